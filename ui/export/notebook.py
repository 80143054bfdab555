"""The run as a Jupyter notebook: the script's own code, with words between and a plot."""

import json

from ui.experiment.experiment import Experiment
from ui.export import python_script as script
from ui.export import script_parts as parts

_PLOT = """\
figure, axes = plt.subplots(figsize=(7, 4))
axes.plot(losses)
axes.set_xlabel("Epoch")
axes.set_ylabel("Loss (mean squared error)")
axes.set_ylim(bottom=0)
plt.show()
"""

_IMPORTS = """\
from math import exp

import matplotlib.pyplot as plt
import numpy as np

"""


def notebook(experiment: Experiment) -> str:
    """The notebook in format 4.5, not yet executed; it needs NumPy and Matplotlib.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    return packed(_cells(experiment))


def packed(cells: list[dict[str, object]]) -> str:
    """A notebook with these cells."""
    content = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, indent=1) + "\n"


def _cells(experiment: Experiment) -> list[dict[str, object]]:
    # None of these words was typed by a user: their names are in the code, as data.
    cells = [
        word_cell(
            "title",
            "# Nine numbers that learn\n\n"
            "A neural network with two inputs, two hidden neurons and one output has six weights "
            "and three biases. This notebook trains it as the app *Nine Numbers* did, with the "
            "same data and settings, and ends at the same nine numbers to the last digit.",
        ),
        code_cell("imports", _IMPORTS + script.quiet(experiment)),
        word_cell(
            "about-data",
            "## The data\n\n"
            "The network does not see the measurements themselves. A shift puts them around 0, "
            "where the sigmoid is steep and learning is quick. `x` is what the network sees, `y` "
            "what it should say.",
        ),
        code_cell("data", parts.data(experiment) + script.inputs(experiment)),
        word_cell(
            "about-settings",
            "## The settings and the start\n\n"
            "The learning rate is the size of a step, an epoch is one pass over all samples. "
            "Change them and run all cells again: that is what the app's sliders do.",
        ),
        code_cell("settings", parts.settings(experiment) + parts.start(experiment)),
        word_cell(
            "about-network",
            "## Feedforward\n\n"
            "A neuron multiplies each input by a weight, adds the products and its bias, and "
            "squashes the sum with the sigmoid. The two hidden neurons h1 and h2 look at the "
            "sample, and the output neuron o1 looks at them.",
        ),
        code_cell("network", script.NETWORK),
        word_cell(
            "about-loss",
            "## The loss\n\n"
            "How wrong is the network, in one number? Take the error for each sample, square it, "
            "and average the squares.",
        ),
        code_cell("loss", script.LOSS + '\n\nprint("loss before training:", loss())\n'),
        word_cell(
            "about-training",
            "## Training\n\n"
            "Stochastic gradient descent takes one sample at a time. Backpropagation tells how "
            "the loss changes with each of the nine numbers, and each takes a small step against "
            "that. All nine steps are worked out before any number changes.",
        ),
        code_cell("training", script.training(experiment)),
        word_cell("about-plot", "## What came of it"),
        code_cell("plot", _PLOT),
        code_cell("report", parts.REPORT),
    ]
    if experiment.to_predict:
        asked = "## Those it never saw\n\nFrom 0.5 up the answer is class 1, below it class 0."
        cells += [
            word_cell("about-predictions", asked),
            code_cell("predictions", parts.to_predict(experiment)),
        ]
    return cells


def word_cell(name: str, markdown: str) -> dict[str, object]:
    """A cell of Markdown."""
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": _lines(markdown)}


def code_cell(name: str, code: str) -> dict[str, object]:
    """A cell of Python, not yet executed."""
    return {
        "cell_type": "code",
        "id": name,
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": _lines(code),
    }


def _lines(text: str) -> list[str]:
    return text.strip("\n").splitlines(keepends=True)
