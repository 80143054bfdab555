"""From the experiment of a bigger network to what its stage is told."""

from hashlib import blake2b

import numpy as np

from nn_core import LOSSES, History
from nn_core.gradient import gradient_of
from nn_core.validation import Array
from ui.bigger.outcome import divergence, outcome
from ui.bigger.whole_step import whole_step
from ui.data.own_headings import shown_heading
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_fields import (
    ACTIVATION,
    DATA,
    HIDDEN,
    INITIALIZER,
    LOSS,
    OPTIMIZER,
    PENALTY,
    PENALTY_RATE,
    RATE,
    SCHEDULE,
)
from ui.experiment.bigger_run import bigger_run, solved_since
from ui.experiment.bigger_setup import BiggerSetup, data_key
from ui.experiment.task import Drawn
from ui.language.kept import kept_by_language
from ui.language.words import gettext as _
from ui.stage.big_score import MOST_BYTES, BigRun, BigView, big_score, keyframes
from ui.stage.pace import Epochs
from ui.stage.score import Code, spans


@kept_by_language(maxsize=32)
def big_stage(experiment: BiggerExperiment, view: BigView) -> bytes:
    """What the stage gets; the same bytes for everybody who looks at the same in the same way."""
    run = big_run(experiment, view.edges == "gradient")
    step = whole_step(experiment, view.stepped, view.shown) if view.part else None
    return big_score(run, view, step)


def view_of(
    setup: BiggerSetup,
    presented: bool = False,
    code: Code | None = None,
    watch: tuple[str, str] | None = None,
    *,
    alone: bool = False,
    epoch: int = 0,
) -> BigView:
    """How a setup is looked at, in the words of the stage; alone, no server takes a step apart."""
    look, shown = setup.look, min(setup.look.shown, len(setup.experiment.last_stretch.task)) - 1
    steps = not alone and "step" not in setup.hides
    part = None if alone or look.part == "none" else look.part
    return BigView(
        log=look.axis == "log",
        show_held_out=look.seen,
        discretize=look.discretize,
        confidence=look.confidence,
        edges="gradient" if look.edges == "gradient" else "weight",
        accuracy=look.curve == "accuracy",
        shown=shown,
        presented=presented,
        watch=watch,
        code=code,
        fixed=alone or "network" in setup.hides,
        part=part,
        stepped=epoch if part else 0,
        steps=steps,
        movable="moved" not in setup.hides,
    )


def big_run(experiment: BiggerExperiment, with_gradients: bool) -> BigRun:
    """The run in the words of the stage."""
    history, task = bigger_run(experiment), experiment.last_stretch.task
    # Fewer parameters go as float64, and gradients come on top: three times the room.
    epochs = keyframes(history, MOST_BYTES // 3 if with_gradients else MOST_BYTES)
    offset, scale = (tuple(part.tolist()) for part in (task.offset, task.scale))
    box = task.box
    return BigRun(
        key=blake2b(repr(experiment).encode(), digest_size=8).hexdigest(),
        sizes=history.sizes,
        activations=history.activations,
        inputs=experiment.inputs,
        keyframes=epochs,
        parameters=history.parameters[epochs],
        loss=history.loss,
        held_out_loss=history.held_out_loss,
        accuracy=history.accuracy if task.classes else None,
        held_out_accuracy=history.held_out_accuracy if task.classes else None,
        raw=task.raw,
        targets=task.targets,
        held_out=task.held_out.astype(np.float64),
        classes=task.classes,
        class_names=task.class_names,
        feature_names=(shown_heading(task.feature_names[0]), shown_heading(task.feature_names[1])),
        shift=((offset[0], offset[1]), (scale[0], scale[1])),
        spans=_spans(task.raw) if box is None else ((-box, box), (-box, box)),
        learning_rate=experiment.last_stretch.learning_rate,
        seed=experiment.seed,
        branches=tuple(branch.epoch for branch in experiment.branches),
        solved=solved_since(history) if task.classes else None,
        diverged=divergence(history),
        outcome=outcome(experiment, history),
        frozen=experiment.last_stretch.frozen,
        settings=_settings(experiment),
        loss_name=history.loss_name,
        gradients=gradients(history, epochs) if with_gradients else None,
    )


def gradients(history: History, epochs: Epochs) -> Array:
    """The gradient of the loss over all samples that were trained on, (rows, p), after epochs."""
    assert history.trained_on is not None
    return gradient_of(
        history.sizes,
        history.parameters[epochs],
        *history.trained_on,
        history.activations,
        LOSSES[history.loss_name],
    )


def _spans(raw: Array) -> tuple[tuple[float, float], tuple[float, float]]:
    first, second = spans(raw, ())
    return first, second


def _settings(experiment: BiggerExperiment) -> tuple[tuple[str, str], ...]:
    """What two runs can differ in, in the words of the loss chart; the likeliest first."""
    end = experiment.last_stretch
    drawn = experiment.data if isinstance(experiment.data, Drawn) else Drawn()
    start = INITIALIZER.words(experiment.initializer)
    if experiment.by_hand:
        start = _("{initializer} and by hand").format(initializer=start)
    penalty = f"{PENALTY.words(end.penalty)} {PENALTY_RATE.words(end.penalty_rate)}"
    changed_after = ", ".join(str(each.epoch) for each in experiment.branches)
    return (
        (_("rate"), RATE.words(end.learning_rate)),
        (_("layers"), HIDDEN.written(experiment.hidden)),
        (_("activation"), ACTIVATION.written(experiment.activations)),
        (_("inputs"), ", ".join(experiment.inputs)),
        (_("optimizer"), OPTIMIZER.words(end.optimizer)),
        (_("seed"), str(experiment.seed)),
        (_("batch"), str(end.batch_size)),
        (_("data"), DATA.words(data_key(end))),
        (_("noise"), str(drawn.noise)),
        (_("points"), str(drawn.count)),
        (_("points by hand"), str(len(end.touched))),
        (_("penalty"), penalty if end.penalty != "none" else _("none")),
        (_("schedule"), SCHEDULE.words(end.schedule)),
        (_("loss"), LOSS.words(end.loss_name)),
        (_("start"), start),
        (_("epochs"), str(experiment.epochs)),
        (_("frozen"), ", ".join(end.frozen) or _("nothing")),
        (_("changed after"), changed_after or _("nothing")),
    )
