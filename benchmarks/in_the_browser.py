"""How quickly the app plays and answers, seen from a real browser, beside its references.

    python -m benchmarks.in_the_browser

Playback is counted against the frames that the browser itself draws, at rest and meanwhile. A key
press on the learning rate is timed until the new stage is painted, in turn with the same on a bare
app with one slider. Times are of this machine and this minute; the ratios are what counts.
"""

from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from tests.browser.app import Stage, chromium, served

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


def milliseconds_to_answer(page: Page, watched: dict[str, str], key: str) -> float:
    """Press a key on the slider; the time until what is watched has changed and is painted."""
    page.get_by_role("slider", name="Learning rate").focus()
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


def answers(page: Page, bare: Page) -> None:
    """Print the times from key press to picture, app and bare app in turn."""
    ours, theirs = [], []
    for number in range(ROUNDS):
        key = "ArrowRight" if number % 12 < 6 else "ArrowLeft"
        theirs.append(milliseconds_to_answer(bare, BARE, key))
        ours.append(milliseconds_to_answer(page, STAGE, key))
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    print("key press to new picture, milliseconds (min / median / max)")
    print(f"  bare app with one slider          {spread(theirs)}")
    print(f"  playground                        {spread(ours)}")
    print(f"  ratio                             {spread(ratios, 2)}")


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
        answers(page, bare_page)


if __name__ == "__main__":
    main()
