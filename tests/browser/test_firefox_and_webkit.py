"""The browsers that students have beside Chromium: in each, one walk through what matters most."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.browser.cells import COLUMNS, ROW_HEIGHT
from tests.browser.firefox import firefox
from tests.browser.other_browser import OtherBrowser
from tests.browser.webkit import webkit

TIMES = 5
PAINTED = "() => Boolean(find('.stage')?.painted?.parameters)"
IDLE = "() => Boolean(document.querySelector('[data-test-script-state=notRunning]'))"
COLOURS = """(selector) => {
  const canvas = find(selector);
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return new Set(new Uint32Array(pixels.buffer)).size;
}"""
WEIGHT = "find('.stage').painted.parameters[0]"
SPOKEN = "(words) => find('.stage .spoken').textContent.startsWith(words)"
ENTER, ESCAPE, END = "\ue006", "\ue00c", "\ue010"


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def other(request: pytest.FixtureRequest) -> Iterator[OtherBrowser]:
    if request.param == "webkit":
        with webkit() as opened:
            yield opened
        return
    with TemporaryDirectory() as profile, firefox(Path(profile)) as started:
        yield started


def test_the_playground(other: OtherBrowser, address: str) -> None:
    other.open(address)
    other.until(PAINTED)
    other.until(IDLE)
    assert_it_paints_and_plays(other)
    for kind in ("touch", "pen"):
        assert_a_weight_is_dragged(other, kind)
    assert_a_cell_arrives(other)
    assert other.complaints() == []


def assert_it_paints_and_plays(other: OtherBrowser) -> None:
    for name in ("network", "plane", "loss"):
        assert other.run(COLOURS, f"canvas.{name}") > 20, name
    other.until(SPOKEN, "Epoch 0: loss 0.310")
    other.click(other.place(".hear"))
    other.until("() => find('.hear').ariaPressed === 'true'")
    other.click(other.place(".play"))
    other.until("() => find('.slider').valueAsNumber > 5")
    other.click(other.place(".play"))
    other.until("() => find('.play').dataset.does === 'Play'")
    other.type(END)
    other.until(SPOKEN, "Epoch 1000: loss 0.00240")


def assert_a_weight_is_dragged(other: OtherBrowser, kind: str) -> None:
    before = other.run(f"() => {WEIGHT}")
    x, y = other.place('.network-targets .target[aria-label^="w1 "]')
    other.drag(kind, "canvas.network", (x, y), (x, y - 25), (x, y - 50))
    other.until(f"(before) => {WEIGHT} > before + 0.9", before)
    other.until("() => find('.card').checkVisibility()")
    other.type(ESCAPE)
    other.until(f"(before) => {WEIGHT} === before", before)


def assert_a_cell_arrives(other: OtherBrowser) -> None:
    # A table that is being drawn anew loses clicks and keys: whoever sees that begins once more. A
    # click into the cell that is selected would open it, so the first is into the name.
    for _ in range(TIMES):
        other.until(IDLE)
        if not all(selects_a_cell(other, number) for number in (1, 2)):
            continue
        other.type(ENTER)
        if other.comes_true("() => Boolean(find('#portal textarea'))", within=5):
            other.run("() => find('#portal textarea')?.select()")
            other.type("150" + ENTER)
            if other.comes_true("() => find('.stage').painted.outputs[0][0] === 15", within=10):
                return
    pytest.fail("what was typed into a cell never reached the stage")


def selects_a_cell(other: OtherBrowser, number: int) -> bool:
    """Click into a column of the first row; whether that was heard."""
    name = [*COLUMNS][number - 1]
    across, down = other.place("[data-testid=stDataFrame] canvas", COLUMNS[name], 0)
    other.click((across, down + int(1.5 * ROW_HEIGHT)))
    selected = f"() => Boolean(find('td#glide-cell-{number}-0[aria-selected=true]'))"
    return other.comes_true(selected, within=5)


def test_a_lesson_answers(other: OtherBrowser, address: str) -> None:
    other.open(f"{address}/neuron")
    other.until("() => find('.lesson')?.painted?.panels.every(Boolean) ?? false")
    other.until(IDLE)
    other.click(other.place("[data-testid=stRadioOption]:has(input[value='1'])"))
    other.until("() => document.body.innerText.includes('Right.')")
    other.until("() => all('.spoken').some((one) => one.textContent.startsWith('Right. The sum'))")
    assert other.complaints() == []
