"""The past of a session: what is remembered, what is forgotten, and what is kept but once."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from nn_core import Shift
from ui.data.person import Row
from ui.data.samples import load_sample, sample_asked, sample_dataset
from ui.experiment.experiment import Experiment
from ui.experiment.permalink import Setup
from ui.session.past import MOST, Opened, Past, Tables, sharing_tables


def opened(seed: int, *rows: Row) -> Opened:
    """Something open of which no part is shared with another."""
    dataset = replace(sample_dataset("people"))
    asked = tuple(one._replace() for one in sample_asked("people"))
    table, _, headings = load_sample("people")
    setup = Setup(Experiment(dataset, asked, seed=seed), shown="Alice")
    return Opened(setup, Tables("people", headings, Shift(), [*table, *rows], []))


def past_of(*seeds: int) -> Past[Opened]:
    past = Past(sharing=sharing_tables)
    for seed in seeds:
        past.remember(opened(seed))
    return past


def test_a_new_past_has_nothing_to_take_back() -> None:
    assert not Past().can_undo
    assert not Past().can_redo
    assert (past_of(1).can_undo, past_of(1).can_redo) == (False, False)


def test_what_does_not_differ_is_not_remembered() -> None:
    assert len(past_of(1, 1, 2, 2, 1).setups) == 3


def test_back_and_forward_again() -> None:
    past = past_of(1, 2, 3)
    assert [past.step(-1), past.step(-1)] == [opened(2), opened(1)]
    assert (past.can_undo, past.can_redo) == (False, True)
    assert [past.step(1), past.step(1)] == [opened(2), opened(3)]
    assert (past.can_undo, past.can_redo) == (True, False)


def test_another_change_forgets_what_was_taken_back() -> None:
    past = past_of(1, 2, 3)
    past.step(-1)
    past.remember(opened(2))
    assert past.can_redo
    past.remember(opened(9))
    assert not past.can_redo
    assert past.setups == [opened(1), opened(2), opened(9)]


def test_the_oldest_goes_when_there_are_too_many() -> None:
    past = past_of(*range(MOST + 10))
    assert len(past.setups) == MOST
    assert past.setups[0] == opened(10)
    assert past.setups[past.now] == opened(MOST + 9)


def test_tables_that_stay_are_kept_once() -> None:
    setups = past_of(1, 2, 3).setups
    assert len({id(setup.experiment.dataset) for setup, _ in setups}) == 1
    assert len({id(setup.experiment.to_predict) for setup, _ in setups}) == 1
    assert len({id(tables) for _, tables in setups}) == 1


def test_a_row_that_is_not_complete_is_a_change() -> None:
    past = past_of(1)
    past.remember(opened(1, ("Ann", None, None, None)))
    assert past.step(-1) == opened(1)


@given(st.lists(st.one_of(st.sampled_from(["undo", "redo"]), st.integers(0, 5)), max_size=40))
def test_it_is_a_line_of_setups_with_one_place_on_it(steps: list[str | int]) -> None:
    past, line, place = past_of(0), [0], 0
    for step in steps:
        if step == "undo":
            place = max(place - 1, 0)
            past.step(-1)
        elif step == "redo":
            place = min(place + 1, len(line) - 1)
            past.step(1)
        elif isinstance(step, int) and step != line[place]:
            line = [*line[: place + 1], step]
            place = len(line) - 1
            past.remember(opened(step))
        assert [setup.experiment.seed for setup, _ in past.setups] == line
        assert past.now == place
        assert (past.can_undo, past.can_redo) == (place > 0, place < len(line) - 1)
