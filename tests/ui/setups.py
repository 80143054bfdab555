"""Setups as people make them with the controls, for the tests of links and of files."""

import string
from dataclasses import replace

from hypothesis import strategies as st

from nn_core import Dataset, Feature, Shift
from ui.data.samples import SAMPLES, load_sample, sample_asked, sample_dataset
from ui.data.table import Asked
from ui.experiment.experiment import PARAMETERS, Experiment
from ui.experiment.fields import EPOCHS, LEARNING_RATE, LOSS_AXIS, ORDER, SEED, TRAINED_LIMIT
from ui.experiment.permalink import Setup

NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
NUMBERS = st.floats(-1e9, 1e9)
HEADERS = st.text(string.ascii_letters + "%,;/", min_size=1, max_size=12)
ANY_SHIFT = [Shift(), Shift("standard"), Shift("fixed")]
OWN_SHIFTS = [*ANY_SHIFT, SAMPLES["people"].shift]
STARTS = st.one_of(
    st.sampled_from(["random", "ones"]),
    st.tuples(*[st.floats(-TRAINED_LIMIT, TRAINED_LIMIT)] * 9),
)


@st.composite
def own_tables(draw: st.DrawFn) -> tuple[Dataset, tuple[Asked, ...], str]:
    """Tables with names that could be taken for the link's own signs; and the column of names."""
    names = draw(st.lists(NAMES, min_size=3, max_size=9, unique=True))
    name, *headers = draw(st.lists(HEADERS, min_size=6, max_size=6, unique=True))
    first, second, column, zero, one = headers
    known, unknown = names[:-1], names[-1:] * draw(st.integers(0, 1))
    dataset = Dataset(
        names=tuple(known),
        values=tuple((draw(NUMBERS), draw(NUMBERS)) for _ in known),
        labels=(0, 1, *(draw(st.integers(0, 1)) for _ in known[2:])),
        features=(Feature(first, "lb"), Feature(second)),
        class_names=(zero, one),
        class_column=column,
        shift=draw(st.sampled_from(OWN_SHIFTS)),
    )
    return dataset, tuple(Asked(who, draw(NUMBERS), draw(NUMBERS)) for who in unknown), name


@st.composite
def sample_tables(draw: st.DrawFn) -> tuple[Dataset, tuple[Asked, ...], str]:
    """The tables that come with the app."""
    key = draw(st.sampled_from([*SAMPLES]))
    shift = draw(st.sampled_from([*ANY_SHIFT, SAMPLES[key].shift]))
    dataset = replace(sample_dataset(key), shift=shift)
    return dataset, sample_asked(key), load_sample(key)[2].name


@st.composite
def setups(draw: st.DrawFn) -> Setup:
    """Whatever the controls can set."""
    dataset, to_predict, name_column = draw(st.one_of(sample_tables(), own_tables()))
    experiment = Experiment(
        dataset,
        to_predict,
        draw(STARTS),
        draw(st.integers(int(SEED.low), int(SEED.high))),
        draw(st.floats(LEARNING_RATE.low, LEARNING_RATE.high)),
        draw(st.integers(int(EPOCHS.low), int(EPOCHS.high))),
        draw(st.sampled_from([*ORDER.options])),
        tuple(draw(st.sets(st.sampled_from(PARAMETERS)))),
    )
    everybody = Setup(experiment).everybody
    shown = draw(st.sampled_from(everybody))
    return Setup(experiment, name_column, shown, draw(st.sampled_from([*LOSS_AXIS.options])))
