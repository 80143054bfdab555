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
from ui.experiment.bigger import MOST_EPOCHS, MOST_LAYERS, MOST_NEURONS, BiggerExperiment, Branch
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
from ui.experiment.by_hand import Numbers
from ui.experiment.challenges import CHALLENGES
from ui.experiment.field import Field, Setting
from ui.experiment.field_kinds import Choice, Number, Selection, Version
from ui.experiment.fields import LOSS_AXIS, PRESENT, SEED
from ui.experiment.spelled import Spelled
from ui.experiment.task import MOST_HELD_OUT, MOST_POINTS, Drawn
from ui.experiment.touched import ByHand, read_touched, written_touched
from ui.language.words import N_

USUAL, USUAL_DATA = BiggerExperiment(), Drawn()
OWN = "table"
OFF_ON = {"false": N_("Off"), "true": N_("On")}
OWN_SETS = {"people": "people", "four": "xor", "iris": "iris"}
"""What the link calls the app's own datasets; XOR is a generator here as well."""
DATA = Choice(
    "data",
    N_("Dataset"),
    USUAL_DATA.generator,
    {name: each.title + ", a regression" * each.regression for name, each in GENERATORS.items()}
    | {key: SAMPLES[name].title for key, name in OWN_SETS.items()}
    | {"four": N_("XOR, four points")}
    | {OWN: N_("Table of the Playground")},
)
NOISE = Number("noise", N_("Noise"), USUAL_DATA.noise, 0, MOST_NOISE, whole=True)
POINTS = Number("points", N_("Points"), USUAL_DATA.count, FEWEST, MOST_POINTS, whole=True)
DATA_SEED = Number("draw", N_("Seed of the data"), USUAL_DATA.seed, 0, SEED.high, whole=True)
CLASSES = Number("classes", N_("Classes"), 2, 2, 4, whole=True)
HELD_OUT = Number("held", N_("Held out, in percent"), USUAL.held_out, 0, MOST_HELD_OUT, whole=True)
MOVED = Spelled[ByHand](
    "moved",
    N_("Points by hand"),
    (),
    N_("points by number, as 12:1.5:-2:1 for x1, x2 and the class, or 12:gone"),
    read_touched,
    written_touched,
)

INPUTS = Spelled(
    "inputs",
    N_("Inputs"),
    USUAL.inputs,
    N_("any of {names}, with commas between"),
    read_inputs,
    written_inputs,
    {"names": ", ".join(INPUT_WORDS)},
)
HIDDEN = Spelled(
    "hidden",
    N_("Hidden layers"),
    USUAL.hidden,
    N_("up to {layers} layers of 1 to {neurons}, as 4-2, or {none}"),
    read_sizes,
    written_sizes,
    {"layers": MOST_LAYERS, "neurons": MOST_NEURONS, "none": NONE},
)
ACTIVATION = Spelled(
    "act",
    N_("Activation"),
    USUAL.activations[:1],
    N_("one of {names}, or one for each hidden layer, with commas between"),
    read_activations,
    written_activations,
    {"names": ", ".join(ACTIVATION_WORDS)},
)
INITIALIZER = Choice(
    "init", N_("Initializer"), USUAL.initializer, {name: name.capitalize() for name in INITIALIZERS}
)
BY_HAND = Spelled[Numbers](
    "hand",
    N_("Start by hand"),
    (),
    N_("numbers by name, as w3:1.5,b1:0"),
    read_numbers,
    written_numbers,
)
FROZEN = Spelled[tuple[str, ...]](
    "freeze",
    N_("Frozen"),
    (),
    N_("names of weights and biases, with commas between"),
    read_names,
    written_names,
)

RATE = Number("lr", N_("Learning rate"), USUAL.learning_rate, 0.00001, 10.0)
OPTIMIZER = Choice(
    "opt",
    N_("Optimizer"),
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
    N_("Schedule"),
    USUAL.schedule,
    {"constant": N_("Constant"), "step": N_("Step by step"), "cosine": N_("Cosine")},
)
PARTS = Number("parts", N_("Steps of the schedule"), USUAL.parts, 2, 20, whole=True)
FACTOR = Number("factor", N_("Rate times, at each step"), USUAL.factor, 0.01, 1)
FLOOR = Number("floor", N_("Share of the rate at the end"), USUAL.floor, 0, 1)
BATCH = Number("batch", N_("Batch size"), USUAL.batch_size, 1, MOST_POINTS, whole=True)
ORDER = Choice(
    "order", N_("Sample order"), USUAL.order, {"table": N_("As drawn"), "shuffled": N_("Shuffled")}
)
LOSS = Choice(
    "loss",
    N_("Loss function"),
    USUAL.loss,
    {"cross-entropy": N_("Cross-entropy"), "mse": N_("Squared error")},
)
PENALTY = Choice(
    "penalty",
    N_("Penalty on weights"),
    USUAL.penalty,
    {"none": N_("No penalty"), "l1": "L1", "l2": "L2"},
)
PENALTY_RATE = Number("rate", N_("Rate of the penalty"), USUAL.penalty_rate, 0, 10)
EPOCHS = Number("epochs", N_("Epochs"), USUAL.epochs, 0, MOST_EPOCHS, whole=True)
STOP = Choice(
    "stop",
    N_("Stop early"),
    USUAL.stop,
    {"never": N_("Never"), "low": N_("At a low loss"), "stale": N_("When it gets no better")},
)
BELOW = Number("below", N_("Stop below the loss"), USUAL.stop_below, 0, 10)
PATIENCE = Number(
    "patience", N_("Epochs without a better"), USUAL.patience, 1, MOST_EPOCHS, whole=True
)
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
    N_("Changed later"),
    (),
    N_("changes and the epochs they come after, as 400,lr:0.01;600,batch:50"),
    lambda text: read_branches(text, TRAINING, DRAWING),
    lambda branches: written_branches(branches, TRAINING, DRAWING),
)
PEOPLE = Rows("people", N_("Samples of a table"), "none", labelled=True)
COLUMNS = Columns(
    "columns", N_("Headings and classes of the table"), N_("those of the four people")
)

SHOWN = Number("show", N_("Show the values of sample"), 1, 1, MOST_POINTS, whole=True)
CURVE = Choice("curve", N_("Curve"), "loss", {"loss": N_("Loss"), "accuracy": N_("Accuracy")})
AXIS = replace(LOSS_AXIS, key="axis")
SEEN = Choice("seen", N_("Held-out points"), "true", OFF_ON)
DISCRETIZE = Choice("discretize", N_("Discretize"), "false", OFF_ON)
CONFIDENCE = Choice("confidence", N_("Paler where unsure"), "true", OFF_ON)
NAMED = {each.title.lower().replace(" ", "-").replace(",", ""): each for each in CHALLENGES}
"""The challenges, by what a link calls them."""
GOAL = Choice(
    "goal",
    N_("Challenge"),
    NONE,
    {NONE: N_("No challenge")} | {key: each.title for key, each in NAMED.items()},
)
STEP = Choice(
    "step",
    N_("One step"),
    NONE,
    {
        NONE: N_("Whole"),
        "forward": N_("Forward"),
        "loss": N_("Loss"),
        "backward": N_("Backward"),
        "update": N_("Update"),
    },
)
EDGES = Choice(
    "edges", N_("Edges by"), "weight", {"weight": N_("Weight"), "gradient": N_("Gradient")}
)

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
    N_("Hidden controls"),
    (*(field.key for field in (*EXPERIMENT, *VIEW) if field not in (PEOPLE, COLUMNS)), *GROUPS),
    among=N_("{first} to {last} as a link calls them, {beside}"),
    beside=GROUPS,
)
VERSION = Version("v", N_("Version of the format"), 1)
FIELDS = {field.key: field for field in (*EXPERIMENT, *VIEW, HIDE, PRESENT, VERSION)}
