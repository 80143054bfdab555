"""Challenges: none is met as it begins, each can be met, and none by a trick."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.kernel import compiled
from ui.experiment.bigger import BiggerExperiment, Branch
from ui.experiment.bigger_link import read_bigger_link, written_bigger_link
from ui.experiment.bigger_run import bigger_run
from ui.experiment.bigger_setup import BiggerSetup
from ui.experiment.challenge import Challenge, Verdict
from ui.experiment.challenges import CHALLENGES
from ui.experiment.task import Drawn

BY_TITLE = {challenge.title: challenge for challenge in CHALLENGES}
TANHS = ("tanh", "tanh")
SOLUTIONS: dict[str, dict[str, Any]] = {
    "XOR with three": {
        "hidden": (3,),
        "activations": ("ReLU",),
        "optimizer": "adam",
        "learning_rate": 0.01,
    },
    "Spirals with twenty": {
        "hidden": (8, 8, 4),
        "activations": ("tanh",) * 3,
        "optimizer": "adam",
        "learning_rate": 0.01,
        "seed": 1,
        "epochs": 2000,
    },
    "No layer at all": {"inputs": ("x1²", "x2²")},
    "By heart, and cured": {
        "hidden": (8, 8),
        "activations": TANHS,
        "penalty": "l2",
        "penalty_rate": 0.01,
    },
    "Over the edge": {"learning_rate": 0.1},
    "Rescue the dead": {"learning_rate": 0.1},
    "Beat SGD": {"optimizer": "rmsprop", "learning_rate": 0.01},
    "Not yes or no": {
        "hidden": (8, 8),
        "activations": TANHS,
        "optimizer": "adam",
        "learning_rate": 0.01,
    },
}
CHEATS: list[tuple[str, dict[str, Any], str]] = [
    ("XOR with three", {"hidden": (4,)}, "There are 4 hidden neurons and the limit is 3."),
    ("XOR with three", {"hidden": (), "activations": (), "inputs": ("x1·x2",)}, "The inputs have"),
    ("Spirals with twenty", {"hidden": (8, 8, 5)}, "There are 21 hidden neurons"),
    ("No layer at all", {"hidden": (4,)}, "There is a hidden layer"),
    ("By heart, and cured", {"penalty": "none"}, "It overfits: the held-out loss ends at"),
    ("By heart, and cured", {"penalty_rate": 3.0}, "With the penalty the held-out loss ends at"),
    ("By heart, and cured", {"penalty": "l1"}, "It overfits: the held-out loss ends at"),
    ("By heart, and cured", {"epochs": 20}, "Without a penalty it does not overfit yet"),
    (
        "By heart, and cured",
        {"branches": (Branch(500, (("penalty", "none"),)),)},
        "The penalty has to be the same",
    ),
    ("Over the edge", {"learning_rate": 10.0}, "At 10 the numbers leave all bounds after epoch"),
    ("Over the edge", {"batch_size": 1}, "Only the learning rate may change"),
    ("Over the edge", {"learning_rate": 0.02}, "At 0.02 the run comes to its end"),
    ("Rescue the dead", {"hidden": (8,)}, "Keep the six neurons"),
    ("Rescue the dead", {"activations": ("tanh",)}, "Keep the six neurons"),
    (
        "Rescue the dead",
        {"epochs": 0},
        "At the end of the run, 74 of 150 held-out points are right",
    ),
    ("Rescue the dead", {"learning_rate": 2.0}, "2 of 6 neurons give 0 to every sample"),
    ("Beat SGD", {"optimizer": "sgd", "learning_rate": 0.3}, "SGD comes to"),
    ("Beat SGD", {"epochs": 1000}, "Only the optimizer, its rate and its schedule"),
    ("Beat SGD", {"learning_rate": 1e-5}, "The held-out loss ends at"),
]
"""A challenge, a change of its solution, and how the sentence begins that does not let it pass."""


@pytest.fixture(autouse=True, scope="module")
def _quick() -> Iterator[None]:
    with compiled():
        yield


def judged(challenge: Challenge, **settings: Any) -> Verdict:
    if "hidden" in settings and "activations" not in settings:
        settings["activations"] = ("tanh",) * len(settings["hidden"])
    experiment: BiggerExperiment = replace(challenge.preset, **settings)
    return challenge.check(experiment, bigger_run(experiment))


def test_there_are_eight_each_told_in_two_sentences() -> None:
    assert len(CHALLENGES) == len(BY_TITLE) == 8
    for challenge in CHALLENGES:
        assert len(re.findall(r"[.?](?: |$)", challenge.told)) == 2
        assert "{" not in challenge.told
        assert re.fullmatch(r"[^{}?]{50,135}\.", challenge.hint)
    assert "97 % of" in BY_TITLE["XOR with three"].told
    assert "down to 0.02," in BY_TITLE["Not yes or no"].told


@pytest.mark.parametrize("title", BY_TITLE)
def test_it_is_not_met_as_it_begins(title: str) -> None:
    challenge = BY_TITLE[title]
    verdict = judged(challenge)
    assert not verdict.met
    assert verdict.sentence.endswith(".")
    setup = BiggerSetup(challenge.preset)
    assert read_bigger_link(written_bigger_link(setup)) == (setup, [])


@pytest.mark.parametrize("title", BY_TITLE)
def test_it_can_be_met(title: str) -> None:
    verdict = judged(BY_TITLE[title], **SOLUTIONS[title])
    assert verdict.met, verdict.sentence
    assert verdict.sentence.startswith("Done: ")


@pytest.mark.parametrize(("title", "change", "begins"), CHEATS)
def test_a_trick_does_not_pass(title: str, change: dict[str, Any], begins: str) -> None:
    verdict = judged(BY_TITLE[title], **(SOLUTIONS[title] | change))
    assert not verdict.met
    assert verdict.sentence.startswith(begins), verdict.sentence


@pytest.mark.parametrize("title", BY_TITLE)
def test_other_samples_or_fewer_held_out_are_not_judged(title: str) -> None:
    challenge, solution = BY_TITLE[title], SOLUTIONS[title]
    data = challenge.preset.data
    assert isinstance(data, Drawn)
    tricks: list[dict[str, Any]] = [
        {"held_out": 10},
        {"held_out": 0},
        {"data": replace(data, seed=7)},
        {"data": replace(data, count=500)},
        {"data": replace(data, noise=3)},
    ]
    easy = Drawn("gaussians") if challenge.preset.classes else Drawn("plane", 0, 30)
    tricks.append({"data": easy})
    epochs = solution.get("epochs", challenge.preset.epochs)
    back = (Branch(epochs - 20, (("data", easy),)), Branch(epochs - 1, (("data", data),)))
    tricks.append({"branches": back, "learning_rate": 0.001})
    history = bigger_run(replace(challenge.preset, epochs=0))
    for trick in tricks:
        experiment = replace(challenge.preset, **(solution | {"epochs": epochs} | trick))
        # Whatever the run may be: it does not come to be judged.
        verdict = challenge.check(experiment, history)
        assert not verdict.met
        assert verdict.sentence.startswith("These are not the samples of the challenge")


def test_samples_learned_by_heart_do_not_count() -> None:
    challenge = BY_TITLE["Spirals with twenty"]
    experiment = replace(
        challenge.preset,
        **(SOLUTIONS[challenge.title] | {"hidden": (8, 8, 4), "seed": 0}),
    )
    history = bigger_run(experiment)
    assert history.accuracy is not None
    assert history.accuracy[-1] == 1.0
    assert not challenge.check(experiment, history).met
