"""The pictures of a lesson as a visitor meets them: what is painted, and where one points."""

from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.app import IDLE, App


class Lesson(App):
    """A lesson in a page, read through what its pictures were painted from."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, ".lesson", "canvas:not([aria-hidden])")

    def wait(self) -> "Lesson":
        """Wait until every picture is painted and the server has nothing more to say."""
        self.root.wait_for(timeout=60_000)
        self.until("({ painted }) => painted && painted.panels.every(Boolean)")
        self.page.wait_for_selector(IDLE, timeout=60_000)
        return self

    @property
    def painted(self) -> list[dict[str, Any]]:
        """What each picture was painted from, in words and numbers."""
        panels: list[dict[str, Any]] = self.root.evaluate("({ painted }) => painted.panels")
        return panels

    def until_said(self, number: int, words: str) -> None:
        """Wait until one of the words in a picture is this."""
        condition = "({ painted }, number, words) => painted.panels[number].said.includes(words)"
        self.until(condition, number, words)

    def canvas(self, number: int) -> Locator:
        """The canvas of a picture."""
        return self.root.locator(self.pictures).nth(number)

    def at(self, number: int, spot: tuple[float, float]) -> tuple[float, float]:
        """A place of a picture in the window, scrolled into view."""
        self.canvas(number).scroll_into_view_if_needed()
        box = self.canvas(number).bounding_box()
        assert box is not None
        return box["x"] + spot[0], box["y"] + spot[1]

    def point(self, number: int, spot: tuple[float, float]) -> str:
        """Point at a place of a picture; what is said of it."""
        self.page.mouse.move(*self.at(number, spot))
        tip = self.root.locator(".tip")
        tip.wait_for()
        return tip.inner_text()

    def pixel(self, number: int, spot: tuple[float, float]) -> tuple[int, int, int]:
        """The colour at a place of a picture: of all the canvases that lie there."""
        red, green, blue = self.canvas(number).evaluate(
            """(canvas, [x, y]) => {
              const within = canvas.closest(".layers");
              const layers = within ? [...within.children] : [canvas];
              const whole = document.createElement("canvas");
              [whole.width, whole.height] = [canvas.clientWidth, canvas.clientHeight];
              const pen = whole.getContext("2d");
              for (const layer of layers) {
                const { offsetLeft, offsetTop, clientWidth, clientHeight } = layer;
                pen.drawImage(layer, offsetLeft, offsetTop, clientWidth, clientHeight);
              }
              return [...pen.getImageData(Math.round(x), Math.round(y), 1, 1).data].slice(0, 3);
            }""",
            list(spot),
        )
        return red, green, blue

    def button(self, name: str) -> Locator:
        """A button of the player, or one over a picture."""
        return self.root.get_by_role("button", name=name, exact=True)

    def formulas(self) -> str:
        """The formulas as they were written, for whoever reads them aloud."""
        return "\n".join(self.page.locator(".katex annotation").all_text_contents())

    def until_written(self, latex: str) -> None:
        """Wait until the formulas have this in them."""
        self.page.wait_for_function(
            """(latex) => [...document.querySelectorAll(".katex annotation")]
              .some((formula) => formula.textContent.includes(latex))""",
            arg=latex,
        )
