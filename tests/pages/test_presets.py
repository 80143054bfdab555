"""Presets: each is a link, does what its sentences say, and leaves nothing of the one before."""

import numpy as np
import pytest

from nn_core import History
from tests.pages.playground_visit import in_dialog, link_of, open_page, press, rerun, sentences
from tests.pages.session_visit import session_of
from tests.pages.stage_on_page import told_to_stage
from ui.experiment.experiment import Experiment, run
from ui.experiment.permalink import read_link
from ui.experiment.presets import PRESETS, Preset

BY_TITLE = {preset.title: preset for preset in PRESETS}


def experiment_of(preset: Preset) -> Experiment:
    """What a visitor who opens the preset's link has before them."""
    return session_of(open_page(**preset.link)).experiment


def history_of(title: str) -> History:
    return run(experiment_of(BY_TITLE[title]))


def right(title: str) -> int:
    """How many the trained network gets right."""
    experiment = experiment_of(BY_TITLE[title])
    says = experiment.predict(run(experiment).network, experiment.dataset.values)
    return sum(
        (y_pred >= 0.5) == bool(label)
        for y_pred, label in zip(says, experiment.dataset.labels, strict=True)
    )


@pytest.mark.parametrize("preset", PRESETS, ids=[*BY_TITLE])
def test_a_preset_is_its_link(preset: Preset) -> None:
    assert read_link(preset.link)[1] == []
    page = press(open_page(lr="3", order="shuffled", start="hand", w3="2"), "Presets")
    (button,) = [node for node in in_dialog(page, "button") if node.label == preset.title]
    button.click()
    rerun(page)
    assert link_of(page) == preset.link
    opened = open_page(**preset.link)
    assert sentences(opened) == []
    assert told_to_stage(opened) == told_to_stage(page)


def test_there_are_ten_with_words_to_each() -> None:
    assert len(PRESETS) == len(BY_TITLE) == 10
    assert all(preset.look_for.endswith((".", "?")) for preset in PRESETS)


def test_twins_never_part() -> None:
    w1, w2, w3, w4 = history_of("Twins").parameters[:, :4].T
    assert np.array_equal(w1, w3)
    assert np.array_equal(w2, w4)


def test_learning_rates_do_what_they_say() -> None:
    textbook = history_of("The textbook run")
    assert history_of("Too slow").loss[-1] > 0.24
    assert history_of("Just right").loss[-1] < textbook.loss[-1] / 10
    fast = history_of("Too fast")
    assert fast.loss[1] > 1.4 * fast.loss[0]
    assert fast.loss[-1] < textbook.loss[-1]


def test_xor_is_solved_from_one_seed_and_stuck_from_another() -> None:
    assert right("XOR, solved") == 4
    assert right("XOR, stuck") == 3
    stuck = history_of("XOR, stuck").loss
    assert abs(stuck[-1] - stuck[-1000]) < 0.001


def test_bad_data_learn_badly() -> None:
    assert right("Not shifted") == 2
    assert history_of("Not shifted").loss[-1] > 0.24
    assert history_of("One wrong label").loss[-1] > 0.1


def test_shuffled_and_table_order_end_alike() -> None:
    ends = [history_of(title).loss[-1] for title in ("Shuffled", "The textbook run")]
    assert ends[0] != ends[1]
    assert ends[0] == pytest.approx(ends[1], rel=0.01)
