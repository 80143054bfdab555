"""The mathematics of one small neural network, worked out in the open.

The files read like the table of contents of the subject:

    activations      what a neuron does last: squash its sum into (0, 1)
    neuron           multiply, add, activate
    network          neurons in layers; feedforward
    loss             how wrong the network is, as one number
    backpropagation  how the loss changes with each weight and bias
    training         stochastic gradient descent, and the History it leaves behind
    data             named samples with two features and two classes

Only NumPy and the standard library are used. Nothing here draws or talks to a web page.
"""

from nn_core.activations import sigmoid, sigmoid_derivative
from nn_core.backpropagation import Factor, Gradient, backpropagate
from nn_core.data import Dataset, Feature, Shift
from nn_core.loss import mse_loss
from nn_core.network import Layer, Network
from nn_core.neuron import Neuron
from nn_core.training import ORDERS, History, train

__all__ = [
    "ORDERS",
    "Dataset",
    "Factor",
    "Feature",
    "Gradient",
    "History",
    "Layer",
    "Network",
    "Neuron",
    "Shift",
    "backpropagate",
    "mse_loss",
    "sigmoid",
    "sigmoid_derivative",
    "train",
]
