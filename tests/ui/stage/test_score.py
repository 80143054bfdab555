"""What the stage is told of a run: all of it, in a head that says the same as the experiment."""

from dataclasses import asdict, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Shift
from tests.ui.examples import asked, cloud, points, sample
from tests.ui.setups import setups
from tests.ui.stage.unpacking import Told, unpacked
from ui.data.table import Asked
from ui.experiment.experiment import Experiment, run
from ui.experiment.permalink import Setup
from ui.experiment.presets import PRESETS
from ui.stage.outcome import outcome
from ui.stage.pace import pace
from ui.stage.score import Code, View, score, spans
from ui.theme.palette import DARK, LIGHT

PEOPLE = Experiment(sample("people"), asked("people"))
ALICE = View("Alice")
EXPERIMENTS = {
    "people": PEOPLE,
    "xor": Experiment(sample("xor"), epochs=60, order="shuffled"),
    "iris": Experiment(sample("iris"), epochs=20, start="ones"),
    "200 rows": Experiment(cloud(200), epochs=5, seed=7),
    "no epochs": replace(PEOPLE, epochs=0),
    "by hand": replace(PEOPLE, start=(0.1,) * 9, epochs=30, learning_rate=1 / 3),
    "frozen": replace(PEOPLE, frozen=("w1", "b3"), epochs=30),
}
every_experiment = pytest.mark.parametrize("name", EXPERIMENTS)


def told(experiment: Experiment, view: View = ALICE) -> Told:
    return unpacked(score(experiment, view))


@every_experiment
def test_it_holds_every_epoch_as_nn_core_has_it(name: str) -> None:
    experiment = EXPERIMENTS[name]
    history = run(experiment)
    shown = told(experiment)
    assert np.array_equal(shown.parameters, history.parameters)
    assert np.array_equal(shown.losses, history.loss)
    assert shown.head["sizes"] == [2, 2, 1]
    assert shown.head["activations"] == ["sigmoid", "sigmoid"]
    assert shown.head["pace"] == pace(history)
    assert shown.head["outcome"] == outcome(experiment, history)
    assert shown.head["diverged"] is None


@every_experiment
def test_it_holds_everybody_and_what_is_known_of_them(name: str) -> None:
    experiment = EXPERIMENTS[name]
    dataset, head = experiment.dataset, told(experiment).head
    everybody = [*dataset.names, *(one.name for one in experiment.to_predict)]
    assert [one["name"] for one in head["samples"]] == everybody
    labels = [*dataset.labels, *(None for _ in experiment.to_predict)]
    assert [one["label"] for one in head["samples"]] == labels
    raw = np.array([one["raw"] for one in head["samples"]])
    assert raw[: len(dataset)].tolist() == dataset.raw.tolist()
    assert head["classes"] == [*dataset.class_names]
    assert head["features"] == [feature.label for feature in dataset.features]
    # The browser moves the features by itself, and comes to what the network learned from.
    moved = (raw[: len(dataset)] - head["shift"]["offset"]) / head["shift"]["scale"]
    assert moved.tolist() == dataset.inputs.tolist()


@given(setups())
def test_everybody_has_a_place_on_the_plane_with_air_around(setup: Setup) -> None:
    experiment = setup.experiment
    found = spans(experiment.dataset.raw, experiment.to_predict)
    everybody = np.vstack(
        [experiment.dataset.raw, *([[one.x1, one.x2]] for one in experiment.to_predict)]
    )
    assert np.isfinite(found).all()
    for (low, high), values in zip(found, everybody.T, strict=True):
        assert low < values.min() <= values.max() < high


def test_the_plane_of_the_four_people() -> None:
    # From 120 to 160 pounds and from 60 to 72 inches, with 16 % of that on either side.
    found = spans(PEOPLE.dataset.raw, PEOPLE.to_predict)
    np.testing.assert_allclose(found, [(113.6, 166.4), (58.08, 73.92)])


def test_somebody_to_predict_widens_the_plane() -> None:
    ((low, high), height) = spans(PEOPLE.dataset.raw, (Asked("far", 320, 66),))
    assert (low, high) == (120 - 32, 320 + 32)
    assert height == spans(PEOPLE.dataset.raw, ())[1]


def test_points_at_one_place_get_a_plane_around_them() -> None:
    at_five = points((5, 500), (5, 500), shift="standard")
    assert spans(at_five.raw, ()) == [(4, 6), (420, 580)]


def test_how_it_is_looked_at() -> None:
    head = told(PEOPLE).head
    assert [head[key] for key in ("shown", "log", "present", "watch", "qr")] == [
        "Alice",
        False,
        False,
        None,
        None,
    ]
    code = Code(("10", "01"), "https://example.org/?lr=1", "Look")
    view = View("Frank", True, True, ("Twins", "They never part."), code)
    head = told(PEOPLE, view).head
    assert (head["shown"], head["log"], head["present"]) == ("Frank", True, True)
    assert head["watch"] == ["Twins", "They never part."]
    assert head["qr"] == {"squares": ["10", "01"], "link": "https://example.org/?lr=1"} | {
        "words": "Look"
    }


def test_settings_are_in_the_words_of_the_loss_chart() -> None:
    experiment = replace(
        PEOPLE, learning_rate=0.5, seed=7, start=(1.0,) * 9, order="shuffled", epochs=30
    )
    head = told(replace(experiment, frozen=("w1", "b2"))).head
    assert head["settings"] == [
        ["rate", "0.5"],
        ["seed", "7"],
        ["start", "by hand"],
        ["order", "shuffled"],
        ["epochs", "30"],
        ["frozen", "w1, b2"],
        ["data", "Four people"],
        ["shift", "fixed"],
    ]
    assert dict(told(PEOPLE).head["settings"])["frozen"] == "nothing"
    assert dict(told(PEOPLE).head["settings"])["start"] == "random"
    # Other samples come with another shift: what differs first is whose they are.
    moved = replace(PEOPLE.dataset, values=((1, 2), *PEOPLE.dataset.values[1:]), shift=Shift())
    names = [name for name, _value in head["settings"]]
    assert names.index("data") < names.index("shift")
    assert dict(told(replace(PEOPLE, dataset=moved)).head["settings"])["data"] == "your own"


def test_what_a_key_can_reach() -> None:
    head = told(replace(PEOPLE, learning_rate=0.15, seed=12)).head
    assert (head["rate"], head["seed"], head["mostSeed"]) == (0.15, 12, 999_999)
    place = head["rates"].index(0.15)
    assert head["rates"][place - 1 : place + 2] == [0.1, 0.15, 0.2]
    assert head["presets"] == [preset.title for preset in PRESETS]


def test_both_palettes_are_in_it() -> None:
    palettes = told(PEOPLE).head["palettes"]
    for name, palette in (("light", LIGHT), ("dark", DARK)):
        colours = asdict(palette).items()
        told_of = {key: [*value] if isinstance(value, tuple) else value for key, value in colours}
        assert palettes[name] == told_of


OTHER_RUNS: list[dict[str, Any]] = [
    {"learning_rate": 0.2},
    {"epochs": 999},
    {"seed": 1},
    {"start": "ones"},
    {"order": "shuffled"},
    {"frozen": ("w1",)},
    {"to_predict": ()},
    {"dataset": replace(PEOPLE.dataset, labels=(1, 0, 1, 1))},
    {"dataset": replace(PEOPLE.dataset, names=("A", "Bob", "Charlie", "Diana"))},
]


@pytest.mark.parametrize("change", OTHER_RUNS, ids="".join)
def test_the_run_is_another_one_if_what_was_learned_is(change: dict[str, Any]) -> None:
    assert told(replace(PEOPLE, **change)).head["run"] != told(PEOPLE).head["run"]


SAME_RUNS: list[dict[str, Any]] = [
    # Ones are ones, and the table has its order, whatever the seed.
    {"seed": 1, "start": "ones"},
    {"start": (1.0,) * 6 + (0.0,) * 3},
]


@pytest.mark.parametrize("change", SAME_RUNS)
def test_settings_that_change_no_number_leave_the_run_as_it_is(change: dict[str, Any]) -> None:
    ones = replace(PEOPLE, start="ones")
    other = replace(ones, **change)
    assert told(other).head["run"] == told(ones).head["run"]
    # But the head is another one, and the browser has to take it.
    assert told(other).head["key"] != told(ones).head["key"]


VIEWS = [View("Bob"), View("Alice", log=True), View("Alice", presented=True)]
VIEWS += [View("Alice", watch=("Twins", "")), View("Alice", code=Code((), "", "Look"))]


@pytest.mark.parametrize("view", VIEWS)
def test_another_look_is_the_same_run_under_another_key(view: View) -> None:
    assert told(PEOPLE, view).head["run"] == told(PEOPLE).head["run"]
    assert told(PEOPLE, view).head["key"] != told(PEOPLE).head["key"]


@given(st.lists(st.sampled_from([*EXPERIMENTS]), min_size=2, max_size=2))
def test_equal_experiments_have_equal_bytes_and_no_others(names: list[str]) -> None:
    first, second = (score(EXPERIMENTS[name], View("")) for name in names)
    score.cache_clear()
    run.cache_clear()
    assert score(EXPERIMENTS[names[0]], View("")) == first
    assert (first == second) is (names[0] == names[1])


def test_who_looks_at_the_same_gets_the_very_same_bytes() -> None:
    same = Experiment(sample("people"), asked("people"))
    assert score(same, View("Alice")) is score(PEOPLE, ALICE)


def test_it_is_as_small_as_a_rerun_may_be() -> None:
    assert len(score(PEOPLE, ALICE)) <= 110_000
