"""The lessons in a real browser: clicks into figures, predictions, both sizes, both themes."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from tests.servers import ROOT, served
from ui.app.pages import LESSONS

URLS = [lesson.url for lesson in LESSONS]
SCREENSHOTS = ROOT / "screenshots"
every_lesson = pytest.mark.parametrize("url", URLS)
SIZES = {"laptop": (1440, 900), "phone": (390, 844)}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def open_lesson(page: Page, address: str, url: str) -> Page:
    page.goto(f"{address}/{url}")
    page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=60_000)
    settle(page)
    return page


def settle(page: Page) -> None:
    """Wait until a rerun, if there is one, is over and its picture is drawn."""
    page.wait_for_timeout(300)
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=30_000)
    page.wait_for_timeout(500)


def click_in(panel: Locator, x: float, y: float) -> None:
    """Click at a place of a panel, given as parts of its width and height from top left."""
    box = panel.bounding_box()
    assert box is not None
    mouse = panel.page.mouse
    mouse.move(box["x"] + x * box["width"] - 4, box["y"] + y * box["height"] - 2)
    mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
    panel.page.wait_for_timeout(200)
    mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])
    settle(panel.page)


def formulas(page: Page) -> str:
    """The formulas as they were written, for whoever reads them aloud."""
    return "\n".join(page.locator(".katex annotation").all_text_contents())


def test_a_lesson_is_the_first_page_of_a_new_server(page: Page) -> None:
    with served() as address:
        open_lesson(page, address, "backprop")
        assert page.get_by_role("heading", name="4. Backpropagation").is_visible()
        assert page.url.endswith("/backprop")
        assert page.get_by_text("Page not found").count() == 0
        assert page.get_by_role("link", name="Playground").first.is_visible()


def test_the_textbook_button_sets_the_neuron(page: Page, address: str) -> None:
    open_lesson(page, address, "neuron")
    page.get_by_role("slider", name="w2").focus()
    page.keyboard.press("ArrowLeft")
    settle(page)
    assert "0.9990889488055994" not in page.locator("body").inner_text()
    page.get_by_role("button", name="Textbook example").click()
    settle(page)
    page.get_by_text("Exactly 0.9990889488055994").wait_for()
    assert "0.999" in formulas(page)


def test_an_exact_number_moves_slider_picture_and_formula(page: Page, address: str) -> None:
    open_lesson(page, address, "neuron")
    page.get_by_label("x2, exactly").fill("-4.25")
    page.keyboard.press("Enter")
    settle(page)
    assert page.get_by_role("slider", name="x2").get_attribute("aria-valuetext") == "-4.25"
    figure = page.locator(".st-key-neuron_picture")
    assert "\N{MINUS SIGN}4.25" in figure.inner_text()
    assert "-4.25" in formulas(page)


def test_a_prediction_answers_once_it_is_made(page: Page, address: str) -> None:
    open_lesson(page, address, "neuron")
    assert page.get_by_text("Right.").count() == 0
    page.get_by_role("radio", name="0.5").check(force=True)
    page.get_by_text("the sigmoid of 0 is exactly one half").wait_for()
    assert page.get_by_text("Right.").count() == 1


def test_numbers_run_through_the_network(page: Page, address: str) -> None:
    open_lesson(page, address, "feedforward")
    player = page.locator(".st-key-flow_player")
    assert player.locator(".now").text_content() == "o1"
    player.get_by_role("button", name="Rewind").click()
    page.wait_for_timeout(300)
    assert player.locator(".now").text_content() == "inputs"
    unknown = page.locator(".st-key-flow").get_by_text("?")
    assert unknown.count() == 3
    player.get_by_role("button", name="Play").click()
    page.wait_for_function(
        "document.querySelector('.st-key-flow_player .now').textContent === 'o1'"
    )


def test_a_click_on_a_neuron_writes_its_sum_out(page: Page, address: str) -> None:
    open_lesson(page, address, "feedforward")
    assert "w_5" in formulas(page)
    # Also after it has been played: Plotly's own selection fails then.
    player = page.locator(".st-key-flow_player")
    player.get_by_role("button", name="Play").click()
    page.wait_for_timeout(4000)
    click_in(page.locator(".st-key-flow .nsewdrag"), 0.5, 0.25)
    assert "h_1 &=" in formulas(page)
    page.get_by_role("slider", name="w1").wait_for()


def test_a_click_on_a_weight_follows_it(page: Page, address: str) -> None:
    open_lesson(page, address, "backprop")
    click_in(page.locator(".st-key-chain .nsewdrag[data-subplot=xy]"), 0.3, 0.77)
    assert r"\partial w_4" in formulas(page)
    assert page.get_by_role("combobox", name="Number to follow").input_value() == "w4"


def test_the_nudge_tells_promise_and_truth(page: Page, address: str) -> None:
    open_lesson(page, address, "backprop")
    before = page.get_by_text("Move w1 by 1:").inner_text()
    page.get_by_role("slider", name="Move w1 by").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text("Move w1 by 1.1:").wait_for()
    assert page.get_by_text("Move w1 by 1.1:").inner_text() != before


@every_lesson
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_a_lesson_fits_and_is_within_everybodys_reach(
    browser: Browser, address: str, url: str, size: str, dark: bool
) -> None:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    open_lesson(page, address, url)
    page.wait_for_timeout(1000)
    settle(page)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{url}-{size}-{'dark' if dark else 'light'}.png")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # Streamlit itself looks for its server below the page's own address first.
    assert all("404" in complaint for complaint in complaints)
    found = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] == []
    sizes = page.evaluate(
        """() => [...document.querySelectorAll(".js-plotly-plot text")]
          .filter((text) => text.textContent.trim() && text.getBoundingClientRect().width)
          .map((text) => parseFloat(getComputedStyle(text).fontSize))"""
    )
    assert min(sizes) >= 13
    context.close()


def test_axe_finds_nothing_on_the_playground(browser: Browser, address: str) -> None:
    for theme in ("light", "dark"):
        context = browser.new_context(
            viewport={"width": 1440, "height": 900},
            color_scheme="dark" if theme == "dark" else None,
        )
        page = context.new_page()
        open_lesson(page, address, "")
        page.locator("[data-figure]").wait_for()
        found = Axe().run(page).response["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] == []
        context.close()
