"""How quickly the app answers a key, seen from a real browser, beside a bare app.

    python -m benchmarks.in_the_browser

A key press on a slider is timed until the new picture is painted, in turn with the same on a bare
app with one slider. Each key on ours goes one step further, so no answer was given before.
"""

from collections.abc import Mapping

from playwright.sync_api import Browser, Page

from benchmarks.apps import bare, the_app
from benchmarks.report import Row, beside_each_other, table
from tests.browser.app import Stage, chromium

ROUNDS = 11
WARM_UP = 4
"""Presses on a page that was just opened that do not count: the bare app's page is warm by then."""
REST = 350
"""Milliseconds between two keys: time for what comes after the picture."""
CALM = 2000
"""Milliseconds for a page to have nothing more to do."""
Watched = Mapping[str, str]

STAGE = {"picture": ".stage"}
BARE = {"text": "[data-testid=stText]"}
LESSONS = {
    "neuron": "w2",
    "feedforward": "x1",
    "loss": "The answer",
    "backprop": "Move w1 by",
    "sgd": "Learning rate",
    "softmax": "Score of setosa",
    "optimizers": "Step",
}
"""Of each lesson a slider that changes its picture."""

FIND = """const find = (selector, place = document) => {
  for (const element of place.querySelectorAll("*")) {
    if (element.matches(selector)) return element;
    const within = element.shadowRoot && find(selector, element.shadowRoot);
    if (within) return within;
  }
  return null;
};"""
"""Our pictures are components: they stand in shadow roots of their own."""

_PRESS = f"""async (watched) => {{
  {FIND}
  const read = () => (watched.picture
    ? find(watched.picture)?.painted
    : document.querySelector(watched.text)?.textContent);
  const before = read();
  window.answered = new Promise((resolve, reject) => {{
    document.addEventListener("keydown", () => {{
      const start = performance.now();
      const look = () => {{
        const now = read();
        if (now && now !== before) {{
          requestAnimationFrame(() => resolve(performance.now() - start));
        }} else if (performance.now() - start > 20000) {{
          reject(new Error("the picture did not change"));
        }} else {{
          requestAnimationFrame(look);
        }}
      }};
      look();
    }}, {{ once: true, capture: true }});
  }});
}}"""


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


def open_lesson(page: Page, address: str, lesson: str) -> str:
    """Go to a lesson, and wait for its picture; the slider that changes it."""
    page.goto(f"{address}/{lesson}")
    Stage(page).wait()
    page.wait_for_timeout(REST)
    return LESSONS[lesson]


def rows(browser: Browser, rounds: int = ROUNDS) -> list[Row]:
    """Measure all of it with one server each for the app and for the bare app."""
    with the_app(with_kernel=True) as app, bare() as one_slider:
        page, bare_page = (
            browser.new_context(viewport={"width": 1440, "height": 900}).new_page() for _ in "ab"
        )
        page.goto(app.address)
        Stage(page).wait()
        bare_page.goto(one_slider.address)
        bare_page.get_by_role("slider").wait_for()
        page.wait_for_timeout(CALM)
        what = "key press on Learning rate to the new stage"
        measured = [answers(what, 1.3, page, STAGE, bare_page, rounds=rounds)]
        for lesson in LESSONS:
            slider = open_lesson(page, app.address, lesson)
            page.wait_for_timeout(CALM)
            what = f"key press in the lesson {lesson} to its new picture"
            measured.append(answers(what, 1.3, page, STAGE, bare_page, slider, rounds))
        for each in (page, bare_page):
            each.context.close()
    return measured


if __name__ == "__main__":
    with chromium() as started:
        print(table(rows(started)))
