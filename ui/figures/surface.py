"""A surface over the plane of two inputs: what one neuron gives out everywhere, in colours."""

import numpy as np

from nn_core.validation import Array
from ui.figures.parts import Spec, typed_array
from ui.palette import Palette


def surface(outputs: Array, reach: float, axes: str, activation: str, palette: Palette) -> Spec:
    """Colours for (n, n) outputs on a square grid from -reach to reach.

    Low is amber and high is blue, as everywhere. The sigmoid lies between 0 and 1 and tanh between
    -1 and 1; the others have no bounds, and take their own.
    """
    bounds = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0)}
    most = float(np.abs(outputs).max()) or 1.0
    low, high = bounds.get(activation, (-most, most))
    steps = np.linspace(0, 1, len(palette.bands)).tolist()
    return {
        "type": "heatmap",
        "xaxis": f"x{axes}",
        "yaxis": f"y{axes}",
        **_grid(reach, outputs),
        "zmin": low,
        "zmax": high,
        "zsmooth": "fast",
        "showscale": False,
        "colorscale": [list(pair) for pair in zip(steps, palette.bands, strict=True)],
        "hovertemplate": "x1 = %{x:.2g}, x2 = %{y:.2g}<br>output %{z:.3g}<extra></extra>",
    }


def edge_line(
    heights: Array, reach: float, axes: str, palette: Palette, level: float = 0.0
) -> Spec:
    """A strong line where (n, n) heights over the same grid are at a level."""
    return {
        "type": "contour",
        "xaxis": f"x{axes}",
        "yaxis": f"y{axes}",
        **_grid(reach, heights),
        "contours": {"start": level, "end": level, "size": 1, "coloring": "lines"},
        "colorscale": [[0, palette.text], [1, palette.text]],
        "line": {"width": 2.5},
        "showscale": False,
        "hoverinfo": "skip",
    }


def _grid(reach: float, heights: Array) -> Spec:
    count = len(heights)
    return {
        "x0": -reach,
        "dx": 2 * reach / (count - 1),
        "y0": -reach,
        "dy": 2 * reach / (count - 1),
        "z": typed_array(heights) | {"shape": f"{count}, {count}"},
    }
