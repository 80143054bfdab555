"""The tables in a link: compact, and still to be read by a person.

    people=Alice,133,65,1;Bob,160,72,0      name, both features, class 0 or 1
    ask=Emily,128,63;Frank,155,68           name, both features
    columns=Name,Weight (lb),Height (in),Gender,M,F

`columns` are the headings and then what class 0 and class 1 are called. Commas, semicolons and
percent signs within a name are written as %2C, %3B and %25.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import quote_plus

import pandas as pd

from nn_core import Dataset
from ui.csv_file import feature_of, heading_of
from ui.experiment import Asked
from ui.table import LONGEST_NAME, MOST_ROWS, Headings, TableError, as_number
from ui.text import one_line, quoted

PEOPLE, ASK, COLUMNS = "people", "ask", "columns"
KEYS = (PEOPLE, ASK, COLUMNS)
NUMBERS = {"x1": "float64", "x2": "float64"}
MOST_LETTERS = 7500
"""Longer links get lost: some browsers and chat programs cut them at 8,000 letters."""


def written_tables(
    dataset: Dataset, to_predict: Sequence[Asked], headings: Headings
) -> dict[str, str] | None:
    """The tables as the link has them; None if they are too long for a link."""
    rows = zip(dataset.names, dataset.values, dataset.labels, strict=True)
    link = {
        PEOPLE: ";".join(
            ",".join([_escaped(name), _number(x1), _number(x2), str(label)])
            for name, (x1, x2), label in rows
        ),
        ASK: ";".join(
            ",".join([_escaped(name), _number(x1), _number(x2)]) for name, x1, x2 in to_predict
        ),
        COLUMNS: ",".join(
            map(
                _escaped,
                (
                    headings.name,
                    *(feature.label for feature in headings.features),
                    headings.class_column,
                    *headings.class_names,
                ),
            )
        ),
    }
    length = sum(len(_in_address(text)) for text in link.values())
    return link if length <= MOST_LETTERS else None


def read_tables(link: Mapping[str, str]) -> tuple[pd.DataFrame, pd.DataFrame, Headings]:
    """The table to learn from, the one to predict, and the headings, from a link with `people`.

    Raises:
        TableError: if they cannot be read so.
    """
    columns = [_plain(cell) for cell in link.get(COLUMNS, "").split(",")]
    if len(columns) != 6 or not all(columns) or columns[4] == columns[5]:
        raise TableError(
            "The link's columns cannot be read: there have to be four headings and two classes."
        )
    name, x1, x2, class_column = map(heading_of, columns[:4])
    if max(map(len, columns[4:])) > LONGEST_NAME:
        raise TableError(
            f"The link has a class of more than {LONGEST_NAME} letters: give it a shorter name."
        )
    headings = Headings(
        name=name,
        features=(feature_of(x1), feature_of(x2)),
        class_column=class_column,
        class_names=(columns[4], columns[5]),
    )
    people = _rows(link[PEOPLE], 4, "people")
    asked = _rows(link.get(ASK, ""), 3, "people to predict")
    for row in people:
        if row[3] not in ("0", "1"):
            raise TableError(
                f"The link has the class {quoted(row[3])} for {quoted(row[0])}: it has to be 0 "
                "or 1."
            )
        row[3] = headings.class_names[int(row[3])]
    return (
        pd.DataFrame(people, columns=["name", "x1", "x2", "class"]).astype(NUMBERS),
        pd.DataFrame(asked, columns=["name", "x1", "x2"]).astype(NUMBERS),
        headings,
    )


def _rows(text: str, width: int, what: str) -> list[list[str]]:
    rows = [[_plain(cell) for cell in row.split(",")] for row in text.split(";") if row]
    if len(rows) > MOST_ROWS:
        raise TableError(f"The link has {len(rows)} {what} and the limit is {MOST_ROWS}.")
    for number, row in enumerate(rows, start=1):
        if len(row) != width or any(as_number(cell) is None for cell in row[1:3]):
            raise TableError(
                f"Row {number} of the {what} in the link is {quoted(','.join(row))}, which cannot "
                "be read."
            )
    return rows


def _number(value: float) -> str:
    """The shortest text that is this number again."""
    return repr(value).removesuffix(".0")


def _escaped(name: str) -> str:
    return name.replace("%", "%25").replace(",", "%2C").replace(";", "%3B")


def _plain(cell: str) -> str:
    return one_line(cell.replace("%3B", ";").replace("%2C", ",").replace("%25", "%"))


def _in_address(text: str) -> str:
    """The text as it stands in the address bar."""
    return quote_plus(text, safe=",;()")
