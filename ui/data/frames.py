"""Tables as Streamlit's editor wants and gives them: everywhere else a table is a list of rows.

All cells are text there. A column of numbers would swallow what it does not take for one, as `1,5`
or `133 lb`, before anybody could read it. pandas takes a quarter of a second to load, and the first
picture does without it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.data.person import Row, is_empty
from ui.data.table import COLUMNS
from ui.theme.text import shortest

if TYPE_CHECKING:
    import pandas as pd


def as_texts(rows: Sequence[Row]) -> list[tuple[str | None, ...]]:
    """Rows with text in all cells, and None where nothing stands."""
    return [tuple(map(_text, row)) for row in rows]


def as_frame(rows: Sequence[Row], columns: Sequence[str] = COLUMNS) -> "pd.DataFrame":
    """Rows as a data frame with these columns, all of text."""
    import pandas as pd  # noqa: PLC0415

    return pd.DataFrame(as_texts(rows), columns=list(columns), dtype="object")


def as_rows(frame: "pd.DataFrame") -> list[Row]:
    """The rows of a data frame, with None in empty cells."""
    cells = frame.astype("object")
    return list(cells.where(cells.notna(), None).itertuples(index=False, name=None))


def _text(cell: object) -> str | None:
    if is_empty(cell):
        return None
    return shortest(cell) if isinstance(cell, float) else str(cell)
