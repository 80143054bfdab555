"""The landscape is the loss over a slice: high where the network is wrong, low where it is right.

What training does is to walk downhill in it; the path of a run is drawn on the same slice.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nn_core.history import History
from nn_core.loss import losses_of
from nn_core.losses import fitting_loss
from nn_core.slices import Slice
from nn_core.targets import target_rows
from nn_core.validation import (
    Array,
    feature_rows,
    finite_array,
    read_only,
    whole_number,
)

MARGIN = 0.25
"""How much of the path's width the grid goes beyond it, on either side."""
MOST_POINTS = 201


@dataclass(frozen=True, eq=False, repr=False)
class Landscape:
    """The loss on a grid over a slice; a value that never changes.

    Attributes:
        slice: what x and y mean.
        x: (columns,) read-only.
        y: (rows,) read-only.
        loss: (rows, columns) over all samples, infinite where it is too large for a float.
        path: (m, 2) the x and y of the run's epochs, or of the slice's network alone.
    """

    slice: Slice
    x: Array
    y: Array
    loss: Array
    path: Array

    @property
    def minimum(self) -> tuple[float, float, float]:
        """x, y and the loss where it is smallest on the grid."""
        row, column = divmod(int(np.nan_to_num(self.loss, nan=np.inf).argmin()), len(self.x))
        return float(self.x[column]), float(self.y[row]), float(self.loss[row, column])

    def __repr__(self) -> str:
        first, second = self.slice.names
        rows, columns = self.loss.shape
        return f"Landscape({first} x {second}, {columns} x {rows}, lowest {self.minimum[2]:.4g})"


def loss_landscape(
    cut: Slice,
    features: ArrayLike,
    targets: ArrayLike,
    loss: str | None = None,
    *,
    history: History | None = None,
    x: tuple[float, float] | None = None,
    y: tuple[float, float] | None = None,
    points: int = 41,
) -> Landscape:
    """The loss over a slice, on a grid, with a run's path projected onto it.

    The path itself runs beside the slice. Each epoch is drawn where the slice comes nearest to
    it, and the loss of the slice there is not the loss that the run had.

    Args:
        cut: the slice.
        features: (n, inputs), as the network sees them.
        targets: as `train` takes its labels.
        loss: "mse" or "cross-entropy"; left out, that which the run made small, or else "mse".
        history: the run whose path to project; left out, the path is the slice's network alone.
        x: the least and the greatest x of the grid; left out, as far as the path goes and a
            quarter more, or 1 to either side of a path that does not move.
        y: the same for y.
        points: of the grid along x and along y, from 2 to 201.

    Raises:
        ValueError: if an argument is not as described, or the run is one of another shape.

    Source: Li, Xu, Taylor, Studer, Goldstein, "Visualizing the Loss Landscape of Neural Nets"
    (2018).
    """
    sizes = cut.network.sizes
    samples = feature_rows(features, sizes[0])
    rows = target_rows(targets, len(samples), sizes, cut.network.activations)
    name = loss or ("mse" if history is None else history.loss_name)
    compared = fitting_loss(name, cut.network.activations[-1])
    if whole_number(points, "points", at_least=2) > MOST_POINTS:
        raise ValueError(f"points must be at most {MOST_POINTS}, not {points}.")
    if history is not None and history.sizes != sizes:
        raise ValueError("the run is of another shape than the slice: give the run of its network.")
    run = cut.network.vector[None] if history is None else history.parameters
    path = cut.project(run)
    grid_x, grid_y = (
        np.linspace(*_reach(along, given, name), points)
        for along, given, name in zip(path.T, (x, y), "xy", strict=True)
    )
    places = (axis.ravel() for axis in np.meshgrid(grid_x, grid_y))
    losses = losses_of(
        sizes, cut.parameters(*places), samples, rows, cut.network.activations, compared
    )
    losses[np.isnan(losses)] = np.inf
    return Landscape(
        cut,
        read_only(grid_x),
        read_only(grid_y),
        read_only(losses.reshape(points, points)),
        read_only(path),
    )


def _reach(along: Array, given: tuple[float, float] | None, name: str) -> tuple[float, float]:
    """From where to where the grid goes, along one axis."""
    if given is not None:
        ends = finite_array(given, name)
        if ends.shape != (2,) or not ends[0] < ends[1]:
            raise ValueError(f"{name} must be two numbers, the smaller one first.")
        return float(ends[0]), float(ends[1])
    low, high = float(along.min()), float(along.max())
    beside = MARGIN * (high - low) or 1.0
    return low - beside, high + beside
