"""The mathematics of one small neural network, worked out in the open.

The files read like the table of contents of the subject:

    activations      what a neuron does last: bend its sum, by the sigmoid into (0, 1)
    neuron           multiply, add, activate
    layer            neurons side by side
    layer_activations  what a layer does to its sums, there and back
    softmax          probabilities of several classes
    network          layers one after another
    topology         what each parameter and neuron is called
    feedforward      through all layers
    initializers     where training starts
    loss             how wrong the network is, as one number
    losses           the squared error and cross-entropy, with their gradients
    targets          what the outputs should say: classes or numbers
    chain            the factors between a parameter and the loss, and their sums
    backpropagation  how the loss changes with each weight and bias
    checking         the same by trying it out
    gradient         the same for many samples at once
    neuron_step      one step of one neuron, in four parts
    optimizers       what kind of step is taken: SGD, momentum, RMSprop, Adam
    schedules        smaller steps towards the end
    penalties        what large weights cost
    batches          which samples a step is taken with
    held_out         samples to judge by
    stopping         when to end early
    descent          for each batch its gradient, then a step
    training         stochastic gradient descent
    course           what a run is asked to do
    recording        a run, epoch by epoch
    engine           NumPy, or the compiled kernel where it is ready
    kernel           the step once more, compiled
    history          the History that it leaves behind
    two_two_one      the 2-2-1 network of the story, as fast as plain Python can
    frozen           what training leaves as it is
    steps            the run once more, sample by sample
    choice           a choice among classes, taken apart
    side_by_side     a thousand runs at once
    runs             where they ended
    endings          what these ends look like: learned, at rest, with flat neurons
    many_two_two_one  a thousand of the network of the story
    diagnosis        what ailed a run, with the evidence
    checkup          the epochs and samples that a diagnosis looks at
    neuron_signs     dead, saturated, twins
    curve_signs      gradients that vanish or explode, and a loss that stands still or rises
    slices           a flat cut through the space of all parameters
    walks            an optimizer's way down over two parameters
    landscape        the loss over a slice, with the path of a run
    data             named samples with two features and two classes
    generators       samples from a seed: circles, moons, spirals, hills, gates
    shapes           what the generators draw from
    inputs           squares, products and sines of the two features

Only NumPy and the standard library are needed; Numba makes it fast. Nothing here draws or talks
to a web page.
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
from nn_core.backpropagation import Gradient, backpropagate, losses_along
from nn_core.batches import ORDERS, batches
from nn_core.chain import Factor
from nn_core.checking import GradientCheck, check_gradient
from nn_core.checkup import Finding
from nn_core.choice import Choice
from nn_core.data import Dataset, Feature, Shift
from nn_core.diagnosis import AILMENTS, diagnose
from nn_core.endings import Endings, endings
from nn_core.engine import compile_kernel, kernel_ready, multiply_adds
from nn_core.generators import GENERATORS, Generator, Samples, generate
from nn_core.gradient import gradient
from nn_core.held_out import Split, split
from nn_core.history import History
from nn_core.initializers import INITIALIZERS
from nn_core.inputs import INPUTS, Input, derive
from nn_core.landscape import Landscape, loss_landscape
from nn_core.layer import Layer
from nn_core.layer_activations import LAYER_ACTIVATIONS, LayerActivation
from nn_core.loss import losses_of_one_answer, mse_loss, squared_errors
from nn_core.losses import LOSSES, Loss
from nn_core.network import Network
from nn_core.neuron import Neuron
from nn_core.neuron_step import NeuronStep, neuron_step, neuron_steps
from nn_core.optimizers import SGD, Adam, AdamW, Optimizer, RMSprop
from nn_core.penalties import L1, L2, Penalty
from nn_core.runs import Runs
from nn_core.schedules import Constant, Cosine, Part, Schedule, StepDecay
from nn_core.side_by_side import many_under_way, train_many
from nn_core.slices import Slice, parameter_slice, principal_slice, random_slice
from nn_core.steps import Step, Steps
from nn_core.stopping import Stop
from nn_core.topology import neuron_names, neuron_parameters, neuron_sources, parameter_names
from nn_core.training import train
from nn_core.walks import NetworkGround, Valley, Walk, walk

__all__ = [
    "ACTIVATIONS",
    "AILMENTS",
    "GENERATORS",
    "INITIALIZERS",
    "INPUTS",
    "L1",
    "L2",
    "LAYER_ACTIVATIONS",
    "LOSSES",
    "ORDERS",
    "SGD",
    "Activation",
    "Adam",
    "AdamW",
    "Choice",
    "Constant",
    "Cosine",
    "Dataset",
    "Endings",
    "Factor",
    "Feature",
    "Finding",
    "Generator",
    "Gradient",
    "GradientCheck",
    "History",
    "Input",
    "Landscape",
    "Layer",
    "LayerActivation",
    "Loss",
    "Network",
    "NetworkGround",
    "Neuron",
    "NeuronStep",
    "Optimizer",
    "Part",
    "Penalty",
    "RMSprop",
    "Runs",
    "Samples",
    "Schedule",
    "Shift",
    "Slice",
    "Split",
    "Step",
    "StepDecay",
    "Steps",
    "Stop",
    "Valley",
    "Walk",
    "backpropagate",
    "batches",
    "check_gradient",
    "compile_kernel",
    "derive",
    "diagnose",
    "endings",
    "generate",
    "gradient",
    "kernel_ready",
    "linear",
    "linear_derivative",
    "linear_inverse",
    "loss_landscape",
    "losses_along",
    "losses_of_one_answer",
    "many_under_way",
    "mse_loss",
    "multiply_adds",
    "neuron_names",
    "neuron_parameters",
    "neuron_sources",
    "neuron_step",
    "neuron_steps",
    "parameter_names",
    "parameter_slice",
    "principal_slice",
    "random_slice",
    "relu",
    "relu_derivative",
    "relu_inverse",
    "sigmoid",
    "sigmoid_derivative",
    "sigmoid_inverse",
    "split",
    "squared_errors",
    "tanh",
    "tanh_derivative",
    "tanh_inverse",
    "train",
    "train_many",
    "walk",
]
