"""The chain rule for one parameter of a 2-2-1 network, written out with its numbers."""

from nn_core import Gradient, Network
from nn_core.validation import Array
from ui.widgets.formula import as_factor, as_summand, written

DIGITS = 3
INTO = {
    "h1": (("x1", "w1"), ("x2", "w2"), "b1"),
    "h2": (("x1", "w3"), ("x2", "w4"), "b2"),
    "o1": (("h1", "w5"), ("h2", "w6"), "b3"),
}
"""What each neuron multiplies, and its bias."""


def path_of(parameter: str) -> tuple[list[str], list[str]]:
    """The weights and the neurons on the way back from the loss to a parameter."""
    neuron = owner(parameter)
    weights = [parameter] if parameter.startswith("w") else []
    if neuron == "o1":
        return weights, ["o1"]
    between = next(weight for source, weight in INTO["o1"][:2] if source == neuron)
    return [between, *weights], ["o1", neuron]


def owner(parameter: str) -> str:
    """The neuron that a parameter belongs to."""
    return next(
        neuron
        for neuron, (first, second, bias) in INTO.items()
        if parameter in (first[1], second[1], bias)
    )


def chain_rule(parameter: str, gradient: Gradient) -> list[str]:
    """Three lines of LaTeX: the factors as symbols, as numbers, and their product."""
    factors = gradient.chain[parameter]
    symbols = r" \cdot ".join(derivative(factor.symbol) for factor in factors)
    numbers = r" \cdot ".join(as_factor(factor.value, DIGITS) for factor in factors)
    return [
        f"{derivative(f'dL/d{parameter}')} &= {symbols}",
        f"&= {numbers}",
        f"&= {written(gradient[parameter], DIGITS)}",
    ]


def factors_explained(
    parameter: str, gradient: Gradient, network: Network, x: Array, y_true: float
) -> list[str]:
    """Two lines of LaTeX for each factor: where it comes from, and with the numbers in it."""
    numbers = network.parameters | dict(zip(("x1", "x2"), x.tolist(), strict=True))
    numbers |= {name: float(value) for name, value in network.neuron_outputs(x).items()}
    factors = {factor.symbol: factor.value for factor in gradient.chain[parameter]}
    lines = []
    for symbol, value in factors.items():
        if symbol == "dL/dy_pred":
            symbols = r"-2 \, (y_{true} - y_{pred})"
            worked = rf"-2 \, ({written(y_true)} {as_summand(-numbers['o1'], DIGITS)})"
        else:
            symbols, worked = _slope_of_sum(symbol, parameter, numbers)
        lines.append(f"{derivative(symbol)} &= {symbols}")
        lines.append(f"&= {worked} = {written(value, DIGITS)}")
    return lines


def _slope_of_sum(symbol: str, parameter: str, numbers: dict[str, float]) -> tuple[str, str]:
    """What a neuron or a parameter is multiplied by, times the slope there; symbols, numbers."""
    last = symbol.split("/d")[1]
    neuron = owner(parameter) if last == parameter else "o1"
    first, second, bias = INTO[neuron]
    beside = {first[1]: first[0], second[1]: second[0], first[0]: first[1], second[0]: second[1]}
    total = sum(numbers[source] * numbers[weight] for source, weight in (first, second))
    total += numbers[bias]
    sums = f"{_name(first[0])} {_name(first[1])} + {_name(second[0])} {_name(second[1])}"
    slope = rf"f'({sums} + {_name(bias)})"
    if last == bias:
        return slope, f"f'({written(total, DIGITS)})"
    other = beside[last]
    return (
        rf"{_name(other)} \cdot {slope}",
        rf"{as_factor(numbers[other], DIGITS)} \cdot f'({written(total, DIGITS)})",
    )


def derivative(symbol: str) -> str:
    """dL/dw1 as a fraction of two small changes."""
    above, below = symbol.split("/")
    return rf"\frac{{\partial {_name(above[1:])}}}{{\partial {_name(below[1:])}}}"


def _name(name: str) -> str:
    if name == "y_pred":
        return "y_{pred}"
    return name if len(name) == 1 else f"{name[0]}_{name[1]}"
