"""What is proposed is worth trying: with the field and value that it names, the run ends better."""

from collections.abc import Mapping

import pytest

from ui.experiment.ailments import Ailment, ailments
from ui.experiment.cures import Cure, cure
from ui.experiment.experiment import Experiment, run
from ui.experiment.fields import FIELDS
from ui.experiment.permalink import Setup, fields_of, read_link

XOR = {"data": "xor", "lr": "0.5", "epochs": "5000"}


def ill(link: Mapping[str, str]) -> tuple[Setup, Ailment, Cure]:
    """The setup of a link, the gravest of what is wrong with it, and what to try."""
    setup, problems = read_link(link)
    assert problems == []
    ailment = ailments(run(setup.experiment))[0]
    to_try = cure(ailment, setup.experiment)
    assert to_try is not None
    return setup, ailment, to_try


def treated(setup: Setup, to_try: Cure) -> Experiment:
    link = {**fields_of(setup), to_try.field.key: to_try.field.written(to_try.value)}
    other, problems = read_link(link)
    assert problems == []
    return other.experiment


@pytest.mark.parametrize(
    ("link", "kind", "words"),
    [
        ({"start": "ones", "data": "xor"}, "twins", "random start weights"),
        ({"shift": "none"}, "saturated", "shift the features by the mean"),
        (XOR, "plateau", "seed 1"),
        (XOR | {"freeze": "w1,w2,w3,w4,w5", "seed": "1"}, "plateau", "freeze nothing"),
        (
            {"data": "xor", "lr": "0.01", "seed": "11"},
            "plateau",
            "learning rate 0.1",
        ),
        ({"data": "iris", "shift": "none", "lr": "10"}, "divergence", "learning rate 1"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_cure_cures(link: Mapping[str, str], kind: str, words: str) -> None:
    setup, ailment, to_try = ill(link)
    assert (ailment.kind, to_try.words) == (kind, words)
    assert to_try.field is FIELDS[to_try.field.key]
    other = treated(setup, to_try)
    assert run(other).loss[-1] < 0.8 * run(setup.experiment).loss[-1]
    assert kind not in {one.kind for one in ailments(run(other))}


def test_a_rate_is_one_of_the_slider() -> None:
    _, _, to_try = ill({"data": "xor", "lr": "0.0123", "seed": "11"})
    assert to_try.value == 0.1


def test_a_seed_after_the_last_is_the_first() -> None:
    experiment = read_link({"seed": "999999"})[0].experiment
    twins = Ailment("twins", "", "sgd", ())
    to_try = cure(twins, experiment)
    assert to_try is not None
    assert (to_try.words, to_try.value) == ("seed 0", 0)


def test_what_cannot_be_lowered_is_left() -> None:
    experiment = read_link({"lr": "0.001"})[0].experiment
    assert cure(Ailment("divergence", "", "sgd", ()), experiment) is None
