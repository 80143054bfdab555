"""What is said of the planes is so: counted on the network itself, on a finer grid."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Network
from tests.effort import tries
from ui.lessons.plane_words import words_below

REACH = 10.0
NUMBERS = st.lists(st.sampled_from([-8.0, -2.5, -1.0, 0.0, 0.4, 1.0, 3.0]), min_size=9, max_size=9)
FINE = 401


def said(*parameters: float) -> dict[str, str]:
    return words_below(Network.from_vector(np.array(parameters)), REACH)


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ((1.0, 2.0, 3.0), "the same as h1"),
        ((2.0, 4.0, 6.0), "the same edge as h1"),
        ((-1.0, -2.0, -3.0), "the edge of h1, the other way round"),
        ((1.0, 2.0, 3.5), "another straight edge"),
        ((0.0, 0.0, 1.0), "no edge: above ½ everywhere"),
        ((0.0, 0.0, 0.0), "no edge: ½ everywhere"),
        ((0.1, 0.1, -8.0), "no edge: below ½ everywhere"),
    ],
)
def test_h2_beside_h1(second: tuple[float, float, float], words: str) -> None:
    (w3, w4, b2) = second
    below = said(1.0, 2.0, w3, w4, 1.0, 1.0, 3.0, b2, 0.0)
    assert below["h1"] == "one straight edge"
    assert below["h2"] == words


def test_h2_has_the_one_edge_if_h1_has_none() -> None:
    below = said(0.0, 0.0, 1.0, 2.0, 1.0, 1.0, 4.0, 0.0, 0.0)
    assert below["h1"] == "no edge: above ½ everywhere"
    assert below["h2"] == "one straight edge"


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        # A corner: both have to be near 1.
        ((2, 0, 0, 2, 5, 5, 0, 0, -7.5), "both make one bent edge"),
        # A band between two parallel edges.
        ((2, 0, 2, 0, 9, -9, 6, -6, -4.5), "2 straight edges"),
        # Only h1 counts.
        ((2, 1, 1, -3, 4, 0, 0, 0, -2), "one straight edge"),
        # Nearly the same edge twice.
        ((2, 1, 2, 1.01, 4, 4, 0, 0, -4), "one edge, nearly straight"),
        ((2, 1, 1, -3, 1, 1, 0, 0, 5), "no edge: above ½ everywhere"),
        ((2, 1, 1, -3, -1, -1, 0, 0, 0), "no edge: below ½ everywhere"),
        ((0, 0, 0, 0, 0, 0, 0, 0, 0), "no edge: ½ everywhere"),
    ],
)
def test_o1(parameters: tuple[float, ...], words: str) -> None:
    assert said(*parameters)["o1"] == words


@tries(40)
@given(NUMBERS)
def test_no_edge_is_said_only_where_there_is_none(parameters: list[float]) -> None:
    network = Network.from_vector(np.array(parameters))
    ends = np.linspace(-REACH, REACH, FINE)
    places = np.stack(np.meshgrid(ends, ends), -1).reshape(-1, 2)
    outputs = network.neuron_outputs(places)
    for name, words in words_below(network, REACH).items():
        above = np.asarray(outputs[name]) - 0.5
        share = min(float((above > 0).mean()), float((above < 0).mean()))
        if words.startswith("no edge"):
            assert share < 1e-3
        else:
            assert words != ""
            assert name != "h1" or share > 0
