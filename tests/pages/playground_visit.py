"""A visit to the Playground: open it, set what has a label, and read what it shows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from streamlit.testing.v1 import AppTest

from nn_core import History, Network, train
from tests.pages.components import told_to
from tests.pages.stage_on_page import stage
from ui.experiment.experiment import run
from ui.stage.score import score

APP = Path(__file__).parents[2] / "streamlit_app.py"
PARAMETERS = ("w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3")
NAMES = ("Alice", "Bob", "Charlie", "Diana")
PEOPLE = np.array([[-2.0, -1.0], [25.0, 6.0], [17.0, 4.0], [-15.0, -6.0]])
GENDERS = np.array([1.0, 0.0, 0.0, 1.0])
RANDOM, ONES = Network.random(seed=0), Network.from_vector([1, 1, 1, 1, 1, 1, 0, 0, 0])
LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
LEARN, ASKED = 0, 1
"""Which of the two tables one types into."""
SAYS = "What the network says of everybody"
SEES = "What the network sees"
"""The titles of the two tables that one reads."""


def forget_runs() -> None:
    """Train and pack anew from here on, so that equal stages were really made twice."""
    run.cache_clear()
    score.cache_clear()


def link_to(**link: str) -> AppTest:
    """The page behind a link that nobody has followed yet."""
    forget_runs()
    page = AppTest.from_file(APP, default_timeout=30)
    page.query_params.update(link)
    return page


def open_page(**link: str) -> AppTest:
    return rerun(link_to(**link))


def rerun(page: AppTest) -> AppTest:
    page.run()
    assert not page.exception, page.exception[0].value
    return page


def labels(page: AppTest) -> list[str]:
    return [node.label for node in page.main if hasattr(node, "label")]


def labelled(page: AppTest, label: str) -> Any:
    found = [node for node in page.main if getattr(node, "label", None) == label]
    assert len(found) == 1, f"{len(found)} times {label} in {labels(page)}"
    return found[0]


def choose(page: AppTest, label: str, value: object) -> AppTest:
    labelled(page, label).set_value(value)
    return rerun(page)


def press(page: AppTest, label: str) -> AppTest:
    labelled(page, label).click()
    return rerun(page)


def in_dialog(page: AppTest, kind: str) -> list[Any]:
    """What of this kind is in the dialog that is open."""
    (dialog,) = [block for block in page._tree if block.type == "dialog"]
    return [node for node in dialog if node.type == kind]


def type_in(
    page: AppTest,
    table: int,
    cells: Mapping[int, Mapping[str, object]] | None = None,
    added: Sequence[Mapping[str, object]] = (),
    deleted: Sequence[int] = (),
) -> AppTest:
    """Leave a table's editor in the state that the browser sends; each call replaces the last."""
    edits = {"edited_rows": cells or {}, "added_rows": [*added], "deleted_rows": [*deleted]}
    key = page.data_editor[table].key
    assert key is not None
    page.session_state[key] = edits
    return rerun(page)


def upload(page: AppTest, content: bytes) -> AppTest:
    page.file_uploader[0].set_value(("data.csv", content, "text/csv"))
    return rerun(page)


def paste(page: AppTest, text: str) -> AppTest:
    """Put a text into the field for it, and press the button below."""
    page.text_area(key="pasted_text").set_value(text)
    return press(page, "Read the table")


def link_of(page: AppTest) -> dict[str, str]:
    return {key: str(value) for key, value in page.query_params.items()}


def sentences(page: AppTest) -> list[str]:
    """What the app has to say: the plain texts behind the icon of a notice."""
    return [text for text, in_notice in _texts(page) if in_notice]


def folded(page: AppTest) -> list[str]:
    """What unfolds under the first three sentences: "And 2 more"."""
    boxes = [each for each in page.expander if re.fullmatch(r"\w+ \d+ \w+", each.label)]
    return [text.value for each in boxes for text in each.text]


def texts(page: AppTest) -> list[str]:
    """The plain texts on the page that are no notices."""
    return [text for text, in_notice in _texts(page) if not in_notice]


def _texts(page: AppTest) -> Iterator[tuple[str, bool]]:
    """Every plain text, and whether it stands behind the icon of a notice."""
    before = ""
    for node in page.main:
        if node.type == "text":
            yield str(getattr(node, "value", "")), before.startswith(":gray[:material/")
        before = str(getattr(node, "value", ""))


def metric(page: AppTest, label: str) -> Any:
    return labelled(page, label)


class Result(NamedTuple):
    """A row of what the network says of everybody, as it is to be read."""

    name: str
    y_true: str
    y_pred: str
    says: str
    right: str


def tables(page: AppTest) -> dict[str, tuple[list[str], list[list[str]]]]:
    """The headings and the rows of each table that one reads, by its title."""
    return {told["title"]: (told["columns"], told["rows"]) for told in told_to(page, "table")}


def html_texts(page: AppTest) -> list[str]:
    """All HTML on the page, scripts and what they are told included."""
    return [element.proto.body for element in page.get("html")]


def results(page: AppTest) -> list[Result]:
    """What the network says, a row for everybody."""
    return [Result(*row) for row in tables(page)[SAYS][1]]


def number_in(cell: str) -> float:
    """The number that stands in a cell, perhaps with a power of ten."""
    plain = cell.replace("\N{MINUS SIGN}", "-").replace("·10", "e")
    return float(plain.translate(LOWERED))


def trained(start: Network = RANDOM, **settings: Any) -> History:
    """The run of the four people, straight from nn_core."""
    return train(start, PEOPLE, GENDERS, **settings)


def assert_shows(page: AppTest, history: History, epoch: int = 0) -> None:
    """The stage tells this run, every epoch to the last digit, and the numbers those of one."""
    shown = stage(page)
    assert shown.last == history.epochs
    assert np.array_equal(shown.told.parameters, history.parameters)
    assert np.array_equal(shown.told.losses, history.loss)
    assert (shown.head["pace"][0], shown.head["pace"][-1]) == (0, history.epochs)
    assert metric(page, "Loss").value == f"{history.loss[epoch]:#.3g}"
