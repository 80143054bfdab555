"""A visit to the Playground: open it, set what has a label, and read what it shows."""

import json
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import numpy as np
from streamlit.testing.v1 import AppTest

from nn_core import History, Network, train
from nn_core.validation import Array
from tests.pages.charts import charts, told_to_scripts
from ui.experiment.experiment import run
from ui.playground.stage_section import draw

APP = Path(__file__).parents[2] / "streamlit_app.py"
PARAMETERS = ("w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3")
NAMES = ("Alice", "Bob", "Charlie", "Diana")
PEOPLE = np.array([[-2.0, -1.0], [25.0, 6.0], [17.0, 4.0], [-15.0, -6.0]])
GENDERS = np.array([1.0, 0.0, 0.0, 1.0])
RANDOM, ONES = Network.random(seed=0), Network.from_vector([1, 1, 1, 1, 1, 1, 0, 0, 0])
LEARN, ASKED = 0, 1
"""Which of the two tables one types into."""
SAYS = "What the network says of everybody"
SEES = "What the network sees"
"""The titles of the two tables that one reads."""


def forget_runs() -> None:
    """Train and draw anew from here on, so that equal pictures were really made twice."""
    run.cache_clear()
    draw.cache_clear()


def link_to(**link: str) -> AppTest:
    """The page behind a link that nobody has followed yet."""
    forget_runs()
    page = AppTest.from_file(APP, default_timeout=30)
    page.query_params.update(link)
    return page


def open_page(**link: str) -> AppTest:
    page = link_to(**link)
    return rerun(page)


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
    return {
        told["title"]: (told["columns"], told["rows"])
        for told in told_to_scripts(page)
        if "rows" in told
    }


def html_texts(page: AppTest) -> list[str]:
    """All HTML on the page, scripts and what they are told included."""
    return [element.proto.body for element in page.get("html")]


def results(page: AppTest) -> list[Result]:
    """What the network says, a row for everybody."""
    return [Result(*row) for row in tables(page)[SAYS][1]]


def number_in(cell: str) -> float:
    """The number that stands in a cell."""
    return float(cell.replace("\N{MINUS SIGN}", "-"))


def spec_text(page: AppTest) -> str:
    """The stage as the browser gets it."""
    (shown,) = charts(page)
    return shown.text


def numbers_in(value: Mapping[str, str]) -> Array:
    """The numbers in one of Plotly's typed arrays."""
    raw = b64decode(value["bdata"])
    return np.frombuffer(raw, dtype=f"<{value['dtype']}").astype(np.float64)


def _no_constant(name: str) -> NoReturn:
    raise AssertionError(f"{name} in the figure")


@dataclass(frozen=True)
class Stage:
    """The figure on the page, read back from its JSON."""

    text: str

    @cached_property
    def spec(self) -> dict[str, Any]:
        parsed: dict[str, Any] = json.loads(self.text, parse_constant=_no_constant)
        return parsed

    @property
    def layout(self) -> dict[str, Any]:
        layout: dict[str, Any] = self.spec["layout"]
        return layout

    @property
    def epochs(self) -> list[int]:
        """The epoch of each frame, as the player shows it."""
        return [int(epoch) for epoch in self.layout["meta"]["epochs"]]

    @property
    def headings(self) -> list[str]:
        """What stands in bold over the panels, before what their marks mean."""
        texts = [annotation["text"] for annotation in self.layout["annotations"]]
        bold = [re.match(r'<span style="font-size:\d+px"><b>(.*?)</b></span>', t) for t in texts]
        return [found[1] for found in bold if found is not None]

    @property
    def axis_titles(self) -> list[str]:
        return [self.layout[axis]["title"]["text"] for axis in ("xaxis4", "yaxis4")]

    def _customdata(self, names: Sequence[str], frame: int | None) -> Array:
        """The numbers beside these names, in a frame or before anything is played."""
        texts = [trace.get("text") or () for trace in self.spec["data"]]
        place = next(number for number, text in enumerate(texts) if names[0] in text)
        shown = self.spec["data"][place]
        if frame is not None:
            moving = self.spec["frames"][frame]
            shown = moving["data"][moving["traces"].index(place)]
        return numbers_in(shown["customdata"])[[texts[place].index(name) for name in names]]

    def parameters(self, frame: int | None = None) -> Array:
        """The nine numbers beside the lines and neurons."""
        return self._customdata(PARAMETERS, frame)

    def neurons(self, frame: int | None = None) -> Array:
        """The numbers inside x1, x2, h1, h2 and o1."""
        return self._customdata(("x1", "x2", "h1", "h2", "o1"), frame)

    @property
    def loss_curve(self) -> tuple[Array, Array]:
        curve = next(trace for trace in self.spec["data"] if trace.get("xaxis") == "x3")
        return numbers_in(curve["x"]), numbers_in(curve["y"])


def stage(page: AppTest) -> Stage:
    return Stage(spec_text(page))


def trained(start: Network = RANDOM, **settings: Any) -> History:
    """The run of the four people, straight from nn_core."""
    return train(start, PEOPLE, GENDERS, **settings)


def assert_shows(page: AppTest, history: History) -> None:
    """The stage tells this run, in every frame and to the last digit."""
    shown = stage(page)
    assert len(shown.spec["frames"]) == len(shown.epochs)
    assert (shown.epochs[0], shown.epochs[-1]) == (0, history.epochs)
    assert np.array_equal(shown.parameters(), history.parameters[0])
    for frame, epoch in enumerate(shown.epochs):
        assert np.array_equal(shown.parameters(frame), history.parameters[epoch])
    epochs, loss = shown.loss_curve
    assert np.array_equal(loss, history.loss[epochs.astype(int)])
    assert metric(page, "Loss").value == f"{history.loss[-1]:#.3g}"


def assert_finite(shown: Stage) -> None:
    """No NaN and no infinity, but for the NaN between the paths of the bands (f4)."""
    seen = [shown.spec]
    count = 0
    while seen:
        value: Any = seen.pop()
        if isinstance(value, dict) and "bdata" in value:
            numbers = numbers_in(value)
            assert not np.isinf(numbers).any()
            assert value["dtype"] == "f4" or not np.isnan(numbers).any()
            count += 1
        elif isinstance(value, dict):
            seen.extend(value.values())
        elif isinstance(value, list):
            seen.extend(value)
    assert count > len(shown.epochs)
