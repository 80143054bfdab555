"""What the epoch that is shown has come to: the loss, who is right, and who is what."""

import streamlit as st

from nn_core import Network
from ui.experiment.experiment import Experiment, run
from ui.playground.touches import shown_epoch
from ui.session.session import session
from ui.theme.text import listed, six_digits, steady_digits, three_decimals
from ui.widgets.table_view import table_view

MOST_IN_A_SENTENCE = 6


def numbers_section(experiment: Experiment) -> None:
    """Draw the loss, the accuracy, the answer in a sentence and the table of everybody."""
    history = run(experiment)
    epoch = shown_epoch(history.epochs)
    network = history.network_at(epoch)
    dataset = experiment.dataset
    predictions = experiment.predict(network, dataset.values)
    says = [dataset.class_name(y_pred) for y_pred in predictions]
    right = [
        int(y_pred >= 0.5) == label
        for y_pred, label in zip(predictions, dataset.labels, strict=True)
    ]
    loss = float(history.loss[epoch])

    st.header(f"The numbers at epoch {epoch}", anchor=False)
    summary, table = st.columns([2, 3], gap="large")
    with summary:
        with st.container(horizontal=True):
            st.metric("Loss", steady_digits(loss), help=f"To six digits {six_digits(loss)}.")
            st.metric("Right", f"{sum(right)} of {len(right)}")
        answer = _answer(experiment, network)
        if answer:
            st.text(answer)
    with table:
        table_view(
            "results",
            "What the network says of everybody",
            [session().headings.name, "y_true", "y_pred", "The network says", "Right?"],
            [
                [name, str(label), three_decimals(y_pred), said, "✓ right" if fits else "✕ wrong"]
                for name, label, y_pred, said, fits in zip(
                    dataset.names, dataset.labels, predictions, says, right, strict=True
                )
            ],
            words=(0, 3, 4),
        )


def _answer(experiment: Experiment, network: Network) -> str:
    """One sentence on those to predict."""
    asked = experiment.to_predict[:MOST_IN_A_SENTENCE]
    predictions = experiment.predict(network, [(x1, x2) for _, x1, x2 in asked])
    parts = [
        f"{name} is {experiment.dataset.class_name(y_pred)} ({three_decimals(y_pred)})"
        for (name, _, _), y_pred in zip(asked, predictions, strict=True)
    ]
    rest = len(experiment.to_predict) - len(asked)
    if rest:
        parts.append(f"so on for {rest} more")
    return f"The network says that {listed(parts)}." if parts else ""
