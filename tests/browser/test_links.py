"""A link opens its run, and the controls write the link."""

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
    random_start = stage.parameters
    open_settings(stage)
    with stage.answered():
        stage.page.get_by_text("Ones", exact=True).click()
    assert stage.page.url.endswith("/?start=ones")
    with stage.answered():
        stage.page.get_by_text("Random", exact=True).click()
    for choice in ("By hand", "Shuffled"):
        with stage.answered():
            stage.page.get_by_text(choice, exact=True).click()
    assert stage.parameters == random_start
    with stage.answered():
        stage.page.get_by_label("w3: x1 → h2").fill("-2.5")
        stage.press("Enter")
    assert all(part in stage.page.url for part in ("start=hand", "w3=-2.5", "order=shuffled"))
    shown = stage.parameters
    assert shown == [*random_start[:2], -2.5, *random_start[3:]]
    stage.page.reload()
    stage.wait()
    assert stage.parameters == shown
