"""The settings of the Playground, opened."""

from tests.browser.app import Stage


def open_settings(stage: Stage) -> None:
    stage.page.get_by_role("button", name="Settings").click()
    stage.page.get_by_label("Seed", exact=True).wait_for()
