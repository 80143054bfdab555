"""What the stage of bigger networks is told: a run of any shape, and how it is looked at.

It is told in plain values, so that whoever trains a network can show it. The losses are those of
every epoch; parameters there are at its keyframes, as many as a change may cost in bytes.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import blake2b
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from nn_core import History, parameter_names
from nn_core.validation import Array
from ui.experiment.bigger_fields import RATE
from ui.experiment.fields import SEED, learning_rates
from ui.stage.big_step import BigStep
from ui.stage.pace import Epochs, stops
from ui.stage.packing import LARGEST, Kind, packed_arrays
from ui.stage.score import PALETTES, Code

MOST_BYTES = 200_000
"""For the parameters of all keyframes."""
MOST_KEYFRAMES = 1001
"""Every epoch of a run of 1000; more of them nobody can tell apart."""
MOST_EXACT = 220_000
"""Bytes that the parameters may take as float64; beyond, they go as float32."""
SINGLE = 4
"""Bytes of a float32."""


@dataclass(frozen=True, eq=False)
class BigRun:
    """A run of any network.

    Attributes:
        key: equal runs have an equal key.
        sizes: of the layers, the inputs first.
        activations: one for each layer after the inputs.
        inputs: names out of `nn_core.INPUTS`, in the network's order.
        keyframes: (rows,) epochs in rising order, the first 0 and the last the end.
        parameters: (rows, p) at the keyframes.
        loss: (epochs + 1,) over the training samples.
        held_out_loss: the same over the held-out samples; None if there are none.
        accuracy: (epochs + 1,) the share of right ones; None for a regression.
        held_out_accuracy: of the held-out samples.
        raw: (n, 2) the features in the units of the axes.
        targets: (n,) classes or real numbers.
        held_out: (n,) whether training never sees a sample.
        classes: how many there are; 0 for a regression.
        class_names: one for each class.
        feature_names: of both axes.
        shift: offsets and scales; (raw - offset) / scale is what inputs are derived from.
        spans: what the plane shows of each feature.
        learning_rate: of the steps.
        seed: of the start.
        branches: epochs at which the run was changed.
        solved: the epoch since which all held-out samples are right; None if they are not.
        diverged: a sentence if training left all bounds.
        outcome: how it came out, for its end.
        frozen: names of the parameters that training leaves as they are.
        settings: what runs can differ in, with values, the likeliest first.
        loss_name: as in `nn_core.LOSSES`.
        gradients: (rows, p) of the loss at the keyframes; None if they are not shown.
    """

    key: str
    sizes: tuple[int, ...]
    activations: tuple[str, ...]
    inputs: tuple[str, ...]
    keyframes: Epochs
    parameters: Array
    loss: Array
    held_out_loss: Array | None
    accuracy: Array | None
    held_out_accuracy: Array | None
    raw: Array
    targets: Array
    held_out: Array
    classes: int
    class_names: tuple[str, ...]
    feature_names: tuple[str, str]
    shift: tuple[tuple[float, float], tuple[float, float]]
    spans: tuple[tuple[float, float], tuple[float, float]]
    learning_rate: float
    seed: int
    branches: tuple[int, ...]
    solved: int | None
    diverged: str | None
    outcome: str
    frozen: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]
    loss_name: str = "mse"
    gradients: Array | None = None

    def __post_init__(self) -> None:
        expected = (len(self.keyframes), len(parameter_names(self.sizes)))
        if self.parameters.shape != expected:
            raise ValueError(
                f"the parameters have the shape {self.parameters.shape}: {expected} is a row for "
                "each keyframe and a column for each weight and bias."
            )


@dataclass(frozen=True)
class BigView:
    """How a run is looked at.

    Attributes:
        log: whether the axis of the loss is logarithmic.
        show_held_out: whether held-out samples are on the plane.
        discretize: whether planes have two colours only, or one for each class.
        confidence: whether the output is paler where the network is unsure.
        edges: what their width shows.
        accuracy: whether the curves are those of the accuracy.
        shown: the sample whose values stand in the network.
        presented: whether the stage fills the screen.
        watch: the title of a challenge, and its goal.
        code: the link as a QR code.
        fixed: whether nothing in the picture changes the shape of the network.
        part: of one step in which the network is seen, such as "forward"; None for the whole.
        stepped: the epoch at which it is.
        steps: whether a step can be taken apart in the picture.
        movable: whether points on the plane can be moved.
    """

    log: bool = False
    show_held_out: bool = True
    discretize: bool = False
    confidence: bool = True
    edges: Literal["weight", "gradient"] = "weight"
    accuracy: bool = False
    shown: int = 0
    presented: bool = False
    watch: tuple[str, str] | None = None
    code: Code | None = None
    fixed: bool = False
    part: str | None = None
    stepped: int = 0
    steps: bool = True
    movable: bool = True


def keyframes(history: History, most_bytes: int = MOST_BYTES) -> Epochs:
    """Epochs (rows,) whose parameters fit the bytes as float32, dense where much changes."""
    columns = history.parameters.shape[1]
    rows = min(MOST_KEYFRAMES, max(2, most_bytes // (SINGLE * columns)))
    epochs = np.arange(history.epochs + 1)
    return np.array(stops(epochs, history.parameters, history.loss, rows), dtype=np.int64)


def big_score(run: BigRun, view: BigView, step: BigStep | None = None) -> bytes:
    """What the stage gets of a run; equal runs looked at in the same way have equal bytes.

    Args:
        run: what was trained.
        view: how it is looked at.
        step: one step, if the view takes one apart.
    """
    exact = run.parameters.size * 8 <= MOST_EXACT
    arrays: dict[str, tuple[Kind, ArrayLike]] = {
        "keyframes": ("<f4", run.keyframes),
        "parameters": ("<f8" if exact else "<f4", run.parameters),
        "raw": ("<f8", run.raw),
        "targets": ("<f8", run.targets),
        "heldOut": ("u1", run.held_out),
    }
    if run.gradients is not None and view.edges == "gradient":
        arrays["gradients"] = ("<f4", np.abs(run.gradients))
    for name, curve in _curves(run).items():
        # The losses of a run that leaves all bounds are soon too large for a float32.
        arrays[name] = ("<f8" if np.max(np.abs(curve)) > LARGEST else "<f4", curve)
    if step is not None:
        arrays |= step.arrays
    return packed_arrays({**_head(run, view), "step": step and step.head}, arrays)


def _head(run: BigRun, view: BigView) -> Mapping[str, object]:
    offset, scale = run.shift
    return {
        "key": blake2b(repr((run.key, view)).encode(), digest_size=8).hexdigest(),
        "run": run.key,
        "sizes": run.sizes,
        "activations": run.activations,
        "inputs": run.inputs,
        "epochs": len(run.loss) - 1,
        "columns": run.parameters.shape[1],
        "pace": stops(run.keyframes, run.parameters, run.loss[run.keyframes]),
        "classes": run.classes,
        "classNames": run.class_names,
        "features": run.feature_names,
        "shift": {"offset": offset, "scale": scale},
        "spans": run.spans,
        "rate": run.learning_rate,
        "rates": learning_rates(run.learning_rate, RATE),
        "seed": run.seed,
        "mostSeed": int(SEED.high),
        "branches": run.branches,
        "solved": run.solved,
        "diverged": run.diverged,
        "outcome": run.outcome,
        "frozen": run.frozen,
        "settings": run.settings,
        "lossName": run.loss_name,
        "presets": (),
        "palettes": PALETTES,
        "log": view.log,
        "showHeldOut": view.show_held_out,
        "discretize": view.discretize,
        "confidence": view.confidence,
        "edges": view.edges,
        "byAccuracy": view.accuracy,
        "shown": view.shown,
        "present": view.presented,
        "watch": view.watch,
        "qr": asdict(view.code) if view.code else None,
        "fixed": view.fixed,
        "part": view.part,
        "steps": view.steps,
        "movable": view.movable,
    }


def _curves(run: BigRun) -> Mapping[str, Array]:
    curves = {
        "losses": run.loss,
        "heldOutLosses": run.held_out_loss,
        "accuracies": run.accuracy,
        "heldOutAccuracies": run.held_out_accuracy,
    }
    return {name: curve for name, curve in curves.items() if curve is not None}
