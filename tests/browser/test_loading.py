"""What the browser loads: each picture as one script, and no library to draw with."""

from tests.browser.conftest import Open
from tests.browser.lesson import Lesson


def test_no_page_asks_for_plotly(visit: Open) -> None:
    stage = visit()
    page = stage.page
    with stage.answered():
        stage.press("End")
    page.get_by_role("link", name="Feedforward", exact=True).first.click()
    Lesson(page).wait()
    names = page.evaluate(
        "() => performance.getEntriesByType('resource').map(({ name }) => name.toLowerCase())"
    )
    for component in ("stage", "lesson"):
        assert (
            sum(name.endswith(f"/nine-numbers.{component}/{component}.js") for name in names) == 1
        )
    assert not any(name.endswith("/feedforward.js") for name in names)
    assert not any("plotly" in name for name in names)
