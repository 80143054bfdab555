"""When something fails that should not: a calm sentence for the visitor, all else for the log.

The log has the kind of error, the way through the code, the page and the settings. What the error
itself says stays out, for it may quote what somebody typed; so it is kept out of Streamlit's own
log as well, which hears of errors in callbacks.
"""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.errors import FragmentHandledException
from streamlit.logger import get_logger

from ui.app.turns import TURN
from ui.experiment import bigger_fields
from ui.experiment.bigger_setup import values_of
from ui.experiment.fields import DATASET, FIELDS
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.session.session import session
from ui.session.settings import in_control
from ui.theme.notice import notice

SORRY = N_(
    "Something went wrong here, and it is our fault: change what you did last, or reload the page."
)
QUOTING = ("streamlit.error_util", "streamlit.elements.widgets.data_editor")
"""Loggers of Streamlit that write down what an error says."""


@contextmanager
def calm() -> Iterator[None]:
    """Answer an error in what is drawn within by one sentence; over a fragment, as `@calm()`.

    Whoever draws has the turn meanwhile, and others wait for it.

    What Streamlit itself throws to stop or rerun a script is not an `Exception` and goes on, and
    so does what a fragment within has answered already.
    """
    try:
        with TURN:
            yield
    except FragmentHandledException:
        raise
    except Exception as fault:
        get_logger(__name__).error(report(fault))
        notice(_(SORRY), "healing")


def report(fault: BaseException) -> str:
    """What led to an error, without a word that somebody typed."""
    parts = [f"On the page {session().page_title!r} with {_set()}:\n"]
    cause: BaseException | None = fault
    while cause is not None:
        parts += [f"{type(cause).__name__}\n", *traceback.format_tb(cause.__traceback__)]
        cause = cause.__cause__ or cause.__context__
    return "".join(parts).rstrip()


def _set() -> dict[str, object]:
    """What is set in the session, without anything that somebody typed."""
    values = {key: in_control(key) for key in FIELDS}
    values |= {key: value for key, value in session().own_fields.items() if key in FIELDS}
    values[DATASET.key] = session().source
    told: dict[str, object] = {
        key: value for key, value in values.items() if FIELDS[key].has_picked(value)
    }
    if (bigger := session().bigger) is not None:
        told["bigger"] = {
            key: value
            for key, value in values_of(bigger).items()
            if bigger_fields.FIELDS[key].has_picked(value)
        }
    return told


def _without_words(record: logging.LogRecord) -> bool:
    """Put our report into Streamlit's own line on an error."""
    if record.exc_info and record.exc_info[1] is not None:
        record.msg, record.args, record.exc_info = report(record.exc_info[1]), (), None
    return True


for _name in QUOTING:
    logging.getLogger(_name).addFilter(_without_words)
