"""The experiment as a file: JSON with the fields of the link, all of them, and under longer names.

A table is a list of the link's rows. So a file is read by what reads links, and is as long as the
tables are.
"""

import json
from collections.abc import Mapping

from ui.experiment.fields import (
    ASK,
    FIELDS,
    LOSS_AXIS,
    OF_A_RUN,
    SHIFT,
    SHOW,
    VERSION,
)
from ui.experiment.permalink import Setup, fields_of, read_link
from ui.language.words import N_
from ui.language.words import gettext as _

LARGEST_FILE = 1_000_000
ABOUT = "about"
NO_EXPERIMENT = N_("The file holds no experiment of this app: pick one that Share has made.")
LONG_NAMES = {
    VERSION.key: "version",
    **{field.key: name for name, field in OF_A_RUN.items()},
    ASK.key: "to_predict",
    SHIFT.key: "shift",
    SHOW.key: "shown",
    LOSS_AXIS.key: "loss_axis",
}
KEYS = {long: key for key, long in LONG_NAMES.items()}


class FileError(ValueError):
    """Why a file cannot be opened, in one sentence for the person who picked it."""


def experiment_file(setup: Setup) -> str:
    """All that is set, as JSON."""
    fields = {VERSION.key: VERSION.usual, **fields_of(setup)}
    about = "An experiment of Nine Numbers. To open it, press Share on the Playground."
    named = {LONG_NAMES.get(key, key): FIELDS[key].in_file(text) for key, text in fields.items()}
    return as_json({ABOUT: about, **named})


def read_experiment_file(content: bytes) -> tuple[Setup, list[str]]:
    """What a file sets, and a sentence on each field that cannot be used; plain text.

    Raises:
        FileError: if it holds no experiment at all.
    """
    named = fields_in(content)
    if LONG_NAMES[VERSION.key] not in named:
        raise FileError(_(NO_EXPERIMENT))
    return read_link({KEYS.get(name, name): text for name, text in named.items()}, N_("The file"))


def as_json(content: Mapping[str, object]) -> str:
    """The content of a file, to be read by people too."""
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def fields_in(content: bytes) -> dict[str, str]:
    """The texts of the fields in a file, by their names there; none if it is anything else.

    Raises:
        FileError: if it is too large.
    """
    if len(content) > LARGEST_FILE:
        raise FileError(_("The file is larger than 1 MB: pick one that Share has made."))
    return {name: _text(value) for name, value in _parsed(content).items() if name != ABOUT}


def _parsed(content: bytes) -> dict[str, object]:
    """The names and values in a file; none if it is anything else."""
    try:
        # Numbers stay as they are written, as in a link.
        parsed = json.loads(content, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        return {}
    named = parsed.items() if isinstance(parsed, dict) else ()
    return {_without_halves(name): value for name, value in named}


def _text(value: object) -> str:
    """The text in a field; of what JSON has besides, something that no field takes."""
    if isinstance(value, list):
        value = ";".join(map(str, value))
    return _without_halves(value if isinstance(value, str) else json.dumps(value))


def _without_halves(text: str) -> str:
    """The text without halves of characters: JSON can hold them, the way to a browser cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")
