"""Data: named samples with two features in their own units, two classes, and a shift.

The network does not see pounds and inches. It sees the features after the shift, which puts them
around zero, where the sigmoid is steep and learning is quick.
"""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from nn_core.validation import Array, class_labels, feature_rows, finite_array, one_of, read_only

SHIFT_KINDS = ("fixed", "mean", "standard")


@dataclass(frozen=True)
class Feature:
    """What is measured: a name and, where it has one, a unit."""

    name: str
    unit: str = ""

    @property
    def label(self) -> str:
        """The name with its unit: "Weight (lb)"."""
        return f"{self.name} ({self.unit})" if self.unit else self.name


@dataclass(frozen=True)
class Shift:
    """How features are moved before the network sees them.

    kind "fixed" subtracts `offsets`; "mean" subtracts each feature's mean over the samples;
    "standard" does that and divides by the standard deviation (where that is not zero).

    Raises:
        ValueError: if the kind is unknown or the offsets are not two finite numbers.
    """

    kind: str = "mean"
    offsets: tuple[float, float] = (0.0, 0.0)

    def __post_init__(self) -> None:
        one_of(self.kind, SHIFT_KINDS, "the kind of shift")
        offsets = finite_array(self.offsets, "offsets")
        if offsets.shape != (2,):
            raise ValueError("offsets must be two numbers, one for each feature.")
        object.__setattr__(self, "offsets", (float(offsets[0]), float(offsets[1])))

    def fit(self, values: ArrayLike) -> tuple[Array, Array]:
        """The offset and the scale, (2,) each, for samples (n, 2) in their own units.

        Raises:
            ValueError: if the values are not (n, 2) finite numbers with n of at least 1, or are too
                large to take their mean.
        """
        samples = feature_rows(values, 2, "values")
        if self.kind == "fixed":
            return np.array(self.offsets), np.ones(2)
        with np.errstate(over="ignore", invalid="ignore"):
            offset, deviation = samples.mean(axis=0), samples.std(axis=0)
            # Equal decimals can have a deviation of 1e-17 by rounding: their spread tells.
            spread = np.ptp(samples, axis=0)
        if not np.isfinite([offset, deviation]).all():
            raise ValueError("the values are too large to take their mean: use smaller ones.")
        if self.kind == "mean":
            return offset, np.ones(2)
        return offset, np.where((spread > 0) & (deviation > 0), deviation, 1.0)


@dataclass(frozen=True)
class Dataset:
    """Samples to learn from; a hashable value that never changes.

    Args:
        names: (n,) what each sample is called.
        values: (n, 2) the two features, in their own units.
        labels: (n,) 0 or 1.
        features: what the two columns of `values` measure.
        class_names: what the labels 0 and 1 stand for, in that order.
        class_column: what the classes are about, such as "Gender".
        shift: how the values are moved before the network sees them.

    Raises:
        ValueError: if there is no sample, lengths differ, or numbers or labels are not as above.
    """

    names: tuple[str, ...]
    values: tuple[tuple[float, float], ...]
    labels: tuple[int, ...]
    features: tuple[Feature, Feature] = (Feature("x1"), Feature("x2"))
    class_names: tuple[str, str] = ("0", "1")
    class_column: str = "Class"
    shift: Shift = field(default_factory=Shift)

    def __post_init__(self) -> None:
        values = feature_rows(self.values, 2, "values")
        labels = class_labels(self.labels, len(values))
        if len(self.names) != len(values):
            raise ValueError(
                f"there are {len(values)} samples but {len(self.names)} names: give one name each."
            )
        if len(self.features) != 2 or len(self.class_names) != 2:
            raise ValueError("a dataset has exactly two features and two class names.")
        object.__setattr__(self, "names", tuple(str(name) for name in self.names))
        object.__setattr__(self, "values", tuple((float(x1), float(x2)) for x1, x2 in values))
        object.__setattr__(self, "labels", tuple(int(label) for label in labels))
        object.__setattr__(self, "features", tuple(self.features))
        object.__setattr__(self, "class_names", tuple(self.class_names))

    def __len__(self) -> int:
        return len(self.names)

    @cached_property
    def raw(self) -> Array:
        """(n, 2) the features in their own units, read-only."""
        return read_only(np.array(self.values))

    @cached_property
    def inputs(self) -> Array:
        """(n, 2) what the network sees: the features after the shift, read-only."""
        return read_only(self.shifted(self.raw))

    @cached_property
    def y_true(self) -> Array:
        """(n,) the labels as floats, read-only."""
        return read_only(np.array(self.labels, dtype=np.float64))

    def shifted(self, values: ArrayLike) -> Array:
        """Apply this dataset's shift to (m, 2) values in the features' own units.

        Raises:
            ValueError: if the values are not (m, 2) finite numbers with m of at least 1.
        """
        offset, scale = self.shift.fit(self.raw)
        return (feature_rows(values, 2, "values") - offset) / scale

    def class_name(self, y_pred: float) -> str:
        """The class that a prediction stands for: the second from 0.5 up, else the first."""
        return self.class_names[int(y_pred >= 0.5)]
