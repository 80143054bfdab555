"""A table to read: a real HTML table, whose cells are plain text whatever stands in them.

Streamlit's own would draw on a canvas that no screen reader sees, or read the cells as Markdown.
"""

from collections.abc import Sequence

from ui.stage.component import component


def table_view(
    key: str,
    title: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    words: Sequence[int] = (0,),
    strong: int | None = None,
) -> None:
    """Draw a table.

    Args:
        key: of the table on its page.
        title: what it shows, for those who cannot see it.
        columns: their headings.
        rows: of as many cells, as they are to be read.
        words: the places of columns that hold words; all others hold numbers.
        strong: the place of the row to point out, if there is one.
    """
    component("table")(
        key=key,
        data={
            "title": title,
            "columns": list(columns),
            "rows": [list(row) for row in rows],
            "words": list(words),
            "strong": strong,
        },
    )
