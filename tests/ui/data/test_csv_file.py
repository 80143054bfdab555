"""CSV files: any two columns of numbers with two classes can be learned from, all else is said."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from nn_core import Feature, Shift
from tests.ui.examples import assert_one_sentence
from ui.data.csv_file import read_asked_csv, read_csv
from ui.data.person import LONGEST_NAME, Headings, TableError
from ui.data.table import read_dataset

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


def zipped(name: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr(name, PEOPLE)
    return file.getvalue()


CASES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "There is nothing to read: bring a table with a row for each sample."),
    "blank": (b" \r\n\t\n", "There is nothing to read"),
    "binary": (bytes(range(256)), "The file is not text: save your table as CSV"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00", "This is a picture and no table: save yours as"),
    "photo": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "This is a picture and no table"),
    "PDF": (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "This is a PDF document and no"),
    "word processor": (b"{\\rtf1 Name,Weight\\par Alice,133}", "a document of a word processor"),
    "JSON": (b'[{"name": "Ann", "w": 60}, {"name": "Bob", "w": 82}]', "This is JSON and no table"),
    "saved page": (b"\n<!-- saved from -->\n<html>Log in</html>", "The file is a web page"),
    "part of a page": (b"<div class='a'><table><tr><td>N</td></table>", "The file is a web page"),
    "few zeros": (b"\x00\x01\xff\xfe garbage", "The file is not text"),
    "NUL bytes": (PEOPLE.encode().replace(b"Bob", b"B\0b"), "The file is not text"),
    "zip": (zipped("people.csv"), "a packed archive and no workbook: unpack it first"),
    "Numbers": (zipped("Index/Document.iwa"), "a document of Numbers: export it as Excel or as"),
    "web page": (b"\n<html><body><table><tr><td>1</td></tr></table>", "The file is a web page"),
    "OpenDocument": (zipped("content.xml"), "an OpenDocument workbook: save it as .xlsx or as CSV"),
    "workbook without sheets": (zipped("xl/workbook.xml"), "cannot be opened as one"),
    "old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "of the old kind: save it as .xlsx"),
    "header only": (b"Name,x,y,c\n", "no rows under the headings: add one row for each sample"),
    "blank rows only": (b"Name,x,y,c\n,,,\n", "no rows under the headings"),
    "a line for every letter": (b"a\n" * 400_000, "None of the columns .* has classes"),
    "one class": (
        b"a,b,c\n1,2,x\n3,4,x\n5,6,x\n",
        "c of everybody is x: add a row of another class",
    ),
    "one number": (b"N,a,c\np,1,x\nq,3,y\nr,4,x\n", "and there is 1, a: add what is missing"),
    "no number": (b"N,a,c\np,u,x\nq,v,y\nr,w,x\n", "and there are none: add what is missing"),
    "no separator": (b"one\ntwo\nthree\nfour\n", "there are none"),
    "prose": (b"Dear all,\n\nplease find it attached.\n", "None of the columns"),
    "HTML": (b"<html><body>\n<p>Not found</p>\n</body>\n", "The file is a web page"),
}


@pytest.mark.parametrize(("content", "telling_part"), CASES.values(), ids=CASES.keys())
def test_what_cannot_be_read_is_said_in_one_sentence(content: bytes, telling_part: str) -> None:
    with pytest.raises(TableError, match=telling_part) as refusal:
        read_csv(content)
    assert_one_sentence(str(refusal.value))


def test_numbers_out_of_bounds_are_said_when_the_table_is_used() -> None:
    for number in ("1e999", "2e9", "-1e999"):
        table, headings = read_csv(f"N,a,b,c\np,1,2,x\nq,{number},4,y\n".encode())
        with pytest.raises(TableError, match=r"^a of q is too large: type a number"):
            read_dataset(table, headings, Shift())


def test_of_too_many_columns_the_first_are_looked_at() -> None:
    wide = ",".join(f"column {number}" for number in range(2000)) + "\n" + "7," * 1999 + "8\n"
    with pytest.raises(TableError) as refusal:
        read_csv(wide.encode())
    assert_one_sentence(str(refusal.value))
    assert len(str(refusal.value)) < 400


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


def test_long_classes_and_names_are_cut() -> None:
    table, headings = read_csv(f"N,a,b,c\n{'n' * 99},1,2,{'x' * 5000}\nq,3,4,y\n".encode())
    assert headings.class_names == ("y", "x" * LONGEST_NAME)
    assert table[0] == ("n" * LONGEST_NAME, 1, 2, "x" * LONGEST_NAME)
    alike = f"N,a,b,c\np,1,2,{'x' * 80}1\nq,3,4,{'x' * 80}2\n"
    with pytest.raises(TableError, match="The two classes both begin with xxx"):
        read_csv(alike.encode())
