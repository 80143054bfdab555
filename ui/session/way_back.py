"""The way back: what a view looked at before one of its runs was opened somewhere else.

On the way from page to page Streamlit adds addresses to the browser's history that nobody has seen:
the page before, with the link of the page after. So whoever goes back to a view meets one of those
first, and the session has to know what the view looked at.
"""

from ui.experiment.bigger_setup import BiggerSetup
from ui.experiment.fields import OF
from ui.experiment.permalink import Setup
from ui.session.own_fields import has_own_address, own_field
from ui.session.session import session


def keep_seen(setup: Setup | BiggerSetup) -> None:
    """Remember that the view of now looks at this."""
    state = session()
    state.seen[state.page, own_field(OF)] = setup


def seen_before() -> Setup | BiggerSetup | None:
    """What a view looked at when somebody left it, where the address of now does not tell.

    None if the address tells, if the page is no view, or if nobody was here.
    """
    state = session()
    return None if has_own_address() else state.seen.get((state.page, own_field(OF)))
