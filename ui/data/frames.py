"""Tables as Streamlit's editor wants and gives them: everywhere else a table is a list of rows.

pandas takes a quarter of a second to load, and the first picture does without it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.data.table import COLUMNS, Row

if TYPE_CHECKING:
    import pandas as pd

TYPES = {"name": "object", "x1": "float64", "x2": "float64", "class": "object"}


def as_frame(rows: Sequence[Row], columns: Sequence[str] = COLUMNS) -> "pd.DataFrame":
    """Rows as a data frame with these columns, two of which hold numbers."""
    import pandas as pd  # noqa: PLC0415

    frame = pd.DataFrame([list(row) for row in rows], columns=list(columns), dtype="object")
    return frame.astype({name: TYPES[name] for name in columns})


def as_rows(frame: "pd.DataFrame") -> list[Row]:
    """The rows of a data frame, with None in empty cells."""
    cells = frame.astype("object")
    return list(cells.where(cells.notna(), None).itertuples(index=False, name=None))
