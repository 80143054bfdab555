"""The server dies during a visit and starts again: the visitor goes on, without a reload."""

from urllib.parse import urlencode

from playwright.sync_api import Browser

from tests.browser.app import IDLE, Stage
from tests.browser.cells import alerts, type_into_cell
from tests.browser.lesson import Lesson
from tests.servers import Server, ended_afterwards, free_ports, start_app
from ui.stage.component import names

RECONNECTS_WITHIN = 60_000
CONNECTED = "[data-test-connection-state=CONNECTED]"
LOST = f"[data-test-connection-state]:not({CONNECTED})"
LINK = {
    "people": "Ann,133,65,1;Bo,160,72,0;Cy,152,70,0;Di,120,60,1;Ed,150,71,0",
    "ask": "Flo,128,63",
    "columns": "Name,Weight (lb),Height (in),Gender,M,F",
    "epochs": "200",
}


def shown(stage: Stage) -> dict[str, object]:
    """The experiment and what came of it, as a visitor sees it."""
    rows = stage.page.get_by_role("table", name="What the network says of everybody")
    return {
        "link": stage.page.url,
        "parameters": stage.parameters,
        "run": stage.painted["run"],
        "rows": rows.locator("tbody tr").all_inner_texts(),
        "rate": stage.page.get_by_role("slider", name="Learning rate").get_attribute(
            "aria-valuenow"
        ),
    }


def test_all_that_is_open_outlives_its_server(browser: Browser) -> None:
    (port,) = free_ports(1)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    lesson, stage = Lesson(context.new_page()), Stage(context.new_page())
    landscape = Stage(context.new_page())
    open_pages = (lesson, stage, landscape)
    with ended_afterwards(start_app(port)) as server:
        server.wait_until_healthy()
        assert_it_has_the_files_of_every_component(server)
        open_lesson(lesson, server)
        stage.page.goto(f"{server.address}/?{urlencode(LINK)}")
        stage.wait()
        before = changed_by_hand(stage)
        landscape.page.goto(f"{server.address}/landscape?epochs=30")
        landscape.page.get_by_text("The run, epoch 30: loss").wait_for()
        for app in open_pages:
            app.page.evaluate("window.neverReloaded = true")
        server.process.kill()
        for app in open_pages:
            app.page.wait_for_selector(LOST)
    with ended_afterwards(start_app(port)) as server:
        server.wait_until_healthy()
        for app in open_pages:
            app.page.wait_for_selector(CONNECTED, timeout=RECONNECTS_WITHIN)
            app.page.wait_for_selector(IDLE, timeout=RECONNECTS_WITHIN)
        assert server.sessions == len(open_pages)
        assert shown(stage) == before
        # The new server answers, and what it knows is the same experiment.
        slider = stage.page.get_by_role("slider", name="Learning rate")
        for key in ("ArrowRight", "ArrowLeft"):
            with stage.answered():
                slider.press(key)
        assert shown(stage) == before
        # The lesson draws itself in fragments: the new server has to know them before a press.
        lesson.wait()
        with lesson.answered():
            lesson.page.get_by_role("slider", name="w2").press("ArrowLeft")
        lesson.until_said(0, "output 0.9988")
        # A view draws itself in a fragment too, and asks for the files of its picture.
        assert "The run, epoch 30: loss" in landscape.root.inner_text()
        for app in open_pages:
            assert alerts(app) == []
            assert app.page.evaluate("window.neverReloaded")
    context.close()


def assert_it_has_the_files_of_every_component(server: Server) -> None:
    """Also before it has drawn a page."""
    assert {"stage", "bigger", "race", "starts", "landscape", "lesson", "table"} <= {*names()}
    for name in names():
        for own in (name, f"{name}_de"):
            for file in (f"{name}.css", f"{name}.js"):
                assert server.get(f"_stcore/bidi-components/nine-numbers.{own}/{file}"), file


def open_lesson(lesson: Lesson, server: Server) -> None:
    """Whoever comes first of all to a server may come to a lesson."""
    page = lesson.page
    page.goto(f"{server.address}/neuron")
    lesson.wait()
    assert page.get_by_role("heading", name="1. Neuron").is_visible()
    assert page.url.endswith("/neuron")
    assert page.title() == "Neuron · Nine Numbers"
    assert page.get_by_text("Page not found").count() == 0
    assert page.get_by_role("link", name="Playground").first.is_visible()
    page.get_by_text("To six digits 0.999089").wait_for()


def changed_by_hand(stage: Stage) -> dict[str, object]:
    """Type, touch and set something: all of it has to outlive the server. What is shown then."""
    type_into_cell(stage, 2, "x1", "170")
    stage.click(stage.person("Ann"))
    with stage.answered():
        stage.card.get_by_role("button", name="Remove").click()
    with stage.answered():
        stage.page.get_by_role("slider", name="Learning rate").press("ArrowRight")
    before = shown(stage)
    assert [str(row).split()[0] for row in stage_rows(before)] == ["Bo", "Cy", "Di", "Ed"]
    return before


def stage_rows(seen: dict[str, object]) -> list[str]:
    """The rows of the table."""
    rows = seen["rows"]
    assert isinstance(rows, list)
    return rows
