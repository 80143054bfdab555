"""What of all that a cell may hold is a number by itself."""

import numpy as np
import pandas as pd
import pytest

from ui.data.table import as_number

NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (1, 1.0),
        ("1e3", 1000.0),
        (" -2.5 ", -2.5),
        ("inf", INF),
        (True, 1.0),
        (np.float32(0.5), 0.5),
    ],
)
def test_what_is_a_number(cell: object, number: float) -> None:
    assert as_number(cell) == number


@pytest.mark.parametrize(
    "cell", [None, NAN, "nan", "", "x", "1,5", pd.NA, pd.NaT, 10**400, [], {}, 1j]
)
def test_what_is_no_number(cell: object) -> None:
    assert as_number(cell) is None
