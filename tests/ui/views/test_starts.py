"""A thousand starts: each as its seed by itself, worked out once, a little at a time."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from nn_core import Runs
from nn_core.validation import Array
from tests.ui.stage.unpacking_race import arrays_of
from tests.ui.views.subjects import of_playground
from ui.figures.chart import log_ticks
from ui.stage.scene import Scene
from ui.stage.starts import BINS, Group, starts_score
from ui.views.ends import Ends
from ui.views.of_playground import TOGETHER, OfPlayground
from ui.views.start_groups import DIVERGED, FALLING, LEARNED, STUCK, groups_of, headline
from ui.views.starts import Starts, starts_of

LONG = 1e6


def finished(subject: OfPlayground, count: int) -> Ends:
    starts = Starts(subject)
    while len(starts) < count:
        starts.work(count, LONG)
    assert starts.ends is not None
    return starts.ends


@pytest.mark.parametrize(
    "settings", [{}, {"order": "shuffled"}, {"frozen": ("b3",)}, {"epochs": 3}]
)
def test_each_ends_as_its_seed_by_itself(settings: dict[str, Any]) -> None:
    subject = of_playground("xor", **{"learning_rate": 1.0, "epochs": 200} | settings)
    ends = finished(subject, 4)
    for seed in range(4):
        history = subject.varied("seed", seed).history()
        assert ends.runs.parameters[seed] == pytest.approx(history.parameters[-1], rel=1e-9)
        assert ends.runs.loss[seed] == pytest.approx(history.loss[-1], rel=1e-9)
        earlier = history.loss[-1 - subject.experiment.epochs // 8]
        assert ends.earlier[seed] == pytest.approx(earlier, rel=1e-9)
        assert ends.runs.epochs[seed] == history.epochs


def test_starts_are_random_whatever_the_experiment_begins_with() -> None:
    same = finished(of_playground(epochs=5), 3)
    by_hand = finished(of_playground(epochs=5, start=(1.0,) * 9, seed=77), 3)
    assert np.array_equal(same.runs.parameters, by_hand.runs.parameters)


def test_work_is_done_a_little_at_a_time_and_kept() -> None:
    starts = Starts(of_playground(epochs=400))
    assert not starts.begun
    assert starts.share(TOGETHER) == 0.0
    shares = []
    while len(starts) < TOGETHER:
        starts.work(TOGETHER, 0.0)
        starts.work(TOGETHER, 0.002)
        shares.append(starts.share(TOGETHER))
    assert starts.begun
    assert len(shares) > 2
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    kept = starts.ends
    starts.work(TOGETHER, LONG)
    assert starts.ends is kept


def test_more_starts_are_added_to_those_that_there_are() -> None:
    starts = Starts(of_playground(epochs=20))
    starts.work(10, LONG)
    first = starts.ends
    starts.work(25, LONG)
    assert first is not None
    assert starts.ends is not None
    assert len(starts.ends) == 25
    assert np.array_equal(starts.ends.first(10).runs.loss, first.runs.loss)


def test_equal_requests_are_worked_out_once() -> None:
    assert starts_of(of_playground(seed=1)) is starts_of(of_playground(seed=1))
    assert starts_of(of_playground(seed=1)) is not starts_of(of_playground(seed=1, epochs=7))


class Failing:
    """An experiment that cannot be run."""

    at_once = 5

    def from_seeds(self, seeds: object) -> Iterator[float]:
        """Fail."""
        raise ValueError("too large")
        yield 0.0


def test_what_fails_once_can_be_tried_again() -> None:
    starts = Starts(Failing())  # type: ignore[arg-type]
    for _ in range(2):
        with pytest.raises(ValueError, match="too large"):
            starts.work(10, LONG)


def ends(loss: list[float], earlier: list[float], **given: Any) -> Ends:
    numbers = given.get("parameters", np.ones((len(loss), 9)) * 0.1)
    epochs = np.array(given.get("epochs", [8] * len(loss)))
    return Ends(Runs(numbers, np.array(loss), epochs, 8), np.array(earlier))


def test_groups_by_what_became_of_them() -> None:
    numbers = np.full((6, 9), 0.1)
    numbers[3, 6:8] = 50.0
    numbers[4, 6] = -50.0
    found = groups_of(
        ends(
            [0.2, 0.01, 0.21, 0.25, 0.24, 0.3],
            [0.3, 0.02, 0.21, 0.25, 0.24, 0.3],
            parameters=numbers,
            epochs=[8, 8, 8, 8, 8, 3],
        ),
        of_playground("xor"),
        0.05,
    )
    named = {group.name: group.seeds.tolist() for group in found}
    assert named == {
        LEARNED: [1],
        FALLING: [0],
        STUCK: [2],
        "Both hidden neurons saturated": [3],
        "One hidden neuron saturated": [4],
        DIVERGED: [5],
    }
    assert found[0].name == LEARNED
    said = headline(found, 0.05)
    assert said.startswith("1 of 6 starts learned: it ends below a loss of 0.05.")
    assert "1 ends at 0.25, with both hidden neurons saturated" in said
    assert "1 ends on a plateau at 0.21" in said
    assert headline([group for group in found if group.name == STUCK], 0.05) == (
        "None of the 1 starts learned: none ends below a loss of 0.05. Of these, 1 ends on a "
        "plateau at 0.21."
    )


def test_xor_gets_stuck_as_often_as_nn_core_says() -> None:
    subject = of_playground("xor", learning_rate=1.0)
    found = finished(subject, 200)
    groups = groups_of(found, subject, 0.05)
    assert [group.name for group in groups] == [LEARNED, STUCK]
    assert len(groups[0].seeds) == (found.runs.loss < 0.05).sum()
    # Not all are there: a tenth at most rests somewhere else.
    near = np.abs(groups[1].losses / np.median(groups[1].losses) - 1) < 0.1
    assert 0.9 <= near.mean() < 1
    assert "are stuck, nearly all on a plateau at 0.12" in headline(groups, 0.05)
    # Examples go from the smallest loss to the largest.
    some = groups[1].examples(4)
    losses = found.runs.loss[list(some)]
    assert losses.tolist() == sorted(losses)
    assert losses[[0, -1]].tolist() == groups[1].losses[[0, -1]].tolist()


def group(seeds: Sequence[int], losses: ArrayLike) -> Group:
    return Group("a group", "end", np.array(seeds), np.array(losses), "#123456")


def told(groups: list[Group], numbers: Array) -> tuple[dict[str, Any], dict[str, Array]]:
    losses = np.empty(len(numbers))
    for one in groups:
        losses[one.seeds] = one.losses
    runs = Runs(numbers, losses, np.full(len(numbers), 8), 8)
    ground = of_playground().ground
    return arrays_of(starts_score(groups, runs, ground, ("x1", "x2"), Scene("said")))


def test_every_loss_is_in_one_bar() -> None:
    generator = np.random.default_rng(0)
    losses = np.sort(10.0 ** generator.uniform(-5, 0, 500))
    groups = [group(range(200), losses[:200]), group(range(200, 500), losses[200:])]
    numbers = generator.normal(size=(500, 9))
    head, arrays = told(groups, numbers)
    edges, bars = head["edges"], head["bars"]
    assert len(edges) == BINS + 1
    assert [sum(bar["count"] for bar in bars if bar["group"] == place) for place in (0, 1)] == [
        200,
        300,
    ]
    places = {seed: place for place, seed in enumerate(head["seeds"])}
    parameters = arrays["parameters"].reshape(-1, 9)
    for bar in bars:
        low, high = edges[bar["bin"] : bar["bin"] + 2]
        inside = losses[(losses >= bar["low"]) & (losses <= bar["high"])]
        assert len(inside) == bar["count"]
        assert low * 0.9999 <= bar["low"] <= losses[bar["seed"]] <= bar["high"] <= high * 1.0001
        # The plane of a bar is that of one of its seeds.
        place = places[bar["seed"]]
        assert parameters[place] == pytest.approx(numbers[bar["seed"]], rel=1e-6)
        assert arrays["losses"][place] == losses[bar["seed"]]
    assert head["told"] == "said"
    assert [one["seeds"][0] for one in head["groups"]] == [0, 200]
    assert [one["seeds"][-1] for one in head["groups"]] == [199, 499]


@pytest.mark.parametrize("losses", [[0.25] * 3, [0.0, 0.0, 1.0]])
def test_equal_losses_and_losses_of_0_have_a_histogram_too(losses: list[float]) -> None:
    head, _ = told([group([0, 1, 2], losses)], np.zeros((3, 9)))
    assert sum(bar["count"] for bar in head["bars"]) == 3
    assert np.isfinite(head["edges"]).all()


@pytest.mark.parametrize("span", [(0.2, 0.4), (0.001, 0.05), (1e-7, 0.3), (0.0213, 0.0217)])
def test_a_logarithmic_axis_has_ticks_within_it(span: tuple[float, float]) -> None:
    ticks = log_ticks(*span)["tickvals"]
    assert all(span[0] <= tick <= span[1] for tick in ticks)
    assert len(ticks) <= 8
