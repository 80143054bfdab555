"""Bring the catalogues up to what the code says: `python -m ui.language.update [language ...]`.

What has no translation yet is named; a new language begins with empty ones.
"""

import sys
from collections.abc import Sequence

from babel.messages.catalog import Message

from ui.language.catalogues import path, sources, updated, write
from ui.language.spoken import ENGLISH, LANGUAGES


def update(codes: Sequence[str]) -> None:
    """Update the catalogues of these languages."""
    for code in codes:
        for name in sources():
            catalog = updated(name, code)
            write(name, code, catalog)
            missing = sum(not _is_full(message) for message in catalog if message.id)
            if missing:
                print(f"{path(name, code)}: {missing} of {len(catalog)} to translate")


def _is_full(message: Message) -> bool:
    forms = message.string
    return all(forms) if isinstance(forms, tuple) else bool(forms)


if __name__ == "__main__":
    update(sys.argv[1:] or [code for code in LANGUAGES if code != ENGLISH])
