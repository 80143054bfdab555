"""The catalogues: one `.po` for each room, for each page and for the browser, in each language.

So several people can translate at once. English stands in the code, where Babel finds it.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from ui.language.markup import texts_of

PROJECT = Path(__file__).parents[2]
LOCALE = Path(__file__).with_name("locale")
BROWSER = PROJECT / "ui" / "stage" / "browser"
KEYWORDS: Mapping[str, tuple[int, ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
}
WIDTH = 100
HEADER = "# The words of Nine Numbers in another language: see README.md."


def sources() -> Mapping[str, list[Path]]:
    """The files that a catalogue has the texts of, by its name: a room, or else a page."""
    found: dict[str, list[Path]] = {"app": [PROJECT / "streamlit_app.py"]}
    for file in sorted((PROJECT / "ui").glob("*/*.py")):
        found.setdefault(file.parent.name, []).append(file)
    for file in sorted((PROJECT / "pages").glob("*.py")):
        found.setdefault(file.stem, []).append(file)
    found["browser"] = [*sorted(BROWSER.glob("*.html")), *sorted(BROWSER.glob("*.js"))]
    return found


def extracted(name: str) -> Catalog:
    """The English texts of a catalogue, each with the files that have it."""
    catalog = Catalog(fuzzy=False)
    for file in sources()[name]:
        for message in texts_in(file):
            catalog.add(message, locations=[(file.relative_to(PROJECT).as_posix(), 0)])
    return catalog


def texts_in(file: Path) -> Iterator[str | tuple[str, ...]]:
    """Every English text in a file; two where it depends on a count."""
    if file.suffix == ".html":
        yield from texts_of(file.read_text("utf-8"))
        return
    method = "python" if file.suffix == ".py" else "javascript"
    options = {"parse_template_string": True} if method == "javascript" else {}
    found = extract_from_file(method, file, KEYWORDS, options=options)
    for _line, message, _comments, _context in found:
        yield message


def path(name: str, code: str) -> Path:
    """Where a catalogue lies."""
    return LOCALE / code / "LC_MESSAGES" / f"{name}.po"


def read(name: str, code: str) -> Catalog:
    """A catalogue as it stands; empty if there is none."""
    file = path(name, code)
    if not file.exists():
        return Catalog(locale=code, project="Nine Numbers", header_comment=HEADER, fuzzy=False)
    with file.open("rb") as content:
        return read_po(content, locale=code)


def updated(name: str, code: str) -> Catalog:
    """A catalogue with the texts that the code has now, and their translations as far as known."""
    catalog, template = read(name, code), extracted(name)
    template.creation_date = catalog.creation_date
    catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
    return catalog


def write(name: str, code: str, catalog: Catalog) -> None:
    """Keep a catalogue, in the order of the code; one without texts needs no file."""
    file = path(name, code)
    if not len(catalog):
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as content:
        write_po(content, catalog, WIDTH, ignore_obsolete=True, include_lineno=False)


@cache
def whole(code: str) -> Catalog:
    """The catalogues of a language as one."""
    catalog = Catalog(locale=code, fuzzy=False)
    for file in sorted((LOCALE / code).glob("*/*.po")):
        for message in read(file.stem, code):
            if message.id and message.string:
                catalog.add(message.id, message.string)
    return catalog


def said_in(files: Iterable[Path], code: str) -> dict[str, str | list[str]]:
    """What some files say in a language, by the English text.

    Where it depends on a count, there is one for each of the plurals, by the English one for one.
    """
    catalog = whole(code)
    said: dict[str, str | list[str]] = {}
    for file in sorted(files):
        for text in texts_in(file):
            message = catalog.get(text)
            if message is not None and message.string:
                one = text if isinstance(text, str) else text[0]
                forms = message.string
                said[one] = forms if isinstance(forms, str) else [*forms]
    return said
