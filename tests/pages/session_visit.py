"""What a visitor to a page has open."""

from streamlit.testing.v1 import AppTest

from ui.session.session import KEY, Session


def session_of(page: AppTest) -> Session:
    """What the visitor has open."""
    opened: Session = page.session_state[KEY]
    return opened
