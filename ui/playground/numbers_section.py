"""What the epoch that is shown has come to: the loss, who is right, and who is what."""

import streamlit as st

from nn_core import Network
from ui.data.own_headings import shown_heading
from ui.experiment.experiment import Experiment, run
from ui.language.words import gettext as _
from ui.playground.touches import shown_epoch
from ui.session.session import session
from ui.theme.text import listed, six_digits, steady_digits, three_decimals
from ui.widgets.glossary import meaning
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

    st.header(_("The numbers at epoch {epoch}").format(epoch=epoch), anchor=False)
    summary, table = st.columns([2, 3], gap="large")
    with summary:
        with st.container(horizontal=True):
            st.metric(
                _("Loss"),
                steady_digits(loss),
                help=" ".join(
                    [meaning("loss"), _("To six digits {loss}.").format(loss=six_digits(loss))]
                ),
            )
            st.metric(
                _("Right"), _("{right} of {count}").format(right=sum(right), count=len(right))
            )
        answer = _answer(experiment, network)
        if answer:
            st.text(answer)
    with table:
        table_view(
            "results",
            _("What the network says of everybody"),
            [
                shown_heading(session().headings.name),
                "y_true",
                "y_pred",
                _("The network says"),
                _("Right?"),
            ],
            [
                [
                    name,
                    str(label),
                    three_decimals(y_pred),
                    said,
                    _("✓ right") if fits else _("✕ wrong"),
                ]
                for name, label, y_pred, said, fits in zip(
                    dataset.names, dataset.labels, predictions, says, right, strict=True
                )
            ],
            words=(0, 3, 4),
        )


def _answer(experiment: Experiment, network: Network) -> str:
    """One sentence on those to predict."""
    asked = experiment.to_predict[:MOST_IN_A_SENTENCE]
    predictions = experiment.predict(network, [(x1, x2) for _name, x1, x2 in asked])
    parts = [
        _("{name} is {class_name} ({y_pred})").format(
            name=name,
            class_name=experiment.dataset.class_name(y_pred),
            y_pred=three_decimals(y_pred),
        )
        for (name, *_place), y_pred in zip(asked, predictions, strict=True)
    ]
    rest = len(experiment.to_predict) - len(asked)
    if rest:
        parts.append(_("so on for {count} more").format(count=rest))
    return _("The network says that {answers}.").format(answers=listed(parts)) if parts else ""
