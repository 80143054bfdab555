"""The bytes that the stage gets: a head in JSON, and the numbers of a run behind it.

`browser/score.js` reads them. The head's length comes first (uint32), then the head, filled up to
eight bytes, then all parameters and all losses as float64. Bytes reach a component as they are;
anything else would be turned into text and back.
"""

import struct
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

import numpy as np
import orjson
from numpy.typing import ArrayLike, NDArray

from nn_core.validation import Array

Kind: TypeAlias = Literal["<f8", "<f4", "u1"]
LARGEST = float(np.finfo(np.float32).max)


def packed(head: Mapping[str, object], parameters: Array, losses: Array) -> bytes:
    """The head, the parameters (epochs + 1, p) and the losses (epochs + 1,) as bytes."""
    rows, columns = parameters.shape
    text = orjson.dumps({**head, "rows": rows, "columns": columns})
    text += b" " * (-(len(text) + 4) % 8)
    numbers = (np.ascontiguousarray(array, dtype="<f8").tobytes() for array in (parameters, losses))
    return b"".join([struct.pack("<I", len(text)), text, *numbers])


def packed_arrays(
    head: Mapping[str, object], arrays: Mapping[str, tuple[Kind, ArrayLike]]
) -> bytes:
    """The head and, behind it, named arrays, each of its own kind and flat.

    The head says the name, the kind and the length of each; everything begins at a multiple of
    eight bytes. A number of a run that is about to leave all bounds may be too large for "<f4":
    the largest there is stands for it.
    """
    flat = {name: (kind, _flat(kind, numbers)) for name, (kind, numbers) in arrays.items()}
    contents = [[name, kind, len(numbers)] for name, (kind, numbers) in flat.items()]
    text = orjson.dumps({**head, "arrays": contents})
    text += b" " * (-(len(text) + 4) % 8)
    parts = [struct.pack("<I", len(text)), text]
    for _, numbers in flat.values():
        content = numbers.tobytes()
        parts += [content, bytes(-len(content) % 8)]
    return b"".join(parts)


def _flat(kind: Kind, numbers: ArrayLike) -> NDArray[Any]:
    if kind == "<f4":
        numbers = np.clip(numbers, -LARGEST, LARGEST)
    return np.ascontiguousarray(numbers, dtype=kind).ravel()
