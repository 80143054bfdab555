"""A frozen parameter stays as it is, whatever training does to the others.

With a part of the network held still one sees what the rest can do, and what it cannot.
"""

from collections.abc import Collection

from nn_core.topology import parameter_names


def frozen_columns(sizes: tuple[int, ...], frozen: Collection[str]) -> tuple[int, ...]:
    """Where the frozen parameters stand in a vector of all, in ascending order.

    Args:
        sizes: the layer sizes of the network.
        frozen: names of parameters, such as {"w1", "b3"}.

    Raises:
        ValueError: if the network has no parameter of such a name.
    """
    names = parameter_names(sizes)
    unknown = [str(name) for name in frozen if name not in names]
    if unknown:
        raise ValueError(
            f"this network has no parameter {', '.join(unknown)} to freeze: "
            f"its names go from {names[0]} to {names[-1]}."
        )
    return tuple(column for column, name in enumerate(names) if name in frozen)
