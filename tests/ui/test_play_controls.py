"""The player: five buttons and a slider that move the frames without redrawing the rest."""

from itertools import pairwise, product

import pytest

from tests.ui.examples import RUNS, drawn, walk
from ui.figures.parts import Spec
from ui.figures.player import player
from ui.palette import LIGHT

both_layouts = pytest.mark.parametrize("stacked", [False, True])
COUNTS = (1, 2, 3, 4, 101, 120, 121)


def buttons(layout: Spec) -> dict[str, Spec]:
    (menu,) = layout["updatemenus"]
    return {button["name"]: button for button in menu["buttons"]}


def controls(count: int, stacked: bool = False) -> tuple[list[str], Spec]:
    names = [f"run-{number}" for number in range(count)]
    return names, player(names, range(0, 10 * count, 10), -0.2, stacked, LIGHT)


@both_layouts
@pytest.mark.parametrize("name", RUNS)
def test_the_buttons_are_there_and_none_redraws(name: str, stacked: bool) -> None:
    layout = drawn(name, stacked=stacked)["layout"]
    assert list(buttons(layout)) == ["Play", "Pause", "Rewind", "Slow", "Fast"]
    steps = layout["sliders"][0]["steps"]
    calls = [*buttons(layout).values(), *steps]
    assert {call["method"] for call in calls} == {"animate"}
    assert all(call["args"][1]["frame"]["redraw"] is False for call in calls)
    assert [value for key, value in walk(layout) if key == "redraw"] == [False] * len(calls)


@pytest.mark.parametrize("count", COUNTS)
def test_fast_takes_every_second_frame_and_always_both_ends(count: int) -> None:
    names, layout = controls(count)
    fast = buttons(layout)["Fast"]["args"][0]
    places = [names.index(name) for name in fast]
    assert places[0] == 0
    assert places[-1] == count - 1
    assert places == sorted(set(places))
    assert len(places) <= count // 2 + 1
    gaps = {after - before for before, after in pairwise(places)}
    assert gaps <= {1, 2}


@pytest.mark.parametrize("count", COUNTS)
def test_what_each_button_plays(count: int) -> None:
    names, layout = controls(count)
    played = {name: button["args"][0] for name, button in buttons(layout).items()}
    # Plotly takes null for all frames, and a list of null alone for "stop".
    assert played["Play"] is None
    assert played["Slow"] is None
    assert played["Pause"] == [None]
    assert played["Rewind"] == [names[0]]


def test_playing_goes_on_from_where_it_stands() -> None:
    options = {name: button["args"][1] for name, button in buttons(controls(9)[1]).items()}
    for name in ("Play", "Slow", "Fast"):
        assert options[name]["fromcurrent"] is True
    durations = {name: options[name]["frame"]["duration"] for name in options}
    # At 60 frames a second a frame stays for 17 ms; what is asked to stay for less, stays so long.
    assert durations["Play"] == durations["Fast"] <= 17
    assert durations["Slow"] >= 3 * 17
    assert {option["mode"] for option in options.values()} == {"immediate"}
    assert {option["transition"]["duration"] for option in options.values()} == {0}


@pytest.mark.parametrize(("count", "stacked"), list(product(COUNTS, (False, True))))
def test_the_slider_has_a_labelled_step_for_every_frame(count: int, stacked: bool) -> None:
    names, layout = controls(count, stacked)
    (slider,) = layout["sliders"]
    assert [step["args"][0] for step in slider["steps"]] == [[name] for name in names]
    assert [step["label"] for step in slider["steps"]] == [
        str(10 * place) for place in range(count)
    ]
    assert slider["currentvalue"]["prefix"] == "Epoch "
    assert slider["transition"]["duration"] == 0
    assert slider["x"] + slider["len"] == pytest.approx(1.0)
