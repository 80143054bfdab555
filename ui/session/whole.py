"""A change that is made whole, whatever arrives meanwhile.

Wherever a script touches the session state or draws something, Streamlit may stop it to begin again
with what a newer message of the browser says. In a callback that would leave half of a change, or
none: the gesture is spent, and nobody makes it again.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from streamlit.runtime.scriptrunner import RerunException

Given = ParamSpec("Given")


def whole(change: Callable[Given, None]) -> Callable[Given, None]:
    """A callback that begins again where it was stopped, and only then makes way.

    Args:
        change: made once or in several goes it comes to the same. So it first asks and sets the
            controls, where it may be stopped, and last changes what the session keeps by itself.
            No part of it is whole by itself: it would be made twice.
    """

    @wraps(change)
    def made_whole(*args: Given.args, **kwargs: Given.kwargs) -> None:
        newer: RerunException | None = None
        while True:
            try:
                change(*args, **kwargs)
                break
            except RerunException as stopped:
                newer = stopped
        if newer is not None:
            raise newer

    return made_whole
