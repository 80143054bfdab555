"""Picking by a click into a figure: on a neuron, or on a weight.

Plotly's own selection, which Streamlit can report, fails in figures that have been played.
"""

from collections.abc import Callable, Sequence
from functools import partial

from ui.in_browser import in_browser, signals
from ui.theme.palette import LIGHT


def pick_by_click(figure: str, names: Sequence[str], on_pick: Callable[[str], None]) -> None:
    """Call `on_pick` with the name of what is clicked among the `targets` of a figure.

    Args:
        figure: the key of the figure on the page.
        names: what can be picked.
        on_pick: called before the rerun.
    """
    signals(f"{figure}_pick", {f"{figure}_{name}": partial(on_pick, name) for name in names})
    in_browser("pick", f"pick_in_{figure}", {"figure": figure, "names": list(names)}, LIGHT)
