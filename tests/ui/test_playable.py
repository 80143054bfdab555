"""What a figure tells its player: the names of its keyframes, and what to call them."""

from dataclasses import replace

import pytest

from nn_core import Feature
from tests.ui.drawn import drawn
from tests.ui.examples import RUNS, asked, example, sample, walk
from ui.experiment.experiment import Experiment, run
from ui.figures.playable import playable
from ui.figures.stage import View, stage
from ui.stage.pace import keyframe_epochs
from ui.theme.palette import DARK, LIGHT, Palette

FOUR, TWO = sample("people"), asked("people")
SHORT = Experiment(FOUR, TWO, epochs=3)
ALICE = View("Alice")
every_run = pytest.mark.parametrize("name", RUNS)
both_layouts = pytest.mark.parametrize("stacked", [False, True])


def picture(
    experiment: Experiment = SHORT, view: View = ALICE, palette: Palette = LIGHT
) -> tuple[str, str]:
    """What the run is called, and what this picture of it."""
    meta = stage(run(experiment), experiment.dataset, experiment.to_predict, view, palette).spec[
        "layout"
    ]["meta"]
    return meta["run"], meta["figure"]


def test_a_player_is_told_the_run_the_picture_and_the_epochs() -> None:
    layout = playable("ab12", "cd34", range(0, 30, 10))
    assert layout["meta"] == {
        "run": "ab12",
        "figure": "cd34",
        "epochs": [0, 10, 20],
        "words": ["Epoch 0", "Epoch 10", "Epoch 20"],
        "start": 0,
    }
    assert set(layout) == {"meta"}


def test_keyframes_can_have_words_of_their_own_and_another_start() -> None:
    meta = playable("ab12", "cd34", range(3), ("Inputs", "Hidden", "Output"), start=2)["meta"]
    assert meta["epochs"] == [0, 1, 2]
    assert meta["words"] == ["Inputs", "Hidden", "Output"]
    assert meta["start"] == 2


@both_layouts
@every_run
def test_every_stage_tells_its_keyframes(name: str, stacked: bool) -> None:
    spec = drawn(name, stacked=stacked)
    meta = spec["layout"]["meta"]
    epochs = keyframe_epochs(example(name)[0])
    assert meta["epochs"] == epochs
    assert meta["words"] == [f"Epoch {epoch}" for epoch in epochs]
    assert meta["start"] == 0
    assert [frame["name"] for frame in spec["frames"]] == [
        f"{meta['run']}-{epoch}" for epoch in epochs
    ]
    # The player takes what stands behind the hyphen for the epoch.
    assert "-" not in meta["run"]


@both_layouts
@every_run
def test_no_stage_is_ever_drawn_anew(name: str, stacked: bool) -> None:
    layout = drawn(name, stacked=stacked)["layout"]
    assert "sliders" not in layout
    assert [value for key, value in walk(layout) if key == "redraw"] == [False]


def test_equal_runs_have_equal_names() -> None:
    # Made anew, and not only found again.
    assert (
        picture(replace(SHORT, dataset=sample("people"), to_predict=asked("people"))) == picture()
    )


@pytest.mark.parametrize(
    "other",
    [
        replace(SHORT, epochs=4),
        replace(SHORT, seed=1),
        replace(SHORT, start="ones"),
        replace(SHORT, learning_rate=0.2),
        replace(SHORT, order="shuffled"),
        # The same numbers as before, and yet another picture of them.
        replace(SHORT, dataset=replace(FOUR, names=("Al", *FOUR.names[1:]))),
        replace(SHORT, dataset=replace(FOUR, features=(Feature("Mass", "kg"), FOUR.features[1]))),
        replace(SHORT, dataset=replace(FOUR, class_names=("no", "yes"))),
    ],
    ids=["epochs", "seed", "start", "learning rate", "order", "names", "features", "classes"],
)
def test_another_run_has_another_name(other: Experiment) -> None:
    (run_before, figure_before), (run_after, figure_after) = picture(), picture(other)
    assert run_before != run_after
    assert figure_before != figure_after


@pytest.mark.parametrize(
    ("experiment", "view", "palette"),
    [
        (SHORT, View("Bob"), LIGHT),
        (SHORT, View("Alice", log_loss=True), LIGHT),
        (SHORT, View("Alice", stacked=True), LIGHT),
        (SHORT, View("Alice", dark=True), DARK),
        (SHORT, ALICE, DARK),
        # Who is asked moves no parameter.
        (replace(SHORT, to_predict=()), ALICE, LIGHT),
        (replace(SHORT, to_predict=TWO[:1]), ALICE, LIGHT),
    ],
    ids=["person", "log", "stacked", "dark", "palette", "nobody asked", "one asked"],
)
def test_another_view_is_another_picture_of_the_same_run(
    experiment: Experiment, view: View, palette: Palette
) -> None:
    (run_before, figure_before), (run_after, figure_after) = (
        picture(),
        picture(experiment, view, palette),
    )
    assert run_before == run_after
    assert figure_before != figure_after


def test_no_two_runs_share_a_name() -> None:
    names = {drawn(name)["layout"]["meta"]["run"] for name in RUNS}
    assert len(names) == len(RUNS)
