"""Further tables of the kinds that teachers have, each in another form."""

from typing import Any

import pytest

from ui.data.file_text import text_of
from ui.data.grid import grid_of_file
from ui.data.meaning import guess
from ui.data.person import TableError
from ui.data.reading import Reading, read_sheet
from ui.data.sheet import sheet_of

PEOPLE = [("Alice", 133, 65, "F"), ("Bob", 160, 72, "M")]


def read(content: bytes) -> Reading:
    sheet = sheet_of(grid_of_file(content))
    return read_sheet(sheet, guess(sheet))


def table(text: str) -> Reading:
    return read(text.encode())


MORE: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "pasted without headings": ("Alice\t133\t65\tF\nBob\t160\t72\tM\n", PEOPLE),
    "a named separator": (
        "sep=;\nName;Weight;Height;Gender\nAlice;133;65;F\nBob;160;72;M\n",
        PEOPLE,
    ),
    "between bars": ("Name|Weight|Height|Gender\nAlice|133|65|F\nBob|160|72|M\n", PEOPLE),
    "aligned by spaces": (
        "Name          Weight  Height  Gender\nAlice Smith   133     65      F\n"
        "Bob           160     72      M\n",
        [("Alice Smith", 133, 65, "F"), PEOPLE[1]],
    ),
    "two title lines": (
        "Physics,,,\nGroup 2,2026,,\nName,Weight,Height,Gender\nAlice,133,65,F\nBob,160,72,M\n",
        PEOPLE,
    ),
    "empty columns and rows": (
        ",,,,\nName,Weight,,Height,Gender\nAlice,133,,65,F\n,,,,\nBob,160,,72,M\n",
        PEOPLE,
    ),
    "short rows": (
        "Name,Weight,Height,Gender\nAlice,133,65,F\nBob,160,72,M\nCharlie,152\n",
        [*PEOPLE, ("Charlie", 152, None, None)],
    ),
    "row numbers without a heading": (
        "Name,Weight,Height,Gender\n1,Alice,133,65,F\n2,Bob,160,72,M\n",
        PEOPLE,
    ),
    "quotation marks that stay open": (
        'Name,Weight,Height,Gender\n"Alice,133,65,F\nBob,160,72,M\n',
        PEOPLE,
    ),
    "names that repeat": (
        "Name,Weight,Height,Gender\nAlice,133,65,F\nAlice,160,72,M\nAlice 2,1,2,F\n",
        [("Alice", 133, 65, "F"), ("Alice 3", 160, 72, "M"), ("Alice 2", 1, 2, "F")],
    ),
    "a cell in another unit": (
        "Name,Weight,Height,Gender\nAlice,133 lb,65,F\nBob,160 lb,72,M\nC,69 kg,70,M\n",
        [*PEOPLE, ("C", "69 kg", 70, "M")],
    ),
    "a word among numbers": (
        "Name,Weight,Height,Gender\nAlice,133,65,F\nBob,160,72,M\nC,heavy,70,M\n",
        [*PEOPLE, ("C", "heavy", 70, "M")],
    ),
    "plus and minus as classes": (
        "Name,A,B,Kind\np,1,2,+\nq,3,4,-\n",
        [("p", 1, 2, "+"), ("q", 3, 4, "-")],
    ),
    "a real minus sign and full-width digits": (
        "Name,A,B,Kind\np,\N{MINUS SIGN}1,\uff12,u\nq,3,4,v\n",
        [("p", -1, 2, "u"), ("q", 3, 4, "v")],
    ),
    "a line drawn under the headings": (
        "| Name | A | B | Class |\n|---|:--|--:|---|\n| x | 1 | 2 | u |\n| y | 3 | 4 | v |\n",
        [("x", 1, 2, "u"), ("y", 3, 4, "v")],
    ),
    "what R writes": (
        '"Weight" "Height" "Gender"\n"Alice Smith" 133 65 "F"\n"Bob" 160 72 "M"\n',
        [("Alice Smith", 133, 65, "F"), PEOPLE[1]],
    ),
    "units in a line of their own": (
        "Name,Weight,Height,Gender\n,(lb),in,\nAlice,133,65,F\nBob,160,72,M\n",
        PEOPLE,
    ),
    "headings that are repeated": (
        "Name,Weight,Height,Gender\nAlice,133,65,F\nName,Weight,Height,Gender\nBob,160,72,M\n",
        PEOPLE,
    ),
    "years as headings": (
        "Country,2019,2020,Continent\nFrance,1.5,2.5,Europe\nMali,3.5,1.2,Africa\n",
        [("France", 1.5, 2.5, "Europe"), ("Mali", 3.5, 1.2, "Africa")],
    ),
    "feet and inches": (
        "Name,Weight,Height,Gender\nAlice,133,5'5\",F\nBob,160,6'0\",M\n",
        PEOPLE,
    ),
    "an accountant's minus": (
        'Name,In,Out,Kind\np,(1.50),"$1,200.00",u\nq,3,"($5.25)",v\n',
        [("p", -1.5, 1200, "u"), ("q", 3, -5.25, "v")],
    ),
    "numbers that are to be text": (
        "Name,Weight,Height,Gender\nAlice,'133,'65,F\nBob,'160,'72,M\n",
        PEOPLE,
    ),
    "questions of a form": (
        "Timestamp,What is your name?,How heavy?,How tall?,Do you play?\n"
        "2026/01/02 9:14 AM,Ann,60,165,Yes\n2026/01/02 9:15 AM,Bob,82,180,No\n",
        [("Ann", 60, 165, "Yes"), ("Bob", 82, 180, "No")],
    ),
    "a school class that is the same in all rows": (
        "Class,Name,X,Y,Group\n7b,A,1,2,u\n7b,B,2,3,v\n7b,C,3,1,u\n",
        [("A", 1, 2, "u"), ("B", 2, 3, "v"), ("C", 3, 1, "u")],
    ),
    "Brazilian money": (
        "Nome;Renda;Gastos;Classe\nAna;R$ 1.234,56;R$ 800,00;sim\nJo;R$ 2.500,00;R$ 90,50;nao\n",
        [("Ana", 1234.56, 800, "sim"), ("Jo", 2500, 90.5, "nao")],
    ),
    "Swiss and Indian thousands": (
        'Name,A,B,Kind\np,1\'234.50,"12,34,567",u\nq,12\u2019500,"50,000",v\n',
        [("p", 1234.5, 1234567, "u"), ("q", 12500, 50000, "v")],
    ),
    "percent signs, degrees and units": (
        "City;Temp;Rain;Wet\nBonn;12,5 °C;80 %;ja\nOslo;\N{MINUS SIGN}3 °C;7,5%;nein\n",
        [("Bonn", 12.5, 80, "ja"), ("Oslo", -3, 7.5, "nein")],
    ),
    "a line break in a heading and in a name": (
        'Name,"Weight\n(lb)",Height,Gender\n"Alice\nSmith",133,65,F\nBob,160,72,M\n',
        [("Alice Smith", 133, 65, "F"), PEOPLE[1]],
    ),
    "a heading over several columns": (
        "Student,Measured,,\nName,Weight,Height,Gender\nAlice,133,65,F\nBob,160,72,M\n",
        PEOPLE,
    ),
    "empty columns at the end, and old ends of lines": (
        "Name;Weight;Height;Gender;;\rAlice;133;65;F;;\rBob;160;72;M;;\r;;;;;\r",
        PEOPLE,
    ),
    "fractions": (
        "Name,Length (in),Width,Kind\nA,5 1/2,2\u00be,leaf\nB,6,\u00bd,petal\nC,7 3/8 in,3,leaf\n",
        [("A", 5.5, 2.75, "leaf"), ("B", 6, 0.5, "petal"), ("C", 7.375, 3, "leaf")],
    ),
    "feet and inches with curly quotation marks": (
        "Name,Height,Weight,Sex\nAnn,5\u20194\u201d,130,F\nBob,5\u201911\u00bd\u201d,180,M\nCy,6\u2019,200,M\n",
        [("Ann", 64, 130, "F"), ("Bob", 71.5, 180, "M"), ("Cy", 72, 200, "M")],
    ),
    "a minus behind the number": (
        "Konto;Soll;Haben;Art\nA;1.100,50-;5;u\nB;20,50;7;v\n",
        [("A", -1100.5, 5, "u"), ("B", 20.5, 7, "v")],
    ),
    "stars that tell of a note": (
        "Name,Weight,Height,Gender\nAlice,133*,65,F\nBob,160,72 *,M\n",
        PEOPLE,
    ),
    "lines under the table": (
        "Name,Weight,Height,Gender\nAlice,133,65,F\nBob,160,72,M\n\nSource: the school\n*in May\n",
        PEOPLE,
    ),
    "a heading over headings": (
        "Person,Measured,,Result\n,Weight,Height,\nAlice,133,65,F\nBob,160,72,M\n",
        PEOPLE,
    ),
    "a title, headings over headings, and as many below": (
        "9b,,,\nStudent,Body,,Exam\n,Weight,Height,Passed\nAlice,133,65,F\nBob,160,72,M\n",
        PEOPLE,
    ),
    "decimal commas between spaces": (
        "Name Gewicht Größe Klasse\nA 60,5 1,65 w\nB 82,1 1,80 m\n",
        [("A", 60.5, 1.65, "w"), ("B", 82.1, 1.8, "m")],
    ),
    "a title of as many words as there are columns": (
        "My class of 2026\nName, Weight, Height, Gender\nAlice, 133, 65, F\nBob, 160, 72, M\n",
        PEOPLE,
    ),
    "French spaces in thousands": (
        "Nom;A;B;Classe\np;1\u202f234,5;2;u\nq;12\u00a0500;4;v\n",
        [("p", 1234.5, 2, "u"), ("q", 12500, 4, "v")],
    ),
}


@pytest.mark.parametrize(("text", "rows"), MORE.values(), ids=MORE.keys())
def test_further_tables_of_those_kinds(text: str, rows: list[tuple[Any, ...]]) -> None:
    assert list(table(text).table) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Nome;Renda (R$);Gastos;Classe\nJoão;R$ 1,50;R$ 80,00;sim\nZé;R$ 2,50;R$ 9,50;não\n",
        "Artikel;Preis;Menge;Klasse\nKäse;3,50 €;2;ja\nWein;12,90 €;1;nein\n",
        "Stadt;Temp. (°C);Fläche (m²);ÖPNV\nKöln;9,5;„12“;ja\n",
        "Navn;Højde;Køn\nSøren;1,80;mand\nÅse;1,65;kvinde\n",
    ],
)
def test_a_few_letters_tell_the_encoding_of_a_spreadsheet(text: str) -> None:
    assert text_of(text.encode("cp1252")) == text


def test_a_class_that_is_the_same_in_all_rows_is_said() -> None:
    with pytest.raises(TableError, match=r"^Kind of everybody is u: add a row of another class"):
        table("Name,A,B,Kind\nx,1,2,u\ny,3,4,u\n")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"])
def test_encodings(encoding: str) -> None:
    text = "Nom;Taille;Poids;Classe\nHélène;1,65;60;élève\nFrançois;1,80;72;prof\n"
    assert table(text) == read(text.encode(encoding))


@pytest.mark.parametrize(("encoding", "name"), [("cp1251", "Анна"), ("shift_jis", "花子")])
def test_other_scripts(encoding: str, name: str) -> None:
    heading = {"cp1251": "Имя,Группа,Длина,Лицо", "shift_jis": "名前,体重,身長,性別"}[encoding]
    first, second = {"cp1251": ("женщина", "мужчина"), "shift_jis": ("女", "男")}[encoding]
    text = f"{heading}\n{name},50,160,{first}\n{name}{name},72,180,{second}\n"
    assert read(text.encode(encoding)).table[0] == (name, 50, 160, first)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", "Jméno;Výška;Váha;Pohlaví\nJiří;182;81,2;muž\nŽofie;165;58,5;žena\n"),
        ("iso8859_2", "Jméno;Výška;Váha;Pohlaví\nJiří;182;81,2;muž\nŽofie;165;58,5;žena\n"),
        ("cp1250", "Imię;Wzrost;Waga;Płeć\nŁukasz;182;81,5;mężczyzna\nZofia;165;58;kobieta\n"),
        ("cp1250", "Név;Magasság;Súly;Nem\nŐri Péter;182;81,5;férfi\nTünde;165;58;nő\n"),
        ("cp1253", "Όνομα;Ύψος;Κιλά;Φύλο\nΕλένη;165;58,5;θήλυ\nΞάνθος;182;81,2;άρρεν\n"),  # noqa: RUF001
        ("cp1254", "Ad;Boy;Kilo;Cinsiyet\nAyşe;165;58,5;kadın\nİbrahim;182;81,2;erkek\n"),  # noqa: RUF001
        ("cp1257", "Vardas;Ūgis;Svoris;Lytis\nŽydrė;165;58,5;moteris\nJonas;182;81;vyras\n"),
    ],
)
def test_letters_of_one_language_tell_the_encoding(encoding: str, text: str) -> None:
    assert text_of(text.encode(encoding)) == text


def test_headings_stand_for_what_is_under_them() -> None:
    reading = table("Person,Body,,Result\n,Weight,Height,\nAlice,133,65,F\nBob,160,72,M\n")
    assert [feature.label for feature in reading.headings.features] == ["Weight", "Height"]
    assert reading.told == ()


def test_lines_under_the_table_are_said() -> None:
    rows = "Name,Weight,Height,Gender\nAlice,133,65,F\nBob,160,72,M\n"
    assert table(f"{rows}* in May\n").told == ("The line under the table, * in May, is skipped.",)
    two = "2 lines under the table are skipped, the first is Source: the school."
    assert table(f"{rows}\nSource: the school\n* in May\n").told == (two,)


def test_of_a_table_sorted_by_class_both_classes_are_taken() -> None:
    lines = [f"n{number},{number}.5,2,{'a' if number < 300 else 'b'}" for number in range(600)]
    reading = table("\n".join(["Name,A,B,Kind", *lines]))
    assert [row[3] for row in reading.table] == ["a"] * 100 + ["b"] * 100
    assert "of each class the first, in all 200 are taken" in reading.told[0]


def test_more_than_a_megabyte_is_cut_and_said() -> None:
    lines = [f"n{number},{number}.5,2,{'ab'[number % 2]}" for number in range(80_000)]
    content = "\n".join(["Name,A,B,Kind", *lines]).encode()
    assert len(content) > 1_000_000
    reading = read(content)
    assert len(reading.table) == 200
    assert reading.told[0] == "That is more than 1 MB, so the first megabyte is read."
    assert "so the first 200 are taken" in reading.told[1]
