"""Between the rows of the app and the data frames of Streamlit's editor nothing gets lost."""

import subprocess
import sys

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from tests.servers import ROOT
from ui.data.cells import Quantity, quantity
from ui.data.frames import as_frame, as_rows, as_texts
from ui.data.person import is_empty
from ui.data.table import COLUMNS

CELLS = st.one_of(st.none(), st.text(max_size=5))
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), max_size=5)


@given(ROWS)
def test_what_is_typed_comes_back_as_it_was(rows: list[tuple[object, ...]]) -> None:
    frame = as_frame(rows)
    assert tuple(frame.columns) == COLUMNS
    typed = [tuple(None if is_empty(cell) else cell for cell in row) for row in rows]
    assert as_rows(frame) == typed
    asked = [row[:3] for row in typed]
    assert as_rows(as_frame(asked, COLUMNS[:3])) == asked


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_comes_back_to_the_last_bit(number: float) -> None:
    ((_, x1, _, _),) = as_rows(as_frame([("A", number, None, "F")]))
    assert isinstance(x1, str)
    assert quantity(x1) == Quantity(number)


def test_numbers_stand_in_the_cells_as_people_write_them() -> None:
    assert as_texts([("A", 133.0, 64.5, None)]) == [("A", "133", "64.5", None)]


def test_whatever_pandas_calls_missing_is_an_empty_cell() -> None:
    frame = pd.DataFrame({"name": [pd.NA, pd.NaT, None, float("nan")], "x1": [1.0] * 4})
    assert [is_empty(name) for name, _ in as_rows(frame)] == [True] * 4


def loads_pandas(*modules: str) -> bool:
    script = f"import sys, {', '.join(modules)}; print('pandas' in sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return ended.stdout.strip() == "True"


def test_the_first_picture_does_without_pandas() -> None:
    assert not loads_pandas(
        "ui.app.pages", "ui.playground.stage_section", "ui.playground.data_section"
    )


def test_whoever_draws_with_plotly_has_pandas_whole() -> None:
    assert loads_pandas("ui.figures.chart")
