"""The bytes that the stage gets: a head in JSON, and the numbers of a run behind it.

`browser/score.js` reads them. The head's length comes first (uint32), then the head, filled up to
eight bytes, then all parameters and all losses as float64. Bytes reach a component as they are;
anything else would be turned into text and back.
"""

import struct
from collections.abc import Mapping

import numpy as np
import orjson

from nn_core.validation import Array


def packed(head: Mapping[str, object], parameters: Array, losses: Array) -> bytes:
    """The head, the parameters (epochs + 1, p) and the losses (epochs + 1,) as bytes."""
    rows, columns = parameters.shape
    text = orjson.dumps({**head, "rows": rows, "columns": columns})
    text += b" " * (-(len(text) + 4) % 8)
    numbers = (np.ascontiguousarray(array, dtype="<f8").tobytes() for array in (parameters, losses))
    return b"".join([struct.pack("<I", len(text)), text, *numbers])
