"""With the compiled kernel, or without it, for a while: other tests are left with what they had."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from nn_core import compile_kernel, engine


@contextmanager
def compiled() -> Iterator[None]:
    """Runs of bigger networks take a tenth of their time; without Numba they take all of it."""
    before = list(engine._ready)
    try:
        compile_kernel()
        yield
    finally:
        engine._ready[:] = before


@contextmanager
def uncompiled() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "_ready", [])
        yield
