"""Whatever people and links can bring: tables, links and files, from nearly sound to hopeless."""

import gzip
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pandas as pd
from hypothesis import strategies as st

from nn_core import Feature
from ui.data.person import Headings
from ui.experiment.field_kinds import Choice, Number
from ui.experiment.fields import FIELDS

TRICKY = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">a</a>',
    "<b>bold</b>",
    "**bold** [a](https://a.b) # x",
    "$\\frac{1}{2}$",
    ":red[x] :material/home:",
    "%{x} %{customdata}",
    "\u202enom\u200f",
    "\x00\x1b[31m\x7f",
    "half \ud83d",
    "👩🏽\u200d🚀",
    "z̸̢̛̤̈́͝a̷̰͝",
    "nan",
    "a,b;c%2C%3B%25",
    "x" * 10_000,
    "שרה",
    "",
)
LETTERS = st.characters()
WORDS = st.one_of(st.sampled_from(TRICKY), st.text(LETTERS, max_size=12))
NUMBERS = st.one_of(
    st.floats(), st.floats(-1e9, 1e9), st.integers(), st.integers(-9, 9), st.just(10**400)
)
NUMERALS = st.one_of(
    NUMBERS.map(str), st.sampled_from(["1,5", "1e999", "-0", "٣", "1_000", "0x1", " 7 ", "1e-320"])
)
CELLS = st.one_of(NUMBERS, NUMERALS, WORDS, st.sampled_from([None, pd.NA, pd.NaT, True, [], {}]))
SHIFTS = st.sampled_from(["fixed", "mean", "standard"])
SOUND_HEADINGS = Headings(
    "Name", (Feature("Weight", "lb"), Feature("Height", "in")), "Gender", ("M", "F")
)


def mostly(sound: st.SearchStrategy[Any], anything: st.SearchStrategy[Any]) -> Any:
    """Sound cells with something else in between, so that some tables are sound as a whole."""
    return st.integers(0, 15).flatmap(lambda chance: sound if chance else anything)


@st.composite
def rows(draw: st.DrawFn, most: int = 6) -> list[list[Any]]:
    """Rows of a table to learn from: mostly a name, two numbers and a class."""
    number = mostly(st.floats(-1e9, 1e9), CELLS)
    kinds = draw(mostly(st.sampled_from(["M", "F"]), CELLS).map(lambda cell: [cell, "M", "F"]))
    made = [
        [draw(mostly(st.just(f"n{row}"), CELLS)), draw(number), draw(number), kinds[row % 3]]
        for row in range(draw(st.integers(0, most)))
    ]
    return made * draw(st.sampled_from([1] * 30 + [70]))


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[Any, ...]]:
    """A table with anything in its cells."""
    return [tuple(row) for row in draw(rows())]


def texts_of(setting: Any) -> st.SearchStrategy[str]:
    """What a link may say for a setting: what it can use, and what it cannot."""
    if isinstance(setting, Choice):
        return mostly(st.sampled_from(sorted(setting.options)), WORDS)  # type: ignore[no-any-return]
    return mostly(  # type: ignore[no-any-return]
        st.floats(setting.low, setting.high).map(setting.written), st.one_of(NUMERALS, WORDS)
    )


@st.composite
def links(draw: st.DrawFn) -> Mapping[str, str]:
    """A link with some settings, tables, and a key or two that mean nothing."""
    keys = draw(st.sets(st.sampled_from([*FIELDS]), max_size=5))
    link = {
        key: draw(texts_of(field) if isinstance(field, Number | Choice) else WORDS)
        for key, field in FIELDS.items()
        if key in keys
    }
    if draw(st.integers(0, 2)):
        people = draw(rows())
        link["people"] = ";".join(
            _row(row, draw(mostly(st.just(True), st.just(False)))) for row in people
        )
        link["ask"] = ";".join(_row([f"a{n}", *row[1:3]]) for n, row in enumerate(draw(rows(3))))
        names = [draw(mostly(st.just(f"h{n}"), WORDS)) for n in range(4)]
        classes = [draw(mostly(st.just(name), WORDS)) for name in "MF"]
        link["columns"] = ",".join(map(_escaped, [*names, *classes]))
    if not draw(st.integers(0, 9)):
        link |= draw(st.dictionaries(st.text(max_size=5), WORDS, max_size=2))
    return link


def _row(cells: list[Any], escaped: bool = True) -> str:
    """A row as links have it, with its class as a number."""
    *before, last = map(str, cells)
    texts = [*before, {"M": "0", "F": "1"}.get(last, last)]
    return ",".join(map(_escaped, texts) if escaped else texts)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace(",", "%2C").replace(";", "%3B")


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A table as some program may have saved it, in an encoding and with signs of its own."""
    separator = draw(st.sampled_from([",", ";", "\t", "|"]))
    comma = not draw(st.integers(0, 4))
    lines = [["Name", "a (m)", "b", "Kind"], *draw(rows())]
    text = draw(st.sampled_from(["\n", "\r\n", "\r"])).join(
        separator.join(_cell(cell, comma) for cell in line) for line in lines
    )
    encoding = draw(
        st.sampled_from(["utf-8"] * 5 + ["utf-8-sig", "cp1252", "utf-16", "utf-32", "cp037"])
    )
    content = text.encode(encoding, errors="replace")
    pack = draw(st.integers(0, 9))
    return _zipped(content) if pack == 8 else gzip.compress(content) if pack == 9 else content


def _cell(cell: object, comma: bool) -> str:
    """A cell of a file: programs on the continent write a comma in numbers."""
    return str(cell).replace(".", ",") if comma and isinstance(cell, float) else str(cell)


def _zipped(content: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("data.csv", content)
    return file.getvalue()
