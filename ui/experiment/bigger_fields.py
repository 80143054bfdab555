"""The fields of the link to a bigger network, each declared once, as `fields` has those of nine.

The controls of the page take their labels, defaults and bounds from here.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from nn_core import GENERATORS, INITIALIZERS
from nn_core.generators import FEWEST, MOST_NOISE
from ui.data.samples import SAMPLES
from ui.data.table_codec import Columns, Rows
from ui.experiment.bigger import (
    MOST_EPOCHS,
    MOST_LAYERS,
    MOST_NEURONS,
    BiggerExperiment,
    Branch,
    Numbers,
)
from ui.experiment.bigger_words import (
    ACTIVATION_WORDS,
    INPUT_WORDS,
    NONE,
    read_activations,
    read_branches,
    read_inputs,
    read_names,
    read_numbers,
    read_sizes,
    written_activations,
    written_branches,
    written_inputs,
    written_names,
    written_numbers,
    written_sizes,
)
from ui.experiment.challenges import CHALLENGES
from ui.experiment.field_kinds import Choice, Field, Number, Selection, Setting, Version
from ui.experiment.fields import LOSS_AXIS, PRESENT, SEED
from ui.experiment.spelled import Spelled
from ui.experiment.task import MOST_HELD_OUT, MOST_POINTS, Drawn
from ui.experiment.touched import ByHand, read_touched, written_touched

USUAL, USUAL_DATA = BiggerExperiment(), Drawn()
OWN = "table"
OFF_ON = {"false": "Off", "true": "On"}
OWN_SETS = {"people": "people", "four": "xor", "iris": "iris"}
"""What the link calls the app's own datasets; XOR is a generator here as well."""

DATA = Choice(
    "data",
    "Dataset",
    USUAL_DATA.generator,
    {name: each.title + ", a regression" * each.regression for name, each in GENERATORS.items()}
    | {key: SAMPLES[name].title for key, name in OWN_SETS.items()}
    | {OWN: "Table of the Playground"},
)
NOISE = Number("noise", "Noise", USUAL_DATA.noise, 0, MOST_NOISE, whole=True)
POINTS = Number("points", "Points", USUAL_DATA.count, FEWEST, MOST_POINTS, whole=True)
DATA_SEED = Number("draw", "Seed of the data", USUAL_DATA.seed, 0, SEED.high, whole=True)
CLASSES = Number("classes", "Classes", 2, 2, 4, whole=True)
HELD_OUT = Number("held", "Held out, in percent", USUAL.held_out, 0, MOST_HELD_OUT, whole=True)
MOVED = Spelled[ByHand](
    "moved",
    "Points by hand",
    (),
    "points by number, as 12:1.5:-2:1 for x1, x2 and the class, or 12:gone",
    read_touched,
    written_touched,
)

INPUTS = Spelled(
    "inputs",
    "Inputs",
    USUAL.inputs,
    f"any of {', '.join(INPUT_WORDS)}, with commas between",
    read_inputs,
    written_inputs,
)
HIDDEN = Spelled(
    "hidden",
    "Hidden layers",
    USUAL.hidden,
    f"up to {MOST_LAYERS} layers of 1 to {MOST_NEURONS}, as 4-2, or {NONE}",
    read_sizes,
    written_sizes,
)
ACTIVATION = Spelled(
    "act",
    "Activation",
    USUAL.activations[:1],
    f"one of {', '.join(ACTIVATION_WORDS)}, or one for each hidden layer, with commas between",
    read_activations,
    written_activations,
)
INITIALIZER = Choice(
    "init", "Initializer", USUAL.initializer, {name: name.capitalize() for name in INITIALIZERS}
)
BY_HAND = Spelled[Numbers](
    "hand", "Start by hand", (), "numbers by name, as w3:1.5,b1:0", read_numbers, written_numbers
)
FROZEN = Spelled[tuple[str, ...]](
    "freeze",
    "Frozen",
    (),
    "names of weights and biases, with commas between",
    read_names,
    written_names,
)

RATE = Number("lr", "Learning rate", USUAL.learning_rate, 0.00001, 10.0)
OPTIMIZER = Choice(
    "opt",
    "Optimizer",
    USUAL.optimizer,
    {
        "sgd": "SGD",
        "momentum": "Momentum",
        "nesterov": "Nesterov",
        "rmsprop": "RMSprop",
        "adam": "Adam",
        "adamw": "AdamW",
    },
)
SCHEDULE = Choice(
    "decay",
    "Schedule",
    USUAL.schedule,
    {"constant": "Constant", "step": "Step by step", "cosine": "Cosine"},
)
PARTS = Number("parts", "Steps of the schedule", USUAL.parts, 2, 20, whole=True)
FACTOR = Number("factor", "Rate times, at each step", USUAL.factor, 0.01, 1)
FLOOR = Number("floor", "Share of the rate at the end", USUAL.floor, 0, 1)
BATCH = Number("batch", "Batch size", USUAL.batch_size, 1, MOST_POINTS, whole=True)
ORDER = Choice("order", "Sample order", USUAL.order, {"table": "As drawn", "shuffled": "Shuffled"})
LOSS = Choice(
    "loss", "Loss function", USUAL.loss, {"cross-entropy": "Cross-entropy", "mse": "Squared error"}
)
PENALTY = Choice(
    "penalty", "Penalty on weights", USUAL.penalty, {"none": "None", "l1": "L1", "l2": "L2"}
)
PENALTY_RATE = Number("rate", "Rate of the penalty", USUAL.penalty_rate, 0, 10)
EPOCHS = Number("epochs", "Epochs", USUAL.epochs, 0, MOST_EPOCHS, whole=True)
STOP = Choice(
    "stop",
    "Stop early",
    USUAL.stop,
    {"never": "Never", "low": "At a low loss", "stale": "When it gets no better"},
)
BELOW = Number("below", "Stop below the loss", USUAL.stop_below, 0, 10)
PATIENCE = Number("patience", "Epochs without a better", USUAL.patience, 1, MOST_EPOCHS, whole=True)
TRAINING: Mapping[str, Setting[Any]] = {
    "learning_rate": RATE,
    "optimizer": OPTIMIZER,
    "schedule": SCHEDULE,
    "parts": PARTS,
    "factor": FACTOR,
    "floor": FLOOR,
    "batch_size": BATCH,
    "order": ORDER,
    "loss": LOSS,
    "penalty": PENALTY,
    "penalty_rate": PENALTY_RATE,
    "stop": STOP,
    "stop_below": BELOW,
    "patience": PATIENCE,
    "frozen": FROZEN,
    "touched": MOVED,
}
"""The fields that a branch can change, by their names in an experiment."""
DRAWING: Mapping[str, Setting[Any]] = {
    "generator": DATA,
    "noise": NOISE,
    "count": POINTS,
    "seed": DATA_SEED,
    "classes": CLASSES,
}
"""And those of the data, by their names in `Drawn`."""
BRANCHES = Spelled[tuple[Branch, ...]](
    "then",
    "Changed later",
    (),
    "changes and the epochs they come after, as 400,lr:0.01;600,batch:50",
    lambda text: read_branches(text, TRAINING, DRAWING),
    lambda branches: written_branches(branches, TRAINING, DRAWING),
)
PEOPLE = Rows("people", "Samples of a table", "none", labelled=True)
COLUMNS = Columns("columns", "Headings and classes of the table", "those of the four people")

SHOWN = Number("show", "Show the values of sample", 1, 1, MOST_POINTS, whole=True)
CURVE = Choice("curve", "Curve", "loss", {"loss": "Loss", "accuracy": "Accuracy"})
AXIS = replace(LOSS_AXIS, key="axis")
SEEN = Choice("seen", "Held-out points", "true", OFF_ON)
DISCRETIZE = Choice("discretize", "Discretize", "false", OFF_ON)
CONFIDENCE = Choice("confidence", "Paler where unsure", "true", OFF_ON)
NAMED = {each.title.lower().replace(" ", "-").replace(",", ""): each for each in CHALLENGES}
"""The challenges, by what a link calls them."""
GOAL = Choice(
    "goal", "Challenge", NONE, {NONE: "None"} | {key: each.title for key, each in NAMED.items()}
)
STEP = Choice(
    "step",
    "One step",
    NONE,
    {
        NONE: "Whole",
        "forward": "Forward",
        "loss": "Loss",
        "backward": "Backward",
        "update": "Update",
    },
)
EDGES = Choice("edges", "Edges by", "weight", {"weight": "Weight", "gradient": "Gradient"})

EXPERIMENT: tuple[Field, ...] = (
    DATA,
    NOISE,
    POINTS,
    DATA_SEED,
    CLASSES,
    HELD_OUT,
    MOVED,
    INPUTS,
    HIDDEN,
    ACTIVATION,
    INITIALIZER,
    SEED,
    BY_HAND,
    FROZEN,
    RATE,
    OPTIMIZER,
    SCHEDULE,
    PARTS,
    FACTOR,
    FLOOR,
    BATCH,
    ORDER,
    LOSS,
    PENALTY,
    PENALTY_RATE,
    EPOCHS,
    STOP,
    BELOW,
    PATIENCE,
    BRANCHES,
    PEOPLE,
    COLUMNS,
)
VIEW: tuple[Field, ...] = (SHOWN, CURVE, AXIS, SEEN, DISCRETIZE, CONFIDENCE, EDGES, STEP, GOAL)
GROUPS = ("network", "numbers", "share", "presets", "challenges", "export")
"""What can be hidden beside single controls; `network` are the + and - in the picture."""
HIDE = Selection(
    "hide",
    "Hidden controls",
    (*(field.key for field in (*EXPERIMENT, *VIEW) if field not in (PEOPLE, COLUMNS)), *GROUPS),
    among=f"data to goal as a link calls them, {', '.join(GROUPS)}",
)
VERSION = Version("v", "Version of the format", 1)
FIELDS = {field.key: field for field in (*EXPERIMENT, *VIEW, HIDE, PRESENT, VERSION)}
