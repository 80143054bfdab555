"""Optimizers: what kind of step is taken when the gradient is known.

SGD goes straight downhill. Momentum keeps some of its speed; RMSprop and Adam give every parameter
a step of its own, large where its gradients have been small. Definitions and defaults are those of
`torch.optim`; papers are named where each stands.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from nn_core.validation import Array, finite_number

State: TypeAlias = tuple[Array, ...]
"""What an optimizer remembers from step to step: arrays of the shape of the parameters."""


def step_size(learning_rate: float) -> float:
    """Return the learning rate.

    Raises:
        ValueError: if it is not a finite number greater than 0.
    """
    return _positive(learning_rate, "learning_rate")


@dataclass(frozen=True)
class SGD:
    """Stochastic gradient descent: w <- w - learning_rate * dL/dw.

    With momentum, v <- momentum * v + dL/dw takes the place of dL/dw; with nesterov,
    momentum * v + dL/dw at the new v does.

    Raises:
        ValueError: if the learning rate is not greater than 0, the momentum not from 0 to below 1,
            or nesterov is asked for without momentum.

    Source: I. Sutskever et al., "On the importance of initialization and momentum in deep
    learning" (2013), in the form of `torch.optim.SGD`.
    """

    learning_rate: float = 0.001
    momentum: float = 0.0
    nesterov: bool = False

    def __post_init__(self) -> None:
        step_size(self.learning_rate)
        _below_one(self.momentum, "momentum")
        if self.nesterov and self.momentum == 0.0:
            raise ValueError("nesterov looks ahead along the momentum: give a momentum above 0.")

    def start(self, parameters: Array) -> State:
        """The velocity 0, or nothing if there is no momentum."""
        return (np.zeros_like(parameters),) if self.momentum else ()

    def step(self, parameters: Array, gradient: Array, state: State) -> tuple[Array, State]:
        """Go downhill, with what is left of the speed of the steps before."""
        if not self.momentum:
            return parameters - self.learning_rate * gradient, state
        velocity = self.momentum * state[0] + gradient
        direction = gradient + self.momentum * velocity if self.nesterov else velocity
        return parameters - self.learning_rate * direction, (velocity,)


@dataclass(frozen=True)
class RMSprop:
    """Divide each gradient by how large its parameter's gradients have lately been.

    Raises:
        ValueError: if learning_rate or epsilon is not above 0, or alpha not from 0 to below 1.

    Source: G. Hinton, "Neural Networks for Machine Learning" (2012), lecture 6e.
    """

    learning_rate: float = 0.01
    alpha: float = 0.99
    epsilon: float = 1e-8

    def __post_init__(self) -> None:
        step_size(self.learning_rate)
        _below_one(self.alpha, "alpha")
        _positive(self.epsilon, "epsilon")

    def start(self, parameters: Array) -> State:
        """The mean square 0."""
        return (np.zeros_like(parameters),)

    def step(self, parameters: Array, gradient: Array, state: State) -> tuple[Array, State]:
        """Go downhill by about the learning rate in every parameter."""
        square = self.alpha * state[0] + (1.0 - self.alpha) * gradient * gradient
        move = self.learning_rate * gradient / (np.sqrt(square) + self.epsilon)
        return parameters - move, (square,)


@dataclass(frozen=True)
class Adam:
    """Momentum and RMSprop together, both corrected for having started from 0.

    Raises:
        ValueError: if learning_rate or epsilon is not above 0, or beta1 or beta2 not from 0 to
            below 1.

    Source: D. Kingma, J. Ba, "Adam: a method for stochastic optimization" (2015), algorithm 1.
    """

    learning_rate: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8

    def __post_init__(self) -> None:
        step_size(self.learning_rate)
        _below_one(self.beta1, "beta1")
        _below_one(self.beta2, "beta2")
        _positive(self.epsilon, "epsilon")

    def start(self, parameters: Array) -> State:
        """No steps yet, and means of 0."""
        return np.zeros(()), np.zeros_like(parameters), np.zeros_like(parameters)

    def step(self, parameters: Array, gradient: Array, state: State) -> tuple[Array, State]:
        """Go along the mean gradient, by about the learning rate in every parameter."""
        count = state[0] + 1.0
        mean = self.beta1 * state[1] + (1.0 - self.beta1) * gradient
        square = self.beta2 * state[2] + (1.0 - self.beta2) * gradient * gradient
        spread = np.sqrt(square) / np.sqrt(1.0 - self.beta2**count) + self.epsilon
        move = self.learning_rate / (1.0 - self.beta1**count) * mean / spread
        return parameters - move, (np.asarray(count), mean, square)


@dataclass(frozen=True)
class AdamW(Adam):
    """Adam after drawing all parameters, biases too, a little towards 0: decoupled weight decay.

    Raises:
        ValueError: as `Adam` does, or if weight_decay is negative.

    Source: I. Loshchilov, F. Hutter, "Decoupled weight decay regularization" (2019).
    """

    weight_decay: float = 0.01

    def __post_init__(self) -> None:
        super().__post_init__()
        if finite_number(self.weight_decay, "weight_decay") < 0:
            raise ValueError(f"weight_decay must be 0 or more, not {self.weight_decay:g}.")

    def step(self, parameters: Array, gradient: Array, state: State) -> tuple[Array, State]:
        """Draw the parameters towards 0, then step as Adam does."""
        kept = 1.0 - self.learning_rate * self.weight_decay
        return super().step(parameters * kept, gradient, state)


Optimizer: TypeAlias = SGD | RMSprop | Adam
"""Any of them. `start` gives what it remembers before the first step, for parameters of any shape
(..., p); `step` the parameters after a step, and what to remember for the next."""


def _positive(value: float, what: str) -> float:
    number = finite_number(value, what)
    if number <= 0:
        raise ValueError(f"{what} must be greater than 0, not {number:g}.")
    return number


def _below_one(value: float, what: str) -> float:
    number = finite_number(value, what)
    if not 0.0 <= number < 1.0:
        raise ValueError(f"{what} must be 0 or more and less than 1, not {number:g}.")
    return number
