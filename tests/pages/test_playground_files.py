"""Files that come and go, and the shift of the features."""

import json
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.testing.v1 import app_test

from nn_core import Dataset, Shift, train
from tests.pages.playground_visit import (
    ASKED,
    GENDERS,
    LEARN,
    NAMES,
    RANDOM,
    SAYS,
    SEES,
    assert_shows,
    choose,
    labelled,
    link_of,
    number_in,
    open_page,
    press,
    results,
    sentences,
    tables,
    texts,
    type_in,
    upload,
)
from tests.pages.stage_on_page import rest_at, stage, told_to_stage

FOUR_PEOPLE = Path(__file__).parents[2] / "sample_data" / "four_people.csv"
VALUES = ((133.0, 65.0), (160.0, 72.0), (152.0, 70.0), (120.0, 60.0))
SHIPS = b"""Ship,Length (m),Masts,Kind
Aurora,30,2,brig
Bounty,28.5,3,ship
Cutty,64,3,ship
"""


@pytest.fixture
def downloads(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What the browser could have saved, the latest last."""
    saved: list[bytes] = []

    class Storage(MemoryMediaFileStorage):
        def load_and_get_id(
            self,
            path_or_data: str | bytes,
            mimetype: str,
            kind: MediaFileKind,
            filename: str | None = None,
        ) -> str:
            assert isinstance(path_or_data, bytes)
            saved.append(path_or_data)
            return super().load_and_get_id(path_or_data, mimetype, kind, filename)

    monkeypatch.setattr(app_test, "MemoryMediaFileStorage", Storage)
    return saved


def test_an_uploaded_table_gives_axes_headings_sentences_and_run() -> None:
    page = upload(open_page(), SHIPS)
    assert not sentences(page)
    assert labelled(page, "Dataset").format_func(labelled(page, "Dataset").value) == "Your own"
    assert stage(page).titles == ["Length (m)", "Masts"]
    assert [row.name for row in results(page)] == ["Aurora", "Bounty", "Cutty"]
    for heading in ("Ship", "Length (m)", "Masts", "Kind", "brig"):
        assert f'"{heading}"' in page.data_editor[LEARN].proto.columns
    assert "y_true is 1 for brig and 0 for ship." in texts(page)
    assert page.data_editor[ASKED].value.empty
    assert not any("The network says" in text for text in texts(page))
    values = ((30.0, 2.0), (28.5, 3.0), (64.0, 3.0))
    ships = Dataset(("A", "B", "C"), values, (1, 0, 0), shift=Shift("standard"))
    assert_shows(page, train(RANDOM, ships.inputs, ships.y_true))


def test_pounds_and_inches_are_told_of_only_where_the_table_has_them() -> None:
    page = open_page()
    assert any("From pounds and inches alone" in words.value for words in page.markdown)
    english = FOUR_PEOPLE.read_bytes()
    page = upload(page, english.replace(b"(lb)", b"(kg)").replace(b"(in)", b"(m)"))
    assert stage(page).titles == ["Weight (kg)", "Height (m)"]
    assert not any("ounds" in words.value for words in page.markdown)
    assert any("From two features alone" in words.value for words in page.markdown)


def test_one_can_ask_about_others_in_an_uploaded_table() -> None:
    page = upload(open_page(), SHIPS)
    type_in(page, ASKED, added=[{"name": "Dart", "x1": 29, "x2": 2}])
    assert not sentences(page)
    rest_at(page, 1000)
    assert any(text.startswith("The network says that Dart is brig (") for text in texts(page))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["nothing to read"]),
        (b" \n\n", ["nothing to read"]),
        (bytes(range(256)), ["not text", "CSV"]),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ["a picture"]),
        (b"Ship,Length,Masts,Kind\n", ["no rows"]),
        (b"Ship,Kind\nAurora,brig\nBounty,ship\nCutty,ship\n", ["two columns of numbers", "none"]),
        (b"a,b,c\n1,2,3\n4,5,6\n7,8,9\n", ["None of the columns a, b and c has classes"]),
        (b"PK\x03\x04 and nothing", ["cannot be opened", ".xlsx"]),
    ],
    ids=["empty", "blank", "bytes", "png", "header", "no numbers", "no classes", "workbook"],
)
def test_a_file_that_cannot_be_used_is_one_sentence_and_changes_nothing(
    content: bytes, words: list[str]
) -> None:
    page = type_in(open_page(), LEARN, {0: {"x1": 140}})
    before = (told_to_stage(page), texts(page), page.data_editor[LEARN].proto.id)
    upload(page, content)
    (sentence,) = sentences(page)
    assert [word for word in words if word not in sentence] == []
    assert (told_to_stage(page), texts(page), page.data_editor[LEARN].proto.id) == before
    # It never shows as accepted: there is no file in the uploader.
    assert page.file_uploader[0].value is None


def test_a_sound_file_takes_the_sentence_on_the_last_one_away() -> None:
    page = upload(open_page(), b"")
    assert len(sentences(page)) == 1
    upload(page, SHIPS)
    assert not sentences(page)
    assert [row.name for row in results(page)] == ["Aurora", "Bounty", "Cutty"]


def test_after_a_file_of_one_class_the_last_good_run_stays() -> None:
    page = open_page()
    before = told_to_stage(page)
    upload(page, b"n,a,b,c\nA,1,2,x\nB,,3,y\n")
    (sentence,) = sentences(page)
    assert sentence.startswith("Everybody who can be used is x: add at least one y to compare.")
    assert told_to_stage(page) == before


def test_cells_of_a_file_can_be_put_right_in_the_table() -> None:
    page = upload(open_page(), b"n,a,b,c\nA,1,2,x\nB,,3,y\nC,4,5,y\n")
    assert sentences(page) == ["1 of 3 rows is left out, because a of B is empty: type a number."]
    assert [row.name for row in results(page)] == ["A", "C"]
    type_in(page, LEARN, {1: {"x1": "5"}})
    assert not sentences(page)
    assert [row.name for row in results(page)] == ["A", "B", "C"]


def test_the_link_does_not_name_a_dataset_that_is_gone() -> None:
    assert "data" not in link_of(upload(open_page(data="iris"), SHIPS))


def test_one_comes_back_from_an_upload_by_the_picker_and_by_reset() -> None:
    page = open_page()
    usual = told_to_stage(page)
    for _ in range(2):
        upload(page, SHIPS)
        assert told_to_stage(page) != usual
        press(page, "Reset to the four people")
        assert told_to_stage(page) == usual
    upload(page, SHIPS)
    assert told_to_stage(choose(page, "Dataset", "people")) == usual


def test_the_download_is_the_table(downloads: list[bytes]) -> None:
    open_page()
    table = pd.read_csv(BytesIO(downloads[-1]))
    pd.testing.assert_frame_equal(table, pd.read_csv(FOUR_PEOPLE), check_dtype=False)


def test_the_download_can_be_uploaded_again(downloads: list[bytes]) -> None:
    page = choose(open_page(), "Shift the features", "standard")
    type_in(page, ASKED, deleted=[0, 1])
    before = told_to_stage(page)
    assert told_to_stage(upload(page, downloads[-1])) == before


def test_the_download_holds_what_was_just_typed(downloads: list[bytes]) -> None:
    type_in(open_page(), LEARN, {0: {"x1": 141.5}})
    assert b"Alice,141.5,65" in downloads[-1]


@pytest.mark.parametrize(
    ("kind", "shift", "sentence"),
    [
        ("mean", Shift("mean"), "x1 is Weight (lb) minus 141.25."),
        ("standard", Shift("standard"), "x1 is Weight (lb) minus 141.25, divided by 15.7063."),
        ("none", Shift("fixed"), "x1 is Weight (lb)."),
        ("fixed", Shift("fixed", (135.0, 66.0)), "x1 is Weight (lb) minus 135."),
    ],
)
def test_the_shift_is_what_the_network_sees(kind: str, shift: Shift, sentence: str) -> None:
    page = choose(open_page(), "Shift the features", kind)
    people = Dataset(NAMES, VALUES, (1, 0, 0, 1), shift=shift)
    assert_shows(page, train(RANDOM, people.inputs, GENDERS))
    assert sentence in texts(page)
    headings, rows = tables(page)[SEES]
    assert headings == ["Name", "x1", "x2", "y_true"]
    assert [name for name, *_ in rows] == list(NAMES)
    assert [y_true for *_, y_true in rows] == ["1", "0", "0", "1"]
    seen = [[number_in(x1), number_in(x2)] for _, x1, x2, _ in rows]
    np.testing.assert_allclose(seen, people.inputs, rtol=5e-4)


def test_what_is_added_is_not_taken_away_and_a_class_is_not_told_by_itself() -> None:
    page = upload(open_page(), b"who,a,b,kind\nx,-3,2,0\ny,-5,4,1\n")
    choose(page, "Shift the features", "mean")
    assert {"x1 is a plus 4.", "x2 is b minus 3."} <= {*texts(page)}
    assert not [words for words in texts(page) if words.startswith("y_true is")]
    choose(page, "Shift the features", "standard")
    assert "x1 is a plus 4, divided by 1." not in texts(page)


def test_names_and_headings_of_a_file_are_shown_as_they_are() -> None:
    header, names = ["<i>who</i>", "$m$ (<b>kg</b>)", "[a]", "**kind**"], ["<b>x</b>", "$y$"]
    rows = [header, [names[0], "1", "2", "<one>"], [names[1], "3", "4", "`two`"]]
    page = upload(open_page(), "\n".join(",".join(row) for row in rows).encode())
    assert not sentences(page)
    assert labelled(page, "Show the network for").options == names
    assert [row.name for row in results(page)] == names
    assert {row.says for row in results(page)} <= {"<one>", "`two`"}
    assert {table: headings[0] for table, (headings, _) in tables(page).items()} == {
        SAYS: header[0],
        SEES: header[0],
    }
    assert page.data_editor[LEARN].value["name"].tolist() == names
    editor = json.loads(page.data_editor[LEARN].proto.columns)
    assert [editor[column]["label"] for column in ("name", "x1", "x2", "class")] == header
    # The stage gets them as they are, and paints them as text. Streamlit reads Markdown: it may
    # find none.
    shown = stage(page)
    assert [*shown.samples] == names
    assert shown.titles == header[1:3]
    assert shown.head["classes"] == ["`two`", "<one>"]
    read_as_markdown = [*page.markdown, *page.caption, *page.header, *page.title]
    words = " ".join(element.value for element in read_as_markdown)
    assert [text for text in (*header, *names, "<one>") if text in words] == []


@pytest.mark.parametrize("heading", ["[a](b)", "f(x)"])
def test_a_heading_with_brackets_is_shown_as_it_is(heading: str) -> None:
    page = upload(open_page(), f"n,{heading},b,c\nA,1,2,x\nB,3,4,y\n".encode())
    assert not sentences(page)
    assert stage(page).titles[0] == heading
