"""What the stage of a race is told, read back as the browser reads it."""

import json
import struct
from typing import Any

import numpy as np

from nn_core.validation import Array


def unpacked(data: bytes) -> tuple[dict[str, Any], Array, Array]:
    """The head, parameters (runs, stops, p) of runs of one shape, and losses (runs, epochs)."""
    head, arrays = arrays_of(data)
    count, stops = len(head["runs"]), len(head["stops"])
    parameters = arrays["parameters"].reshape(count, stops, -1)
    return head, parameters, arrays["losses"].reshape(count, -1)


def arrays_of(data: bytes) -> tuple[dict[str, Any], dict[str, Array]]:
    """The head, and the arrays by their names."""
    (length,) = struct.unpack_from("<I", data)
    head = json.loads(data[4 : 4 + length])
    begin, arrays = 4 + length, {}
    for name, kind, count in head["arrays"]:
        found = np.frombuffer(data, dtype=kind, count=count, offset=begin)
        arrays[name] = found.astype(float)
        begin += -(-found.nbytes // 8) * 8
    return head, arrays
