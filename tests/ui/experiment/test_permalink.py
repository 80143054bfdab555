"""The link: what is set goes in and comes out."""

from dataclasses import replace
from urllib.parse import parse_qs

from hypothesis import example, given

from nn_core import Dataset, Feature, Shift
from tests.ui.examples import asked, sample
from tests.ui.setups import setups
from ui.data.table import Asked
from ui.experiment.experiment import PARAMETERS, Experiment
from ui.experiment.fields import BESIDE
from ui.experiment.permalink import (
    MOST_LETTERS,
    Setup,
    full_link,
    read_link,
    sample_of,
    setup_fits,
    tables_fit,
    written_link,
)
from ui.experiment.presets import ONE_WRONG

PLAIN = Setup(Experiment(sample("people"), asked("people")), shown="Alice")
CATS = {
    "people": "A,46,3,1;B,80,5,0",
    "ask": "C,50,9",
    "columns": "Animal,Length (cm),Age,Kind,dog,cat",
}


def opened(link: dict[str, str]) -> Setup:
    setup, problems = read_link(link)
    assert problems == []
    return setup


@given(setups())
@example(PLAIN)
def test_what_goes_into_a_link_comes_out(setup: Setup) -> None:
    link = dict(written_link(setup))
    assert opened(link) == setup
    assert opened(link | {"v": "1"}) == setup
    assert written_link(opened(link)) == link


@given(setups())
def test_the_full_link_is_the_same_fields_in_an_address(setup: Setup) -> None:
    page, _, query = full_link("https://example.org/nn/", setup).partition("?")
    assert page == "https://example.org/nn/"
    fields = {key: texts[0] for key, texts in parse_qs(query, strict_parsing=bool(query)).items()}
    link = dict(written_link(setup))
    assert fields == (link | {"v": "1"} if link else {})
    assert query.isascii()


def test_the_default_link_is_bare() -> None:
    assert written_link(PLAIN) == {}
    assert full_link("https://example.org/", PLAIN) == "https://example.org/"
    assert opened({}) == PLAIN


def test_a_link_says_only_what_is_not_as_usual() -> None:
    changed = replace(PLAIN.experiment, learning_rate=0.5, start=(0.0, 2.5, *[0.0] * 7))
    link = {"lr": "0.5", "start": "hand", "w2": "2.5", "show": "Frank", "loss": "log"}
    assert written_link(Setup(changed, shown="Frank", loss_axis="log")) == link
    xor = Experiment(sample("xor"))
    assert written_link(Setup(xor)) == {"data": "xor"}
    moved = Experiment(replace(sample("people"), shift=Shift("fixed")), asked("people"))
    assert written_link(Setup(moved)) == {"shift": "none"}


def test_what_is_frozen_is_in_the_link_by_name() -> None:
    held = replace(PLAIN.experiment, frozen=("b3", "w1"))
    assert written_link(replace(PLAIN, experiment=held)) == {"freeze": "w1,b3"}
    for text in ("w1,b3", "b3, w1,w1"):
        assert opened({"freeze": text}).experiment == held
    assert full_link("https://example.org/", replace(PLAIN, experiment=held)).endswith(
        "?freeze=w1,b3&v=1"
    )


def test_a_person_can_read_the_tables() -> None:
    labels = (1, 0, 1, 1)
    dataset = replace(sample("people"), labels=labels)
    assert written_link(Setup(Experiment(dataset, asked("people")))) == ONE_WRONG


def test_links_of_today_open_for_ever() -> None:
    """Frozen: whoever changes the format has to read these all the same."""
    by_hand = dict(
        zip(
            PARAMETERS,
            ["0.5", "-1.25", "10", "-10", "0.001", "3", "-0.1", "2", "1e-05"],
            strict=True,
        )
    )
    rest = {"lr": "0.15", "epochs": "37", "seed": "7", "order": "shuffled", "start": "hand"}
    looked = {"show": "C;D", "loss": "log"}
    tables = {
        "people": "A%2CB,1.5,-2,1;100%25,3e-05,4,0",
        "ask": "C%3BD,1e+9,0",
        "columns": "Who,Weight (lb),x2,Kind,no,yes",
        "shift": "standard",
    }
    dataset = Dataset(
        names=("A,B", "100%"),
        values=((1.5, -2.0), (3e-05, 4.0)),
        labels=(1, 0),
        features=(Feature("Weight", "lb"), Feature("x2")),
        class_names=("no", "yes"),
        class_column="Kind",
        shift=Shift("standard"),
    )
    start = (0.5, -1.25, 10.0, -10.0, 0.001, 3.0, -0.1, 2.0, 1e-05)
    experiment = Experiment(
        dataset, (Asked("C;D", 1e9, 0.0),), start, 7, 0.15, 37, order="shuffled"
    )
    whole = by_hand | rest | looked | tables
    for version in ({}, {"v": "1"}):
        assert opened(whole | version) == Setup(experiment, "Who", "C;D", "log")
        xor = Experiment(replace(sample("xor"), shift=Shift("fixed")), start="ones")
        link = {"data": "xor", "shift": "none", "start": "ones"}
        assert opened(link | version) == Setup(xor, shown="neither")
        # Own people and none to predict: Emily and Frank are not meant.
        cats = opened({key: CATS[key] for key in ("people", "columns")} | version)
        assert cats.experiment.to_predict == ()
        assert cats.experiment.dataset.shift == Shift("fixed", (135.0, 66.0))


def test_a_link_of_the_xor_with_own_people_is_moved_as_the_xor() -> None:
    """Frozen as well: such links were written once."""
    assert opened(CATS | {"data": "xor"}).experiment.dataset.shift == Shift("standard")


def test_a_later_version_is_read_as_far_as_it_goes() -> None:
    setup, problems = read_link({"v": "3", "seed": "7", "momentum": "0.9"})
    assert setup.experiment.seed == 7
    assert len(problems) == 2


def test_only_whom_one_asks_about_can_be_in_a_link() -> None:
    setup = opened({"ask": "Gil,140,66"})
    assert setup.experiment.dataset == sample("people")
    assert setup.experiment.to_predict == (Asked("Gil", 140.0, 66.0),)


def test_how_the_app_is_shown_is_none_of_the_links_business() -> None:
    assert opened({**dict.fromkeys(BESIDE, "true"), "lang": "de"}) == PLAIN


def test_two_hundred_rows_fit_and_longer_ones_are_left_out_whole() -> None:
    def table(name: str) -> Dataset:
        values = tuple((100 + n / 8, 60 + n / 16) for n in range(200))
        names = tuple(f"{name} {n}" for n in range(200))
        return Dataset(names, values, (0, 1) * 100, class_names=("no", "yes"))

    fits, long = (Setup(Experiment(table(name)), shown=f"{name} 0") for name in ("P", "ø" * 30))
    assert MOST_LETTERS < 8000
    assert setup_fits(fits)
    assert opened(dict(written_link(fits))) == fits
    assert not setup_fits(long)
    assert not tables_fit(long.experiment.dataset, (), "Name")
    assert not {"people", "ask", "columns"} & set(written_link(long))


def test_the_apps_own_tables_are_recognised() -> None:
    assert sample_of(PLAIN) == "people"
    assert sample_of(replace(PLAIN, name_column="Who")) is None
    assert sample_of(Setup(Experiment(sample("people")))) is None
    moved = Experiment(replace(sample("iris"), shift=Shift()))
    assert sample_of(Setup(moved, "Flower")) == "iris"
