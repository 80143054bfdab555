"""Points by hand: what becomes of the samples, and who stays held out."""

from dataclasses import replace

import numpy as np
import pytest

from tests.ui.bigger_setups import SMALL
from ui.experiment.bigger import BiggerExperiment, Branch
from ui.experiment.bigger_change import changed, with_point
from ui.experiment.bigger_fields import MOVED
from ui.experiment.bigger_run import bigger_run
from ui.experiment.bigger_setup import BiggerSetup
from ui.experiment.bigger_tables import own_set
from ui.experiment.challenges import CHALLENGES
from ui.experiment.task import Drawn
from ui.experiment.touched import Touched, read_touched, written_touched

HILLS = replace(SMALL, data=Drawn("hills", count=20))


def put(experiment: BiggerExperiment, row: int | None, *place: float, to: float = 0) -> BiggerSetup:
    """The setup after one touch; without a place the point is removed."""
    setup = BiggerSetup(experiment)
    at = (place[0], place[1]) if place else None
    return changed(setup, {"moved": with_point(setup, row, at, to)})


def test_a_point_is_moved_and_nothing_else() -> None:
    before, after = SMALL.task, put(SMALL, 3, 1.5, -2.0, to=1).experiment.task
    assert after.raw[3].tolist() == after.features[3].tolist() == [1.5, -2.0]
    assert after.targets[3] == 1
    others = np.arange(20) != 3
    assert after.raw[others].tolist() == before.raw[others].tolist()
    assert after.targets[others].tolist() == before.targets[others].tolist()
    assert after.split == before.split


def test_in_a_table_the_others_keep_their_scale() -> None:
    iris = replace(SMALL, data=own_set("iris")[0])
    after = put(iris, 0, 90.0, 90.0).experiment.task
    assert after.features[1:].tolist() == iris.task.features[1:].tolist()
    assert after.features[0] == pytest.approx((90.0 - after.offset) / after.scale)


def test_what_is_added_is_trained_on_and_what_is_removed_is_gone() -> None:
    gone = put(SMALL, 0).experiment
    assert len(gone.task) == 19
    assert gone.task.number_of(0) == 1
    more = put(gone, None, 1.0, 2.0, to=1).experiment
    assert more.touched == (Touched(0, None), Touched(20, (1.0, 2.0), 1.0))
    assert more.task.training_rows[-1] == 19
    held_out = [more.task.number_of(row) for row in more.task.held_out_rows]
    assert held_out == [number for number in SMALL.task.held_out_rows if number]
    # By its row an added one is moved again, and removed as if it had never been.
    again = put(more, 19, 3.0, 4.0, to=1).experiment
    assert again.touched[-1] == Touched(20, (3.0, 4.0), 1.0)
    assert put(again, 19).experiment == gone
    history = bigger_run(again)
    assert history.trained_on is not None
    assert history.trained_on[0][-1].tolist() == [3.0, 4.0]


def test_put_back_where_it_was_drawn_it_is_as_drawn() -> None:
    moved = put(SMALL, 3, 1.5, -2.0).experiment
    x1, x2 = SMALL.task.raw[3].tolist()
    assert put(moved, 3, x1, x2, to=SMALL.task.targets[3]).experiment == SMALL


def test_other_data_have_no_points_by_hand() -> None:
    moved = put(SMALL, 3, 1.5, -2.0)
    assert changed(moved, {"noise": 10}).experiment.touched == ()
    assert changed(moved, {"data": "iris"}).experiment.touched == ()
    assert changed(moved, {"held": 20, "lr": 0.5}).experiment.touched == moved.experiment.touched
    amid = changed(moved, {"noise": 10}, after=5).experiment
    assert amid.touched
    assert amid.last_stretch.touched == ()


def test_points_are_moved_amid_the_run() -> None:
    setup = BiggerSetup(SMALL)
    amid = changed(setup, {"moved": with_point(setup, 3, (1.5, -2.0), 1)}, after=5).experiment
    there = (Touched(3, (1.5, -2.0), 1),)
    assert amid.branches == (Branch(5, (("touched", there),)),)
    first, whole = bigger_run(SMALL), bigger_run(amid)
    assert whole.parameters[:6].tolist() == first.parameters[:6].tolist()
    assert whole.parameters[-1].tolist() != first.parameters[-1].tolist()
    assert amid.last_stretch.task.raw[3].tolist() == [1.5, -2.0]


@pytest.mark.parametrize(
    ("touched", "reason"),
    [
        ((Touched(3, (0, 0)), Touched(3, (1, 1))), "once"),
        ((Touched(3, (float("inf"), 0)),), "finite"),
        ((Touched(3, (2e9, 0)),), "within"),
        ((Touched(3, (0, 0), 2.0),), "class 0 to 1"),
        ((Touched(3, (0, 0), 0.5),), "class 0 to 1"),
        (tuple(Touched(number, None) for number in range(19)), "two points"),
        (tuple(Touched(number, (0, 0)) for number in range(20, 501)), "500 points"),
        (tuple(Touched(int(row), None) for row in SMALL.task.held_out_rows), "held out"),
        (tuple(Touched(int(row), None) for row in SMALL.task.training_rows), "trained on"),
    ],
)
def test_what_cannot_be_is_refused(touched: tuple[Touched, ...], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        replace(SMALL, touched=touched)


def test_a_number_is_any_number() -> None:
    experiment = put(HILLS, 4, 0.0, 0.0, to=0.75).experiment
    assert experiment.task.targets[4] == 0.75


def test_a_link_spells_them() -> None:
    touched = (Touched(11, (1.5, -2.0), 1.0), Touched(39, None))
    assert written_touched(touched) == "12:1.5:-2:1,40:gone"
    assert read_touched("12:1.5:-2:1,40:gone") == touched
    assert (written_touched(()), read_touched("none")) == ("none", ())
    for nonsense in ("12", "0:gone", "x:1:1:1", "12:1:1", "12:nan:1:1", "12:1e10:1:1", ""):
        assert MOVED.read(nonsense) is None


def test_no_challenge_is_met_with_points_put_where_they_suit() -> None:
    for challenge in CHALLENGES:
        touched = put(challenge.preset, 0, 1.0, 1.0).experiment
        verdict = challenge.check(touched, bigger_run(touched))
        assert "not the samples of the challenge" in verdict.sentence
