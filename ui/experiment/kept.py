"""Runs that are kept for whoever asks next, in as much memory as they may take together."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """A function that remembers what it gave last, as `lru_cache` does, but counts bytes.

    Args:
        make: gives the value of a key; two who ask at once may both have it made.
        size: of a value, in bytes.
        most: bytes that all values may have together; the one asked for last is always kept.
    """

    def __init__(
        self, make: Callable[[Key], Value], size: Callable[[Value], int], most: int
    ) -> None:
        self._make, self._size, self._most = make, size, most
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def __call__(self, key: Key) -> Value:
        """The value of a key."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = self._make(key)
        with self._lock:
            if key not in self._values:
                self._values[key] = value
                self._bytes += self._size(value)
            while self._bytes > self._most and len(self._values) > 1:
                self._bytes -= self._size(self._values.popitem(last=False)[1])
        return value

    def cache_clear(self) -> None:
        """Forget all values."""
        with self._lock:
            self._values.clear()
            self._bytes = 0
