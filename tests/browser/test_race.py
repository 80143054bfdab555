"""The race in a browser: every plane is painted from the numbers of its own run."""

from dataclasses import replace
from json import dumps

import numpy as np
import pytest
from playwright.sync_api import Position

from nn_core import History
from tests.browser.app import IDLE, Stage
from tests.browser.conftest import Open
from ui.data.samples import sample_dataset
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import bigger_run
from ui.experiment.experiment import Experiment, run
from ui.theme.text import three_digits

XOR = Experiment(sample_dataset("xor"), learning_rate=1.0, epochs=90)
RUNS = [run(replace(XOR, seed=seed)) for seed in (3, 8)]


def back_to(view: Stage, url: str, link: dict[str, str]) -> None:
    """Go back from a run that was opened: the view is there again, and its experiment."""
    view.page.wait_for_selector(IDLE)
    view.page.go_back()
    view.page.wait_for_url(f"**/{url}?*")
    view.page.wait_for_function(
        "(link) => JSON.stringify([...new URLSearchParams(location.search)].sort()) === link",
        arg=dumps(sorted(link.items()), separators=(",", ":")),
    )


def assert_painted(race: Stage, runs: list[History], epoch: int) -> None:
    race.until("(race, epoch) => race.painted.epoch === epoch", epoch)
    lanes = race.root.evaluate(
        "({ painted }) => painted.lanes.map((one) => ({ ...one, parameters: [...one.parameters] }))"
    )
    for lane, history in zip(lanes, runs, strict=True):
        assert lane["parameters"] == pytest.approx(history.parameters[epoch], rel=1e-5, abs=1e-6)
        assert lane["loss"] == pytest.approx(history.loss[epoch], rel=1e-6)
        outputs = np.atleast_1d(history.network_at(epoch).feedforward(XOR.dataset.inputs))
        assert lane["right"] == ((outputs >= 0.5) == XOR.dataset.y_true).sum()


def test_planes_are_played_together_from_the_numbers_of_single_runs(
    visit: Open, complaints: list[str]
) -> None:
    race = visit("compare?data=xor&lr=1&epochs=90&vary=seed:3,8", width=390, height=844)
    assert_painted(race, RUNS, 90)
    for key, epoch in (("Home", 0), ("Shift+ArrowRight", 10), ("ArrowLeft", 9)):
        race.press(key)
        assert_painted(race, RUNS, epoch)
    race.press("Space")
    race.button("Pause").wait_for()
    race.press("End")
    assert_painted(race, RUNS, 90)
    assert race.page.evaluate("document.documentElement.scrollWidth") <= 390
    # Streamlit looks for itself beside the page's own address first, and is not there.
    assert [each for each in complaints if not each.startswith("Failed to load resource")] == []
    race.root.get_by_role("button", name="Open 8").click()
    race.page.wait_for_url("**/?lr=1&epochs=90&seed=8&data=xor")
    back_to(race, "compare", {"lr": "1", "epochs": "90", "data": "xor", "vary": "seed:3,8"})


def test_bigger_networks_are_painted_beside_one_another_too(
    visit: Open, complaints: list[str]
) -> None:
    race = visit("compare?of=bigger&hidden=3&epochs=30&vary=opt:sgd,adam")
    small = BiggerExperiment(hidden=(3,), activations=("tanh",), epochs=30)
    lanes = race.root.evaluate(
        "({ painted }) => painted.lanes.map((one) => [one.loss, one.heldOut, one.right])"
    )
    held_out = small.task.held_out_rows
    told = race.root.locator("figure p:not(.came)").all_text_contents()
    for (loss, beside, right), optimizer in zip(lanes, ("sgd", "adam"), strict=True):
        history = bigger_run(replace(small, optimizer=optimizer))
        outputs = np.atleast_1d(history.network.feedforward(small.features))
        assert loss == pytest.approx(history.loss[-1], rel=1e-6)
        assert history.held_out_loss is not None
        assert beside == pytest.approx(history.held_out_loss[-1], rel=1e-6)
        # The losses are of different points, and so both are said; right is what was held out.
        assert right == ((outputs >= 0.5) == small.task.targets)[held_out].sum()
        assert told.pop(0) == (
            f"Loss {three_digits(loss)}, held-out {three_digits(beside)}. "
            f"{right} of {len(held_out)} held-out points right"
        )
    # Who is first stays marked in the presentation.
    with race.answered():
        race.press("f")
    race.until("(stage) => stage.classList.contains('presenting')")
    marked = race.root.locator(".winner").all_text_contents()
    assert marked == ["\u2691 First below 0.05: epoch 27"]
    with race.answered():
        race.press("f")
    race.root.get_by_role("button", name="Open Adam").click()
    race.page.wait_for_url("**/bigger?hidden=3&opt=adam&epochs=30")
    link = {"hidden": "3", "epochs": "30", "of": "bigger", "vary": "opt:sgd,adam"}
    back_to(race, "compare", link)
    assert [each for each in complaints if not each.startswith("Failed to load resource")] == []


def test_a_bar_that_is_walked_to_shows_a_plane_and_opens_its_seed(visit: Open) -> None:
    starts = visit("starts?data=xor&lr=1&starts=20&epochs=300")
    starts.press("Home")
    starts.until("({ painted }) => painted.bar.bin === 0")
    starts.root.locator(".targets .target[tabindex='0']").focus()
    starts.press("ArrowRight")
    starts.until("({ painted }) => painted.bar.bin > 0")
    bar = starts.root.evaluate("({ painted }) => ({ ...painted.bar, loss: painted.one.loss })")
    history = run(replace(XOR, epochs=300, seed=bar["seed"]))
    assert bar["loss"] == pytest.approx(history.loss[-1], rel=1e-6)
    # A finger chooses the bar that it comes near to, and opens nothing.
    first = starts.root.evaluate("({ painted }) => painted.boxes[0]")
    spot: Position = {"x": first["left"] - 12, "y": first["bottom"] - 3}
    starts.root.locator("canvas.histogram").tap(position=spot)
    starts.until("({ painted }) => painted.bar.bin === 0")
    starts.root.locator(".targets .target[tabindex='0']").focus()
    starts.press("ArrowRight")
    starts.press("Enter")
    starts.page.wait_for_url(f"**/?lr=1&epochs=300&seed={bar['seed']}&data=xor")
    back_to(starts, "starts", {"lr": "1", "epochs": "300", "data": "xor", "starts": "20"})
