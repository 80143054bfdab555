"""How do three neurons come to one answer? Layer by layer, each as one neuron does."""

import numpy as np
import streamlit as st

from nn_core import Network, Neuron
from ui.app.errors import calm
from ui.app.pages import come_through_door
from ui.experiment.experiment import PARAMETERS, run
from ui.figures.ranges import round_above
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.lessons.lesson import (
    Prediction,
    opening,
    predictions,
    side_by_side,
    textbook_button,
    way_on,
)
from ui.lessons.plane_words import words_below
from ui.lessons.sums_written import sum_written
from ui.session.current import current_experiment
from ui.stage.lesson import lesson, shown_palette
from ui.stage.panels import Frame, Played, network_panel, part, plane_panel
from ui.theme.text import four_digits, listed, six_digits
from ui.widgets.exact_slider import exact_slider
from ui.widgets.formula import colored, formula, three_steps, written

# The worked example: every neuron has the weights 0 and 1 and no bias.
NUMBERS = dict.fromkeys(PARAMETERS, 0.0) | {"w2": 1.0, "w4": 1.0, "w6": 1.0}
INPUTS = {"x1": 2.0, "x2": 3.0}
# The planes show inputs from minus this to this, or further if need be.
REACH = 10.0
# What each neuron takes in, and which of the nine numbers are its own.
NEURONS = {
    "h1": (("x1", "x2"), ("w1", "w2", "b1")),
    "h2": (("x1", "x2"), ("w3", "w4", "b2")),
    "o1": (("h1", "h2"), ("w5", "w6", "b3")),
}


def key_of(name: str) -> str:
    """Where a number of this page is kept."""
    return f"feedforward_{name}"


def textbook() -> None:
    """Set the worked example."""
    st.session_state.update({key_of(name): value for name, value in (NUMBERS | INPUTS).items()})
    st.session_state.feedforward_picked = "o1"


def trained() -> None:
    """Set the trained network of the Playground, and its first person."""
    experiment = current_experiment()
    numbers = run(experiment).network.parameters
    numbers |= dict(zip(INPUTS, experiment.dataset.inputs[0].tolist(), strict=True))
    st.session_state.update({key_of(name): value for name, value in numbers.items()})


def twins() -> None:
    """Give h1 and h2 the same three numbers."""
    set_network({"w1": 1.0, "w2": -1.0, "b1": 2.0, "w3": 1.0, "w4": -1.0, "b2": 2.0})
    look_at("h2")


def unheard() -> None:
    """Take an x1 far away in the worked example, whose hidden neurons do not listen to it."""
    textbook()
    st.session_state[key_of("x1")] = -8.0


def nearly_linear() -> None:
    """Weights so small that the sigmoids of h1 and h2 are all but straight."""
    small = {"w1": 0.08, "w2": 0.02, "b1": 0.0, "w3": -0.02, "w4": 0.06, "b2": 0.0}
    set_network(small | {"w5": 6.0, "w6": -6.0, "b3": 0.0})
    look_at("o1")


def set_network(numbers: dict[str, float]) -> None:
    """Set some of the nine numbers."""
    st.session_state.update({key_of(name): value for name, value in numbers.items()})


def set_numbers() -> list[float]:
    """The nine numbers as they are set."""
    return [st.session_state[key_of(name)] for name in PARAMETERS]


def look_at(neuron: str) -> None:
    """Look at this neuron."""
    st.session_state.feedforward_picked = neuron


@st.fragment
@calm()
def explore() -> None:
    """The controls, the picture and the formula, which answer at once."""
    left, right = side_by_side()
    with left:
        st.markdown(
            _(
                "Feedforward is nothing but neurons in a row. The inputs **x1** and **x2** go to "
                "both hidden neurons, **h1** and **h2**. Each multiplies, adds and activates on "
                "its own. What they give out is what **o1** takes in, and what o1 gives out is the "
                "answer of the network. Numbers only ever move to the right. Each hidden neuron "
                "draws one straight edge over the plane; o1 weighs the two, and so can draw a bent "
                "one."
            )
        )
        inputs, picked = controls()
    network = Network.from_vector(np.array(set_numbers()))
    signals = dict(zip(INPUTS, inputs, strict=True)) | {
        name: float(value) for name, value in network.neuron_outputs(inputs).items()
    }
    with right:
        picture(network, signals, picked)
    st.header(_("With the numbers in it"), anchor=False)
    write_out(signals, picked)


def controls() -> tuple[list[float], str]:
    """The inputs, and the neuron to look at with its own three numbers."""
    inputs = [exact_slider(key_of(name), name, INPUTS[name], -10.0, 10.0) for name in INPUTS]
    picked = st.segmented_control(
        _("Neuron to look at"),
        list(NEURONS),
        key="feedforward_picked",
        default="o1",
        required=True,
        wrap=True,
        persist_state="session",
    )
    for name in NEURONS[picked or "o1"][1]:
        exact_slider(key_of(name), name, NUMBERS[name], -10.0, 10.0)
    with st.container(horizontal=True):
        textbook_button(textbook)
        st.button(_("Your trained network"), icon=":material/model_training:", on_click=trained)
    return inputs, picked or "o1"


def picture(network: Network, signals: dict[str, float], picked: str) -> None:
    """The network at work, with its player, and what each neuron says everywhere."""
    x1, x2, h1, h2, o1 = signals.values()
    reach = plane_reach((x1, x2))
    flow = network_panel(
        Frame(
            _("The network"),
            _(
                "The network takes {x1} and {x2}. h1 gives {h1}, h2 gives {h2}, and o1 answers "
                "{o1}."
            ).format(
                x1=four_digits(x1),
                x2=four_digits(x2),
                h1=four_digits(h1),
                h2=four_digits(h2),
                o1=four_digits(o1),
            ),
            [part(_("click h1, h2 or o1 to see its sum"))],
        ),
        network,
        (x1, x2),
        lit=[picked],
        pick={name: _("See the sum of {name}").format(name=name) for name in NEURONS},
        played=Played([_("inputs"), "h1, h2", "o1"], over=_("Layer")),
    )
    below = words_below(network, reach)
    planes = [
        plane_panel(
            Frame(
                _("What {name} sees").format(name=name),
                _("What {name} gives out over the plane of x1 and x2: {below}.").format(
                    name=name, below=below[name]
                ),
                [part(below[name])],
                room="third",
                phone="third",
            ),
            network,
            place,
            reach,
            (x1, x2),
        )
        for name, place in (("h1", (1, 0)), ("h2", (1, 1)), ("o1", (2, 0)))
    ]
    lesson("flow", [flow, *planes], look_at)


def plane_reach(inputs: tuple[float, float]) -> float:
    """How far the planes go to both sides of 0, so that the inputs of now are in sight."""
    return round_above(max(REACH, 1.02 * max(map(abs, inputs))))


def write_out(signals: dict[str, float], picked: str) -> None:
    """The sum of the neuron to look at, in symbols and in numbers."""
    palette = shown_palette()
    sources, names = NEURONS[picked]
    *weights, bias = (st.session_state[key_of(name)] for name in names)
    taken = [signals[source] for source in sources]
    in_1, in_2, w_1, w_2, b = (f"{name[0]}_{name[1]}" for name in (*sources, *names))
    formula(
        [
            f"{picked[0]}_{picked[1]} &= "
            + three_steps(palette, f"{in_1} {w_1} + {in_2} {w_2}", f"+ {b}"),
            *sum_written(
                palette,
                list(zip(taken, weights, strict=True)),
                bias,
                Neuron(weights, bias).total(taken),
            ),
            rf"&= {colored(palette.activate, written(signals[picked]))}",
        ]
    )
    given = [f"{name} = {six_digits(signals[name])}" for name in NEURONS]
    st.caption(_("To six digits {given}.").format(given=listed(given)))


come_through_door("feedforward")
for name, value in (NUMBERS | INPUTS).items():
    st.session_state.setdefault(key_of(name), value)
opening("feedforward")
explore()
predictions(
    "feedforward",
    [
        Prediction(
            _("h1 and h2 have the same weights and the same bias. What do they give out?"),
            [
                N_("The same, whatever comes in"),
                N_("Different things"),
                N_("That depends on the inputs"),
            ],
            0,
            _(
                "Both do the same sum with the same inputs. Twins waste a neuron, which is why "
                "training starts from random numbers."
            ),
            twins,
            _(
                "Gives h2 the numbers of h1. Look at their planes: twins, wherever you move x1 and "
                "x2."
            ),
        ),
        Prediction(
            _("Both hidden neurons are fixed. Can o1 see x1 and x2?"),
            [N_("Yes, all neurons see the inputs"), N_("No, only h1 and h2")],
            1,
            _(
                "A neuron takes in what the layer before it gives out. All that o1 knows of a "
                "person are two numbers between 0 and 1."
            ),
            unheard,
            _(
                "Takes the textbook example with x1 at \N{MINUS SIGN}8 in place of 2; w1 and w3 "
                "are 0. Look: h1 and h2 are as they were, so o1 still says 0.7216."
            ),
        ),
        Prediction(
            _("Without the activation, with sums only, what edges could o1 draw?"),
            [N_("Bent ones, as before"), N_("Circles"), N_("Straight ones only")],
            2,
            _(
                "Sums of sums are sums again: without something that bends, two layers can do no "
                "more than one neuron."
            ),
            nearly_linear,
            _(
                "Makes the sums of h1 and h2 so small that the sigmoid hardly bends there. Look at "
                "the edge of o1: nearly straight."
            ),
        ),
    ],
)
way_on("feedforward", set_numbers)
