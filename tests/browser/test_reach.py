"""All that can be clicked is reached by Tab, and axe finds nothing in any state of the stage."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Open

MOST_STOPS = 200
CLICKABLE = """(within) => {
  const found = [];
  const look = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (one.shadowRoot) look(one.shadowRoot);
      const is = one.matches("a[href], button:enabled, input:enabled, [role=button], summary");
      // By Tab one gets to a group; the arrows go from one of it to the next.
      if (!is || one.matches("[type=file], [type=radio], [role=radio]")) continue;
      if (one.matches("[role=toolbar] [tabindex='-1']")) continue;
      if (one.closest("[aria-hidden=true]")) continue;
      const { width, height } = one.getBoundingClientRect();
      if (width && height && one.checkVisibility({ visibilityProperty: true })) found.push(one);
    }
  };
  look(within ? document.querySelector(within) : document);
  [window.clickable, window.reached] = [found, new Set()];
}"""
REACHED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const seen = reached.has(at);
  reached.add(at);
  return seen;
}"""
BY_OTHER_KEYS = """[data-testid^=stNumberInputStep], [data-testid=stSelectbox] button,
  [data-testid=stMultiSelect] button, [data-testid=stButtonGroup] button"""
"""Streamlit's fields do with their arrow keys what these buttons beside them do."""
FOCUSED = "(stage) => stage.getRootNode().activeElement.ariaLabel"
OPEN = "[data-testid=stPopoverBody]"
NOT_OURS = {"exclude": [["[data-testid=stSidebar]"], ["[data-testid=stFileUploaderDropzone]"]]}
"""Streamlit's own: the menu on a phone, whose sections are no lists, and its field for files."""
LEFT = """(others) => clickable
  .filter((one) => one.isConnected && !reached.has(one) && !one.matches(others))
  .map((one) => one.ariaLabel || one.textContent || one.className)"""


def faults(page: Page, within: str | None = None) -> list[str]:
    """What axe finds in all that is ours, or in what is open on a page that it has seen before."""
    context = NOT_OURS if within is None else {"include": [[within]], **NOT_OURS}
    found = Axe().run(page, context=context).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


def missed(page: Page, within: str | None = None) -> list[str]:
    """What can be clicked on a page, or within a part of it that is open, and Tab goes past."""
    page.evaluate(CLICKABLE, within)
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(REACHED) and page.evaluate(LEFT, BY_OTHER_KEYS) == []:
            break
    left: list[str] = page.evaluate(LEFT, BY_OTHER_KEYS)
    return left


@pytest.mark.parametrize("link", ["", "sgd", "bigger"])
def test_tab_reaches_all_that_can_be_clicked(visit: Open, link: str) -> None:
    assert missed(visit(link).page) == []


def test_the_neurons_and_the_points_are_one_stop_each(visit: Open) -> None:
    stage = visit("bigger?points=12&hidden=3-2&epochs=5")

    def press(key: str) -> str:
        stage.press(key)
        focused: str = stage.root.evaluate(FOCUSED)
        return focused

    for picture, on in (("network", "ArrowDown"), ("plane", "ArrowRight"), ("plane", "ArrowUp")):
        targets = stage.root.locator(f".{picture}-targets .target")
        names = targets.evaluate_all("(all) => all.map((one) => one.ariaLabel)")
        stage.root.locator(f".{picture}-targets .target[tabindex='0']").focus()
        reached = {press("Home"), *(press("ArrowDown") for _ in names if on == "ArrowUp")}
        reached |= {press(on) for _ in names}
        assert reached == {*names}
    assert press("End").startswith("point ")
    # Enter opens it, and Escape gives the focus back; the epochs were not meant.
    point = press("Enter") and stage.card.get_attribute("aria-label")
    assert press("Escape").startswith(f"{point}")
    assert stage.epoch == 0
    stage.root.locator(".network-targets .target").first.focus()
    assert [press(key)[:3] for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "Home")] == [
        "h4,",
        "o1,",
        "h5,",
        "h1,",
    ]


@pytest.mark.parametrize(
    ("link", "names"),
    [
        ("", ["Settings", "Upload a table", "Paste a table"]),
        ("bigger", ["Data", "Network", "Training", "View", "Bring a network"]),
    ],
)
def test_what_opens_has_the_focus_gives_it_back_and_is_within_everybodys_reach(
    visit: Open, link: str, names: list[str]
) -> None:
    # As large as on a laptop whose page is shown at twice its size.
    page = visit(link, width=720, height=450, dark=True).page
    assert faults(page) == []
    for name in names:
        page.emulate_media(forced_colors="active" if name == names[-1] else "none")
        opens = page.locator(".stPopover").get_by_role("button", name=name, exact=True)
        opens.focus()
        page.keyboard.press("Enter")
        page.locator(f"{OPEN} .entrance:focus").wait_for(state="attached")
        assert faults(page, OPEN) == [], name
        assert missed(page, OPEN) == [], name
        page.keyboard.press("Escape")
        page.locator(OPEN).wait_for(state="detached")
        assert opens.evaluate("(button) => button === document.activeElement"), name


def test_axe_finds_nothing_on_the_playground_whatever_is_open(visit: Open) -> None:
    stage = visit("?lr=abc&people=A,x,2,1", width=1280, height=800)
    page = stage.page
    for width, dark in ((1280, False), (390, True)):
        stage.dress(dark)
        stage.resize(width, 800)
        assert faults(page) == []
        page.emulate_media(forced_colors="none" if dark else "active")
        for name in ("Presets", "Share"):
            page.get_by_role("button", name=name, exact=name == "Share").click()
            page.get_by_role("dialog", name=name).wait_for()
            assert faults(page, "[role=dialog]") == []
            assert missed(page, "[role=dialog]") == []
            page.keyboard.press("Escape")
            page.get_by_role("dialog", name=name).wait_for(state="detached")
        stage.number("w2").focus()
        stage.press("Enter")
        stage.card.wait_for()
        assert faults(page) == []
        stage.press("Escape")
        stage.card.wait_for(state="hidden")
        page.emulate_media(forced_colors="none")
    # In the presentation too.
    stage.resize(1280, 720)
    stage.press("f")
    stage.until("(stage) => stage.classList.contains('presenting')")
    stage.press("q")
    stage.root.locator(".qr").wait_for()
    assert faults(page) == []
