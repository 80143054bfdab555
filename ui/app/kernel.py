"""Make the compiled training step ready while nobody waits for it.

That takes seconds where it has never been done before, and else half a second. So it begins when
the first picture was sent and the browser has had time to paint it. Until it is done, and where it
fails, plain Python and NumPy train the network, to the same picture.
"""

import os
from functools import cache
from threading import Thread, Timer

from streamlit.logger import get_logger

from nn_core import compile_kernel

SWITCH = "NINE_NUMBERS_KERNEL"
"""Is this "off" in the environment, it is left alone: for tests, and where memory is scarce."""
PAUSE = 2.0
"""Seconds from the first picture until it begins."""


@cache
def compile_in_background() -> Thread | None:
    """See to it once in the life of the server; None if it is switched off."""
    if os.environ.get(SWITCH) == "off":
        return None
    timer = Timer(PAUSE, _compile)
    # Whoever ends the server does not wait for it.
    timer.daemon = True
    timer.start()
    return timer


def _compile() -> None:
    try:
        compile_kernel()
    except Exception as fault:
        get_logger(__name__).warning(
            "The training step was not compiled, so networks learn more slowly: %s",
            type(fault).__name__,
        )
