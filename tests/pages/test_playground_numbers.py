"""The numbers under the stage, runs that leave all bounds, and extreme settings."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import nn_core
from nn_core import History
from tests.pages.playground_visit import (
    ASKED,
    LEARN,
    NAMES,
    ONES,
    PARAMETERS,
    PEOPLE,
    SAYS,
    assert_shows,
    choose,
    labelled,
    number_in,
    open_page,
    results,
    sentences,
    tables,
    texts,
    trained,
    type_in,
)
from tests.pages.stage_on_page import assert_finite, rest_at, stage, touch
from tests.ui.examples import assert_one_sentence
from ui.experiment import experiment

NEITHER_HTML_NOR_MARKDOWN = ["<b>x</b>", "$x$", "[a](b)", "<script>alert(1)</script>", "**x**"]


def headings(page: Any) -> list[str]:
    return [heading.value for heading in page.header]


def answers(page: Any) -> list[str]:
    return [text for text in texts(page) if text.startswith("The network says")]


@pytest.mark.parametrize(
    ("link", "history"),
    [
        ({}, trained()),
        # Everybody is just below 0.5 here: M is right and F is wrong.
        ({"start": "ones", "epochs": "20"}, trained(ONES, epochs=20)),
        ({"epochs": "0"}, trained(epochs=0)),
    ],
    ids=["trained", "half", "untrained"],
)
def test_everybody_is_in_the_table_with_what_the_network_says(
    link: dict[str, str], history: History
) -> None:
    page = rest_at(open_page(**link), history.epochs)
    predictions = np.atleast_1d(history.network.feedforward(PEOPLE))
    says = ["F" if y_pred >= 0.5 else "M" for y_pred in predictions]
    right = [said == gender for said, gender in zip(says, "FMMF", strict=True)]
    table = results(page)
    assert [row.name for row in table] == list(NAMES)
    assert [row.y_true for row in table] == ["1", "0", "0", "1"]
    assert [row.y_pred for row in table] == [f"{y_pred:.3f}" for y_pred in predictions]
    assert [row.says for row in table] == says
    assert [row.right for row in table] == ["✓ right" if fits else "✕ wrong" for fits in right]
    assert tables(page)[SAYS][0] == ["Name", "y_true", "y_pred", "The network says", "Right?"]
    assert labelled(page, "Right").value == f"{sum(right)} of 4"
    assert labelled(page, "Loss").value == f"{history.loss[-1]:#.3g}"
    assert headings(page)[0] == f"The numbers at epoch {history.epochs}"


@pytest.mark.parametrize("epoch", [0, 1, 68, 999, 1000])
def test_the_numbers_are_those_of_the_epoch_at_which_the_stage_rests(epoch: int) -> None:
    page = rest_at(open_page(), epoch)
    network = trained().network_at(epoch)
    predictions = np.atleast_1d(network.feedforward(PEOPLE))
    assert headings(page)[0] == f"The numbers at epoch {epoch}"
    assert labelled(page, "Loss").value == f"{trained().loss[epoch]:#.3g}"
    assert [row.y_pred for row in results(page)] == [f"{y_pred:.3f}" for y_pred in predictions]
    emily, frank = (network.feedforward(person) for person in ((-7.0, -3.0), (20.0, 2.0)))
    (answer,) = answers(page)
    assert f"({emily:.3f})" in answer
    assert f"({frank:.3f})" in answer


def test_nothing_is_told_of_the_end_before_anything_was_played() -> None:
    page = open_page()
    assert headings(page)[0] == "The numbers at epoch 0"
    assert labelled(page, "Loss").value == f"{trained().loss[0]:#.3g}"


def test_a_shorter_run_is_shown_at_its_end() -> None:
    page = choose(rest_at(open_page(), 900), "Epochs", 50)
    assert headings(page)[0] == "The numbers at epoch 50"
    # The stage goes on resting there, so a longer run is shown at that epoch again.
    assert headings(choose(page, "Epochs", 1000))[0] == "The numbers at epoch 900"


@pytest.mark.parametrize("epoch", ["7", None, [], {}, -1, float("inf"), float("nan"), 10**400])
def test_what_is_no_epoch_is_the_first(epoch: object) -> None:
    assert headings(rest_at(open_page(epochs="30"), epoch))[0] == "The numbers at epoch 0"


@pytest.mark.parametrize("epoch", [31, 1e300])
def test_an_epoch_beyond_the_last_is_the_last(epoch: float) -> None:
    assert headings(rest_at(open_page(epochs="30"), epoch))[0] == "The numbers at epoch 30"


def test_emily_and_frank_are_answered_in_a_sentence() -> None:
    page = rest_at(open_page(), 1000)
    network = trained().network
    emily, frank = (network.feedforward(person) for person in ((-7.0, -3.0), (20.0, 2.0)))
    assert answers(page) == [
        f"The network says that Emily is F ({emily:.3f}) and Frank is M ({frank:.3f})."
    ]


def test_the_sentence_follows_the_table_of_those_asked() -> None:
    page = type_in(rest_at(open_page(), 1000), ASKED, {0: {"x1": 155, "x2": 68}}, deleted=[1])
    (answer,) = answers(page)
    assert answer.startswith("The network says that Emily is M (0.0")
    type_in(page, ASKED, deleted=[0, 1])
    assert answers(page) == []


def test_a_long_sentence_stops_after_six() -> None:
    more = [{"name": f"p{n}", "x1": 130, "x2": 65} for n in range(7)]
    (answer,) = answers(type_in(open_page(), ASKED, added=more))
    assert "p3 is" in answer
    assert "p4 is" not in answer
    assert "3 more" in answer


def test_the_exact_loss_is_a_plain_number() -> None:
    help_text = labelled(rest_at(open_page(), 1000), "Loss").help
    assert help_text.endswith(" To six digits 0.00240225.")
    assert f"{trained().loss[-1]:.8f}" == "0.00240225"


def test_a_run_that_left_all_bounds_is_one_calm_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def short(*run: Any, epochs: int, **settings: Any) -> History:
        return replace(nn_core.train(*run, epochs=37, **settings), epochs_asked=epochs)

    monkeypatch.setattr(experiment, "train", short)
    page = open_page()
    sentence = stage(page).head["diverged"]
    assert_one_sentence(sentence)
    assert "epoch 37" in sentence
    assert "try a smaller learning rate" in sentence
    assert_shows(page, trained(epochs=37))
    monkeypatch.undo()
    # A run that keeps within bounds takes the sentence away.
    assert stage(choose(page, "Epochs", 37)).head["diverged"] is None


def test_a_run_that_leaves_all_bounds_at_once_still_has_its_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def giant_steps(*run: Any, **settings: Any) -> History:
        return nn_core.train(*run, **settings | {"learning_rate": 1e307})

    monkeypatch.setattr(experiment, "train", giant_steps)
    page = open_page(start="hand", w5="1", w6="-1")
    type_in(page, LEARN, {0: {"x1": 1135}})
    assert "epoch 0" in stage(page).head["diverged"]
    assert_finite(stage(page))
    assert (stage(page).last, stage(page).head["pace"]) == (0, [0])
    assert np.isfinite([number_in(row.y_pred) for row in results(page)]).all()


def test_giant_numbers_are_shown_and_one_can_train_on_from_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def giant_steps(*run: Any, **settings: Any) -> History:
        return nn_core.train(*run, **settings | {"learning_rate": 1e305})

    monkeypatch.setattr(experiment, "train", giant_steps)
    page = open_page()
    assert np.abs(stage(page).parameters(-1)).max() > 1e300
    assert_finite(stage(page))
    touch(page, "start", stage(page).parameters(-1).tolist())
    assert np.abs(stage(page).parameters()).max() == 1e6
    assert_finite(stage(page))


@pytest.mark.parametrize(
    "link",
    [
        {"lr": "10"},
        {"lr": "10", "order": "shuffled", "loss": "log", "epochs": "5000"},
        {"epochs": "0", "loss": "log"},
        {"epochs": "1"},
        {"start": "hand"} | dict.fromkeys(PARAMETERS, "10"),
        {"start": "hand", "lr": "10", "loss": "log"} | dict.fromkeys(PARAMETERS, "-10"),
        {"start": "hand"} | dict.fromkeys(PARAMETERS, "1000000"),
        {"data": "iris", "lr": "10", "epochs": "5000"},
        {"data": "xor", "lr": "0.001", "start": "ones"},
    ],
    ids=lambda link: "-".join(f"{key}={link[key]}" for key in link if key not in PARAMETERS),
)
def test_no_setting_brings_a_number_that_is_not_finite(link: dict[str, str]) -> None:
    page = open_page(**link)
    assert not sentences(page)
    assert_finite(stage(page))
    assert np.isfinite([number_in(row.y_pred) for row in results(page)]).all()


@pytest.mark.parametrize("cells", [{0: {"x1": 1e9}}, {n: {"x1": 5, "x2": 5} for n in range(4)}])
@pytest.mark.parametrize("shift", ["none", "standard"])
def test_no_table_brings_a_number_that_is_not_finite(
    cells: dict[int, dict[str, float]], shift: str
) -> None:
    page = type_in(open_page(lr="10"), LEARN, cells)
    choose(page, "Shift the features", shift)
    assert not sentences(page)
    assert_finite(stage(page))


@pytest.mark.parametrize("name", NEITHER_HTML_NOR_MARKDOWN)
def test_a_name_is_shown_letter_by_letter(name: str) -> None:
    page = type_in(open_page(epochs="3"), ASKED, {0: {"name": name}})
    choose(page, "Show the network for", name)
    assert name in labelled(page, "Show the network for").options
    (answer,) = answers(page)
    assert f"that {name} is " in answer
    # The stage paints it as text. Streamlit reads Markdown: it may find none.
    assert stage(page).shown == name
    read_as_markdown = [*page.markdown, *page.caption, *page.header, *page.title]
    assert not any(name in element.value for element in read_as_markdown)


@pytest.mark.parametrize("name", NEITHER_HTML_NOR_MARKDOWN)
def test_a_sentence_quotes_a_name_letter_by_letter(name: str) -> None:
    page = type_in(open_page(epochs="3"), LEARN, {0: {"name": name}, 1: {"name": name}})
    (sentence,) = sentences(page)
    assert f" {name} is the name of row 1 and of row 2" in sentence
