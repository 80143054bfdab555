"""The browser's feedforward is that of `nn_core`, to twelve digits."""

from itertools import pairwise
from typing import Any

import numpy as np

from nn_core import INPUTS, LAYER_ACTIVATIONS, Network, derive
from tests.browser.conftest import NewPage
from tests.browser.modules import module

COUNT = 300
CLOSE = 1e-12
HIDDEN = tuple(name for name in LAYER_ACTIVATIONS if name != "softmax")
SCALES = (0.0, 1e-6, 1.0, 1.0, 1.0, 3.0, 30.0, 1000.0)
"""How large parameters and inputs are: from nothing to where each sigmoid is at its end."""
DERIVED = f"""([features, names]) => {{
  const {{ derive }} = {module("derived.js")};
  return features.map((pair) => derive(pair, names));
}}"""
BATCH = """(cases) => {
  const [{ shapeOf }, { Batch }] = MODULES;
  return cases.map(({ sizes, activations, parameters, inputs }) => {
    const names = inputs.map(() => "x1");
    const batch = new Batch(1, shapeOf(sizes, activations), { names, exact: true });
    inputs.forEach((value, place) => { batch.inputs[place][0] = value; });
    batch.compute(Float64Array.from(parameters));
    return batch.layers.slice(0, -1).flatMap((layer) => layer.map(([output]) => output));
  });
}""".replace("MODULES", f"[{module('feedforward.js')}, {module('field.js')}]")
WIDE = """(parameters) => {
  const [{ shapeOf }, { Batch }] = MODULES;
  const batch = new Batch(1, shapeOf([2, 1], ["linear"]), { wide: true });
  batch.put(0, 1, 1);
  batch.compute(Float64Array.from(parameters));
  return batch.output[0];
}""".replace("MODULES", f"[{module('feedforward.js')}, {module('field.js')}]")
OUTPUTS = """(cases) => {
  const { feedforward, shapeOf } = MODULE;
  return cases.map(({ sizes, activations, parameters, inputs }) =>
    feedforward(shapeOf(sizes, activations), Float64Array.from(parameters), inputs));
}""".replace("MODULE", module("feedforward.js"))


def drawn(seed: int) -> dict[str, Any]:
    """A network and inputs of any size, drawn from a seed."""
    draw = np.random.default_rng(seed)
    depth = int(draw.integers(1, 5))
    sizes = [int(width) for width in draw.integers(1, 7, size=depth + 1)]
    count = sum(before * width + width for before, width in pairwise(sizes))
    return {
        "sizes": sizes,
        "activations": [
            *(str(name) for name in draw.choice(HIDDEN, size=depth - 1)),
            str(draw.choice([*LAYER_ACTIVATIONS] if sizes[-1] > 1 else HIDDEN)),
        ],
        "parameters": (draw.choice(SCALES) * draw.standard_normal(count)).tolist(),
        "inputs": (draw.choice(SCALES) * draw.standard_normal(sizes[0])).tolist(),
    }


def test_the_browser_computes_as_nn_core_does(new_page: NewPage) -> None:
    page = new_page()
    cases = [drawn(seed) for seed in range(COUNT)]
    assert {name for case in cases for name in case["activations"]} == {*LAYER_ACTIVATIONS}
    layered = page.evaluate(OUTPUTS, cases)
    batched = page.evaluate(BATCH, cases)
    for case, layers, hidden in zip(cases, layered, batched, strict=True):
        network = Network.from_vector(case["parameters"], case["sizes"], case["activations"])
        outputs = np.array([*network.neuron_outputs(case["inputs"]).values()], dtype=float)
        said = [output for layer in layers[1:] for output in layer]
        assert layers[0] == case["inputs"]
        np.testing.assert_allclose(said, outputs, rtol=CLOSE, atol=CLOSE)
        # Many places at once are the same as one after another.
        np.testing.assert_allclose(hidden, outputs[: len(hidden)], rtol=CLOSE, atol=CLOSE)
    # A run that leaves all bounds adds up numbers that are too large for 32 bits, of both signs.
    assert page.evaluate(WIDE, [-1e143, 2e143, 0.0]) > 0
    features = np.random.default_rng(0).uniform(-6, 6, (50, 2))
    told = page.evaluate(DERIVED, [features.tolist(), [*INPUTS]])
    np.testing.assert_allclose(told, derive(features, [*INPUTS]), rtol=CLOSE, atol=CLOSE)
