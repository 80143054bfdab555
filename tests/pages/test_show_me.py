"""Predict, then look: after the answer, Show me sets the numbers that prove it."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from nn_core import Choice, Network, Neuron
from tests.pages.components import told_to
from tests.pages.lesson_visit import go_to, open_lesson, panel, predict
from tests.pages.playground_visit import labelled, rerun, texts
from tests.pages.session_visit import session_of
from ui.app.pages import LESSONS
from ui.lessons.grounds import PLACES, USUAL, VALLEY, walk_of
from ui.lessons.softmax_picture import ENTROPY, SQUARED
from ui.lessons.walk_picture import LOOKS

Check = Callable[[AppTest], bool]
URLS = [lesson.url for lesson in LESSONS]


def output(page: AppTest) -> float:
    """What the neuron of the first lesson gives out."""
    return float(panel(page, "The activation")["layers"][2]["y"][0])


def own_numbers(page: AppTest) -> list[float]:
    numbers: list[float] = panel(page, "Its output")["parameters"]
    return numbers


def edge_of(page: AppTest, neuron: str) -> str:
    words: str = panel(page, f"What {neuron} sees")["key"][0]["words"]
    return words


def outputs(page: AppTest) -> dict[str, float]:
    told = panel(page, "The network")
    found = Network.from_vector(told["parameters"]).neuron_outputs(told["inputs"])
    return {name: float(value) for name, value in found.items()}


def loss_square(page: AppTest) -> str:
    alt: str = panel(page, "The loss")["alt"]
    return alt


def step_losses(page: AppTest) -> tuple[float, float]:
    marks = [layer for layer in panel(page, "Loss on")["layers"] if layer["kind"] == "points"]
    return marks[0]["y"][0], marks[1]["y"][0]


def promised(page: AppTest) -> str:
    (line,) = [line for line in texts(page) if line.startswith("Move w1")]
    return line


def shares(page: AppTest) -> list[float]:
    (bars,) = [layer for layer in panel(page, "Shares")["layers"] if layer["kind"] == "bars"]
    return [end - begin for begin, end in zip(bars["from"], bars["to"], strict=True)]


def slopes(page: AppTest) -> list[float]:
    marks = [layer for layer in panel(page, "Their slopes")["layers"] if layer["kind"] == "points"]
    return [mark["y"][0] for mark in marks]


def now_and_best(page: AppTest) -> tuple[float, float]:
    _, best, now = panel(page, "One answer")["layers"]
    return now["y"][0], best["y"][0]


def ways(page: AppTest) -> dict[str, list[list[float]]]:
    """The path of each optimizer on the map, by the colour of its line."""
    lines = [layer for layer in panel(page, "From above")["layers"] if layer["kind"] == "line"]
    return {layer["colour"]: [layer["x"], layer["y"]] for layer in lines}


def zigzags(page: AppTest) -> bool:
    _, across = ways(page)["class-0"]
    return len(across) == 21 and all(one * other < 0 for one, other in pairwise(across))


def only_two_go_as_before(page: AppTest) -> bool:
    """In a valley of 100 as in one of 50; and SGD has left the map."""
    found = ways(page)
    for who in ("RMSprop", "Adam"):
        before = walk_of(VALLEY, 50.0, who, USUAL[VALLEY][who]).places[:21].T
        if np.array(found[LOOKS[who][1]]) != pytest.approx(before, abs=1e-6):
            return False
    return abs(found["class-0"][1][-1]) > PLACES[VALLEY].up[1]


def only_two_get_away(page: AppTest) -> bool:
    (table,) = told_to(page, "table")
    loss = {row[0]: float(row[-1]) for row in table["rows"]}
    return min(loss["SGD"], loss["Momentum"]) > 0.38 and max(loss["RMSprop"], loss["Adam"]) < 0.01


PROOFS: dict[str, Sequence[Check]] = {
    "neuron": (
        lambda page: output(page) == 0.5,
        lambda page: own_numbers(page) == [0, 1, 3],
        lambda page: own_numbers(page) == [0, 2, 6],
    ),
    "feedforward": (
        lambda page: edge_of(page, "h2") == "the same as h1",
        lambda page: (
            panel(page, "The network")["inputs"] == [-8, 3]
            and outputs(page)["o1"] == pytest.approx(0.7216, abs=5e-5)
            and outputs(page)["h1"] == Neuron([0, 1], 0).feedforward([2, 3])
        ),
        lambda page: edge_of(page, "o1") == "one edge, nearly straight",
    ),
    "loss": (
        lambda page: now_and_best(page) == (0.25, 0.25) and "0.25:" in loss_square(page),
        lambda page: now_and_best(page) == (0.5, 0.25),
        lambda page: now_and_best(page)[0] == pytest.approx(0.2501),
    ),
    "backprop": (
        lambda page: "promises that L changes by \N{MINUS SIGN}0.0215" in promised(page),
        lambda page: promised(page).startswith("Move w1 by 4: "),
        lambda page: "changes by 0. Really" in promised(page) or "·10⁻" in promised(page),
    ),
    "sgd": (
        lambda page: step_losses(page)[0] < step_losses(page)[1],
        lambda page: step_losses(page) == pytest.approx((0.31, 0.50), abs=0.01),
        lambda page: twins_after(page, 4000),
    ),
    "softmax": (
        lambda page: shares(page) == pytest.approx(list(Choice((2, 1, 0), 0).shares)),
        lambda page: min(shares(page)) > 0.3,
        lambda page: (
            slopes(page)
            == pytest.approx([Choice((-4, 4, 0), 0).slopes(name)[0] for name in (SQUARED, ENTROPY)])
        ),
    ),
    "optimizers": (zigzags, only_two_go_as_before, only_two_get_away),
}


def twins_after(page: AppTest, number: int) -> bool:
    (table,) = told_to(page, "table")
    row = {name: cells for name, *cells in table["rows"]}
    step: int = labelled(page, "Step").value
    return step == number and row["w1"] == row["w3"] and row["w2"] == row["w4"]


@pytest.mark.parametrize("url", URLS)
def test_show_me_proves_each_answer_of_a_lesson(url: str) -> None:
    page = open_lesson(url)
    for number, proved in enumerate(PROOFS[url]):
        key = f"{url}_prediction_{number}_show"
        assert not [button for button in page.button if button.key == key]
        predict(page, url, number, 0)
        looks = session_of(page).looks
        page.button(key=key).click()
        rerun(page)
        assert not page.exception
        assert proved(page), (url, number)
        # The picture is told to come into view, once for each press.
        assert [told["looks"] for told in told_to(page, "lesson")] == [looks + 1]


def test_pressing_again_goes_on() -> None:
    page = open_lesson("neuron")
    steps = [
        (1, [0, 1, 7]),
        (1, [0, 1, 10]),
        (1, [0, 1, -8]),
        (2, [0.25, 0.5, 1]),
        (2, [0.5, 1, 2]),
    ]
    for number, expected in steps:
        predict(page, "neuron", number, 0)
        page.button(key=f"neuron_prediction_{number}_show").click()
        rerun(page)
        assert own_numbers(page) == expected


def test_what_was_answered_is_told_at_the_end_until_one_begins_again() -> None:
    page = open_lesson("neuron")
    for number in range(3):
        predict(page, "neuron", number, number)
    last = LESSONS[-1].url
    page = go_to(page, last)
    predict(page, last, 1, 0)
    rows = {node.proto.label: node.proto.icon for node in page.get("page_link")}
    assert rows["Neuron: 3 of 3"] == ":material/check_circle:"
    assert rows[f"{LESSONS[-1].title}: 1 of 3"] == ":material/radio_button_unchecked:"
    assert any(line.startswith(f"1 of {len(LESSONS)} lessons") for line in texts(page))
    assert {"neuron", last} <= session_of(page).opened_lessons
    labelled(page, "Begin again").click()
    rerun(page)
    assert any(line.startswith(f"0 of {len(LESSONS)} lessons") for line in texts(page))
    assert page.radio(key=f"{last}_prediction_1").value is None
    assert go_to(page, "neuron").radio(key="neuron_prediction_0").value is None
