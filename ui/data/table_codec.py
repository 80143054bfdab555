"""The tables in a link: compact, and still to be read by a person.

    people=Alice,133,65,1;Bob,160,72,0      name, both features, class 0 or 1
    ask=Emily,128,63;Frank,155,68           name, both features
    columns=Name,Weight (lb),Height (in),Gender,M,F

`columns` are the headings and then what class 0 and class 1 are called. Commas, semicolons and
percent signs within a name are written as %2C, %3B and %25.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ui.data.headings import feature_of, heading_of
from ui.data.person import LONGEST_NAME, Headings, TableError
from ui.data.table import MOST_ROWS, as_number
from ui.language.words import gettext as _
from ui.theme.text import one_line, quoted, shortest


class Row(NamedTuple):
    """Somebody in a table; the class is 0 or 1, or None of those whom one asks about."""

    name: str
    x1: float
    x2: float
    label: int | None = None


@dataclass(frozen=True)
class Rows:
    """A table in the link, a row for everybody.

    Attributes:
        key: its name in the link.
        name: what the app calls it, in English.
        usual: what there is without it, in words.
        labelled: whether each row ends with a class.
    """

    key: str
    name: str
    usual: str
    labelled: bool

    @property
    def label(self) -> str:
        """What the app calls it."""
        return _(self.name)

    @property
    def takes(self) -> str:
        """What it may hold, in words."""
        words = _("up to {most} rows of a name, two numbers")
        if self.labelled:
            words = _("up to {most} rows of a name, two numbers, 0 or 1")
        return words.format(most=MOST_ROWS)

    def read(self, text: str) -> list[Row]:
        """The rows in a link's text.

        Raises:
            TableError: if one of them cannot be read.
        """
        lines = [line for line in text.split(";") if line]
        if len(lines) > MOST_ROWS:
            raise TableError(
                _("There are {count} rows and the limit is {most}.").format(
                    count=len(lines), most=MOST_ROWS
                )
            )
        return [self._row(number, line) for number, line in enumerate(lines, start=1)]

    def written(self, rows: Iterable[Row]) -> str:
        """The rows as the link has them."""
        return ";".join(
            ",".join([_escaped(name), shortest(x1), shortest(x2), *([str(label)] * self.labelled)])
            for name, x1, x2, label in rows
        )

    def problem(self, text: str, source: str = "") -> None:
        """Nothing: what is wrong with rows shows when they are put into the tables."""

    def in_file(self, text: str) -> list[str]:
        """The rows one by one, for people to read."""
        return text.split(";") if text else []

    def has_picked(self, value: object) -> bool:
        """Never: rows are what somebody typed."""
        return False

    def _row(self, number: int, line: str) -> Row:
        cells = [_plain(cell) for cell in line.split(",")]
        values = [as_number(cell) for cell in cells[1:3]]
        if len(cells) == 3 + self.labelled and cells[3:] in ([], ["0"], ["1"]):
            match values:
                case [float(x1), float(x2)]:
                    return Row(cells[0], x1, x2, int(cells[3]) if self.labelled else None)
        raise TableError(
            _("Row {number} is {line}, which cannot be read.").format(
                number=number, line=quoted(line)
            )
        )


@dataclass(frozen=True)
class Columns:
    """The headings of the tables, and what the two classes are called, in the link."""

    key: str
    name: str
    usual: str

    @property
    def takes(self) -> str:
        """What it may hold, in words."""
        return _("four headings, and the names of class 0 and class 1")

    @property
    def label(self) -> str:
        """What the app calls it."""
        return _(self.name)

    def read(self, text: str) -> Headings:
        """The headings in a link's text.

        Raises:
            TableError: if there are not four headings and two different classes.
        """
        cells = [_plain(cell) for cell in text.split(",")]
        if len(cells) != 6 or not all(cells) or cells[4] == cells[5]:
            raise TableError(_("There have to be four headings and two different classes."))
        if max(map(len, cells[4:])) > LONGEST_NAME:
            raise TableError(_("A class has more than {most} letters.").format(most=LONGEST_NAME))
        name, first, second, column = map(heading_of, cells[:4])
        return Headings(name, (feature_of(first), feature_of(second)), column, (cells[4], cells[5]))

    def written(self, headings: Headings) -> str:
        """The headings as the link has them."""
        features = (feature.label for feature in headings.features)
        cells = (headings.name, *features, headings.class_column, *headings.class_names)
        return ",".join(map(_escaped, cells))

    def problem(self, text: str, source: str = "") -> None:
        """Nothing: what is wrong with headings shows when they are put over the tables."""

    def in_file(self, text: str) -> str:
        """The headings as the link has them."""
        return text

    def has_picked(self, value: object) -> bool:
        """Never: headings are what somebody typed."""
        return False


def _escaped(name: str) -> str:
    return name.replace("%", "%25").replace(",", "%2C").replace(";", "%3B")


def _plain(cell: str) -> str:
    return one_line(cell.replace("%3B", ";").replace("%2C", ",").replace("%25", "%"))
