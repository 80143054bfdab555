"""How quickly the app plays and answers, seen from a real browser, beside its references.

    python -m benchmarks.in_the_browser

Playback is counted against the frames that the browser itself draws, at rest and meanwhile. A key
press on the learning rate is timed until the new stage is painted, in turn with the same on a bare
app with one slider. Times are of this machine and this minute; the ratios are what counts.
"""

from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from tests.browser.app import Stage, chromium
from tests.servers import served

ROUNDS = 25
PLAYS = 5
BARE_APP = Path(__file__).parent / "bare_app.py"

_PRESS = """async (watched) => {
  const before = document.querySelector(watched.selector)[watched.property]
    ?? document.querySelector(watched.selector).getAttribute(watched.property);
  const read = () => {
    const element = document.querySelector(watched.selector);
    return element && (element[watched.property] ?? element.getAttribute(watched.property));
  };
  window.answered = new Promise((resolve) => {
    document.addEventListener("keydown", () => {
      const start = performance.now();
      const look = () => {
        const now = read();
        if (now && now !== before) {
          requestAnimationFrame(() => resolve(performance.now() - start));
        } else {
          requestAnimationFrame(look);
        }
      };
      look();
    }, { once: true, capture: true });
  });
}"""

_AT_REST = """() => new Promise((resolve) => {
  const start = performance.now();
  let frames = 0;
  const paint = () => {
    frames += 1;
    const passed = performance.now() - start;
    if (passed < 2000) requestAnimationFrame(paint); else resolve(1000 * frames / passed);
  };
  requestAnimationFrame(paint);
})"""

STAGE = {"selector": ".x3y3 .js-line", "property": "d"}
BARE = {"selector": "[data-testid=stText]", "property": "textContent"}


LESSONS = {
    "neuron": ("w2", {"selector": ".st-key-neuron_picture .main-svg", "property": "textContent"}),
    "feedforward": ("x1", {"selector": ".st-key-flow .main-svg", "property": "textContent"}),
    "loss": ("The answer", {"selector": ".st-key-loss_picture .main-svg", "property": "innerHTML"}),
    "backprop": ("Move w1 by", {"selector": ".st-key-chain .main-svg", "property": "innerHTML"}),
    "sgd": (
        "Learning rate",
        {"selector": ".st-key-step_picture .main-svg", "property": "innerHTML"},
    ),
}
"""Of each lesson a slider, and what it changes in the picture."""


def milliseconds_to_answer(
    page: Page, watched: dict[str, str], key: str, slider: str = "Learning rate"
) -> float:
    """Press a key on a slider; the time until what is watched has changed and is painted."""
    page.get_by_role("slider", name=slider).focus()
    page.evaluate(_PRESS, watched)
    page.keyboard.press(key)
    answer = float(page.evaluate("window.answered"))
    page.wait_for_timeout(350)
    return answer


def spread(values: list[float], digits: int = 0) -> str:
    """Minimum, median and maximum in a table's cell."""
    return " / ".join(f"{value:.{digits}f}" for value in (min(values), median(values), max(values)))


def playback(stage: Stage) -> None:
    """Print how many keyframes a second are shown, beside what the browser draws at rest."""
    at_rest = float(stage.page.evaluate(_AT_REST))
    ratios, rates = [], []
    for _ in range(PLAYS):
        counts = stage.play_to_the_end()
        ratios.append(counts["shown"] / counts["painted"])
        rates.append(counts["shown"] / counts["seconds"])
        stage.page.wait_for_timeout(300)
    print("playback of the default run (min / median / max)")
    print(f"  browser's frames a second at rest {at_rest:.1f}")
    print(f"  keyframes a second                {spread(rates, 1)}")
    print(f"  keyframes to the browser's frames {spread(ratios, 2)}")


def answers(
    name: str, page: Page, watched: dict[str, str], bare: Page, slider: str = "Learning rate"
) -> None:
    """Print the times from key press to picture, a page of ours and the bare app in turn."""
    ours, theirs = [], []
    for number in range(ROUNDS):
        key = "ArrowRight" if number % 12 < 6 else "ArrowLeft"
        bare.bring_to_front()
        theirs.append(milliseconds_to_answer(bare, BARE, key))
        page.bring_to_front()
        ours.append(milliseconds_to_answer(page, watched, key, slider))
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    print(f"  {name:12} {spread(ours):>18} {spread(theirs):>18} {spread(ratios, 2):>20}")


def main() -> None:
    """Measure both in one run."""
    with served() as app, served(BARE_APP) as bare, chromium() as browser:
        page, bare_page = (
            browser.new_context(viewport={"width": 1440, "height": 900}).new_page() for _ in "ab"
        )
        page.goto(app)
        stage = Stage(page).wait()
        bare_page.goto(bare)
        bare_page.get_by_role("slider").wait_for()
        page.bring_to_front()
        playback(stage)
        print("key press to new picture, milliseconds (min / median / max)")
        print(f"  {'page':12} {'ours':>18} {'bare app':>18} {'ratio':>20}")
        answers("playground", page, STAGE, bare_page)
        for url, (slider, watched) in LESSONS.items():
            page.goto(f"{app}/{url}")
            page.locator(watched["selector"]).first.wait_for(timeout=60_000)
            page.wait_for_timeout(2000)
            answers(url, page, watched, bare_page, slider)


if __name__ == "__main__":
    main()
