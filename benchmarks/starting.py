"""How long it takes from `streamlit run` to the first picture in a browser.

    python -m benchmarks.starting

Each round starts a server and opens it in a fresh browser profile, in turn with an app that has
nothing but one small chart. The first round is not counted: it brings the files into memory.
"""

from collections.abc import Callable
from time import perf_counter

from playwright.sync_api import Browser

from benchmarks.apps import ONE_CHART, in_a_folder_of_its_own
from benchmarks.in_the_browser import FIND
from benchmarks.report import Row, beside_each_other, table
from tests.browser.app import chromium
from tests.servers import Server, ended_afterwards, free_ports, start, start_app

ROUNDS = 5
CHART = ".js-plotly-plot .js-line"
STAGE = ".stage"
PAINTED = f"""(selector) => new Promise((resolve) => {{
  {FIND}
  const look = () => {{
    const found = find(selector);
    const isThere = found?.matches(".stage")
      ? found.painted
      : found?.getAttribute("d") || found?.textContent;
    if (isThere) requestAnimationFrame(resolve);
    else requestAnimationFrame(look);
  }};
  look();
}})"""


def seconds_to_picture(
    browser: Browser, start_server: Callable[[int], Server], selector: str
) -> float:
    """Start a server; the time until what the selector finds is painted."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    (port,) = free_ports(1)
    begin = perf_counter()
    with ended_afterwards(start_server(port)) as server:
        server.wait_until_healthy()
        page.goto(server.address, wait_until="commit")
        page.evaluate(PAINTED, selector)
        passed = perf_counter() - begin
        context.close()
    return passed


def rows(browser: Browser, rounds: int = ROUNDS) -> list[Row]:
    """Measure both in turns."""
    ours, theirs = [], []
    with in_a_folder_of_its_own(ONE_CHART) as chart:
        for _ in range(1 + rounds):
            theirs.append(
                seconds_to_picture(browser, lambda port: start(port, chart, chart.parent), CHART)
            )
            ours.append(seconds_to_picture(browser, start_app, STAGE))
    del ours[0], theirs[0]
    return [
        Row(
            "start of `streamlit run` to the first stage painted, warm disk",
            "a bare app with one chart",
            [mine / other for mine, other in zip(ours, theirs, strict=True)],
            0.9,
            note=beside_each_other(ours, theirs, "s"),
        )
    ]


if __name__ == "__main__":
    with chromium() as started:
        print(table(rows(started)))
