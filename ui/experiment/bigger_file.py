"""A bigger network as a file: JSON with all fields of its link, and tables of any length."""

from ui.experiment.bigger_fields import FIELDS, VERSION
from ui.experiment.bigger_link import fields_of, read_bigger_link
from ui.experiment.bigger_setup import BiggerSetup
from ui.experiment.experiment_file import ABOUT, NO_EXPERIMENT, FileError, as_json, fields_in
from ui.language.words import N_
from ui.language.words import gettext as _

PAGE, OURS = "page", "bigger"
"""By this a file is told from those of the Playground."""


def bigger_file(setup: BiggerSetup) -> str:
    """All that is set, as JSON."""
    about = "A network of Nine Numbers. To open it, press Share on the page Bigger networks."
    fields = {key: FIELDS[key].in_file(text) for key, text in fields_of(setup).items()}
    return as_json({ABOUT: about, PAGE: OURS, VERSION.key: VERSION.default, **fields})


def read_bigger_file(content: bytes) -> tuple[BiggerSetup, list[str]]:
    """What a file sets, and a sentence on each field that cannot be used; plain text.

    Raises:
        FileError: if it holds no bigger network at all.
    """
    fields = fields_in(content)
    if not fields:
        raise FileError(_(NO_EXPERIMENT))
    if fields.pop(PAGE, "") != OURS:
        raise FileError(_("The file is none of this page: open it behind Share on the Playground."))
    return read_bigger_link(fields, source=N_("The file"))
