"""The server dies during a visit and starts again: the visitor goes on, without a reload."""

from urllib.parse import urlencode

from playwright.sync_api import Browser

from tests.browser.app import Stage
from tests.browser.test_editing import ROW_HEIGHT, alerts, learn_table, type_into_cell
from tests.servers import ended_afterwards, free_ports, start_app

RECONNECTS_WITHIN = 60_000
LINK = {
    "people": "Ann,133,65,1;Bo,160,72,0;Cy,152,70,0;Di,120,60,1;Ed,150,71,0",
    "ask": "Flo,128,63",
    "columns": "Name,Weight (lb),Height (in),Gender,M,F",
    "epochs": "200",
}


def delete_first_row(stage: Stage) -> None:
    """Delete the first row of those to learn from."""
    box = learn_table(stage).bounding_box()
    assert box is not None
    stage.page.mouse.click(box["x"] + 15, box["y"] + 1.5 * ROW_HEIGHT)
    stage.page.wait_for_timeout(200)
    stage.page.keyboard.press("Delete")
    stage.settle()


def shown(stage: Stage) -> dict[str, object]:
    """The experiment and what came of it, as a visitor sees it."""
    rows = stage.page.get_by_role("region", name="What the network says of everybody")
    return {
        "link": stage.page.url,
        "labels": stage.labels,
        "loss": stage.loss_line(),
        "rows": rows.locator("tbody tr").all_inner_texts(),
        "rate": stage.page.get_by_role("slider", name="Learning rate").get_attribute(
            "aria-valuenow"
        ),
        "order": stage.page.get_by_role("radio", name="Shuffled").is_checked(),
        "w3": stage.page.get_by_label("w3: x1 → h2").input_value(),
    }


def test_an_experiment_outlives_its_server(browser: Browser) -> None:
    (port,) = free_ports(1)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    with ended_afterwards(start_app(port)) as server:
        server.wait_until_healthy()
        page.goto(f"http://127.0.0.1:{port}/?{urlencode(LINK)}")
        stage = Stage(page).wait().scroll_to_data()
        type_into_cell(stage, 2, "x1", "170")
        delete_first_row(stage)
        page.get_by_text("By hand", exact=True).click()
        stage.settle()
        page.get_by_label("w3: x1 → h2").fill("-2.5")
        page.keyboard.press("Enter")
        stage.settle()
        page.get_by_text("Shuffled", exact=True).click()
        page.get_by_role("slider", name="Learning rate").press("ArrowRight")
        stage.settle()
        before = shown(stage)
        assert [str(row).split()[0] for row in stage_rows(before)] == ["Bo", "Cy", "Di", "Ed"]
        page.evaluate("window.neverReloaded = true")
        server.process.kill()
        page.wait_for_selector(
            "[data-test-connection-state]:not([data-test-connection-state=CONNECTED])"
        )
    with ended_afterwards(start_app(port)) as server:
        server.wait_until_healthy()
        page.wait_for_selector("[data-test-connection-state=CONNECTED]", timeout=RECONNECTS_WITHIN)
        stage.settle()
        assert server.sessions == 1
        assert shown(stage) == before
        # The new server answers, and what it knows is the same experiment.
        stage.scroll_to_data()
        page.get_by_text("Log", exact=True).click()
        stage.settle()
        page.get_by_text("Linear", exact=True).click()
        stage.settle()
        assert shown(stage) == before
        assert alerts(stage) == []
        assert page.evaluate("window.neverReloaded")
    context.close()


def stage_rows(seen: dict[str, object]) -> list[str]:
    """The rows of the table."""
    rows = seen["rows"]
    assert isinstance(rows, list)
    return rows
