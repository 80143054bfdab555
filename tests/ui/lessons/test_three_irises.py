"""Fisher's flowers, and what a small network makes of them."""

import numpy as np
import pytest

from nn_core.softmax import softmax
from ui.lessons.three_irises import SPECIES, irises


def test_there_are_fifty_of_each_with_the_published_means() -> None:
    flowers = irises()
    assert np.bincount(flowers.labels).tolist() == [50, 50, 50]
    # R. A. Fisher (1936), tables I and II.
    means = [flowers.values[flowers.labels == kind].mean(axis=0) for kind in range(len(SPECIES))]
    assert np.array(means) == pytest.approx(
        np.array([[1.462, 0.246], [4.260, 1.326], [5.552, 2.026]]), abs=5e-4
    )


def test_the_network_is_right_about_most() -> None:
    assert irises().right >= 143


def test_scores_are_what_softmax_makes_the_answer_of() -> None:
    flowers = irises()
    scores = flowers.scores(5.0, 1.7)
    shifted = (np.array([5.0, 1.7]) - flowers.offset) / flowers.scale
    assert softmax(np.array(scores)) == pytest.approx(flowers.network.feedforward(shifted))
