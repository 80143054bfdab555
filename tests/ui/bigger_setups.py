"""Setups of bigger networks as people make them, for the tests of links, files and changes."""

from dataclasses import replace

from hypothesis import strategies as st

from nn_core import GENERATORS, INITIALIZERS, INPUTS, Dataset, Feature, Shift, parameter_names
from ui.experiment import bigger
from ui.experiment.bigger import BiggerExperiment, Branch
from ui.experiment.bigger_setup import BiggerSetup, Look
from ui.experiment.bigger_tables import name_column_of, own_set, own_tables
from ui.experiment.by_hand import Numbers
from ui.experiment.task import Data, Drawn
from ui.experiment.touched import ByHand, Touched

SMALL = BiggerExperiment(Drawn(count=20), hidden=(3,), activations=("tanh",), epochs=12)
"""A run of no time at all."""
TABLE = Dataset(
    ("A;1", "B,2", "C%3"),
    ((1.5, 2.0), (3.0, -4.25), (0.0, 1.0)),
    (1, 0, 0),
    (Feature("Length", "cm"), Feature("Age")),
    ("dog", "cat"),
    "Kind",
    Shift("standard"),
)
BY_HAND = st.floats(-1e6, 1e6)
INPUT_SETS = st.sets(st.sampled_from(tuple(INPUTS)), min_size=1)


@st.composite
def drawn(draw: st.DrawFn, classes: int | None = None) -> Drawn:
    """Data of a generator that can have so many classes, or of any."""
    fitting = [
        name
        for name, each in GENERATORS.items()
        if classes is None or classes in (each.class_counts or (0,))
    ]
    name = draw(st.sampled_from(fitting))
    counts = GENERATORS[name].class_counts or (0,)
    return Drawn(
        name,
        draw(st.integers(0, 50)),
        draw(st.integers(10, 500)),
        draw(st.integers(0, 999_999)),
        draw(st.sampled_from(counts)) if classes is None else classes,
    )


@st.composite
def numbers(draw: st.DrawFn, names: tuple[str, ...]) -> Numbers:
    """Some numbers by hand."""
    some = draw(st.lists(st.sampled_from(names), max_size=3, unique=True))
    return tuple((name, draw(BY_HAND)) for name in names if name in some)


@st.composite
def touched(draw: st.DrawFn, classes: int) -> ByHand:
    """Some points by hand, which any data can have that hold out more than two of their samples."""
    rows = draw(st.sets(st.integers(0, 600), max_size=2))
    place, target = st.tuples(BY_HAND, BY_HAND), st.integers(0, max(classes - 1, 0))
    return tuple(Touched(row, draw(place), float(draw(target))) for row in sorted(rows))


@st.composite
def training(draw: st.DrawFn, names: tuple[str, ...]) -> dict[str, object]:
    """What a branch can change, but for the data."""
    frozen = draw(st.sets(st.sampled_from(names), max_size=3))
    return {
        "loss": draw(st.sampled_from(bigger.LOSSES)),
        "optimizer": draw(st.sampled_from(bigger.OPTIMIZERS)),
        "learning_rate": draw(st.floats(1e-5, 10)),
        "schedule": draw(st.sampled_from(bigger.SCHEDULES)),
        "parts": draw(st.integers(2, 20)),
        "factor": draw(st.floats(0.01, 1)),
        "floor": draw(st.floats(0, 1)),
        "batch_size": draw(st.integers(1, 500)),
        "order": draw(st.sampled_from(["table", "shuffled"])),
        "penalty": draw(st.sampled_from(bigger.PENALTIES)),
        "penalty_rate": draw(st.floats(0, 10)),
        "stop": draw(st.sampled_from(bigger.STOPS)),
        "stop_below": draw(st.floats(0, 10)),
        "patience": draw(st.integers(1, 5000)),
        "frozen": tuple(name for name in names if name in frozen),
    }


@st.composite
def branches(draw: st.DrawFn, experiment: BiggerExperiment) -> tuple[Branch, ...]:
    """Up to three changes amid the run."""
    if experiment.epochs < 2:
        return ()
    names = parameter_names(experiment.sizes)
    epochs = draw(st.sets(st.integers(1, experiment.epochs - 1), max_size=3))
    made = []
    for epoch in sorted(epochs):
        told = draw(training(names))
        some = draw(st.sets(st.sampled_from(sorted(told)), min_size=1, max_size=3))
        changes: dict[str, object] = {name: told[name] for name in some}
        if draw(st.booleans()):
            changes["data"] = draw(drawn(experiment.classes))
        elif experiment.classes == 2 and draw(st.booleans()):
            changes["data"] = draw(st.sampled_from([own_set("iris")[0], TABLE]))
        made.append(Branch(epoch, tuple(changes.items()), draw(numbers(names))))
    return tuple(made)


@st.composite
def bigger_setups(draw: st.DrawFn) -> BiggerSetup:
    """Everything that a link can hold."""
    own = [own_set("people"), own_set("iris"), (TABLE, "Animal")]
    table = draw(st.sampled_from([None, None, *own]))
    data: Data = draw(drawn()) if table is None else table[0]
    hidden = tuple(draw(st.lists(st.integers(1, 8), max_size=6)))
    experiment = BiggerExperiment(
        data,
        draw(st.integers(0, 90)),
        tuple(sorted(draw(INPUT_SETS), key=[*INPUTS].index)),
        hidden,
        tuple(draw(st.sampled_from(bigger.HIDDEN_ACTIVATIONS)) for _ in hidden),
        draw(st.sampled_from(tuple(INITIALIZERS))),
        draw(st.integers(0, 999_999)),
        epochs=draw(st.integers(0, 5000)),
    )
    names = parameter_names(experiment.sizes)
    told = draw(training(names))
    if draw(st.booleans()) and len(experiment.task) < 450:
        experiment = replace(experiment, touched=draw(touched(experiment.classes)))
    experiment = replace(experiment, by_hand=draw(numbers(names)), **told)  # type: ignore[arg-type]
    experiment = replace(experiment, branches=draw(branches(experiment)))
    look = Look(
        draw(st.integers(1, min(10, len(experiment.last_stretch.task)))),
        draw(st.sampled_from(["loss", "accuracy"])) if experiment.classes else "loss",
        draw(st.sampled_from(["linear", "log"])),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.sampled_from(["weight", "gradient"])),
        draw(st.sampled_from(["none", "forward", "update"])),
        draw(st.sampled_from(["none", "beat-sgd"])),
        draw(st.sampled_from([(), ("lr",), ("data", "network")])),
    )
    ours = (TABLE, "Animal") if TABLE in own_tables(experiment) else None
    return BiggerSetup(experiment, look, name_column_of(experiment, ours))
