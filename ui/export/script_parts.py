"""The pieces of the scripts and of the notebook: Python code written for one experiment.

What users typed stands in it as `repr` writes it: a quoted piece of data that ends on its own
line, whatever is in it. `repr` also writes out what does not print, such as marks that turn the
direction of the text.
"""

from collections.abc import Iterable

from nn_core import neuron_parameters
from nn_core.validation import Array
from ui.experiment.experiment import PARAMETERS, SIZES, Experiment, run

INPUTS = "np.array([[x1, x2] for _, x1, x2, _ in samples])"
"""The measurements as the scripts take them out of `samples`."""

REPORT = """\
for epoch in [*range(0, epochs, max(1, epochs // 10)), epochs]:
    print(f"epoch {epoch}: loss {losses[epoch]}")
print(f"{w1=}, {w2=}, {w3=}, {w4=}, {w5=}, {w6=}")
print(f"{b1=}, {b2=}, {b3=}")
"""


def data(experiment: Experiment) -> str:
    """Who the network learns from, as measured, and what x1, x2 and y_true stand for."""
    dataset = experiment.dataset
    x1, x2 = (feature.label for feature in dataset.features)
    meaning = {"x1": x1, "x2": x2, "y_true": list(dataset.class_names)}
    rows = zip(dataset.names, dataset.values, dataset.labels, strict=True)
    return "\n".join(
        [
            f"meaning = {meaning!r}",
            "samples = [  # name, both measurements, y_true",
            *(f"    {(name, x1, x2, label)!r}," for name, (x1, x2), label in rows),
            "]",
            "",
        ]
    )


def shift(experiment: Experiment) -> str:
    """What is subtracted from each measurement, and what the rest is divided by if by anything."""
    offset, scale = experiment.dataset.shift.fit(experiment.dataset.raw)
    lines = [f"shift = {_literals(offset)}  # subtracted from the measurements"]
    if (scale != 1).any():
        lines.append(f"scale = {_literals(scale)}  # by which the rest is divided")
    return "\n".join([*lines, ""])


def shifted(experiment: Experiment, measured: str) -> str:
    """The expression for what the network sees of an array of measurements."""
    _, scale = experiment.dataset.shift.fit(experiment.dataset.raw)
    return f"({measured} - shift) / scale" if (scale != 1).any() else f"{measured} - shift"


def settings(experiment: Experiment) -> str:
    """The learning rate and the epochs that were run."""
    history = run(experiment)
    asked = f"  # {history.epochs_asked} were asked for, but the numbers left all bounds"
    return (
        f"learning_rate, epochs = {float(experiment.learning_rate)!r}, {history.epochs}"
        f"{asked if history.diverged else ''}\n"
    )


def start(experiment: Experiment) -> str:
    """The nine numbers before any training."""
    if experiment.start == "random":
        generator = f"np.random.default_rng({int(experiment.seed)})"
        return f"{', '.join(PARAMETERS)} = {generator}.standard_normal(9).tolist()\n"
    numbers = experiment.start_network.parameters
    return "".join(
        f"{', '.join(names)} = {', '.join(repr(numbers[name]) for name in names)}  # {neuron}\n"
        for neuron, names in neuron_parameters(SIZES).items()
    )


def shuffle(experiment: Experiment) -> str:
    """The generator of the orders, if they are shuffled."""
    if experiment.order == "table":
        return ""
    return f"shuffle = np.random.default_rng({int(experiment.seed)})\n"


def rows(experiment: Experiment) -> str:
    """The expression for the row numbers of an epoch, in the order in which they are visited."""
    if experiment.order == "table":
        return "range(len(samples))"
    return "shuffle.permutation(len(samples))"


def to_predict(experiment: Experiment) -> str:
    """Ask the trained network about those to predict; nothing if there is nobody."""
    if not experiment.to_predict:
        return ""
    asked = (f"    {(name, float(x1), float(x2))!r},\n" for name, x1, x2 in experiment.to_predict)
    return (
        f"to_predict = [\n{''.join(asked)}]\n"
        "for name, *measured in to_predict:\n"
        f"    x1, x2 = {shifted(experiment, 'np.array(measured)')}\n"
        "    _, _, y_pred = feedforward(x1, x2)\n"
        '    says = meaning["y_true"][int(y_pred >= 0.5)]\n'
        '    print(name, "is", says, f"({y_pred:.3f})")\n'
    )


def joined(parts: Iterable[str], between: str) -> str:
    """The parts that say anything, with this between them."""
    return between.join(part for part in parts if part)


def _literals(values: Array) -> str:
    return repr(values.tolist())
