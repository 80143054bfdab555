"""What the browser is told of a landscape."""

from dataclasses import replace

import numpy as np
import pytest

from tests.ui.stage.unpacking_race import arrays_of
from ui.stage.landscape import Terrace, Walk, landscape_score
from ui.stage.scene import PLAIN

AT = np.linspace(-2.0, 2.0, 5)
LOSS = 0.001 * 10.0 ** np.add.outer(AT + 2, np.zeros(5))
TERRACE = Terrace(AT, AT, LOSS, ("w1", "w2"), (-2.0, -2.0), log=False)
WALK = Walk("run", np.array([0.0, 1.0]), np.zeros((2, 2)), np.array([1.0, 0.5]))


@pytest.mark.parametrize("log", [False, True])
def test_its_lines_are_told_with_the_loss_that_they_stand_for(log: bool) -> None:
    heights = np.log10(LOSS) if log else LOSS
    told = replace(TERRACE, heights=heights, log=log)
    head, _ = arrays_of(landscape_score(told, [WALK], 1, PLAIN))
    heights_there = np.array(head["levels"]) + heights.min()
    expected = 10**heights_there if log else heights_there
    assert head["lossesThere"] == pytest.approx(expected)
    assert head["lossesThere"][-1] == pytest.approx(10.0)
