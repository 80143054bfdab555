"""The texts in a piece of our own HTML: between its tags, and in what is read aloud or hovers."""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

TEXT = re.compile(r"(>\s*|\b(?:aria-label|title)=\")([^<>\"]*[A-Za-z]{2}[^<>\"]*?)(?=\s*<|\")")
"""What stands before a text, and the text."""
ENTITY = re.compile(r"&#?\w+;")


def texts_of(html: str) -> Iterator[str]:
    """Every text, in its order."""
    for found in TEXT.finditer(html):
        if _has_words(found[2]):
            yield unescape(found[2])


def translated(html: str, translate: Callable[[str], str]) -> str:
    """The same HTML with every text in another language."""

    def put(found: re.Match[str]) -> str:
        text = found[2]
        return found[1] + (escape(translate(unescape(text))) if _has_words(text) else text)

    return TEXT.sub(put, html)


def _has_words(text: str) -> bool:
    return bool(re.search("[A-Za-z]{2}", ENTITY.sub("", text)))
