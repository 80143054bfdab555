"""One at a time: the scripts of all visitors take turns, in the order in which they came.

Threads of Python share one processor, whatever the machine has. Where many visitors touch something
in the same second, scripts that run at once all end late, and each message that they send waits
behind the others' work; one after the other, nearly all are answered sooner. So nobody's script may
work for long: what takes more than a moment goes in pieces. Whoever has more processors starts more
servers.
"""

from collections import deque
from threading import Event, Lock, get_ident
from types import TracebackType


class Turns:
    """Had by one thread at a time, which may ask for it again; then by who has waited longest.

    A lock of Python goes to whoever comes in the right moment, and some wait several times as long
    as others.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._drawing: int | None = None
        self._depth = 0
        self._waiting: deque[tuple[int, Event]] = deque()

    def __enter__(self) -> None:
        """Wait for the turn."""
        me, called = get_ident(), Event()
        with self._guard:
            if self._drawing in (None, me):
                self._drawing, self._depth = me, self._depth + 1
                return
            self._waiting.append((me, called))
        try:
            called.wait()
        except BaseException:
            # Whoever is stopped while waiting must not be called: nobody would ever come.
            with self._guard:
                if called.is_set():
                    self._hand_over()
                else:
                    self._waiting.remove((me, called))
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Hand it over, once it was given back as often as it was asked for."""
        with self._guard:
            self._depth -= 1
            if self._depth == 0:
                self._hand_over()

    @property
    def is_free(self) -> bool:
        """Whether nobody has it."""
        return self._drawing is None

    def _hand_over(self) -> None:
        self._drawing, self._depth = None, 0
        if self._waiting:
            self._drawing, called = self._waiting.popleft()
            self._depth = 1
            called.set()


TURN = Turns()
"""Had by whoever draws. What is drawn within, as a fragment in its page, has it already."""
