"""Prepared experiments with bigger networks: each is nothing but a link, and keeps its word."""

from ui.experiment.presets import Preset
from ui.language.words import N_

SINES = "x1,x2,sinx1,sinx2"
ADAM = {"opt": "adam", "decay": "cosine", "epochs": "800"}

BIGGER_PRESETS = (
    Preset(
        N_("Circles"),
        N_(
            "Two layers of four bend one line into a ring. Right on every point held out, after "
            "some 300 epochs."
        ),
    ),
    Preset(
        N_("Circles, without a hidden layer"),
        N_("Given the squares, one neuron is enough: a well chosen input saves a layer."),
        {"inputs": "x1x1,x2x2", "hidden": "none"},
    ),
    Preset(
        "XOR",
        N_(
            "A little L2 keeps the weights small and the bends soft: the points held out come out "
            "right too."
        ),
        {"data": "xor", "points": "500", "held": "30", "hidden": "8-4"}
        | {"penalty": "l2", "rate": "0.003"},
    ),
    Preset(
        N_("Spirals"),
        N_(
            "The hardest one. The sines lend a hand, Adam finds the way, and the rate goes down to "
            "0."
        ),
        {"data": "spirals", "points": "500", "held": "20", "inputs": SINES, "hidden": "8-8"}
        | {"lr": "0.01"}
        | ADAM,
    ),
    Preset(
        N_("Spirals, three classes"),
        N_("Three outputs with softmax: each says how likely its class is, and they add up to 1."),
        {"data": "spirals", "points": "500", "classes": "3", "held": "20"}
        | {"inputs": SINES, "hidden": "8-8", "lr": "0.02", "penalty": "l2", "rate": "0.0003"}
        | ADAM,
    ),
    Preset(
        N_("Plane, a regression"),
        N_(
            "The answer is a number, not a class. Where it lies on a plane, one linear neuron "
            "finds it."
        ),
        {"data": "plane", "hidden": "none", "lr": "0.01", "epochs": "300"},
    ),
    Preset(
        N_("Hills, a regression"),
        N_("Three peaks and three pits: now the hidden layers earn their keep."),
        {"data": "hills", "points": "500", "held": "30", "hidden": "8-8", "lr": "0.01"}
        | ADAM
        | {"epochs": "1500"},
    ),
    Preset(
        N_("Learned by heart"),
        N_(
            "Few points, much noise, many neurons. All points that it sees come out right, and the "
            "others worse from epoch to epoch."
        ),
        {"noise": "40", "points": "60", "hidden": "8-8", "epochs": "2000"},
    ),
    Preset(
        N_("Too deep for the sigmoid"),
        N_(
            "Six layers, each with a slope of a quarter at most: nothing is left of the gradient "
            "at the first. Try tanh."
        ),
        {"hidden": "4-4-4-4-4-4", "act": "sigmoid"},
    ),
    Preset(
        N_("Too fast"),
        N_(
            "A regression with steps too large: each overshoots by more than the one before, until "
            "the numbers leave all bounds."
        ),
        {"data": "plane", "hidden": "none", "lr": "0.3"},
    ),
)
