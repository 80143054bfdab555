"""How smoothly the stage plays, and how soon it follows a hand, seen from a real browser.

    python -m benchmarks.playing

Frames that show something new are counted beside those that the browser itself draws while the
stage rests, right before each play. While an edge is dragged, the time from each movement of the
pointer to the end of the frame that shows it is measured in frames of the browser.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from playwright.sync_api import Browser

from benchmarks.apps import the_app
from benchmarks.report import Row, table
from tests.browser.app import Stage, chromium

PLAYS = 5
COUNTED = 2000
"""Milliseconds in which frames are counted."""
MOVES = 40
CALM = 2000
"""Milliseconds for a page to have nothing more to do."""
WIDE, PHONE = (1440, 900), (390, 844)
PLAYED = [(WIDE, 1, 0.98), (WIDE, 4, 0.85), (PHONE, 4, 0.85)]
"""Sizes of the window, how many times its CPU is slowed, and the least share of frames."""
DRAGGED = [(1, 1.0), (4, 2.0)]
"""How many times the CPU is slowed, and the most frames from pointer to picture."""

_FRAMES = """async (stage, milliseconds) => {
  const count = (seen) => new Promise((resolve) => {
    let begin;
    let frames = 0;
    const look = (time) => {
      begin ??= time;
      if (time > begin) frames += seen();
      if (time - begin < milliseconds) requestAnimationFrame(look);
      else resolve(1000 * frames / (time - begin));
    };
    requestAnimationFrame(look);
  });
  const atRest = await count(() => 1);
  stage.querySelector(".rewind").click();
  stage.querySelector(".play").click();
  let last = null;
  const shown = await count(() => {
    const isNew = stage.painted !== last;
    last = stage.painted;
    return Number(isNew);
  });
  stage.querySelector(".play").click();
  return { atRest, shown };
}"""
"""Frames a second: the browser's own at rest, and those in which the stage shows something new."""

_FOLLOW = """(stage) => {
  window.delays = [];
  let before;
  document.addEventListener("pointermove", () => { before = stage.painted; }, { capture: true });
  document.addEventListener("pointermove", ({ timeStamp }) => {
    requestAnimationFrame(() => {
      if (stage.painted !== before) window.delays.push(performance.now() - timeStamp);
    });
  });
}"""
"""From now on, milliseconds from a movement to the end of its frame, if that shows it."""


@contextmanager
def slowed(stage: Stage, times: int) -> Iterator[None]:
    """As on a machine whose CPU is so many times slower."""
    devtools = stage.page.context.new_cdp_session(stage.page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": times})
    yield
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})


def playback(stage: Stage, throttle: int, bound: float, plays: int = PLAYS, of: str = "") -> Row:
    """How many frames show something new, beside the browser's own."""
    with slowed(stage, throttle):
        counts = [stage.root.evaluate(_FRAMES, COUNTED) for _ in range(plays)]
    size = stage.page.viewport_size
    assert size is not None
    shown, own = (median(count[key] for count in counts) for key in ("shown", "atRest"))
    return Row(
        f"{of}frames shown while playing, {size['width']} px wide, CPU slowed {throttle} times",
        "the browser's own at rest",
        [count["shown"] / count["atRest"] for count in counts],
        bound,
        at_least=True,
        note=f"{shown:.3g} beside {own:.3g} a second",
    )


def dragging(stage: Stage, throttle: int, bound: float, moves: int = MOVES) -> Row:
    """How many frames pass from a movement of the pointer until an edge has followed."""
    page = stage.page
    edge = stage.number("w1")
    edge.scroll_into_view_if_needed()
    x, y = stage.middle(edge)
    stage.root.evaluate(_FOLLOW)
    with slowed(stage, throttle):
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(1, moves + 1):
            page.mouse.move(x, y - step)
        page.mouse.up()
        page.wait_for_timeout(CALM)
    stage.press("Escape")
    delays = page.evaluate("window.delays")
    frame = 1000 / stage.root.evaluate(_FRAMES, COUNTED)["atRest"]
    return Row(
        f"pointer to picture while an edge is dragged, CPU slowed {throttle} times",
        "one frame of the browser",
        [delay / frame for delay in delays],
        bound,
        note=f"{median(delays):.3g} ms beside {frame:.3g} ms",
    )


def opened(browser: Browser, address: str) -> Stage:
    """The stage in a page of its own, when all is quiet."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(address)
    stage = Stage(page).wait()
    page.wait_for_timeout(CALM)
    return stage


def rows(browser: Browser, plays: int = PLAYS) -> list[Row]:
    """Measure playing on a page whose tables have been in view, and dragging on a fresh one."""
    measured = []
    with the_app() as app:
        stage = opened(browser, app.address)
        stage.page.get_by_test_id("stDataFrame").first.scroll_into_view_if_needed()
        for (width, height), throttle, bound in PLAYED:
            stage.page.set_viewport_size({"width": width, "height": height})
            stage.root.scroll_into_view_if_needed()
            stage.page.wait_for_timeout(CALM)
            measured.append(playback(stage, throttle, bound, plays))
        stage.page.context.close()
        stage = opened(browser, app.address)
        measured += [dragging(stage, throttle, bound) for throttle, bound in DRAGGED]
        stage.page.context.close()
    return measured


if __name__ == "__main__":
    with chromium() as started:
        print(table(rows(started)))
