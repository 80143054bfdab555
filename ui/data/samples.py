"""The datasets that come with the app, read from `sample_data/` just as an uploaded file is."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nn_core import Dataset, Shift
from ui.data.csv_file import read_asked_csv, read_csv
from ui.data.person import Headings, Row
from ui.data.table import Asked, read_asked, read_dataset
from ui.language.words import N_

FOLDER = Path(__file__).parents[2] / "sample_data"


@dataclass(frozen=True)
class Sample:
    """A dataset to pick.

    Attributes:
        title: what the picker calls it.
        file: to learn from.
        asked_file: to predict, if there is one.
        shift: what suits it.
    """

    title: str
    file: str
    asked_file: str | None
    shift: Shift


SAMPLES = {
    "people": Sample(
        N_("Four people"), "four_people.csv", "people_to_predict.csv", Shift("fixed", (135.0, 66.0))
    ),
    "xor": Sample(N_("XOR"), "xor.csv", None, Shift("standard")),
    "iris": Sample(N_("Iris flowers"), "iris.csv", None, Shift("standard")),
}


@cache
def load_sample(key: str) -> tuple[list[Row], list[Row], Headings]:
    """The table to learn from, the one to predict, and the headings of a sample in `SAMPLES`."""
    sample = SAMPLES[key]
    table, headings = read_csv((FOLDER / sample.file).read_bytes())
    if sample.asked_file is None:
        return table, [], headings
    return table, read_asked_csv((FOLDER / sample.asked_file).read_bytes()), headings


@cache
def sample_dataset(key: str) -> Dataset:
    """A sample as data that the network can learn from."""
    table, _, headings = load_sample(key)
    return read_dataset(table, headings, SAMPLES[key].shift)


@cache
def sample_asked(key: str) -> tuple[Asked, ...]:
    """Those to predict of a sample; there may be none."""
    _, table, headings = load_sample(key)
    return read_asked(table, headings, sample_dataset(key).names)
