"""What Firefox and WebKit are asked in the same way, whatever protocol each of them speaks."""

import json
import os
from abc import ABC, abstractmethod
from time import monotonic, sleep
from typing import Any

import pytest

PATIENCE = 60
"""Seconds until an answer that does not come is a failure."""
BETWEEN = 0.05
"""Seconds from one look to the next."""
FIND = """
const all = (selector, root = document) => [...root.querySelectorAll("*")].flatMap((one) =>
  [one.matches(selector) ? one : [], one.shadowRoot ? all(selector, one.shadowRoot) : []].flat());
const find = (selector) => all(selector)[0];
"""
"""Also what stands within a component of ours, which keeps its elements to itself."""
PLACE = """(selector, x, y) => {
  const one = find(selector);
  if (!one) return null;
  one.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = one.getBoundingClientRect();
  return width && height ? [Math.round(left + x * width), Math.round(top + y * height)] : null;
}"""
DRAG = """(selector, kind, [[x, y], ...on]) => {
  const one = find(selector);
  const tell = (type, clientX, clientY, buttons) => one.dispatchEvent(new PointerEvent(type, {
    bubbles: true, composed: true, cancelable: true, pointerType: kind, pointerId: mouse,
    clientX, clientY, buttons, button: type === "pointermove" ? -1 : 0 }));
  tell("pointerdown", x, y, 1);
  for (const [toX, toY] of on) tell("pointermove", toX, toY, 1);
  tell("pointerup", ...on.at(-1), 0);
}"""
MOUSE = "addEventListener('pointermove', ({ pointerId }) => { window.mouse = pointerId; }, true)"

Action = dict[str, object]
Place = tuple[int, int]


def missing(sentence: str) -> None:
    """CI has to have every browser; on a laptop, the tests of one are skipped without it."""
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


class OtherBrowser(ABC):
    """A browser with one window, in which pages are read by scripts and used by hand.

    Attributes:
        hands: the kinds of pointers that its driver can move.
    """

    hands: frozenset[str]

    @abstractmethod
    def open(self, address: str) -> None:
        """Go to a page; it is not ready yet."""

    @abstractmethod
    def evaluate(self, script: str) -> str:
        """The string that the body of a function returns, run in the page."""

    @abstractmethod
    def act(self, source: Action) -> None:
        """Let a hand or a keyboard do something, as the W3C's WebDriver describes it."""

    @abstractmethod
    def complaints(self) -> list[str]:
        """What the console of all pages so far had to complain about."""

    def run(self, function: str, *arguments: object) -> Any:
        """What a function in JavaScript returns for some values; it may `find` and `all`."""
        listed = ", ".join(json.dumps(argument) for argument in arguments)
        body = f"{FIND} return JSON.stringify(({function})({listed})) ?? 'null'"
        return json.loads(self.evaluate(body))

    def until(self, condition: str, *arguments: object) -> Any:
        """Wait until a function says something that is true, and give it."""
        deadline = monotonic() + PATIENCE
        while not (said := self.run(condition, *arguments)):
            assert monotonic() < deadline, f"this never became true: {condition} {arguments}"
            sleep(BETWEEN)
        return said

    def comes_true(self, condition: str, within: float) -> bool:
        """Whether a function says something that is true within some seconds."""
        deadline = monotonic() + within
        while not (said := bool(self.run(condition))) and monotonic() < deadline:
            sleep(BETWEEN)
        return said

    def place(self, selector: str, x: float = 0.5, y: float = 0.5) -> Place:
        """Where something is in the window, once it is there: its middle, or a share of it."""
        across, down = self.until(PLACE, selector, x, y)
        return across, down

    def click(self, place: Place) -> None:
        """Click with the mouse."""
        self._point("mouse", [place, place])

    def drag(self, kind: str, selector: str, *places: Place) -> None:
        """Move a finger or a pen that is down, over what a selector finds.

        A driver that has no such hand lets the page see its events, from the mouse's pointer.
        """
        if kind in self.hands:
            self._point(kind, list(places))
            return
        self.run(f"() => {{ {MOUSE} }}")
        self._point("mouse", [places[0]], press=False)
        self.until("() => window.mouse !== undefined")
        self.run(DRAG, selector, kind, places)

    def _point(self, kind: str, places: list[Place], press: bool = True) -> None:
        moves: list[Action] = [
            {"type": "pointerMove", "x": x, "y": y, "duration": 0} for x, y in places
        ]
        if press:
            moves.insert(1, {"type": "pointerDown", "button": 0})
            moves.append({"type": "pointerUp", "button": 0})
        parameters = {"pointerType": kind}
        self.act({"type": "pointer", "id": kind, "parameters": parameters, "actions": moves})

    def type(self, text: str) -> None:
        """Press keys, one after the other."""
        presses = [
            {"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")
        ]
        self.act({"type": "key", "id": "keys", "actions": presses})
