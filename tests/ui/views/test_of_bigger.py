"""The views of the bigger networks: the same as those of nine numbers, with more to vary."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.ui.views.subjects import of_bigger, of_playground
from ui.experiment.bigger import Branch
from ui.experiment.bigger_run import bigger_run
from ui.experiment.task import Drawn
from ui.experiment.view_fields import BIG_PLANE, BIG_VARY
from ui.experiment.view_kinds import Variation
from ui.stage.scene import PLAIN
from ui.views.comparison import Comparison, packed_race
from ui.views.comparison_table import rows_of
from ui.views.slice_of import terrain
from ui.views.start_groups import groups_of
from ui.views.starts import Starts

SMALL = of_bigger()
WIDENED = (
    *("data", "held_out", "activations", "initializer", "seed", "loss"),
    *("learning_rate", "batch_size", "order", "epochs"),
)
"""What a bigger network has that trains as the nine numbers do, beside its neurons."""


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("opt:sgd,adam", {"optimizer": "adam"}),
        ("lr:0.1,0.5", {"learning_rate": 0.5}),
        ("hidden:3,4-2", {"hidden": (4, 2), "activations": ("tanh", "tanh")}),
        ("hidden:3,none", {"hidden": (), "activations": ()}),
        ("act:tanh,relu", {"activations": ("ReLU",)}),
        ("seed:0,7", {"seed": 7}),
        ("init:glorot,he", {"initializer": "he"}),
        ("batch:10,3", {"batch_size": 3}),
        ("order:shuffled,table", {"order": "table"}),
        ("loss:cross-entropy,mse", {"loss": "mse"}),
        ("penalty:none,l2", {"penalty": "l2"}),
    ],
)
def test_everything_that_can_be_varied_is_set(text: str, settings: dict[str, Any]) -> None:
    variation = BIG_VARY.read(text)
    assert variation is not None
    assert BIG_VARY.written(variation) == text
    comparison = Comparison(SMALL, variation, 0.05)
    assert comparison.run_of(0) == SMALL
    assert comparison.run_of(1) == of_bigger(**settings)
    single = bigger_run(replace(SMALL.experiment, **settings))
    assert np.array_equal(comparison.histories()[1].parameters, single.parameters)


def test_proposals_are_values_that_can_be_compared() -> None:
    for subject in (SMALL, of_bigger(learning_rate=0.3, seed=999_999, batch_size=7)):
        assert subject.settings.keys() == {setting.key for setting in BIG_VARY.settings}
        for key, now in subject.settings.items():
            values = tuple(subject.proposed(key))[:8]
            assert now in subject.proposed(key)
            assert BIG_VARY.read(BIG_VARY.written(Variation(key, values))) is not None
            assert subject.varied(key, now) == subject


def test_a_comparison_comes_run_by_run() -> None:
    comparison = Comparison(SMALL, Variation("seed", (1.0, 2.0, 3.0)), 0.05)
    assert comparison.trained(-1.0) == 1
    assert comparison.trained(1e6) == 3
    assert packed_race(comparison, PLAIN)


def test_what_was_changed_amid_the_run_is_varied_there() -> None:
    subject = of_bigger(branches=(Branch(10, (("learning_rate", 0.5),)),))
    assert subject.settings["lr"] == 0.5
    varied = subject.varied("lr", 0.2).experiment
    assert varied.learning_rate == 0.1
    assert varied.branches == (Branch(10, (("learning_rate", 0.2),)),)


def test_starts_are_those_of_single_seeds() -> None:
    starts = Starts(of_bigger(by_hand=(("w1", 3.0),), seed=5))
    starts.work(7, 1e6)
    assert starts.ends is not None
    assert len(starts) == 7
    for seed in (0, 6):
        history = SMALL.from_seed(seed).history()
        assert np.array_equal(starts.ends.runs.parameters[seed], history.parameters[-1])
    groups = groups_of(starts.ends, SMALL, 0.05)
    assert sum(len(group.seeds) for group in groups) == 7


def test_a_run_that_a_rule_has_stopped_has_left_no_bounds() -> None:
    stopping = of_bigger(stop="low", epochs=400, optimizer="adam", inputs=("x1\u00b2", "x2\u00b2"))
    assert stopping.history().stopped
    starts = Starts(stopping)
    starts.work(1, 1e6)
    assert starts.ends is not None
    assert not starts.ends.runs.diverged.any()


@pytest.mark.parametrize("plane", ["main", "w1,b4", "random:1"])
@pytest.mark.parametrize("settings", [{}, {"data": Drawn("spirals")}, {"loss": "mse"}])
def test_the_landscape_is_that_of_its_loss(plane: str, settings: dict[str, Any]) -> None:
    subject = of_bigger(**settings)
    assert subject.plane.read(plane) == BIG_PLANE.read(plane) == plane
    ground, history = terrain(subject, plane, None), subject.history()
    path = ground.path(20)
    assert path.ground[-1] == pytest.approx(history.loss[-1], rel=1e-9)
    begun = subject.begun_at(history.parameters[-1].tolist())
    assert np.array_equal(begun.start.vector, history.parameters[-1])


def test_a_plane_has_parameters_of_the_network_only() -> None:
    assert BIG_PLANE.read("w1,w300") == "w1,w300"
    assert SMALL.plane.read("w1,w300") is None


def test_the_table_says_what_is_held_out_where_something_is() -> None:
    variation = Variation("seed", (1.0, 2.0))
    columns = rows_of(Comparison(SMALL, variation, 0.05))
    runs = Comparison(SMALL, variation, 0.05).histories()
    held_out = [run.held_out_accuracy for run in runs]
    assert columns["Held-out accuracy"] == [share[-1] for share in held_out if share is not None]
    assert "Held-out loss" not in rows_of(Comparison(of_bigger(held_out=0), variation, 0.05))


@pytest.mark.parametrize("settings", [{"learning_rate": 1.0}, {"order": "shuffled", "seed": 3}])
def test_the_nine_numbers_have_the_same_run_as_a_bigger_network(settings: dict[str, Any]) -> None:
    nine = of_playground("xor", epochs=40, **settings)
    same, more = nine.with_hidden(2), nine.with_hidden(3)
    assert same.experiment.sizes == (2, 2, 1)
    assert same.history().loss == pytest.approx(nine.history().loss, rel=1e-9)
    assert more == of_bigger(
        **{name: getattr(same.experiment, name) for name in WIDENED}, hidden=(3,)
    )
