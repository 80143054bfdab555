"""What only a browser can show: the stage plays, scrubs, and never mixes two runs up."""

from nn_core import History
from tests.browser.conftest import Open
from ui.experiment import Experiment, run
from ui.samples import SAMPLES, load_sample
from ui.table import read_dataset


def history_of(**settings: object) -> History:
    """The run that the app should show for these settings of the four people."""
    table, _, headings = load_sample("people")
    dataset = read_dataset(table, headings, SAMPLES["people"].shift)
    return run(Experiment(dataset, **settings))  # type: ignore[arg-type]


def written(history: History, epoch: int) -> dict[str, str]:
    """The nine numbers after an epoch as the diagram writes them."""
    return {name: f"{value:.3f}" for name, value in history.network_at(epoch).parameters.items()}


def test_the_stage_begins_before_training(visit: Open) -> None:
    stage = visit()
    assert stage.epoch == 0
    assert stage.labels == written(history_of(), 0)


def test_play_goes_through_the_frames_to_the_trained_numbers(visit: Open) -> None:
    stage = visit()
    counts = stage.play_to_the_end("Play")
    assert counts["shown"] > 100
    assert stage.epoch == 1000
    assert stage.labels == written(history_of(), 1000)


def test_fast_ends_at_the_same_place_in_half_the_frames(visit: Open) -> None:
    stage = visit()
    slow_count = stage.play_to_the_end("Play")["shown"]
    stage.button("Rewind").click()
    fast_count = stage.play_to_the_end("Fast")["shown"]
    assert 0.4 * slow_count < fast_count < 0.6 * slow_count
    assert stage.epoch == 1000


def test_pause_stops_and_play_goes_on_from_there(visit: Open) -> None:
    stage = visit()
    stage.button("Slow").click()
    stage.page.wait_for_timeout(1500)
    stage.button("Pause").click()
    stage.page.wait_for_timeout(200)
    paused = stage.epoch
    assert 0 < paused < 1000
    stage.page.wait_for_timeout(500)
    assert stage.epoch == paused
    stage.button("Slow").click()
    stage.page.wait_for_timeout(500)
    stage.button("Pause").click()
    assert paused < stage.epoch < 1000
    assert stage.labels == written(history_of(), stage.epoch)


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
    rail = stage.figure.locator(".slider-rail-rect").bounding_box()
    grip = stage.figure.locator(".slider-grip-rect").bounding_box()
    assert rail is not None
    assert grip is not None
    mouse = stage.page.mouse
    mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    mouse.down()
    mouse.move(rail["x"] + rail["width"] * 0.4, grip["y"] + 5, steps=8)
    mouse.up()
    stage.page.wait_for_timeout(300)
    middle = stage.epoch
    assert 0 < middle < 1000
    assert stage.labels == written(history_of(), middle)


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
    fills, points, covered = stage.page.evaluate(
        """() => {
          const fills = [...document.querySelectorAll(".x2y2 .js-fill")];
          const points = [...document.querySelectorAll(".point")]
            .filter((point) => point.closest("[class*=x2y2]"));
          const covers = (fill, point) => !(fill.compareDocumentPosition(point)
            & Node.DOCUMENT_POSITION_FOLLOWING);
          return [fills.length, points.length,
            points.filter((point) => fills.some((fill) => covers(fill, point))).length];
        }"""
    )
    assert fills == 3
    assert points >= 6
    assert covered == 0


def test_a_new_setting_while_playing_shows_the_new_run_only(visit: Open) -> None:
    stage = visit()
    stage.button("Slow").click()
    stage.page.wait_for_timeout(700)
    stage.page.get_by_label("Seed", exact=True).fill("7")
    stage.page.keyboard.press("Enter")
    stage.settle()
    history = history_of(seed=7)
    assert stage.labels == written(history, stage.epoch)
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
    stage.button("Rewind").click()
    stage.page.get_by_text("Log", exact=True).click()
    stage.settle()
    stage.page.wait_for_timeout(500)
    assert stage.epoch == 0


def test_the_loss_line_tells_the_exact_loss(visit: Open) -> None:
    stage = visit("?epochs=10")
    box = stage.page.locator(".nsewdrag[data-subplot=x3y3]").bounding_box()
    assert box is not None
    history = history_of(epochs=10)
    x = box["x"] + box["width"] * (5 + 0.2) / 10.2
    y = box["y"] + box["height"] * (1 - history.loss[5] / (history.loss.max() * 1.15))
    stage.page.mouse.move(x - 5, y - 5)
    stage.page.mouse.move(x, y, steps=4)
    hover = stage.figure.locator(".hovertext")
    hover.wait_for()
    assert f"loss {float(history.loss[5])!r}" in (hover.text_content() or "")
