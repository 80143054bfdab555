"""The bytes of the stage: what goes in comes out, to the last bit, where a browser expects it."""

import json
import struct
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core.validation import Array
from tests.ui.stage.unpacking import unpacked
from ui.stage.packing import LARGEST, packed, packed_arrays

FINITE = st.floats(allow_nan=False, allow_infinity=False)
WORDS = st.text(st.characters(exclude_categories=["Cs"]))
HEADS = st.dictionaries(
    WORDS.filter(lambda word: word not in ("rows", "columns")),
    st.one_of(WORDS, FINITE, st.booleans(), st.none(), st.lists(FINITE, max_size=3)),
    max_size=5,
)


@st.composite
def runs(draw: st.DrawFn) -> tuple[Array, Array]:
    """Parameters and losses by epoch, of a network of any size."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 12))
    return draw(arrays(np.float64, (rows, columns), elements=FINITE)), draw(
        arrays(np.float64, rows, elements=FINITE)
    )


@given(HEADS, runs())
def test_what_goes_in_comes_out(head: dict[str, Any], run: tuple[Array, Array]) -> None:
    parameters, losses = run
    told = unpacked(packed(head, parameters, losses))
    rows, columns = parameters.shape
    assert told.head == {**head, "rows": rows, "columns": columns}
    # To the last bit: -0.0 is not 0.0.
    assert told.parameters.tobytes() == parameters.tobytes()
    assert told.losses.tobytes() == losses.tobytes()


@pytest.mark.parametrize("name", ["", "a", "ab", "Jürgen", "👩🏽‍🚀", "a" * 1000])
def test_numbers_begin_where_float64_may_begin(name: str) -> None:
    data = packed({"name": name}, np.array([[1.5, -2.0]]), np.array([0.25]))
    (length,) = struct.unpack("<I", data[:4])
    assert (4 + length) % 8 == 0
    # The filling is space, which JSON passes over.
    assert json.loads(data[4 : 4 + length])["name"] == name
    assert data[4 + length :] == struct.pack("<3d", 1.5, -2.0, 0.25)


def test_numbers_lie_row_by_row_however_they_lay_in_memory() -> None:
    parameters = np.arange(6.0).reshape(3, 2)
    by_column = np.asfortranarray(parameters)
    big_endian = parameters.astype(">f8")
    losses = np.arange(9.0)[::3]
    expected = packed({}, parameters, losses.copy())
    assert packed({}, by_column, losses) == packed({}, big_endian, losses) == expected
    assert expected.endswith(struct.pack("<9d", *range(6), 0, 3, 6))


def test_what_is_too_large_for_32_bits_is_as_large_as_can_be() -> None:
    data = packed_arrays({}, {"losses": ("<f4", [0.25, 1e300, -1e300])})
    assert data[-16:-4] == struct.pack("<3f", 0.25, LARGEST, -LARGEST)
    assert packed_arrays({}, {"numbers": ("<f8", [1e300])})[-8:] == struct.pack("<d", 1e300)
