"""What the stage is told, read back as the browser reads it."""

import json
import struct
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np

from nn_core.validation import Array


@dataclass(frozen=True)
class Told:
    """The head, the parameters by epoch and the losses by epoch."""

    head: dict[str, Any]
    parameters: Array
    losses: Array


def unpacked(data: bytes) -> Told:
    """What is in the bytes, to the last of them."""
    (length,) = struct.unpack_from("<I", data)
    begin = 4 + length
    assert begin % 8 == 0
    head = json.loads(data[4:begin], parse_constant=_no_constant)
    rows, columns = head["rows"], head["columns"]
    numbers = np.frombuffer(data[begin:], dtype="<f8")
    assert numbers.size == rows * (columns + 1)
    return Told(head, numbers[: rows * columns].reshape(rows, columns), numbers[rows * columns :])


def _no_constant(name: str) -> NoReturn:
    raise AssertionError(f"{name} in the head")
