"""How quickly the app plays and answers, seen from a real browser, beside its references.

    python -m benchmarks.in_the_browser

Playback is counted against the frames that the browser itself draws meanwhile. A key press on a
slider is timed until the new picture is painted, in turn with the same on a bare app with one
slider. Each key on ours goes one step further, so no answer was given before.
"""

from collections.abc import Mapping
from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks.apps import bare, the_app
from benchmarks.report import Row, beside_each_other, table
from tests.browser.app import Stage, chromium

ROUNDS = 11
WARM_UP = 4
"""Presses on a page that was just opened that do not count: the bare app's page is warm by then."""
PLAYS = 5
REST = 350
"""Milliseconds between two keys: time for what comes after the picture."""
CALM = 2000
"""Milliseconds for a page to have nothing more to do."""
Watched = Mapping[str, str]

STAGE = {"selector": ".x3y3 .js-line", "property": "d"}
BARE = {"selector": "[data-testid=stText]", "property": "textContent"}
LESSONS = {
    "neuron": ("w2", {"selector": ".st-key-neuron_picture .main-svg", "property": "textContent"}),
    "feedforward": ("x1", {"selector": ".st-key-flow .main-svg", "property": "textContent"}),
    "loss": ("The answer", {"selector": ".st-key-loss_picture .main-svg", "property": "innerHTML"}),
    "backprop": ("Move w1 by", {"selector": ".st-key-chain .main-svg", "property": "innerHTML"}),
    "sgd": (
        "Learning rate",
        {"selector": ".st-key-step_picture .x2y2 .trace:nth-child(3) .js-line", "property": "d"},
    ),
}
"""Of each lesson a slider, and what it changes in the picture."""

_PRESS = """async (watched) => {
  const read = () => {
    const element = document.querySelector(watched.selector);
    return element && (element[watched.property] ?? element.getAttribute(watched.property));
  };
  const before = read();
  window.answered = new Promise((resolve, reject) => {
    document.addEventListener("keydown", () => {
      const start = performance.now();
      const look = () => {
        const now = read();
        if (now && now !== before) {
          requestAnimationFrame(() => resolve(performance.now() - start));
        } else if (performance.now() - start > 20000) {
          reject(new Error(`${watched.selector} did not change`));
        } else {
          requestAnimationFrame(look);
        }
      };
      look();
    }, { once: true, capture: true });
  });
}"""


def milliseconds_to_answer(
    page: Page, watched: Watched, slider: str = "Learning rate", key: str = "ArrowRight"
) -> float:
    """Press a key on a slider; the time until what is watched has changed and is painted."""
    page.bring_to_front()
    page.get_by_role("slider", name=slider).focus()
    page.evaluate(_PRESS, watched)
    page.keyboard.press(key)
    answer = float(page.evaluate("window.answered"))
    page.wait_for_timeout(REST)
    return answer


def playback(stage: Stage, plays: int = PLAYS) -> Row:
    """How many keyframes are shown, beside the frames that the browser draws meanwhile."""
    ratios, rates = [], []
    for _ in range(plays):
        counts = stage.play_to_the_end()
        ratios.append(counts["shown"] / counts["painted"])
        rates.append(counts["shown"] / counts["seconds"])
        stage.page.wait_for_timeout(REST)
    return Row(
        "playback of the stage, default run",
        "the browser's own frames",
        ratios,
        0.95,
        at_least=True,
        note=f"{median(rates):.3g} keyframes a second",
    )


def answers(
    what: str,
    bound: float,
    page: Page,
    watched: Watched,
    bare_page: Page,
    slider: str = "Learning rate",
    rounds: int = ROUNDS,
) -> Row:
    """The times from key press to picture, a page of ours and the bare app in turn."""
    ours, theirs = [], []
    for number in range(WARM_UP + rounds):
        there_and_back = ("ArrowRight", "ArrowLeft")[number % 2]
        theirs.append(milliseconds_to_answer(bare_page, BARE, key=there_and_back))
        ours.append(milliseconds_to_answer(page, watched, slider))
    del ours[:WARM_UP], theirs[:WARM_UP]
    return Row(
        what,
        "the same on a bare app",
        [mine / other for mine, other in zip(ours, theirs, strict=True)],
        bound,
        note=beside_each_other(ours, theirs, "ms"),
    )


def open_lesson(page: Page, address: str, lesson: str) -> tuple[str, Watched]:
    """Go to a lesson, and wait for its picture; its slider, and what that changes."""
    slider, watched = LESSONS[lesson]
    page.goto(f"{address}/{lesson}")
    page.locator(watched["selector"]).first.wait_for(timeout=60_000)
    page.wait_for_selector("[data-test-script-state=notRunning]")
    page.wait_for_timeout(REST)
    return slider, watched


def rows(browser: Browser, rounds: int = ROUNDS, plays: int = PLAYS) -> list[Row]:
    """Measure all of it with one server each for the app and for the bare app."""
    with the_app() as app, bare() as one_slider:
        page, bare_page = (
            browser.new_context(viewport={"width": 1440, "height": 900}).new_page() for _ in "ab"
        )
        page.goto(app.address)
        stage = Stage(page).wait()
        bare_page.goto(one_slider.address)
        bare_page.get_by_role("slider").wait_for()
        page.bring_to_front()
        measured = [playback(stage, plays)]
        what = "key press on Learning rate to the new stage"
        measured.append(answers(what, 2.0, page, STAGE, bare_page, rounds=rounds))
        for lesson in LESSONS:
            slider, watched = open_lesson(page, app.address, lesson)
            page.wait_for_timeout(CALM)
            what = f"key press in the lesson {lesson} to its new picture"
            measured.append(answers(what, 1.5, page, watched, bare_page, slider, rounds))
        for each in (page, bare_page):
            each.context.close()
    return measured


if __name__ == "__main__":
    with chromium() as started:
        print(table(rows(started)))
