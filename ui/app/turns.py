"""One at a time: the scripts of all visitors take turns, in about the order in which they came.

Threads of Python share one processor, whatever the machine has. Where many visitors touch something
in the same second, scripts that run at once all end late, and each message that they send waits
behind the others' work; one after the other, nearly all are answered sooner. So nobody's script may
work for long: what takes more than a moment goes in pieces. Whoever has more processors starts more
servers.
"""

from threading import RLock

TURN = RLock()
"""Held by whoever draws. What is drawn within, as a fragment in its page, has it already."""
