"""Which way should each number move? The chain rule says so, backwards from the loss."""

import streamlit as st

from nn_core import Dataset, Network, backpropagate
from ui.app.errors import calm
from ui.app.pages import come_through_door
from ui.app.screen import known_screen, watch_screen
from ui.chart import chart
from ui.data.samples import sample_dataset
from ui.experiment.experiment import PARAMETERS, run
from ui.figures.chain import Nudge, chain
from ui.lessons.chain_rule import chain_rule, factors_explained, path_of
from ui.lessons.lesson import Prediction, opening, predictions, textbook_button, way_on
from ui.pick import pick_by_click
from ui.session.current import current_experiment
from ui.theme.text import three_decimals, three_digits
from ui.widgets.exact_slider import exact_slider
from ui.widgets.formula import formula
from ui.widgets.table_view import table_view

TEXTBOOK, START, TRAINED = "All ones", "Your start", "Your trained network"


def textbook() -> None:
    """Set the worked example."""
    st.session_state.update(
        backprop_source=TEXTBOOK,
        backprop_person="Alice",
        backprop_parameter="w1",
        backprop_nudge=1.0,
    )


def follow(parameter: str) -> None:
    """Look at this parameter."""
    st.session_state.backprop_parameter = parameter


def network_and_people() -> tuple[Network, Dataset]:
    """The network that is looked at, and the people it knows."""
    source = st.session_state.get("backprop_source", TEXTBOOK)
    if source == TEXTBOOK:
        return Network.from_vector([1.0] * 6 + [0.0] * 3), sample_dataset("people")
    experiment = current_experiment()
    network = experiment.start_network if source == START else run(experiment).network
    return network, experiment.dataset


def shown_numbers() -> list[float]:
    """The nine numbers that are looked at."""
    numbers: list[float] = network_and_people()[0].vector.tolist()
    return numbers


@st.fragment
@calm()
def explore() -> None:
    """The controls, the picture and the formula, which answer at once."""
    left, right = st.columns([4, 7], gap="large")
    with left:
        st.markdown(
            "Learning means to lower the loss **L**. So ask of each of the nine numbers: if it "
            "grew a little, would L rise or fall, and how fast? That is its partial derivative. "
            "We cannot read it off at once, but we can follow the way back: from L to the answer, "
            "from the answer to a hidden neuron, from there to its weight. Each stretch of the "
            "way has a simple derivative. **The chain rule** says: multiply them."
        )
        nudge, person, dataset = controls()
    with right:
        picture(nudge, person, dataset)
    st.header("With the numbers in it", anchor=False)
    write_out(nudge)


def controls() -> tuple[Nudge, str, Dataset]:
    """The network, the person, the parameter, and how far it is moved."""
    st.segmented_control(
        "The nine numbers",
        [TEXTBOOK, START, TRAINED],
        key="backprop_source",
        default=TEXTBOOK,
        required=True,
        persist_state="session",
    )
    network, dataset = network_and_people()
    if st.session_state.get("backprop_person") not in dataset.names:
        st.session_state.backprop_person = dataset.names[0]
    person = st.selectbox("Person", dataset.names, key="backprop_person", persist_state="session")
    parameter = st.selectbox(
        "Number to follow", PARAMETERS, key="backprop_parameter", persist_state="session"
    )
    by = exact_slider("backprop_nudge", f"Move {parameter} by", 1.0, -4.0, 4.0)
    textbook_button(textbook)
    row = dataset.names.index(person)
    nudge = Nudge(network, dataset.inputs[row], float(dataset.labels[row]), parameter, by)
    return nudge, person, dataset


def picture(nudge: Nudge, person: str, dataset: Dataset) -> None:
    """The way back, the derivatives, and what the nudge did."""
    screen = known_screen()
    gradient = backpropagate(nudge.network, nudge.x, nudge.y_true)
    slope = gradient[nudge.parameter]
    path = path_of(nudge.parameter)
    before, after = nudge.loss([nudge.value, nudge.value + nudge.by]).tolist()
    chart(
        "chain",
        chain(nudge, gradient, path, dataset, screen.narrow, screen.palette),
        f"The network for {person}, with the way from the loss back to {nudge.parameter}; "
        f"its derivative is {three_digits(slope)}. Moving it by {nudge.by:g} takes the "
        f"loss from {before:.4g} to {after:.4g}.",
        screen.palette,
    )
    st.text(
        f"Move {nudge.parameter} by {three_digits(nudge.by)}: the derivative promises that L "
        f"changes by {three_digits(slope * nudge.by)}. Really it changes by "
        f"{three_digits(after - before)}, from {before:.4f} to {after:.4f}."
    )


def write_out(nudge: Nudge) -> None:
    """The chain rule with its numbers, and all nine derivatives."""
    gradient = backpropagate(nudge.network, nudge.x, nudge.y_true)
    left, middle, right = st.columns([4, 4, 5], gap="large")
    with left:
        formula(chain_rule(nudge.parameter, gradient))
        st.caption(f"Exactly {gradient[nudge.parameter]!r}.")
        if st.session_state.get("backprop_source", TEXTBOOK) == TEXTBOOK:
            st.caption(
                "The book prints 0.0214 for Alice and w1, because it multiplies factors that it "
                "had already rounded: -0.952 · 0.249 · -0.0904. The exact product is 0.0215."
            )
    with middle:
        formula(factors_explained(nudge.parameter, gradient, nudge.network, nudge.x, nudge.y_true))
    with right:
        table_view(
            "derivatives",
            "All nine partial derivatives",
            ["number", "value", "dL/d...", "to lower L"],
            [
                [name, three_decimals(value), three_digits(gradient[name]), advice(gradient[name])]
                for name, value in nudge.network.parameters.items()
            ],
            words=(0, 3),
            strong=PARAMETERS.index(nudge.parameter),
        )


def advice(derivative: float) -> str:
    """Which way to move a parameter with this derivative."""
    if derivative == 0:
        return "leave it"
    return "make it smaller" if derivative > 0 else "make it larger"


come_through_door("backprop")
opening("backprop")
explore()
pick_by_click("chain", PARAMETERS, follow)
predictions(
    "backprop",
    [
        Prediction(
            "dL/dw1 is positive. Which way should w1 go to lower the loss?",
            ["Up", "Down", "That depends on w1"],
            1,
            "A positive derivative says that L rises when w1 grows. So w1 should shrink.",
        ),
        Prediction(
            "The derivative promises a change of the loss. When is the promise kept?",
            ["Always", "Only for small moves", "Only at the minimum"],
            1,
            "The derivative is the slope of the tangent. The curve leaves its tangent, the sooner "
            "the more it bends.",
        ),
        Prediction(
            "h1 gives out nearly 1, whatever comes in. What is dL/dw1?",
            ["Nearly 0", "Nearly 1", "Very large"],
            0,
            "The slope of the sigmoid is a factor in the chain, and far out it is nearly 0: a "
            "saturated neuron hardly learns.",
        ),
    ],
)
way_on("backprop", shown_numbers)
watch_screen()
