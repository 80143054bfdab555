"""The pieces that all scripts of a bigger network are put together from, whatever library runs it.

A script holds its samples as numbers and everything else as our own words; what users typed are
the names of features and classes, which stand in it as `repr` writes them.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from nn_core import History, neuron_parameters
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import bigger_run
from ui.experiment.by_hand import Numbers
from ui.experiment.task import Drawn
from ui.theme.text import shortest

WIDTH = 98
FORMULAS = {
    "x1": "x1",
    "x2": "x2",
    "x1²": "x1 * x1",
    "x2²": "x2 * x2",
    "x1·x2": "x1 * x2",
    "sin x1": "np.sin(x1)",
    "sin x2": "np.sin(x2)",
}
"""How a script works out each input."""
READ = '''\
def read(text):
    """Samples x1,x2,y from a text, as an array (n, 3)."""
    return np.array([sample.split(",") for sample in text.split()], dtype=np.float64)
'''

_RATES = {
    "step": """\
def step(epoch):
    return learning_rate * factor ** (epoch // max(1, -(-whole_run // parts)))
""",
    "cosine": """\
def cosine(epoch):
    return learning_rate * (1.0 + np.cos(np.pi * epoch / whole_run)) / 2.0
""",
    "constant": """\
def constant(epoch):
    return learning_rate
""",
}
"""The schedules: the learning rate of an epoch."""
_TO_A_FLOOR = """\
def cosine(epoch):
    wave = (1.0 + np.cos(np.pi * epoch / whole_run)) / 2.0
    return learning_rate * (floor + (1.0 - floor) * wave)
"""

REPORT = """\
for epoch in [*range(0, len(losses) - 1, max(1, len(losses) // 10)), len(losses) - 1]:
    held_out = f", held out {held_out_losses[epoch]}" if held_out_losses else ""
    print(f"epoch {epoch}: loss {losses[epoch]}{held_out}")
"""


@dataclass(frozen=True)
class Stretch:
    """A part of the run: from the epoch `since` to the epoch `end`, with settings of its own."""

    since: int
    end: int
    settings: BiggerExperiment
    by_hand: Numbers


def stretches(experiment: BiggerExperiment) -> list[Stretch]:
    """The parts of the run that were run, the first with the start weights by hand.

    Raises:
        ValueError: if the numbers are so large that not even the first loss is finite.
    """
    last = bigger_run(experiment).epochs
    parts = [each for each in experiment.stretches() if each[0] <= last]
    ends = [*(since for since, _, _ in parts[1:]), last]
    return [
        Stretch(since, end, settings, by_hand if since else experiment.by_hand)
        for (since, settings, by_hand), end in zip(parts, ends, strict=True)
    ]


def used(run: list[Stretch], name: str) -> list[str]:
    """What some setting is in any part, each once."""
    return list(dict.fromkeys(getattr(part.settings, name) for part in run))


def penalties(run: list[Stretch]) -> set[str]:
    """The penalties that are on in any part."""
    return {part.settings.penalty for part in run if part.settings.penalty_rate} - {"none"}


def shifted(run: list[Stretch]) -> bool:
    """Whether measurements are shifted before the network sees them."""
    return any(not isinstance(part.settings.data, Drawn) for part in run)


def has_held_out(run: list[Stretch]) -> bool:
    """Whether the run is judged by samples held out."""
    return run[0].settings.task.split is not None


def meaning(experiment: BiggerExperiment) -> str:
    """What x1, x2 and y stand for, if they have names; what users typed is data."""
    if isinstance(experiment.data, Drawn):
        return ""
    task = experiment.task
    x1, x2 = task.feature_names
    named = {"x1": x1, "x2": x2, "y": list(task.class_names)}
    return f"meaning = {named!r}\n"


def samples(part: Stretch, before: Stretch | None) -> str:
    """The samples of a part, unless they are those of the part before."""
    settings = part.settings
    if before is not None and settings.task is before.settings.task:
        return ""
    task, text = settings.task, ""
    if not isinstance(settings.data, Drawn):
        text = (
            f"shift = {task.offset.tolist()}  # subtracted from x1 and x2\n"
            f"scale = {task.scale.tolist()}  # by which the rest is divided\n"
        )
    elif before is not None and not isinstance(before.settings.data, Drawn):
        text = "shift, scale = [0.0, 0.0], [1.0, 1.0]\n"
    for name, rows in (("training", task.training_rows), ("held_out", task.held_out_rows)):
        if len(rows):
            triples = zip(task.raw[rows].tolist(), task.targets[rows].tolist(), strict=True)
            words = " ".join(",".join(map(shortest, (*x, y))) for x, y in triples)
            text += f'{name} = """\n{textwrap.fill(words, WIDTH, break_on_hyphens=False)}\n"""\n'
    return text


def recorded(run: list[Stretch]) -> str:
    """What the loss is kept of, and where."""
    held_out = "recorded.append((held_out_losses, read(held_out)))\n"
    return "recorded = [(losses, read(training))]\n" + (held_out if has_held_out(run) else "")


def inputs(experiment: BiggerExperiment, *, shift: bool) -> str:
    """The function for what the network sees of samples."""
    columns = ", ".join(FORMULAS[name] for name in experiment.inputs)
    measured = "((samples[:, :2] - shift) / scale)" if shift else "samples[:, :2]"
    return (
        "def inputs(samples):\n"
        '    """What the network sees of samples (n, 3)."""\n'
        f"    x1, x2 = {measured}.T\n"
        f"    return np.column_stack([{columns}])\n"
    )


def targets(experiment: BiggerExperiment) -> str:
    """The function for what the network should answer."""
    answer = "samples[:, 2:]"
    if experiment.classes > 2:
        answer = f"np.eye({experiment.classes})[samples[:, 2].astype(int)]"
    return (
        "def targets(samples):\n"
        '    """What it should answer, (n, outputs)."""\n'
        f"    return {answer}\n"
    )


def start(experiment: BiggerExperiment) -> str:
    """The start weights (width, inputs) and biases (width,) of every layer."""
    drawn, bias = {
        "normal": ("rng.standard_normal((width, before))", ""),
        "uniform": ("rng.uniform(-0.5, 0.5, (width, before))", "np.full(width, 0.1)"),
        "glorot": ("rng.uniform(-reach, reach, (width, before))", "np.zeros(width)"),
        "he": ("rng.standard_normal((width, before)) * np.sqrt(2.0 / before)", "np.zeros(width)"),
        "zeros": ("np.zeros((width, before))", "np.zeros(width)"),
    }[experiment.initializer]
    lines = [f"sizes = {experiment.sizes}"]
    if experiment.initializer != "zeros":
        lines.append(f"rng = np.random.default_rng({experiment.seed})")
    lines += ["weights, biases = [], []", "for before, width in zip(sizes, sizes[1:]):"]
    if experiment.initializer == "glorot":
        lines.append("    reach = np.sqrt(6.0 / (before + width))")
    lines.append(f"    weights.append({drawn})")
    # The normal draws all weights before the first bias.
    own = f"    biases.append({bias})"
    lines.append(own if bias else "biases = [rng.standard_normal(width) for width in sizes[1:]]")
    return "\n".join(lines) + "\n"


def places(sizes: tuple[int, ...]) -> dict[str, tuple[int, int, int | None]]:
    """For each weight its layer, neuron and input, counted from 0; for a bias None as the input."""
    found: dict[str, tuple[int, int, int | None]] = {}
    owned = iter(neuron_parameters(sizes).values())
    for layer, width in enumerate(sizes[1:]):
        for neuron in range(width):
            *weights, bias = next(owned)
            found |= {name: (layer, neuron, place) for place, name in enumerate(weights)}
            found[bias] = (layer, neuron, None)
    return found


def schedules(run: list[Stretch]) -> Iterator[str]:
    """The functions for the learning rate of an epoch, if it ever changes."""
    names = used(run, "schedule")
    if names != ["constant"]:
        rates = _RATES | ({"cosine": _TO_A_FLOOR} if _has_floor(run) else {})
        yield from (rates[name] for name in names)


def _has_floor(run: list[Stretch]) -> bool:
    return any(part.settings.floor for part in run)


def settings(part: Stretch, run: list[Stretch]) -> str:
    """The learning rate and all that a step depends on beside the optimizer and the loss."""
    own = part.settings
    lines = [f"learning_rate, batch_size = {float(own.learning_rate)!r}, {own.batch_size}"]
    if used(run, "schedule") != ["constant"]:
        lines.append(f"schedule, whole_run = {own.schedule}, {run[0].settings.epochs}")
    if own.schedule == "step":
        lines.append(f"parts, factor = {own.parts}, {float(own.factor)!r}  # each with less")
    if own.schedule == "cosine" and _has_floor(run):
        lines.append(f"floor = {float(own.floor)!r}  # the share of the rate at the end")
    lines += [
        f"{name} = {float(own.penalty_rate if own.penalty == name else 0.0)!r}"
        f"  # the rate of the {name.upper()} penalty on weights"
        for name in sorted(penalties(run))
    ]
    if part.settings.order == "shuffled":
        lines.append(f"order = np.random.default_rng({own.seed + part.since})")
    elif "shuffled" in used(run, "order"):
        lines.append("order = None  # as the samples stand")
    return "\n".join(lines) + "\n"


def listed(begin: str, items: list[str], end: str) -> str:
    """A list in brackets, such as `begin` and `end` are, on as many lines as it takes."""
    line = f"{begin}{', '.join(items)}{end}"
    if len(line) <= WIDTH:
        return line
    return "\n".join([begin, *(f"    {item}," for item in items), end])


def rows(run: list[Stretch]) -> str:
    """The expression for the row numbers of an epoch, in the order in which they are visited."""
    match used(run, "order"):
        case ["table"]:
            return "np.arange(len(x))"
        case ["shuffled"]:
            return "order.permutation(len(x))"
    return "np.arange(len(x)) if order is None else order.permutation(len(x))"


def rate(run: list[Stretch]) -> str:
    """The expression for the learning rate of an epoch."""
    return "learning_rate" if used(run, "schedule") == ["constant"] else "schedule(epoch)"


def ended(history: History) -> str:
    """Why the run is shorter than was asked for, as a comment; nothing if it is not."""
    if history.stopped:
        return f"  # of {history.epochs_asked}: then the rule to stop early held"
    if history.diverged:
        return f"  # of {history.epochs_asked}: then the numbers left all bounds"
    return ""
