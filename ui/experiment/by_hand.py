"""Weights and biases that somebody has set, in the place of those that were drawn or learned."""

from typing import TypeAlias

from nn_core.validation import finite_number
from ui.language.words import gettext as _

Numbers: TypeAlias = tuple[tuple[str, float], ...]
"""Parameters by name, as (("w3", 1.5), ("b1", 0.0))."""


def in_order(numbers: Numbers, names: tuple[str, ...]) -> Numbers:
    """Numbers by hand in the order of the parameters.

    Raises:
        ValueError: if there is no such parameter, or a number is not finite.
    """
    told = {name: finite_number(number, name) for name, number in numbers}
    unknown = [name for name in told if name not in names]
    if unknown:
        raise ValueError(
            _("{name} cannot be set: there are {first} to {last}.").format(
                name=unknown[0], first=names[0], last=names[-1]
            )
        )
    return tuple((name, told[name]) for name in names if name in told)
