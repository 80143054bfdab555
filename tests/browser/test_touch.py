"""The stage under the hand: each touch answers at once, and the server hears of it at its end."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.app import Stage
from tests.browser.conftest import Open
from tests.browser.playing import assert_shown, history_of, moved_to

NAMES = ("w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3")


def link_of(stage: Stage) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(stage.page.url).query).items()}


def open_number(stage: Stage, name: str) -> None:
    stage.click(stage.number(name))
    stage.card.wait_for()


def at_the_end(stage: Stage) -> None:
    with stage.answered():
        stage.press("End")
        moved_to(stage, 1000)


def drag(stage: Stage, start: tuple[float, float], by: tuple[float, float]) -> None:
    """Move the pointer with the button down, and leave it down."""
    mouse = stage.page.mouse
    mouse.move(*start)
    mouse.down()
    mouse.move(start[0] + by[0], start[1] + by[1], steps=5)


def test_what_if_a_number_were_another_and_back_by_its_field_and_by_its_edge(visit: Open) -> None:
    stage = visit()
    at_the_end(stage)
    before, answers = stage.parameters, stage.answers
    open_number(stage, "w3")
    # The slider has the focus; what is typed there goes into the field and replaces its number, and
    # no shortcut of the page hears it.
    rate = stage.root.locator(".rate").text_content()
    stage.page.keyboard.type("-0.05")
    stage.until("(stage) => stage.painted.parameters[2] === -0.05")
    stage.press("Enter")
    stage.press("Control+a")
    stage.page.keyboard.type("-2,5")
    stage.until("(stage) => stage.painted.parameters[2] === -2.5")
    assert stage.root.locator(".rate").text_content() == rate
    painted = stage.painted
    assert painted["parameters"] == [*before[:2], -2.5, *before[3:]]
    assert painted["loss"] != history_of().loss[1000]
    assert stage.sentence.startswith("What if, at epoch 1000: loss ")
    stage.card.get_by_role("button", name="Put back").click()
    stage.until("(stage, number) => stage.painted.parameters[2] === number", before[2])
    assert_shown(stage, history_of(), 1000)
    assert not stage.card.is_visible()
    # The same by dragging an edge.
    drag(stage, stage.middle(stage.number("w1")), (0, -50))
    stage.until("(stage, number) => stage.painted.parameters[0] > number + 0.9", before[0])
    assert stage.parameters[1:] == before[1:]
    stage.page.mouse.up()
    stage.card.wait_for()
    stage.press("Escape")
    stage.until("(stage, number) => stage.painted.parameters[0] === number", before[0])
    # All of that was between the visitor and the browser.
    assert stage.answers == answers
    assert "?" not in stage.page.url
    assert_it_trains_on_from_what_was_tried(stage)


def assert_it_trains_on_from_what_was_tried(stage: Stage) -> None:
    open_number(stage, "b3")
    stage.card.get_by_label("b3", exact=True).fill("0.25")
    stage.until("(stage) => stage.painted.parameters[8] === 0.25")
    tried = stage.parameters
    with stage.answered():
        stage.card.get_by_role("button", name="Train on from here").click()
    moved_to(stage, 0)
    assert_shown(stage, history_of(start=tuple(tried)), 0)
    link = link_of(stage)
    assert link["start"] == "hand"
    assert [float(link[name]) for name in NAMES] == tried


def test_a_frozen_number_stays_and_somebody_is_dragged_and_the_run_follows(visit: Open) -> None:
    stage = visit()
    open_number(stage, "w1")
    with stage.answered():
        stage.card.get_by_role("button", name="Freeze").click()
    assert link_of(stage) == {"freeze": "w1"}
    at_the_end(stage)
    assert_shown(stage, history_of(frozen=("w1",)), 1000)
    assert stage.parameters[0] == history_of().parameters[0, 0]
    assert "frozen" in (stage.number("w1").get_attribute("aria-label") or "")
    open_number(stage, "w1")
    with stage.answered():
        stage.card.get_by_role("button", name="Unfreeze").click()
    assert link_of(stage) == {}
    stage.press("Escape")
    stage.card.wait_for(state="hidden")
    assert_shown(stage, history_of(), 1000)
    assert_somebody_is_dragged_and_the_run_follows(stage)


def assert_somebody_is_dragged_and_the_run_follows(stage: Stage) -> None:
    answers = stage.answers
    drag(stage, stage.middle(stage.person("Bob")), (-60, 40))
    stage.until("(stage) => stage.painted.outputs[0][0] < 20")
    # Nothing is sent while the button is down.
    assert stage.answers == answers
    assert stage.epoch == 1000
    assert stage.parameters == history_of().parameters[1000].tolist()
    inputs = stage.painted["outputs"][0]
    with stage.answered():
        stage.page.mouse.up()
    _, bob, _, _ = link_of(stage)["people"].split(";")
    name, weight, height, label = bob.split(",")
    assert (name, label) == ("Bob", "0")
    assert [float(weight) - 135, float(height) - 66] == pytest.approx(inputs)
    assert stage.parameters != history_of().parameters[1000].tolist()


def test_somebody_is_shown_moved_removed_and_made_one_of_the_other_class(visit: Open) -> None:
    stage = visit()
    with stage.answered():
        stage.click(stage.person("Bob"))
    assert stage.root.get_by_role("heading", name="The network, for Bob").is_visible()
    assert stage.page.get_by_role("combobox", name="Show the network for").input_value() == "Bob"
    assert link_of(stage) == {"show": "Bob"}
    # Who cannot drag moves them by the fields of the card.
    with stage.another_run():
        stage.card.get_by_label("Weight (lb) of Bob").fill("150")
        stage.press("Enter")
    assert "Bob,150,72,0" in link_of(stage)["people"]
    stage.press("Escape")
    stage.card.wait_for(state="hidden")
    with stage.answered():
        stage.click(stage.person("Frank"))
    with stage.answered():
        stage.card.get_by_role("button", name="Remove").click()
    assert link_of(stage)["ask"] == "Emily,128,63"
    # A double click: the first of the two may have an answer of its own.
    x, y = stage.middle(stage.person("Charlie"))
    stage.page.mouse.dblclick(x, y)
    stage.until("(stage) => !stage.querySelector('.card').offsetParent")
    stage.until("() => decodeURIComponent(location.search).includes('Charlie,152,70,1')")


def corner_of_plane(stage: Stage) -> tuple[float, float]:
    box = stage.root.locator("canvas.plane").bounding_box()
    assert box is not None
    return box["x"] + box["width"] - 40, box["y"] + box["height"] - 80


def test_what_is_pointed_at_answers_and_somebody_is_added_where_nobody_is(visit: Open) -> None:
    stage = visit()
    assert_a_neuron_is_enlarged_and_the_loss_chart_scrubbed(stage)
    with stage.answered():
        stage.press("Home")
        moved_to(stage, 0)
    stage.page.mouse.click(*corner_of_plane(stage))
    stage.card.wait_for()
    assert "the point you asked about" in (stage.root.locator(".who").text_content() or "")
    raw, outputs = stage.painted["probe"]["raw"], stage.painted["outputs"]
    assert outputs[0] == pytest.approx([raw[0] - 135, raw[1] - 66])
    answer = history_of().network_at(0).feedforward(outputs[0])
    assert outputs[-1] == pytest.approx([answer], abs=1e-12)
    # The card says what the network of the epoch says that is shown.
    told = stage.card.locator("p.quiet")
    at_first = told.text_content() or ""
    assert f": {answer:.3f}, so " in at_first
    stage.press("End")
    moved_to(stage, 1000)
    answer = history_of().network.feedforward(outputs[0])
    assert f": {answer:.3f}, so " in (told.text_content() or "")
    stage.press("Home")
    moved_to(stage, 0)
    assert told.text_content() == at_first
    stage.press("Escape")
    stage.until("(stage) => !stage.painted.probe")
    assert stage.root.locator(".who").text_content() == "Alice"
    stage.page.mouse.click(*corner_of_plane(stage))
    with stage.answered():
        stage.card.get_by_role("button", name="Add F here").click()
    people = link_of(stage)["people"].split(";")
    assert people[4].startswith("New 1,")
    assert people[4].endswith(",1")
    x, y = corner_of_plane(stage)
    stage.page.keyboard.down("Alt")
    with stage.answered():
        stage.page.mouse.click(x - 60, y)
    stage.page.keyboard.up("Alt")
    people = link_of(stage)["people"].split(";")
    assert people[5].startswith("New 2,")
    assert people[5].endswith(",0")


def assert_a_neuron_is_enlarged_and_the_loss_chart_scrubbed(stage: Stage) -> None:
    lens = stage.root.locator(".lens")
    target = stage.root.locator('.network-targets .target[aria-label^="What h2 says"]')
    stage.page.mouse.move(*stage.middle(target))
    lens.wait_for()
    assert "What h2 says everywhere" in (lens.text_content() or "")
    h2 = history_of().network_at(0).neuron_outputs([-2, -1])["h2"]
    assert f"h2 = {h2:.12g}" in (lens.text_content() or "")
    stage.page.mouse.move(5, 5)
    lens.wait_for(state="hidden")
    box = stage.root.locator("canvas.loss").bounding_box()
    assert box is not None
    with stage.answered():
        stage.page.mouse.click(box["x"] + 0.6 * box["width"], box["y"] + 0.4 * box["height"])
    assert 300 < stage.epoch < 800
    assert_shown(stage, history_of(), stage.epoch)


def test_a_finger_and_a_pen_move_somebody_on_a_phone(visit: Open) -> None:
    stage = visit("?show=Diana", width=390, height=844)
    session = stage.page.context.new_cdp_session(stage.page)

    def finger(phase: str, x: float, y: float) -> None:
        points = [] if phase == "End" else [{"x": x, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": f"touch{phase}", "touchPoints": points})

    def pen(phase: str, x: float, y: float) -> None:
        name = {"Start": "mousePressed", "Move": "mouseMoved", "End": "mouseReleased"}[phase]
        told = {"type": name, "x": x, "y": y, "button": "left", "buttons": 1}
        session.send("Input.dispatchMouseEvent", {**told, "clickCount": 1, "pointerType": "pen"})

    for hand in (finger, pen):
        x, y = stage.middle(stage.person("Diana"))
        start, before = stage.painted["outputs"][0][0], link_of(stage).get("people")
        hand("Start", x, y)
        for moved in (10, 30, 60):
            hand("Move", x + moved, y - moved)
        stage.until("(stage, start) => stage.painted.outputs[0][0] > start + 5", start)
        with stage.answered():
            hand("End", x + 60, y - 60)
        assert link_of(stage)["people"] != before
        assert not link_of(stage)["people"].endswith("Diana,120,60,1")
