"""The stage of the example runs as a figure."""

from functools import cache

from tests.ui.examples import example
from ui.figures.parts import Spec
from ui.figures.stage import View, stage
from ui.theme.palette import DARK, LIGHT


@cache
def drawn(
    name: str,
    shown: str = "",
    log_loss: bool = False,
    stacked: bool = False,
    dark: bool = False,
    presented: bool = False,
    large: bool = False,
) -> Spec:
    """The stage of an example run, as plain data."""
    history, dataset, to_predict = example(name)
    view = View(shown or dataset.names[0], log_loss, stacked, dark, presented, large)
    return stage(history, dataset, to_predict, view, DARK if dark else LIGHT).spec
