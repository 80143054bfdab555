"""The browser's feedforward is that of `nn_core`, to twelve digits."""

from itertools import pairwise
from typing import Any

import numpy as np

from nn_core import Network
from tests.browser.conftest import Open

COUNT = 300
CLOSE = 1e-12
ACTIVATIONS = ("sigmoid", "tanh", "ReLU", "linear")
SCALES = (0.0, 1e-6, 1.0, 1.0, 1.0, 3.0, 30.0, 1000.0)
"""How large parameters and inputs are: from nothing to where each sigmoid is at its end."""
MODULE = "_stcore/bidi-components/nine-numbers.stage/"
OUTPUTS = """async ([address, cases]) => {
  const { feedforward, shapeOf } = await import(address);
  return cases.map(({ sizes, activations, parameters, inputs }) =>
    feedforward(shapeOf(sizes, activations), Float64Array.from(parameters), inputs));
}"""
FIND = """() => performance.getEntriesByType("resource").map(({ name }) => name)
  .find((name) => name.includes("/feedforward.js"))"""


def drawn(seed: int) -> dict[str, Any]:
    """A network and inputs of any size, drawn from a seed."""
    draw = np.random.default_rng(seed)
    depth = int(draw.integers(1, 5))
    sizes = [int(width) for width in draw.integers(1, 7, size=depth + 1)]
    count = sum(before * width + width for before, width in pairwise(sizes))
    return {
        "sizes": sizes,
        "activations": [str(name) for name in draw.choice(ACTIVATIONS, size=depth)],
        "parameters": (draw.choice(SCALES) * draw.standard_normal(count)).tolist(),
        "inputs": (draw.choice(SCALES) * draw.standard_normal(sizes[0])).tolist(),
    }


def test_the_browser_computes_as_nn_core_does(visit: Open) -> None:
    stage = visit()
    address = stage.page.evaluate(FIND)
    assert MODULE in address
    cases = [drawn(seed) for seed in range(COUNT)]
    assert {name for case in cases for name in case["activations"]} == set(ACTIVATIONS)
    for case, layers in zip(cases, stage.page.evaluate(OUTPUTS, [address, cases]), strict=True):
        network = Network.from_vector(case["parameters"], case["sizes"], case["activations"])
        outputs = network.neuron_outputs(case["inputs"])
        said = [output for layer in layers[1:] for output in layer]
        assert layers[0] == case["inputs"]
        np.testing.assert_allclose(
            said, np.array([*outputs.values()], dtype=float), rtol=CLOSE, atol=CLOSE
        )
