"""What only a browser can show of the stage of bigger networks."""

import numpy as np
from playwright.sync_api import Locator

from nn_core import Network, derive
from nn_core.validation import Array
from tests.browser.app import Stage
from tests.browser.conftest import Open
from tests.browser.plane_colours import FIELD, STEPS, channels, colour_of
from tests.browser.playing import moved_to
from ui.theme.palette import LIGHT

SIDE = 96
BOX = 6.0
SIZES = "(stage, sizes) => stage.painted.outputs.map(({ length }) => length).join() === sizes"
ACTIVE = """(stage) => stage.getRootNode().activeElement.ariaLabel"""
SCROLLED = "(main) => main.scrollTop"


def places() -> Array:
    """Some places of the field, as [row, column]."""
    steps = range(2, SIDE, 13)
    return np.array([(row, column) for row in steps for column in steps])


def pixels(stage: Stage, at: Array) -> Array:
    field = np.array(stage.root.evaluate(FIELD), dtype=float).reshape(SIDE, SIDE, 4)
    found: Array = field[at[:, 0], at[:, 1], :3]
    return found


def features(at: Array) -> Array:
    """What the network is asked at these places, before inputs are derived from it."""
    across, down = at[:, 1], at[:, 0]
    x1, x2 = (2 * BOX * (steps + 0.5) / SIDE - BOX for steps in (across, down))
    return np.column_stack([x1, -x2])


def corners(one: Locator) -> Array:
    """Where something begins and ends on the screen: [left, top] and [right, bottom]."""
    box = one.bounding_box()
    assert box is not None
    left, top = box["x"], box["y"]
    return np.array([[left, top], [left + box["width"], top + box["height"]]])


def assert_beside(stage: Stage, target: Locator) -> None:
    """The card stands near what was touched, and in the panel of the network."""
    panel, card, touched = map(corners, (stage.root.locator(".network-panel"), stage.card, target))
    assert np.maximum(card[0] - touched[1], touched[0] - card[1]).max() < 40
    assert (panel[0] <= card[0]).all()
    assert (card[1] <= panel[1]).all()


def test_two_classes_have_the_colours_of_the_outputs(visit: Open) -> None:
    stage = visit("bigger?epochs=40&hidden=3-2&inputs=x1,x2x2&act=softplus")
    stage.press("End")
    moved_to(stage, 40)
    network = Network.from_vector(
        stage.parameters, (2, 3, 2, 1), ("softplus", "softplus", "sigmoid")
    )
    at = places()
    said = network.feedforward(derive(features(at), ("x1", "x2²")))
    for pixel, share in zip(pixels(stage, at), np.atleast_1d(said), strict=True):
        assert np.abs(pixel - colour_of(float(share), dark=False)).max() <= STEPS


def test_several_classes_have_their_own_colours_paler_where_unsure(visit: Open) -> None:
    stage = visit("bigger?epochs=40&hidden=4&data=gaussians&classes=4")
    stage.press("End")
    moved_to(stage, 40)
    network = Network.from_vector(stage.parameters, (2, 4, 4), ("tanh", "softmax"))
    at = places()
    shares = np.atleast_2d(network.feedforward(features(at)))
    sure = (shares.max(axis=1) - 1 / 4) / (1 - 1 / 4)
    fills = np.array([channels(LIGHT.fills[best]) for best in shares.argmax(axis=1)])
    wanted = channels(LIGHT.unsure) + sure[:, None] * (fills - channels(LIGHT.unsure))
    # At a boundary the best of two equal classes is anybody's guess.
    clear = np.diff(np.sort(shares, axis=1), axis=1)[:, -1] > 0.02
    assert clear.sum() > 40
    assert np.abs(pixels(stage, at) - wanted)[clear].max() <= STEPS


def test_every_number_stands_in_the_picture_and_those_of_a_neuron_alone(visit: Open) -> None:
    stage = visit("bigger?epochs=20")
    numbers = {f"w{number}" for number in range(1, 29)} | {f"b{number}" for number in range(1, 10)}
    neurons = {"h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8", "o1"}

    def named() -> set[str]:
        return {words.split()[0] for words in stage.painted["said"]} - {"says"}

    assert named() == numbers | neurons
    h6 = stage.root.locator('.network-targets .target[aria-label^="h6,"]')
    stage.page.mouse.move(*stage.middle(h6))
    stage.until("(stage) => stage.painted.picked")
    # In a vector the weights into a neuron stand together: four into h6, and one on to o1.
    assert named() == neurons | {"w13", "w14", "w15", "w16", "w26", "b6"}
    # Where there is no room, as on a phone, no number stands in the way of another.
    stage.resize(390, 844)
    stage.until("(stage) => !stage.painted.said.some((words) => words.startsWith('w1 '))")
    # In a presentation it scrolls there, and every picture has its height.
    stage.press("f")
    stage.until("(stage) => stage.classList.contains('presenting')")
    for picture in ("network", "plane", "loss"):
        box = stage.root.locator(f"canvas.{picture}").bounding_box()
        assert box is not None
        assert box["height"] > 200, picture


def test_a_number_is_changed_and_put_back(visit: Open) -> None:
    stage = visit("bigger?epochs=20&hidden=8-8")
    stage.press("End")
    moved_to(stage, 20)
    before = stage.parameters
    scrolled = stage.page.get_by_test_id("stMain").evaluate(SCROLLED)
    h9 = stage.root.locator('.network-targets .target[aria-label^="h9,"]')
    stage.click(h9)
    assert_beside(stage, h9)
    stage.card.get_by_role("button", name="w17 ").click()
    assert stage.page.get_by_test_id("stMain").evaluate(SCROLLED) == scrolled
    # The slider has the focus; what is typed there goes into the field.
    stage.press("Control+a")
    stage.page.keyboard.type("2.5")
    stage.until("(stage) => stage.painted.parameters[16] === 2.5")
    stage.until("(stage) => stage.querySelector('.sentence').textContent.startsWith('What if')")
    stage.card.get_by_role("button", name="Put back").click()
    stage.until("(stage, own) => stage.painted.parameters[16] === own", before[16])
    assert stage.parameters == before
    # Out of the card of a number that was opened in that of its neuron, the focus goes back there.
    h9.press("Enter")
    stage.card.get_by_role("button", name="w18 ").press("Enter")
    stage.card.get_by_role("slider").press("Escape")
    stage.card.wait_for(state="hidden")
    assert stage.root.evaluate(ACTIVE).startswith("h9,")
    # Out of one that the mouse has opened, it goes to what comes after the stage.
    stage.click(h9)
    stage.card.get_by_role("button", name="Close").press("Tab")
    stage.card.wait_for(state="hidden")
    assert stage.root.evaluate("(stage) => stage.getRootNode().activeElement") is None


def test_a_large_network_rests_at_its_keyframes(visit: Open) -> None:
    stage = visit("bigger?epochs=300&hidden=8-8-8-8-8-8")
    for key in ("ArrowRight", "ArrowRight", "End", "ArrowLeft"):
        before = stage.epoch
        stage.press(key)
        stage.until(
            "(stage, before) => stage.painted.epoch !== before && "
            "Number.isInteger(stage.painted.epoch)",
            before,
        )
    # One back from the last is the last but one of those that are there, and the slider agrees.
    last = stage.epoch
    assert 200 < last < 300
    assert stage.slider.input_value() == str(last)
    stage.slider.focus()
    stage.press("ArrowRight")
    moved_to(stage, 300)


def test_a_step_is_taken_apart_and_the_network_changed_in_the_picture(
    visit: Open, complaints: list[str]
) -> None:
    stage = visit("bigger?epochs=20&points=20&hidden=2")
    stage.press("End")
    moved_to(stage, 20)
    words = stage.root.locator(".step-words")
    stage.root.get_by_role("button", name="Backward").press("Enter")
    stage.until("(stage) => stage.painted.step?.told.epoch === 20")
    told = stage.painted["step"]
    gradient = told["numbers"][0]["gradient"]
    # Every part has its picture; what an output should say stands in that of the loss alone.
    for part in ("Forward", "Loss", "Backward"):
        stage.root.get_by_role("button", name=part, exact=True).press("Enter")
        stage.until("(stage, part) => stage.painted.step.part === part", part.lower())
        said = stage.painted["said"]
        assert any(each.startswith("should say ") for each in said) is (part == "Loss")
    # The number that is picked is written out: dL/dw1, which is what came back, times x1.
    stage.number("w1").press("Enter")
    stage.until("(stage) => stage.querySelector('.step-words').textContent.startsWith('dL/dw1 = ')")
    delta, x1 = told["neurons"][0][0]["bySum"], told["inputs"][0]
    assert abs(delta * x1 - gradient) < 1e-12
    stage.root.get_by_role("button", name="Update").press("Enter")
    stage.until("(stage) => stage.querySelector('.step-words').textContent.startsWith('w1 = ')")
    # Where it plays there is no step to be looked at.
    stage.press("Home")
    stage.until("(stage) => stage.painted.step?.told.epoch === 0")
    stage.root.get_by_role("button", name="Update").press("Enter")
    stage.until("(stage) => !stage.painted.step")
    assert not words.is_visible()
    assert_the_network_is_changed_in_the_picture(stage)
    # A page that is opened by its own address makes Streamlit ask for two files that are not there.
    assert [each for each in complaints if "404" not in each] == []


def assert_the_network_is_changed_in_the_picture(stage: Stage) -> None:
    page = stage.page
    # By keyboard, and the focus stays where it was.
    more = page.get_by_role("button", name="More neurons in layer 1, now 2")
    more.press("Enter")
    stage.until(SIZES, "2,3,1")
    assert stage.root.evaluate(ACTIVE) == "More neurons in layer 1, now 3"
    page.get_by_role("button", name="Input x1·x2").click()
    stage.until(SIZES, "3,3,1")
    page.get_by_role("button", name="More hidden layers").click()
    stage.until(SIZES, "3,3,2,1")
    page.get_by_role("button", name="Fewer neurons in layer 2, now 2").click()
    stage.until(SIZES, "3,3,1,1")
    page.wait_for_url("**hidden=3-1**")
