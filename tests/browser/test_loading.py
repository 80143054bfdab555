"""What the browser loads: the stage as one script, and no library to draw with."""

from tests.browser.conftest import Open


def test_no_page_asks_for_plotly(visit: Open) -> None:
    stage = visit()
    stage.play_to_the_end()
    names = stage.page.evaluate(
        "() => performance.getEntriesByType('resource').map(({ name }) => name.toLowerCase())"
    )
    assert sum(name.endswith("/nine-numbers.stage/stage.js") for name in names) == 1
    assert not any(name.endswith("/feedforward.js") for name in names)
    assert not any("plotly" in name for name in names)
