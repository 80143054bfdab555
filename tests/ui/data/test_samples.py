"""The datasets that come with the app are the ones that the story tells of."""

import numpy as np
import pytest

from nn_core import Feature, Shift
from tests.ui.examples import asked, sample
from ui.data.csv_file import read_csv, write_csv
from ui.data.person import Headings
from ui.data.samples import FOLDER, SAMPLES, load_sample
from ui.data.table import Asked
from ui.experiment.experiment import Experiment, run
from ui.lessons import three_irises


def test_the_four_people_are_those_of_the_story() -> None:
    people = sample("people")
    assert people.names == ("Alice", "Bob", "Charlie", "Diana")
    assert people.values == ((133, 65), (160, 72), (152, 70), (120, 60))
    assert people.labels == (1, 0, 0, 1)
    assert people.class_names == ("M", "F")
    assert people.class_column == "Gender"
    assert people.features == (Feature("Weight", "lb"), Feature("Height", "in"))


def test_the_network_sees_round_numbers() -> None:
    assert sample("people").inputs.tolist() == [[-2, -1], [25, 6], [17, 4], [-15, -6]]
    assert sample("people").y_true.tolist() == [1, 0, 0, 1]
    two = [(x1, x2) for _, x1, x2 in asked("people")]
    assert sample("people").shifted(two).tolist() == [[-7, -3], [20, 2]]


def test_emily_and_frank_are_to_predict() -> None:
    assert asked("people") == (Asked("Emily", 128, 63), Asked("Frank", 155, 68))
    people = sample("people")
    experiment = Experiment(people, asked("people"), start="ones")
    values = [(x1, x2) for _, x1, x2 in asked("people")]
    predictions = experiment.predict(run(experiment).network, values)
    assert predictions == pytest.approx([0.9467883893414601, 0.0397587604865392], rel=1e-12)
    assert [people.class_name(y_pred) for y_pred in predictions] == ["F", "M"]


def test_xor_is_one_or_the_other_but_not_both() -> None:
    xor = sample("xor")
    assert len(xor) == 4
    assert set(xor.values) == {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert [int(x1 != x2) for x1, x2 in xor.values] == list(xor.labels)
    assert xor.class_names == ("0", "1")


def test_iris_has_fifty_of_each_kind() -> None:
    iris = sample("iris")
    assert len(iris) == len(set(iris.names)) == 100
    kinds = [iris.class_names[label] for label in iris.labels]
    assert {kind: kinds.count(kind) for kind in kinds} == {"versicolor": 50, "virginica": 50}
    assert [feature.unit for feature in iris.features] == ["cm", "cm"]
    # Published means of petal length and width (Fisher 1936, table II).
    means = {kind: iris.raw[np.array(kinds) == kind].mean(axis=0) for kind in set(kinds)}
    assert means["versicolor"] == pytest.approx([4.260, 1.326], abs=5e-4)
    assert means["virginica"] == pytest.approx([5.552, 2.026], abs=5e-4)


@pytest.mark.parametrize("key", SAMPLES)
def test_every_sample_can_be_loaded_and_learned(key: str) -> None:
    table, to_predict, headings = load_sample(key)
    assert isinstance(headings, Headings)
    assert {len(row) for row in table} == {4}
    assert {len(row) for row in to_predict} <= {3}
    history = run(Experiment(sample(key), asked(key)))
    assert history.loss[-1] < history.loss[0]
    assert not history.diverged


@pytest.mark.parametrize("key", SAMPLES)
def test_every_sample_is_downloaded_as_it_is_stored(key: str) -> None:
    table, _, headings = load_sample(key)
    again, read_headings = read_csv(write_csv(table, headings))
    assert read_headings == headings
    assert again == table


def test_the_shifts() -> None:
    assert SAMPLES["people"].shift == Shift("fixed", (135, 66))
    for key in ("xor", "iris"):
        np.testing.assert_allclose(sample(key).inputs.mean(axis=0), 0.0, atol=1e-12)
        np.testing.assert_allclose(sample(key).inputs.std(axis=0), 1.0)


def test_the_folder_holds_what_is_named_and_explains_it() -> None:
    files = {sample.file for sample in SAMPLES.values()}
    files |= {sample.asked_file for sample in SAMPLES.values() if sample.asked_file}
    files.add(three_irises.FILE.name)
    assert {path.name for path in FOLDER.glob("*.csv")} == files
    explained = (FOLDER / "README.md").read_text("utf-8")
    assert all(f"`{name}`" in explained for name in files)
