"""What becomes of a setup when something is changed, from the start on or amid the run."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.effort import tries
from tests.ui.bigger_setups import SMALL, TABLE, bigger_setups
from ui.experiment.bigger import Branch
from ui.experiment.bigger_change import changed, with_numbers, without_branch
from ui.experiment.bigger_link import read_bigger_link, written_bigger_link
from ui.experiment.bigger_setup import BiggerSetup, values_of
from ui.experiment.bigger_tables import own_set
from ui.experiment.task import Drawn

SETUP = BiggerSetup(SMALL)
LOWERED = (("learning_rate", 0.01),)


def branched(*branches: Branch) -> BiggerSetup:
    return replace(SETUP, experiment=replace(SMALL, branches=branches))


def test_a_change_from_the_start_on() -> None:
    assert changed(SETUP, {"lr": 0.5}).experiment == replace(SMALL, learning_rate=0.5)
    assert changed(SETUP, {"curve": "accuracy"}).experiment == SMALL
    assert changed(SETUP, {"noise": 20}).experiment.data == Drawn(noise=20, count=20)


def test_a_change_amid_the_run_is_a_branch() -> None:
    once = changed(SETUP, {"lr": 0.01}, 5)
    assert once == branched(Branch(5, LOWERED))
    twice = changed(once, {"opt": "adam"}, 5)
    assert twice == branched(Branch(5, (*LOWERED, ("optimizer", "adam"))))
    later = changed(twice, {"batch": 3}, 8)
    assert [branch.epoch for branch in later.experiment.branches] == [5, 8]
    # What came later was of a run that is not any more.
    assert changed(later, {"lr": 1.0}, 2) == branched(Branch(2, (("learning_rate", 1.0),)))


def test_at_the_end_a_branch_makes_the_run_longer() -> None:
    longer = changed(SETUP, {"lr": 0.01}, 12).experiment
    assert (longer.epochs, longer.branches) == (24, (Branch(12, LOWERED),))
    full = BiggerSetup(replace(SMALL, epochs=5000))
    assert changed(full, {"lr": 0.01}, 5000) == full


def test_a_change_goes_where_the_value_stands_that_it_changes() -> None:
    setup = branched(Branch(3, (("optimizer", "adam"),)), Branch(5, LOWERED))
    assert changed(setup, {"lr": 2.0}) == branched(
        Branch(3, (("optimizer", "adam"),)), Branch(5, (("learning_rate", 2.0),))
    )
    assert changed(setup, {"batch": 4}).experiment == replace(setup.experiment, batch_size=4)


def test_data_of_another_kind_begin_anew() -> None:
    setup = branched(Branch(5, (("data", Drawn("moons", count=20)),)), Branch(8, LOWERED))
    assert changed(setup, {"noise": 10}, 9).experiment.branches[-1] == Branch(
        9, (("data", Drawn("moons", 10, 20)),)
    )
    plane = changed(setup, {"data": "plane"}, 9).experiment
    assert plane.data == Drawn("plane", count=20)
    assert plane.branches == (Branch(8, LOWERED),)
    own = changed(SETUP, {"data": "table"}, 0, (TABLE, "Animal"))
    assert (own.experiment.data, own.name_column) == (TABLE, "Animal")
    assert changed(own, {"lr": 1.0}).experiment.data is TABLE
    assert changed(own, {"data": "xor"}).experiment.data == Drawn("xor")


def test_a_table_comes_in_the_middle_of_a_run_and_a_second_from_the_start() -> None:
    setup = BiggerSetup(SMALL)
    iris = changed(setup, {"data": "iris"}, after=5)
    assert iris.experiment.branches == (Branch(5, (("data", own_set("iris")[0]),)),)
    own = changed(iris, {"data": "table"}, after=7, table=(TABLE, "Animal"))
    assert [part.data for _, part, _ in own.experiment.stretches()] == [
        SMALL.data,
        own_set("iris")[0],
        TABLE,
    ]
    assert own.name_column == "Animal"
    link = written_bigger_link(own)
    assert link["then"] == "5,data:iris;7,data:table"
    assert read_bigger_link(link) == (own, [])
    # A link has room for one table: with another the run begins anew.
    other = replace(TABLE, labels=(1, 0, 1))
    anew = changed(own, {"data": "table"}, after=8, table=(other, "Pet"))
    assert (anew.experiment.data, anew.experiment.branches) == (other, ())
    # And a link that has none says so.
    _, problems = read_bigger_link({"then": "5,data:table"})
    assert problems == ["The link changes the run after epoch 5: there is no table to learn from."]


def test_numbers_by_hand() -> None:
    at_start = with_numbers(SETUP, {"w2": 1.0, "w1": 2.0})
    assert at_start.experiment.by_hand == (("w1", 2.0), ("w2", 1.0))
    amid = with_numbers(at_start, {"w1": 3.0}, 5)
    assert amid.experiment.branches == (Branch(5, (), (("w1", 3.0),)),)
    assert without_branch(amid, 5) == at_start


def test_another_shape_has_other_numbers_and_keeps_what_else_was_changed() -> None:
    setup = branched(
        Branch(5, (*LOWERED, ("frozen", ("w1",))), (("w2", 1.0),)), Branch(8, (), (("w1", 0.0),))
    )
    setup = replace(setup, experiment=replace(setup.experiment, frozen=("b1",)))
    other = changed(setup, {"hidden": (2, 2), "act": ("ReLU",)}).experiment
    assert (other.hidden, other.activations, other.frozen) == ((2, 2), ("ReLU", "ReLU"), ())
    assert other.branches == (Branch(5, LOWERED),)


def test_a_shorter_run_has_no_later_branch() -> None:
    setup = branched(Branch(5, LOWERED), Branch(8, LOWERED))
    assert changed(setup, {"epochs": 8}).experiment.branches == (Branch(5, LOWERED),)


@tries(40)
@given(bigger_setups(), bigger_setups(), st.integers(0, 5000), st.data())
def test_whatever_is_changed_there_is_an_experiment(
    setup: BiggerSetup, other: BiggerSetup, after: int, data: st.DataObject
) -> None:
    values = {
        key: value
        for key, value in values_of(other).items()
        if key not in ("hand", "then", "freeze")
    }
    keys = data.draw(st.sets(st.sampled_from(sorted(values)), max_size=4))
    told = {key: values[key] for key in keys}
    new = changed(setup, told, min(after, setup.experiment.epochs), (TABLE, "Animal"))
    at_end = values_of(replace(new, experiment=new.experiment.last_stretch))
    apart = {"data", "classes", "noise", "points", "draw", "act", "show", "curve"}
    if after < 5000 and after <= setup.experiment.epochs:
        assert {key: at_end[key] for key in keys - apart - {"epochs"}} == {
            key: told[key] for key in keys - apart - {"epochs"}
        }
