"""The mathematics of one small neural network, worked out in the open.

The files read like the table of contents of the subject:

    activations      what a neuron does last: bend its sum, by the sigmoid into (0, 1)
    neuron           multiply, add, activate
    network          neurons in layers; feedforward
    loss             how wrong the network is, as one number
    backpropagation  how the loss changes with each weight and bias
    training         stochastic gradient descent, and the History it leaves behind
    frozen           what training leaves as it is
    steps            the run once more, sample by sample
    side_by_side     a thousand runs at once
    slices           a flat cut through the space of all parameters
    landscape        the loss over a slice, with the path of a run
    data             named samples with two features and two classes
    generators       samples from a seed: circles, moons, spirals, hills, gates
    shapes           what the generators draw from
    inputs           squares, products and sines of the two features

Only NumPy and the standard library are used. Nothing here draws or talks to a web page.
"""

from nn_core.activations import (
    ACTIVATIONS,
    Activation,
    linear,
    linear_derivative,
    linear_inverse,
    relu,
    relu_derivative,
    relu_inverse,
    sigmoid,
    sigmoid_derivative,
    sigmoid_inverse,
    tanh,
    tanh_derivative,
    tanh_inverse,
)
from nn_core.backpropagation import Factor, Gradient, backpropagate, losses_along
from nn_core.data import Dataset, Feature, Shift
from nn_core.generators import GENERATORS, Generator, Samples, generate
from nn_core.inputs import INPUTS, Input, derive
from nn_core.landscape import Landscape, loss_landscape
from nn_core.loss import losses_of_one_answer, mse_loss, squared_errors
from nn_core.network import Layer, Network
from nn_core.neuron import Neuron
from nn_core.side_by_side import Runs, train_many
from nn_core.slices import Slice, parameter_slice, principal_slice, random_slice
from nn_core.steps import Step, Steps
from nn_core.training import ORDERS, History, train

__all__ = [
    "ACTIVATIONS",
    "GENERATORS",
    "INPUTS",
    "ORDERS",
    "Activation",
    "Dataset",
    "Factor",
    "Feature",
    "Generator",
    "Gradient",
    "History",
    "Input",
    "Landscape",
    "Layer",
    "Network",
    "Neuron",
    "Runs",
    "Samples",
    "Shift",
    "Slice",
    "Step",
    "Steps",
    "backpropagate",
    "derive",
    "generate",
    "linear",
    "linear_derivative",
    "linear_inverse",
    "loss_landscape",
    "losses_along",
    "losses_of_one_answer",
    "mse_loss",
    "parameter_slice",
    "principal_slice",
    "random_slice",
    "relu",
    "relu_derivative",
    "relu_inverse",
    "sigmoid",
    "sigmoid_derivative",
    "sigmoid_inverse",
    "squared_errors",
    "tanh",
    "tanh_derivative",
    "tanh_inverse",
    "train",
    "train_many",
]
