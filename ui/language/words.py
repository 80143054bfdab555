"""The words of the app in the language that holds; English ones are their own keys.

It is gettext of the standard library, with the catalogues of all rooms as one. They are read where
a language other than English is first spoken.

    from ui.language.words import N_, gettext as _, ngettext

A text that is made when a module is imported is marked, `N_("Epochs")`, and looked up where it is
shown, `_(label)`.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

from ui.language.spoken import ENGLISH, language


def gettext(message: str) -> str:
    """A text of the app in the language that holds; an empty one stays empty."""
    spoken = language()
    return message if spoken == ENGLISH or not message else translations(spoken).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The same for a text that depends on a count."""
    return translations(language()).ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802, for gettext calls it so
    """Mark a text that is looked up later."""
    return message


@cache
def translations(code: str) -> NullTranslations:
    """All texts in a language."""
    if code == ENGLISH:
        return NullTranslations()
    # Babel takes a tenth of a second, and who speaks English does not need it.
    from babel.messages.mofile import write_mo  # noqa: PLC0415

    from ui.language.catalogues import whole  # noqa: PLC0415

    compiled = BytesIO()
    write_mo(compiled, whole(code))
    compiled.seek(0)
    return GNUTranslations(compiled)
