"""Between the rows of the app and the data frames of Streamlit's editor nothing gets lost."""

import subprocess
import sys

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from tests.servers import ROOT
from tests.ui.examples import UNTIMED
from ui.data.frames import as_frame, as_rows
from ui.data.table import COLUMNS, is_empty

NUMBERS = st.one_of(st.none(), st.floats(allow_nan=False))
WORDS = st.one_of(st.none(), st.text(max_size=5))
ROWS = st.lists(st.tuples(WORDS, NUMBERS, NUMBERS, WORDS), max_size=5)


@UNTIMED
@given(ROWS)
def test_rows_come_back_as_they_were(rows: list[tuple[object, ...]]) -> None:
    frame = as_frame(rows)
    assert tuple(frame.columns) == COLUMNS
    assert [str(kind) for kind in frame.dtypes] == ["object", "float64", "float64", "object"]
    assert as_rows(frame) == rows
    asked = [row[:3] for row in rows]
    assert as_rows(as_frame(asked, COLUMNS[:3])) == asked


def test_whatever_pandas_calls_missing_is_an_empty_cell() -> None:
    frame = pd.DataFrame({"name": [pd.NA, pd.NaT, None, float("nan")], "x1": [1.0] * 4})
    assert [is_empty(name) for name, _ in as_rows(frame)] == [True] * 4


def test_the_first_picture_does_without_pandas() -> None:
    script = (
        "import sys, ui.app.pages, ui.playground.stage_section, ui.playground.data_section; "
        "print('pandas' in sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == "False"
