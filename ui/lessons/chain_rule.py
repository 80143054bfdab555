"""The chain rule for one parameter of a 2-2-1 network, written out with its numbers."""

from nn_core import Gradient, Network, neuron_parameters, neuron_sources
from nn_core.validation import Array
from ui.experiment.experiment import SIZES
from ui.widgets.formula import as_factor, as_summand, written

DIGITS = 3
SOURCES, PARAMETERS = neuron_sources(SIZES), neuron_parameters(SIZES)


def path_of(parameter: str) -> tuple[list[str], list[str]]:
    """The weights and the neurons on the way back from the loss to a parameter."""
    neuron = owner(parameter)
    weights = [parameter] if parameter.startswith("w") else []
    if neuron == "o1":
        return weights, ["o1"]
    between = PARAMETERS["o1"][SOURCES["o1"].index(neuron)]
    return [between, *weights], ["o1", neuron]


def owner(parameter: str) -> str:
    """The neuron that a parameter belongs to."""
    return next(neuron for neuron, owned in PARAMETERS.items() if parameter in owned)


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
    *weights, bias = PARAMETERS[neuron]
    pairs = [*zip(SOURCES[neuron], weights, strict=True)]
    beside = dict(pairs) | {weight: source for source, weight in pairs}
    total = sum(numbers[source] * numbers[weight] for source, weight in pairs) + numbers[bias]
    sums = " + ".join(f"{_name(source)} {_name(weight)}" for source, weight in pairs)
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
