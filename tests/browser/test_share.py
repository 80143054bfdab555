"""What is shared in one browser opens in another as the very same experiment."""

import json
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import zxingcpp
from PIL import Image
from playwright.sync_api import Locator

from tests.browser.app import Stage
from tests.browser.conftest import Open

LINK = (
    "?lr=0.15&epochs=137&order=shuffled&seed=7&start=hand&w1=0.30000000000000004&w4=-2&b3=1e-05"
    "&people=Alice,180.5,65,1;J\u00fcrgen,160,72,0;Charlie,152,70,0;Diana,120,60,1"
    "&ask=Emily,128,63&columns=Name,Weight (lb),Height (in),Gender,M,F&show=Diana&loss=log"
)


def share(stage: Stage) -> Locator:
    stage.page.get_by_role("button", name="Share", exact=True).click()
    dialog = stage.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Download experiment").wait_for()
    return dialog


def trained(stage: Stage) -> str:
    """Every number of the trained network, to the last digit."""
    with stage.page.expect_download() as caught:
        stage.page.get_by_role("button", name="Weights (JSON)").click()
    return Path(caught.value.path()).read_text("utf-8")


def code_on_screen(dialog: Locator) -> str:
    """What a phone reads off the screen."""
    picture = dialog.get_by_role("img", name="QR code")
    picture.scroll_into_view_if_needed()
    with Image.open(BytesIO(picture.screenshot())) as image:
        (read,) = zxingcpp.read_barcodes(image)
    return str(read.text)


def test_what_is_shared_opens_in_another_browser_exactly(
    visit: Open, complaints: list[str], tmp_path: Path
) -> None:
    first = visit(LINK)
    dialog = share(first)
    link = dialog.locator("code").first.text_content() or ""
    assert link.startswith("http://127.0.0.1:")
    assert code_on_screen(dialog) == link
    with first.page.expect_download() as caught:
        dialog.get_by_role("button", name="Download experiment").click()
    assert caught.value.suggested_filename == "experiment.json"
    file = tmp_path / "experiment.json"
    caught.value.save_as(file)
    assert json.loads(file.read_text("utf-8"))["shown"] == "Diana"
    first.page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    expected = trained(first)

    _, _, fields = link.partition("/?")
    second = visit(f"?{fields}", dark=True)
    assert second.parameters == first.parameters
    assert trained(second) == expected

    # From a phone, and by the file: whatever was set there before.
    phone = visit("?data=xor", width=390, height=844)
    dialog = share(phone)
    assert code_on_screen(dialog) == f"{link.partition('?')[0]}?data=xor&v=1"
    width = phone.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
    dialog.locator("input[type=file]").set_input_files(file)
    dialog.wait_for(state="hidden")
    phone.until("(stage) => stage.querySelector('.who').textContent === 'Diana'")
    assert parse_qs(urlsplit(phone.page.url).query) == parse_qs(urlsplit(first.page.url).query)
    assert trained(phone) == expected
    assert complaints == []


def test_back_undoes_a_setting_and_a_lesson_keeps_the_link(visit: Open) -> None:
    stage = visit("?seed=7")
    start = stage.parameters
    with stage.answered():
        stage.press("n")
    assert "seed=8" in stage.page.url
    with stage.answered():
        stage.page.go_back()
    stage.until("(stage, numbers) => stage.painted.parameters[0] === numbers[0]", start)
    assert stage.page.url.endswith("/?seed=7")
    stage.page.get_by_test_id("stTopNavLink").filter(has_text="SGD").click()
    stage.page.wait_for_url("**/sgd?seed=7")
