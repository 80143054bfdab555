"""What is wrong is said in one sentence, with the numbers of the run; nothing where all is well."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import AILMENTS, Adam, History, Network, Samples, generate, train
from tests.effort import tries
from ui.experiment.ailments import LESSON_OF, Ailment, ailments
from ui.experiment.experiment import run as run_of_nine
from ui.experiment.permalink import read_link
from ui.theme.text import three_digits

CIRCLES = generate("circles", 100)
DEEP = (2, *[8] * 6, 1)
PAGES = Path(__file__).parents[3] / "pages"


def run(network: Network, samples: Samples = CIRCLES, **settings: Any) -> History:
    return train(network, samples.features, samples.targets, **settings)


def said(history: History, kind: str) -> str:
    (ailment,) = [ailment for ailment in ailments(history) if ailment.kind == kind]
    return ailment.sentence


def test_nothing_is_said_of_a_run_that_learned() -> None:
    assert (
        ailments(train(Network.random(), [[-2, -1], [25, 6], [17, 4], [-15, -6]], [1, 0, 0, 1]))
        == ()
    )


def test_a_last_layer_whose_gradient_passes_through_0_is_no_explosion() -> None:
    iris = read_link({"data": "iris", "lr": "0.001"})[0].experiment
    history = run_of_nine(iris)
    # At one of the epochs looked at it is thousands of times smaller than that of the first.
    assert not [one for one in ailments(history) if one.kind == "exploding gradient"]


def test_every_ailment_has_a_lesson_that_there_is() -> None:
    assert set(LESSON_OF) == set(AILMENTS)
    assert all((PAGES / f"{url}.py").is_file() for url in LESSON_OF.values() if url)
    # No lesson tells of samples held out.
    assert [kind for kind, url in LESSON_OF.items() if not url] == ["overfitting"]


def test_dead_relus() -> None:
    dead = [1, 0, 0, 1, 1, 1, 0, -100, 0]
    network = Network.from_vector(dead, activations=("ReLU", "sigmoid"))
    assert said(run(network, epochs=5), "dead") == "h2 gives 0 for all 100 samples: a dead ReLU."
    dead[-3] = -100
    network = Network.from_vector(dead, activations=("ReLU", "sigmoid"))
    assert said(run(network, epochs=5), "dead") == (
        "h1 and h2 give 0 for all 100 samples: dead ReLUs."
    )


def test_of_many_samples_it_says_how_many_were_looked_at() -> None:
    network = Network.from_vector([1, 0, 0, 1, 1, 1, 0, -100, 0], activations=("ReLU", "sigmoid"))
    sentence = said(run(network, generate("circles", 600), epochs=1), "dead")
    assert sentence == "h2 gives 0 for each of 200 samples looked at: a dead ReLU."


def test_saturated_by_inputs_or_by_weights() -> None:
    far = replace(CIRCLES, features=CIRCLES.features + 100)
    start = Network.from_vector([1, 1, 1, 1, 0.1, 0.2, 0, 0, 0])
    assert said(run(start, far, epochs=50), "saturated") == (
        "h1 and h2 are 1.000 for all 100 samples: the inputs are too large."
    )
    steep = Network.from_vector(100 * Network.random((2, 4, 1)).vector, (2, 4, 1))
    (ailment,) = [one for one in ailments(run(steep, epochs=50)) if one.kind == "saturated"]
    assert ailment.cause == "weights"
    assert ailment.sentence.endswith(" of the samples: the weights are too large.")


def test_twins() -> None:
    twins = Network.from_vector([1, 1, 1, 1, 1, 1, 0, 0, 0])
    assert said(run(twins, epochs=5), "twins") == (
        "h1 and h2 are twins, with the same numbers: together they are worth one."
    )
    alike = Network.random((2, 3, 2, 1), initializer="zeros")
    assert said(run(alike, epochs=3), "twins") == (
        "h1, h2 and h3 are twins, with the same numbers, and so are h4 and h5: each group is worth "
        "one neuron."
    )


def test_vanishing_gradient() -> None:
    history = run(Network.random(DEEP, initializer="uniform"), epochs=100, batch_size=10)
    sentence = said(history, "vanishing gradient")
    found = re.fullmatch(
        r"Layer 1 gets a gradient (.+) times smaller than layer 7: it vanishes on its way back\.",
        sentence,
    )
    assert found
    ratio = float(
        found[1]
        .replace(",", "")
        .translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
        .replace("·10", "e")
    )
    sizes = history.gradient_sizes
    assert ratio > 1000
    # What is told is the first of the epochs looked at, by the biases alone.
    assert (sizes[:, 6] / sizes[:, 0]).min() / 10 < ratio < (sizes[:, 6] / sizes[:, 0]).max() * 10


def test_exploding_gradient() -> None:
    sizes = (2, *[8] * 4, 1)
    network = Network.from_vector(20 * Network.random(sizes).vector, sizes, "linear")
    assert re.fullmatch(
        r"The gradient of layer 1 is [\d.·⁰¹²³⁴⁵⁶⁷⁸⁹]+ times that of layer 5: it explodes on its "
        r"way back\.",
        said(run(network, epochs=0), "exploding gradient"),
    )
    single = run(Network.random((2, 1), activations="linear"), generate("plane", 100))
    assert said(single, "exploding gradient").endswith(": it explodes.")


def test_divergence_before_and_beyond_the_floats() -> None:
    start, plane = Network.random((2, 1), activations="linear"), generate("plane", 100)
    history = run(start, plane)
    assert history.diverged
    assert said(history, "divergence") == (
        f"The steps are too large: the loss went from {three_digits(history.loss[0])} to "
        f"{three_digits(history.loss[-1])}, and then beyond all numbers."
    )
    assert said(run(start, plane, learning_rate=1e200), "divergence") == (
        "The steps are too large: the numbers left all bounds in the first epoch."
    )
    history = run(start, plane, epochs=60, batch_size=100, learning_rate=0.1)
    assert re.fullmatch(
        r"The loss ends at \S+, above the \S+ it began with\.", said(history, "divergence")
    )


def test_a_plateau_says_by_how_little_and_for_how_long() -> None:
    history = run(Network.random(), generate("spirals", 100), epochs=300)
    sentence = said(history, "plateau")
    found = re.fullmatch(
        r"The loss has moved by less than (\S+) % for (\d+) epochs, and stays at (\S+)\.", sentence
    )
    assert found
    share, resting, loss = float(found[1]) / 100, int(found[2]), float(found[3])
    assert loss == pytest.approx(history.loss[-1], abs=5e-4)
    assert np.ptp(history.loss[-resting - 1 :]) < share * history.loss[-1]
    assert np.ptp(history.loss[-resting - 2 :]) >= share * history.loss[-1]
    assert resting >= 300 / 8


def test_a_loss_that_swings_does_not_rest() -> None:
    history = run(Network.random(), generate("spirals", 100), epochs=300)
    swinging = replace(history, loss=np.where(np.arange(301) % 2, 0.3, 0.2))
    assert said(swinging, "plateau") == "The loss swings around 0.2 and falls no more."


def test_overfitting() -> None:
    samples = generate("gaussians", 40, noise=50)
    network = Network.random((2, 8, 8, 1), activations="tanh")
    history = run(network, samples, held_out=0.5, learning_rate=0.03, epochs=500)
    assert history.held_out_loss is not None
    best, last = int(history.held_out_loss.argmin()), history.held_out_loss[-1]
    assert said(history, "overfitting") == (
        f"The held-out loss has risen since epoch {best}, from {history.held_out_loss[best]:.3g} "
        f"to {last:.3g}, while that of training falls."
    )


@tries(25)
@given(st.data())
def test_any_run_is_told_in_plain_sentences(data: st.DataObject) -> None:
    sizes = (2, *data.draw(st.lists(st.integers(1, 4), max_size=4)), 1)
    names = st.sampled_from(["sigmoid", "tanh", "ReLU", "softplus", "linear"])
    activations = data.draw(st.tuples(*[names] * (len(sizes) - 1)))
    network = Network.random(sizes, data.draw(st.integers(0, 999)), activations=activations)
    scale = 10.0 ** data.draw(st.integers(-3, 3))
    history = run(
        Network.from_vector(scale * network.vector, sizes, activations),
        generate("moons", 12, noise=30),
        epochs=data.draw(st.integers(0, 90)),
        optimizer=Adam(10.0 ** data.draw(st.integers(-3, 2))),
        batch_size=4,
        held_out=data.draw(st.sampled_from([None, 0.5])),
    )
    told: tuple[Ailment, ...] = ailments(history)
    assert len({ailment.kind for ailment in told}) == len(told)
    for ailment in told:
        assert re.fullmatch(r"[A-Zh-o].*[^.]\.", ailment.sentence)
        assert not re.search(r"\b(nan|inf)\b|e[+-]\d", ailment.sentence)
