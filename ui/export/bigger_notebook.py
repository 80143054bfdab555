"""The run of a bigger network as a Jupyter notebook: the script's own code, with words between."""

from ui.experiment.bigger import BiggerExperiment
from ui.export.bigger_numpy import cells
from ui.export.notebook import code_cell, packed, word_cell

_IMPORTS = """\
import matplotlib.pyplot as plt
import numpy as np
"""

_PLOT = """\
figure, axes = plt.subplots(figsize=(7, 4))
axes.plot(losses, label="training")
if held_out_losses:
    axes.plot(held_out_losses, "--", label="held out")
axes.set_xlabel("Epoch")
axes.set_ylabel("Loss")
axes.set_ylim(bottom=0)
axes.legend()
plt.show()
"""

_WORDS = {
    "data": (
        "## The data\n\nEach sample is two features and what the network should say. `inputs` "
        "makes of the features what the network sees."
    ),
    "network": (
        "## Feedforward\n\nA layer multiplies its inputs by weights, adds them up with a bias, and "
        "bends the sums by its activation. What it gives out, the next layer takes in."
    ),
    "start": "## The start\n\nThe weights are drawn from a seed: the same seed, the same start.",
    "loss": (
        "## The loss\n\nHow wrong is the network, in one number? And how does that change with the "
        "sums of the last layer?"
    ),
    "backpropagation": (
        "## Backpropagation\n\nFrom the last layer to the first, each layer's sums get their share "
        "of the blame by the chain rule; times what came in, that is the derivative by a weight."
    ),
    "steps": "## The step\n\nWhat is made of a derivative: a step, perhaps with some memory.",
    "training": (
        "## Training\n\nAn epoch visits every sample once, a batch at a time. Samples held out are "
        "judged, and never learned from."
    ),
    "run": "## The settings, and the run\n\nChange a setting and run all cells again.",
    "report": "## What came of it",
}


def bigger_notebook(experiment: BiggerExperiment) -> str:
    """The notebook in format 4.5, not yet executed; it needs NumPy and Matplotlib.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    shape = "-".join(map(str, experiment.sizes))
    title = (
        f"# A {shape} network that learns\n\nThis notebook trains a neural network as the app "
        "*Nine Numbers* did, with the same start, the same samples in the same order, and the "
        "same losses."
    )
    content = [word_cell("title", title), code_cell("imports", _IMPORTS)]
    for name, code in cells(experiment).items():
        content += [word_cell(f"about-{name}", _WORDS[name]), code_cell(name, code)]
    content += [word_cell("about-plot", "## The loss, epoch by epoch"), code_cell("plot", _PLOT)]
    return packed(content)
