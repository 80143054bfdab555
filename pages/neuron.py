"""What does a neuron do with its inputs? Multiply, add, activate."""

import streamlit as st

from nn_core import ACTIVATIONS, Neuron
from ui.app.errors import calm
from ui.app.pages import come_through_door
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.lessons.activation_curve import activation_curve
from ui.lessons.lesson import (
    Prediction,
    opening,
    predictions,
    side_by_side,
    textbook_button,
    way_on,
)
from ui.lessons.sums_written import sum_written
from ui.session.current import current_experiment
from ui.stage.lesson import lesson, shown_palette
from ui.stage.panels import Frame, neuron_panel, part, plane_panel
from ui.theme.text import four_digits, six_digits
from ui.widgets.exact_slider import exact_slider
from ui.widgets.formula import colored, formula, three_steps, written

# The worked example.
NUMBERS = {"w1": 0.0, "w2": 1.0, "b": 4.0, "x1": 2.0, "x2": 3.0}
# The plane shows inputs from minus this to this, as far as the sliders go.
REACH = 10.0


def key_of(name: str) -> str:
    """Where a number of this page is kept."""
    return f"neuron_{name}"


def textbook() -> None:
    """Set the worked example."""
    st.session_state.update({key_of(name): value for name, value in NUMBERS.items()})
    st.session_state.neuron_activation = "sigmoid"


def set_neuron(w1: float, w2: float, b: float) -> None:
    """Set the neuron's own three numbers, as a sigmoid neuron."""
    numbers = {"w1": w1, "w2": w2, "b": b}
    st.session_state.update({key_of(name): value for name, value in numbers.items()})
    st.session_state.neuron_activation = "sigmoid"


def larger_bias() -> None:
    """Make the bias larger by 3; beyond the end of the slider it begins at the other end."""
    w1, w2, b = (st.session_state[key_of(name)] for name in ("w1", "w2", "b"))
    if w1 == w2 == 0:
        w1, w2 = NUMBERS["w1"], NUMBERS["w2"]
    set_neuron(w1, w2, b + 3 if b + 3 <= REACH else -8.0)


def all_doubled() -> None:
    """Double all three; if that leaves the sliders or changes nothing, begin small."""
    doubled = [2 * st.session_state[key_of(name)] for name in ("w1", "w2", "b")]
    fits = any(doubled[:2]) and max(map(abs, doubled)) <= REACH
    set_neuron(*(doubled if fits else (0.25, 0.5, 1.0)))


def as_h1() -> list[float]:
    """The start weights of the Playground, with this neuron in the place of h1."""
    numbers: list[float] = current_experiment().start_network.vector.tolist()
    for name, place in (("w1", 0), ("w2", 1), ("b", 6)):
        numbers[place] = st.session_state[key_of(name)]
    return numbers


@st.fragment
@calm()
def explore() -> None:
    """The controls, the picture and the formula, which answer at once."""
    left, right = side_by_side()
    with left:
        st.markdown(
            _(
                "A neuron takes a few numbers in and gives one number out. It always does the same "
                "three things: it **multiplies** each input by a weight, **adds** the products "
                "and a bias, and **activates** the sum. The sigmoid squashes any sum into a number "
                "between 0 and 1. A large weight makes an input matter; the bias says how easily "
                "the neuron fires. Over the whole plane of inputs, one neuron draws one straight "
                "edge."
            )
        )
        neuron, inputs = controls()
    with right:
        picture(neuron, inputs)
    st.header(_("With the numbers in it"), anchor=False)
    write_out(neuron, inputs)


def controls() -> tuple[Neuron, tuple[float, float]]:
    """The neuron, and what goes in."""
    activation = st.segmented_control(
        _("Activation"),
        list(ACTIVATIONS),
        key="neuron_activation",
        default="sigmoid",
        required=True,
        wrap=True,
        persist_state="session",
    )
    w1, w2, b, x1, x2 = (
        exact_slider(key_of(name), name, value, -10.0, 10.0) for name, value in NUMBERS.items()
    )
    textbook_button(textbook)
    return Neuron([w1, w2], b, activation or "sigmoid"), (x1, x2)


def picture(neuron: Neuron, inputs: tuple[float, float]) -> None:
    """The neuron, its activation and its plane."""
    lesson(
        "neuron_picture",
        [
            neuron_panel(
                Frame(
                    _("One neuron"),
                    in_words(neuron, inputs),
                    [
                        part(_("1 multiply"), "multiply", "square"),
                        part(_("2 add"), "add", "square"),
                        part(_("3 activate"), "activate", "square"),
                    ],
                    high="low",
                ),
                numbers := by_name(neuron, inputs),
                {name: four_digits(value) for name, value in numbers.items()},
            ),
            activation_curve(neuron, inputs),
            plane_panel(
                Frame(
                    _("Its output everywhere"),
                    _(
                        "What the neuron gives out over the plane of x1 and x2; "
                        "the line is where its sum is 0."
                    ),
                    [part(_("the line is where the sum is 0"))],
                    room="half",
                    phone="half",
                ),
                neuron,
                (1, 0),
                REACH,
                inputs,
                name=_("output"),
                colour="activate",
            ),
        ],
    )


def in_words(neuron: Neuron, inputs: tuple[float, float]) -> str:
    """All that the picture shows."""
    (w1, w2), (x1, x2) = neuron.weights, inputs
    return _(
        "One neuron: {x1} times {w1} and {x2} times {w2}, with the bias {bias}, add up "
        "to {total}; {activation} makes {output} of it. Its slope there is {slope}."
    ).format(
        x1=four_digits(x1),
        w1=four_digits(w1),
        x2=four_digits(x2),
        w2=four_digits(w2),
        bias=four_digits(neuron.bias),
        total=four_digits(neuron.total(inputs)),
        activation=neuron.activation,
        output=four_digits(neuron.feedforward(inputs)),
        slope=four_digits(neuron.slope(inputs)),
    )


def by_name(neuron: Neuron, inputs: tuple[float, float]) -> dict[str, float]:
    """Every number of the neuron at work, by its name in the picture."""
    (w1, w2), (x1, x2) = neuron.weights, inputs
    first, second = neuron.products(inputs)
    return {
        "x1": x1,
        "x2": x2,
        "w1": w1,
        "w2": w2,
        "x1 · w1": first,
        "x2 · w2": second,
        "b": neuron.bias,
        "sum": neuron.total(inputs),
        "output": neuron.feedforward(inputs),
    }


def write_out(neuron: Neuron, inputs: tuple[float, float]) -> None:
    """What the neuron does, in symbols and in numbers."""
    palette = shown_palette()
    output = neuron.feedforward(inputs)
    where = _("with")
    formula(
        [
            rf"y &= {three_steps(palette, r'x_1 w_1 + x_2 w_2', '+ b')}",
            *sum_written(
                palette,
                list(zip(inputs, neuron.weights, strict=True)),
                neuron.bias,
                neuron.total(inputs),
            ),
            rf"&= {colored(palette.activate, _rounded(output))}",
            rf"&\text{{{where}}} \; f(x) = {ACTIVATIONS[neuron.activation].formula}",
        ]
    )
    st.caption(
        _("To six digits {output}. The slope of the activation at this sum is {slope}.").format(
            output=six_digits(output), slope=six_digits(neuron.slope(inputs))
        )
    )


def _rounded(output: float) -> str:
    """An output with three digits, and with four if three would make the sigmoid's limits of it."""
    short = written(output, digits=3)
    return written(output) if short in {"0", "1"} else short


come_through_door("neuron")
opening("neuron")
explore()
predictions(
    "neuron",
    [
        Prediction(
            _("Both weights are 0 and the bias is 0. What does a sigmoid neuron say?"),
            ["0", "0.5", "1"],
            1,
            _("The sum is 0 whatever comes in, and the sigmoid of 0 is exactly one half."),
            lambda: set_neuron(0.0, 0.0, 0.0),
            _("Sets all three to 0. Look at the output: 0.5, everywhere."),
        ),
        Prediction(
            _("You make the bias larger. What happens to the edge in the plane?"),
            [N_("It turns"), N_("It moves, and keeps its direction"), N_("It gets steeper")],
            1,
            _("The weights alone give the direction; the bias only says where the sum is 0."),
            larger_bias,
            _("Adds 3 to the bias, each time you press. Look at the line in the plane."),
        ),
        Prediction(
            _("You double both weights and the bias. What happens to the edge?"),
            [N_("It stays, and gets sharper"), N_("It moves away from 0"), N_("Nothing at all")],
            0,
            _(
                "Twice the sum is 0 at the same places, but away from there the sigmoid is sooner "
                "at 0 or 1."
            ),
            all_doubled,
            _("Doubles all three, each time you press. Look how the colours close in on the line."),
        ),
    ],
)
way_on("neuron", as_h1)
