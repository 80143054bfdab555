"""What only a browser can show: the stage plays, scrubs, and never mixes two runs up."""

import pytest

from nn_core import History
from tests.browser.app import Stage
from tests.browser.conftest import Open
from ui.data.samples import SAMPLES, load_sample
from ui.data.table import read_dataset
from ui.experiment.experiment import Experiment, run
from ui.figures.loss_curve import loss_range
from ui.stage.pace import keyframe_epochs


def history_of(**settings: object) -> History:
    """The run that the app should show for these settings of the four people."""
    table, _, headings = load_sample("people")
    dataset = read_dataset(table, headings, SAMPLES["people"].shift)
    return run(Experiment(dataset, **settings))  # type: ignore[arg-type]


def written(history: History, epoch: int) -> dict[str, str]:
    """The nine numbers after an epoch as the diagram writes them."""
    return {name: f"{value:.3f}" for name, value in history.network_at(epoch).parameters.items()}


def play_slowly(stage: Stage) -> None:
    """Start to play at the slowest speed, and leave it playing, early in the run."""
    stage.speed("Slow")
    stage.button("Play").click()
    stage.page.wait_for_function(
        "(now) => Number(now.textContent.split(' ')[1]) > 0",
        arg=stage.player.locator(".now").element_handle(),
    )


def test_the_stage_begins_before_training(visit: Open) -> None:
    stage = visit()
    assert stage.epoch == 0
    assert stage.labels == written(history_of(), 0)


def test_play_goes_through_the_frames_to_the_trained_numbers(visit: Open) -> None:
    stage = visit()
    counts = stage.play_to_the_end()
    assert counts["shown"] > 80
    assert stage.epoch == 1000
    assert stage.labels == written(history_of(), 1000)


def test_fast_ends_at_the_same_place_in_half_the_frames(visit: Open) -> None:
    stage = visit()
    normal_count = stage.play_to_the_end("Normal")["shown"]
    stage.button("Rewind").click()
    fast_count = stage.play_to_the_end("Fast")["shown"]
    assert 0.4 * normal_count < fast_count < 0.6 * normal_count
    assert stage.epoch == 1000


def test_pause_stops_and_play_goes_on_from_there(visit: Open) -> None:
    stage = visit()
    play_slowly(stage)
    stage.button("Pause").click()
    stage.page.wait_for_timeout(200)
    paused = stage.epoch
    assert 0 < paused < 1000
    stage.page.wait_for_timeout(500)
    assert stage.epoch == paused
    assert stage.labels == written(history_of(), paused)
    stage.button("Play").click()
    stage.page.wait_for_timeout(500)
    stage.button("Pause").click()
    stage.page.wait_for_timeout(200)
    assert paused < stage.epoch < 1000
    assert stage.labels == written(history_of(), stage.epoch)


def test_the_button_offers_what_it_would_do(visit: Open) -> None:
    stage = visit()
    assert (stage.button("Play").count(), stage.button("Pause").count()) == (1, 0)
    play_slowly(stage)
    assert (stage.button("Play").count(), stage.button("Pause").count()) == (0, 1)
    stage.speed("Fast")
    stage.button("Play").wait_for()
    assert stage.epoch == 1000
    # From the end it plays the whole run once more.
    assert stage.play_to_the_end("Fast")["shown"] > 40


def test_another_speed_goes_on_from_there(visit: Open) -> None:
    stage = visit()
    play_slowly(stage)
    before = stage.epoch
    stage.page.evaluate(
        """() => {
          window.framesShown = [];
          document.querySelector(".js-plotly-plot").on("plotly_animatingframe",
            ({ frame }) => window.framesShown.push(Number(frame.name.split("-")[1])));
        }"""
    )
    stage.speed("Fast")
    stage.button("Play").wait_for()
    shown = stage.page.evaluate("window.framesShown")
    assert before <= shown[0]
    assert shown[-1] == stage.epoch == 1000
    keyframes = keyframe_epochs(history_of())
    still_to_come = len(keyframes) - keyframes.index(shown[0])
    assert len(shown) < 0.8 * still_to_come


def test_rewind_brings_the_start_weights_back(visit: Open) -> None:
    stage = visit()
    stage.play_to_the_end("Fast")
    stage.button("Rewind").click()
    stage.page.wait_for_timeout(200)
    assert stage.epoch == 0
    assert stage.labels == written(history_of(), 0)


def test_the_slider_scrubs_both_ways(visit: Open) -> None:
    stage = visit()
    stage.play_to_the_end("Fast")
    rail = stage.slider.bounding_box()
    assert rail is not None
    mouse, level = stage.page.mouse, rail["y"] + rail["height"] / 2
    # The thumb is at the right end now.
    mouse.move(rail["x"] + rail["width"] - 9, level)
    mouse.down()
    seen = [1000]
    for part in (0.4, 0.2, 0.6):
        mouse.move(rail["x"] + rail["width"] * part, level, steps=8)
        stage.page.wait_for_timeout(300)
        seen.append(stage.epoch)
        assert stage.labels == written(history_of(), seen[-1])
    mouse.up()
    assert 0 < seen[2] < seen[1] < seen[3] < seen[0]
    assert stage.epoch == seen[3]


def test_the_slider_answers_the_keyboard(visit: Open) -> None:
    stage = visit()
    keyframes = keyframe_epochs(history_of())
    stage.slider.focus()
    for key, place in (("End", -1), ("ArrowLeft", -2), ("Home", 0), ("ArrowRight", 1)):
        stage.page.keyboard.press(key)
        stage.page.wait_for_timeout(200)
        assert stage.epoch == keyframes[place]
        assert stage.labels == written(history_of(), keyframes[place])
        # What a screen reader says is the epoch, not the number of the keyframe.
        assert stage.slider.get_attribute("aria-valuetext") == f"Epoch {keyframes[place]}"


def test_scrubbing_stops_the_play(visit: Open) -> None:
    stage = visit()
    play_slowly(stage)
    stage.slider.focus()
    stage.page.keyboard.press("Home")
    stage.page.wait_for_timeout(500)
    assert stage.button("Play").is_visible()
    assert stage.epoch == 0
    assert stage.labels == written(history_of(), 0)


def test_the_boundary_moves_while_it_plays(visit: Open) -> None:
    stage = visit()
    stage.play_to_the_end("Fast")
    end = stage.boundary()
    stage.button("Rewind").click()
    stage.page.wait_for_timeout(200)
    assert stage.boundary() != end


def test_points_are_painted_over_the_bands_to_the_end(visit: Open) -> None:
    stage = visit()
    stage.play_to_the_end("Fast")
    fills, points, names, covered = stage.page.evaluate(
        """() => {
          const fills = [...document.querySelectorAll(".x2y2 .js-fill")];
          const points = [...document.querySelectorAll(".x4y4 .point")];
          const covers = (fill, point) => !(fill.compareDocumentPosition(point)
            & Node.DOCUMENT_POSITION_FOLLOWING);
          const names = [...document.querySelectorAll(".x4y4 .textpoint")];
          return [fills.length, points.length, names.length,
            points.filter((point) => fills.some((fill) => covers(fill, point))).length];
        }"""
    )
    assert fills == 3
    # Plotly takes away what is on axes on which no frame moves anything; so one unseen point does.
    assert (points, names) == (6 + 1, 6)
    assert covered == 0


def test_a_new_setting_while_playing_shows_the_new_run_only(visit: Open) -> None:
    stage = visit()
    play_slowly(stage)
    stage.page.get_by_label("Seed", exact=True).fill("7")
    stage.page.keyboard.press("Enter")
    stage.settle()
    history = history_of(seed=7)
    # A new run begins at its beginning.
    assert stage.epoch == 0
    assert stage.button("Play").is_visible()
    assert stage.labels == written(history, 0)
    stage.play_to_the_end("Fast")
    assert stage.labels == written(history, 1000)


def test_another_person_is_shown_at_the_same_epoch(visit: Open) -> None:
    stage = visit()
    stage.play_to_the_end("Fast")
    stage.page.get_by_role("combobox", name="Show the network for").click()
    stage.page.get_by_role("option", name="Bob").click()
    stage.settle()
    stage.page.wait_for_timeout(500)
    assert stage.figure.get_by_text("The network, for Bob").is_visible()
    assert stage.epoch == 1000
    assert stage.labels == written(history_of(), 1000)
    assert stage.player.get_by_role("radio", name="Fast").is_checked()


@pytest.mark.parametrize("key", ["Home", "ArrowRight", "End"])
def test_another_axis_is_shown_at_the_same_epoch(visit: Open, key: str) -> None:
    stage = visit()
    stage.slider.focus()
    stage.page.keyboard.press(key)
    stage.page.wait_for_timeout(200)
    epoch = stage.epoch
    line = stage.loss_line()
    stage.page.get_by_text("Log", exact=True).click()
    stage.settle()
    stage.page.wait_for_timeout(500)
    assert stage.loss_line() != line
    assert stage.epoch == epoch
    assert stage.labels == written(history_of(), epoch)


def test_another_axis_does_not_stop_the_play(visit: Open) -> None:
    stage = visit()
    play_slowly(stage)
    before = stage.epoch
    stage.page.get_by_text("Log", exact=True).click()
    stage.button("Play").wait_for()
    assert before < stage.epoch == 1000
    assert stage.labels == written(history_of(), 1000)


def test_the_loss_line_tells_the_exact_loss(visit: Open) -> None:
    stage = visit("?epochs=10")
    box = stage.page.locator(".nsewdrag[data-subplot=x3y3]").bounding_box()
    assert box is not None
    history = history_of(epochs=10)
    x = box["x"] + box["width"] * (5 + 0.2) / 10.2
    y = box["y"] + box["height"] * (1 - history.loss[5] / loss_range(history.loss, log=False)[1])
    stage.page.mouse.move(x - 5, y - 5)
    stage.page.mouse.move(x, y, steps=4)
    hover = stage.figure.locator(".hovertext")
    hover.wait_for()
    assert f"loss {float(history.loss[5])!r}" in (hover.text_content() or "")


def test_a_point_tells_who_it_is(visit: Open) -> None:
    stage = visit()
    box = stage.figure.locator(".x4y4 .point").first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    stage.page.mouse.move(x - 5, y - 5)
    stage.page.mouse.move(x, y, steps=4)
    hover = stage.figure.locator(".hovertext")
    hover.wait_for()
    said = (hover.text_content() or "").replace("\N{NO-BREAK SPACE}", "")
    assert said == "Alice is F133, 65"
