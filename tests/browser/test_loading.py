"""What the browser loads, and when: Streamlit's tables only for those who come down to them.

They bring Apache Arrow with them, and with it Plotly draws each frame far slower.
"""

from tests.browser.app import Stage
from tests.browser.conftest import Open

ARROW = "recordbatch"
"""A part of the name of a file that is loaded with Apache Arrow, and only then."""


def loaded(stage: Stage) -> list[str]:
    """Everything that the browser has fetched for the page so far."""
    names: list[str] = stage.page.evaluate(
        "() => performance.getEntriesByType('resource').map(({ name }) => name.toLowerCase())"
    )
    return names


def test_arrow_is_loaded_only_with_the_tables(visit: Open) -> None:
    stage = visit()
    stage.play_to_the_end("Fast")
    names = loaded(stage)
    assert any("plotly" in name for name in names)
    assert not any(ARROW in name for name in names)
    tables = stage.page.get_by_role("region", name="Samples to")
    assert tables.count() == 0
    stage.scroll_to_data()
    assert any(ARROW in name for name in loaded(stage))
    assert tables.count() == 2


def test_the_stage_stays_as_it_is_when_the_tables_come(visit: Open) -> None:
    stage = visit()
    stage.play_to_the_end("Fast")
    labels, boundary = stage.labels, stage.boundary()
    stage.scroll_to_data()
    assert stage.epoch == 1000
    assert (stage.labels, stage.boundary()) == (labels, boundary)
