"""What the ends of many runs look like."""

import numpy as np
import pytest

from nn_core import Network, diagnose, endings, many_under_way, train, train_many

XOR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
ODD = np.array([0.0, 1.0, 1.0, 0.0])
SATURATED = Network.from_vector([50.0, 50.0, -50.0, -50.0, 0.1, 0.1, 100.0, -100.0, 0.0])


def test_work_under_way_says_how_far_it_is_and_comes_to_the_same() -> None:
    networks = [Network.random(seed=seed) for seed in range(5)]
    work = many_under_way(networks, XOR, ODD, learning_rate=1.0, epochs=20)
    shares = []
    while True:
        try:
            shares.append(next(work))
        except StopIteration as end:
            runs = end.value
            break
    assert shares == [epoch / 20 for epoch in range(1, 21)]
    expected = train_many(networks, XOR, ODD, learning_rate=1.0, epochs=20)
    assert np.array_equal(runs.parameters, expected.parameters)
    assert np.array_equal(runs.loss, expected.loss)


def test_networks_of_any_shape_are_under_way_too() -> None:
    networks = [Network.random((2, 3, 1), seed=seed) for seed in range(3)]
    work = many_under_way(networks, XOR, ODD, epochs=4, batch_size=2)
    assert list(work) == [0.25, 0.5, 0.75, 1.0]


@pytest.mark.parametrize("settings", [{"epochs": -1}, {"order": "random"}, {"learning_rate": 0}])
def test_what_train_many_refuses_is_refused(settings: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="must"):
        next(many_under_way([Network.random()], XOR, ODD, **settings))
    with pytest.raises(ValueError, match="networks is empty"):
        next(many_under_way([], XOR, ODD))


def test_the_signs_of_ends() -> None:
    runs = train_many([Network.random(seed=3), SATURATED], XOR, ODD, learning_rate=1.0, epochs=0)
    signs = endings(runs, runs.loss * [1.0, 1.02], XOR, bound=float(runs.loss.mean()))
    assert signs.learned.tolist() == (runs.loss < runs.loss.mean()).tolist()
    assert signs.resting.tolist() == [True, False]
    assert signs.flat.tolist() == [[False, False], [True, True]]
    with pytest.raises(ValueError, match="read-only"):
        signs.learned[0] = False


def test_a_dead_relu_is_flat_and_a_linear_neuron_never() -> None:
    numbers = [-1.0, -1.0, 1.0, 1.0, 1.0, 1.0, -1.0, 0.5, 0.0]
    for activation, flat in (("ReLU", [True, False]), ("linear", [False, False])):
        network = Network.from_vector(numbers, activations=(activation, "sigmoid"))
        runs = train_many([network], XOR, ODD, epochs=0)
        assert endings(runs, runs.loss, XOR, 0.05).flat.tolist() == [flat]


def test_the_same_neurons_are_flat_as_in_a_diagnosis() -> None:
    history = train(SATURATED, XOR, ODD, learning_rate=0.1, epochs=40)
    found = [finding.neurons[0] for finding in diagnose(history) if finding.kind == "saturated"]
    runs = train_many([SATURATED], XOR, ODD, learning_rate=0.1, epochs=40)
    assert endings(runs, runs.loss, XOR, 0.05).flat.tolist() == [["h1" in found, "h2" in found]]
    assert found[:2] == ["h1", "h2"]


def test_each_run_has_an_earlier_loss() -> None:
    runs = train_many([Network.random()], XOR, ODD, epochs=1)
    with pytest.raises(ValueError, match="earlier must hold a loss for each of the 1 runs"):
        endings(runs, [0.1, 0.2], XOR, 0.05)
