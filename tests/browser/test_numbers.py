"""The browser writes numbers as the server does, to the last sign."""

import numpy as np

from tests.browser.conftest import NewPage
from tests.browser.modules import module
from ui.theme.text import four_digits, six_digits, steady_digits, three_decimals, three_digits

WRITTEN = """(values) => {
  const { decimals, short, threeDigits } = NUMBERS;
  return values.map((value) => [short(value, 3), short(value, 4), short(value), decimals(value),
    threeDigits(value)]);
}""".replace("NUMBERS", module("numbers.js"))
AT_EDGES = [0.0, 1.0, -1.0, 0.0625, 1.125, 999.5, 99999.9, 1e6, -1e-4, 9.9999e-5, -0.0005, 1e-7]


def test_the_browser_writes_numbers_as_the_server_does(new_page: NewPage) -> None:
    page = new_page()
    draw = np.random.default_rng(0)
    drawn = draw.standard_normal(500) * 10.0 ** draw.integers(-12, 12, size=500)
    values = [*AT_EDGES, *drawn.tolist()]
    write = (three_digits, four_digits, six_digits, three_decimals, steady_digits)
    expected = [[one(value) for one in write] for value in values]
    assert page.evaluate(WRITTEN, values) == expected
