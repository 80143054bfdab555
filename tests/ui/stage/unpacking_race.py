"""What the stage of a race is told, read back as the browser reads it."""

import json
import struct
from typing import Any

import numpy as np

from nn_core.validation import Array


def unpacked(data: bytes) -> tuple[dict[str, Any], Array, Array]:
    """The head, parameters (runs, stops, p) and losses (runs, epochs)."""
    (length,) = struct.unpack_from("<I", data)
    head = json.loads(data[4 : 4 + length])
    count, stops = len(head["runs"]), len(head["stops"])
    numbers = np.frombuffer(data[4 + length :], dtype="<f4").astype(float)
    losses = count * head["epochs"]
    parameters = numbers[:-losses].reshape(count, stops, -1)
    return head, parameters, numbers[-losses:].reshape(count, -1)
