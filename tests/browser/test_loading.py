"""What the browser loads: the modules of the stage, and no library to draw with."""

from tests.browser.conftest import Open


def test_no_page_asks_for_plotly(visit: Open) -> None:
    stage = visit()
    stage.play_to_the_end()
    names = stage.page.evaluate(
        "() => performance.getEntriesByType('resource').map(({ name }) => name.toLowerCase())"
    )
    assert any(name.endswith("/feedforward.js") for name in names)
    assert not any("plotly" in name for name in names)
