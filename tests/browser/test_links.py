"""A link opens its run, and the controls write the link."""

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.playing import assert_shown, history_of
from tests.browser.settings import open_settings


def test_a_link_opens_its_run(visit: Open) -> None:
    stage = visit("?lr=0.5&epochs=200&seed=3&order=shuffled")
    history = history_of(learning_rate=0.5, epochs=200, seed=3, order="shuffled")
    assert_shown(stage, history, 0)
    stage.play_to_the_end()
    assert_shown(stage, history, 200)


def test_the_controls_write_the_link_and_a_reload_reads_it(visit: Open) -> None:
    stage = visit()
    assert "?" not in stage.page.url
    open_settings(stage)
    for choice in ("Ones", "Shuffled"):
        with stage.answered():
            stage.page.get_by_text(choice, exact=True).click()
    assert all(part in stage.page.url for part in ("start=ones", "order=shuffled"))
    shown = stage.parameters
    stage.page.reload()
    stage.wait()
    assert stage.parameters == shown


def test_the_numbers_by_hand_are_in_the_link(visit: Open) -> None:
    stage = visit()
    random_start = stage.parameters
    open_settings(stage)
    with stage.answered():
        stage.page.get_by_text("By hand", exact=True).click()
    assert stage.parameters == random_start
    with stage.answered():
        stage.page.get_by_label("w3: x1 → h2").fill("-2.5")
        stage.press("Enter")
    assert stage.parameters == [*random_start[:2], -2.5, *random_start[3:]]
    stage.page.reload()
    stage.wait()
    assert stage.parameters == [*random_start[:2], -2.5, *random_start[3:]]


def test_what_a_link_gets_wrong_is_said_and_a_run_is_shown(visit: Open) -> None:
    stage = visit("?lr=abc&epochs=-1&seed=1.5&start=foo")
    stage.page.get_by_text("The link sets").first.wait_for()
    assert len(stage.parameters) == 9
    with stage.answered():
        stage.page.get_by_role("button", name="Got it").click()
    expect(stage.page.get_by_text("The link sets")).to_have_count(0)
