"""Places in a figure that can be clicked: unseen circles that know what they stand for."""

from collections.abc import Mapping, Sequence

from ui.figures.parts import Spec
from ui.theme.palette import Palette


def targets(
    places: Mapping[str, Sequence[tuple[float, float]]], size: int, palette: Palette
) -> Spec:
    """Circles of this many pixels at the places (0..1 in the first panel) of each name.

    What is clicked tells its name as `customdata`.
    """
    spots = [(name, x, y) for name, spots in places.items() for x, y in spots]
    return {
        "type": "scatter",
        "mode": "markers",
        "cliponaxis": False,
        "x": [x for _, x, _ in spots],
        "y": [y for _, _, y in spots],
        "customdata": [name for name, _, _ in spots],
        "marker": {"size": size, "opacity": 0, "color": palette.accent},
        "hovertemplate": "pick %{customdata}<extra></extra>",
    }
