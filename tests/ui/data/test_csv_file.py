"""CSV files: any two columns of numbers with two classes can be learned from, all else is said."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from nn_core import Feature, Shift
from tests.ui.examples import assert_one_sentence
from ui.data.csv_file import LARGEST_FILE, read_asked_csv, read_csv
from ui.data.table import LONGEST_NAME, Headings, TableError, read_dataset

PEOPLE = """Name,Weight (lb),Height (in),Gender
Alice,133,65,F
Bob,160,72,M
"""
BOM = "\ufeff".encode()
PEOPLE_HEADINGS = Headings(
    "Name", (Feature("Weight", "lb"), Feature("Height", "in")), "Gender", ("M", "F")
)


def read(text: str) -> tuple[list[list[object]], Headings]:
    table, headings = read_csv(text.encode())
    return [list(row) for row in table], headings


def test_the_columns_are_found_by_what_is_in_them() -> None:
    rows, headings = read(PEOPLE)
    assert rows == [["Alice", 133.0, 65.0, "F"], ["Bob", 160.0, 72.0, "M"]]
    assert headings == PEOPLE_HEADINGS


@pytest.mark.parametrize(
    "text",
    [
        PEOPLE.replace(",", ";"),
        PEOPLE.replace(",", "\t"),
        PEOPLE.replace("\n", "\r\n"),
        PEOPLE.replace(",", " , "),
        PEOPLE.replace("\n", "\n\n"),
        PEOPLE.replace("\n", "\n,,,\n"),
        PEOPLE.rstrip(),
        "\ufeff" + PEOPLE,
        PEOPLE.replace("Alice", '"Alice"').replace("133", '"133"'),
    ],
)
def test_the_same_table_in_other_clothes(text: str) -> None:
    assert read(text) == read(PEOPLE)


def test_columns_may_stand_in_any_order() -> None:
    rows, headings = read("Kind,b,Label,a\nyes,1,p,5\nno,2,q,6\nno,3,r,7\n")
    assert rows == [["p", 1.0, 5.0, "yes"], ["q", 2.0, 6.0, "no"], ["r", 3.0, 7.0, "no"]]
    assert headings == Headings("Label", (Feature("b"), Feature("a")), "Kind", ("no", "yes"))


def test_without_names_the_rows_are_numbered() -> None:
    rows, headings = read("x,y,z\n1,2,a\n3,4,b\n5,6,a\n")
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert headings.name == "Name"


@pytest.mark.parametrize(
    ("classes", "names"),
    [
        (["F", "M"], ("M", "F")),
        (["M", "F"], ("F", "M")),
        (["0", "1"], ("0", "1")),
        (["1", "0"], ("0", "1")),
        (["10", "9"], ("9", "10")),
        (["-1", "+1"], ("-1", "+1")),
    ],
)
def test_class_1_is_the_larger_number_or_the_first_word(
    classes: list[str], names: tuple[str, str]
) -> None:
    first, second = classes
    assert read(f"x,y,c\n1,2,{first}\n3,4,{second}\n")[1].class_names == names


def test_the_xor_problem_has_its_classes_in_the_last_column() -> None:
    rows, headings = read("a,b,xor\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n")
    assert headings.class_column == "xor"
    assert headings.class_names == ("0", "1")
    assert [row[3] for row in rows] == ["0", "1", "1", "0"]


def test_empty_cells_stay_empty_until_somebody_fills_them() -> None:
    table, headings = read_csv(b"Name,x,y,c\nA,1,,a\nB,3,4,b\nC,5,6,\n")
    with pytest.raises(TableError, match=r"^y of A is empty: type a number\.$"):
        read_dataset(table, headings, Shift())
    table[0] = ("A", 1.0, 2.0, "a")
    with pytest.raises(TableError, match=r"^c of C is empty: pick a or b\.$"):
        read_dataset(table, headings, Shift())


def test_names_and_headers_are_data() -> None:
    rows, headings = read('<b>,$x$ ($),"[a](b), c",<script>\n"a ""b"", c",1,2,<i>\nd,3,4,$y$\n')
    assert [row[0] for row in rows] == ['a "b", c', "d"]
    assert headings == Headings(
        "<b>", (Feature("$x$", "$"), Feature("[a](b), c")), "<script>", ("$y$", "<i>")
    )


def rows_of(count: int) -> bytes:
    lines = [f"n{number},{number},{number},{'ab'[number % 2]}" for number in range(count)]
    return "\n".join(["Name,x,y,c", *lines]).encode()


def zipped() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("people.csv", PEOPLE)
    return file.getvalue()


CASES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "The file is empty: upload a CSV file with a header and a row for each."),
    "blank": (b" \r\n\t\n", "The file is empty"),
    "binary": (bytes(range(256)), "The file is not text: save your table as CSV in UTF-8"),
    "zip": (zipped(), "The file is not text"),
    "NUL bytes": (PEOPLE.encode().replace(b"Bob", b"B\0b"), "The file is not text"),
    "UTF-16": (PEOPLE.encode("utf-16"), "The file is not text"),
    "latin-1": (PEOPLE.replace("Bob", "Zoë").encode("latin-1"), "The file is not text"),
    "larger than 1 MB": (b"x" * (LARGEST_FILE + 1), "The file is larger than 1 MB: upload a table"),
    "open quotes": (b'a,b,c\n"1,2,x\n3,4,y\n', "not a CSV table: look for quotation marks"),
    "header only": (b"Name,x,y,c\n", "The file has no rows under its header: add one row for each"),
    "blank rows only": (b"Name,x,y,c\n,,,\n", "The file has no rows under its header"),
    "201 rows": (rows_of(201), "The file has 201 rows and the limit is 200: shorten it."),
    "a line for every letter": (b"a\n" * 400_000, "has 400000 lines and the limit is 200 rows"),
    "a column for every letter": (
        b"\n".join([b"a," * 60_000 + b"a", b"1," * 60_000 + b"1"]),
        "The file has 60001 columns and the limit is 100: keep the names, two columns of",
    ),
    "a short row": (b"a,b,c\n1,2,x\n3,4\n", "Row 2 of the file has 2 cells where the header has 3"),
    "a long row": (b"a,b,c\n1,2,x,y\n", "Row 1 of the file has 4 cells where the header has 3"),
    "no header": (b"a,,c\n1,2,x\n3,4,y\n", "Column 2 of the file has no header: name it."),
    "numbers for headers": (b"133,65,F\n160,72,M\n", "The file has numbers in its first row"),
    "one class": (b"a,b,c\n1,2,x\n3,4,x\n5,6,x\n", "No column .* two different values .*a, b, c"),
    "three classes": (b"a,b,c\n1,2,x\n3,4,y\n5,6,z\n", "No column of the file has exactly two"),
    "one number": (
        b"N,a,c\np,1,x\nq,3,y\nr,4,x\n",
        "needs two columns of numbers, and it has 1 [(]a[)].",
    ),
    "no number": (b"N,a,c\np,u,x\nq,v,y\nr,w,x\n", "needs two columns of numbers, and it has 0."),
    "decimal commas": (
        b"N;a;b;c\np;1,5;2,5;x\nq;3,5;4;y\nr;5;6;x\n",
        "a in row 1 of the file is 1,5: write decimals with a point.",
    ),
    "three numbers": (b"a,b,d,c\n1,2,3,x\n4,5,6,y\n", "and it has 3 [(]a, b, d[)]."),
    "two texts": (b"N,O,a,b,c\np,s,1,2,x\nq,t,3,4,y\nr,u,5,6,x\n", "several columns of text, N, O"),
    "text in a number": (b"N,a,b,c\np,1,2,x\nq,hi,4,y\nr,5,6,x\n", "a in row 2 of the file is hi"),
    "NaN in a number": (b"N,a,b,c\np,1,2,x\nq,3,nan,y\nr,5,6,x\n", "b in row 2 of the file is nan"),
    "no separator": (b"one\ntwo\nthree\nfour\n", "No column of the file has exactly two"),
    "prose": (b"Dear all,\n\nplease find it attached.\n", "Row 1 of the file has 1 cells"),
    "HTML": (b"<html><body>\n<p>Not found</p>\n</body>\n", "No column|two columns of numbers"),
}


@pytest.mark.parametrize(("content", "telling_part"), CASES.values(), ids=CASES.keys())
def test_what_cannot_be_read_is_said_in_one_sentence(content: bytes, telling_part: str) -> None:
    with pytest.raises(TableError, match=telling_part) as refusal:
        read_csv(content)
    assert_one_sentence(str(refusal.value))


def test_numbers_out_of_bounds_are_said_when_the_table_is_used() -> None:
    for number in ("inf", "-inf", "1e999", "2e9"):
        table, headings = read_csv(f"N,a,b,c\np,1,2,x\nq,{number},4,y\n".encode())
        with pytest.raises(TableError, match=r"^a of q is too large: type a number"):
            read_dataset(table, headings, Shift())


def test_the_largest_file_that_can_be_used() -> None:
    assert len(read_csv(rows_of(200))[0]) == 200


def test_long_headers_are_cut() -> None:
    _, headings = read(f"N,{'a' * 100},b,c\np,1,2,x\nq,3,4,y\n")
    assert headings.features[0].name == "a" * LONGEST_NAME


@pytest.mark.parametrize(
    ("header", "feature"),
    [
        ("Weight (lb)", Feature("Weight", "lb")),
        ("Weight  ( lb )", Feature("Weight", "lb")),
        ("Weight", Feature("Weight")),
        ("f(x)", Feature("f(x)")),
        ("(lb)", Feature("(lb)")),
        ("a (b) c", Feature("a (b) c")),
    ],
)
def test_a_unit_stands_in_brackets_behind_the_name(header: str, feature: Feature) -> None:
    _, headings = read(f"N,{header},b,c\np,1,2,x\nq,3,4,y\n")
    assert headings.features[0] == feature


def test_those_to_predict() -> None:
    table = read_asked_csv(b"a;Name;b\n1;Emily;2\n3;Frank;4\n")
    assert table == [("Emily", 1.0, 2.0), ("Frank", 3.0, 4.0)]
    for content in (b"a,b\n1,2\n", b"N,a\nx,1\n", b"N,a,b,c\nx,1,2,3\n", b"", b"\xff\xfe"):
        with pytest.raises(TableError) as refusal:
            read_asked_csv(content)
        assert_one_sentence(str(refusal.value))


MANY_COLUMNS = ",".join(f"column {number}" for number in range(2000)) + "\n" + "7," * 1999 + "8\n"


@pytest.mark.parametrize("text", [MANY_COLUMNS, '"a\n(m)",b,c\n1,2,x\n3,4,x\n'])
def test_headers_make_no_sentence_long_or_broken(text: str) -> None:
    with pytest.raises(TableError) as refusal:
        read(text)
    assert_one_sentence(str(refusal.value))
    assert len(str(refusal.value)) < 400


def test_long_classes_make_no_sentence_long() -> None:
    with pytest.raises(TableError, match="has 5000 letters and the limit is 60") as refusal:
        read_csv(f"N,a,b,c\np,1,2,{'x' * 5000}\nq,3,,y\nr,3,4,\n".encode())
    assert len(str(refusal.value)) < 400
