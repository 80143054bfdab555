"""Who is answered in the lesson on the loss, and where the answers come from."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import streamlit as st

from nn_core import Dataset
from nn_core.validation import Array
from ui.data.cells import quantity
from ui.data.person import Row, is_empty
from ui.data.samples import sample_dataset
from ui.experiment.experiment import run
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.session.current import current_experiment
from ui.session.session import session
from ui.theme.text import quoted, three_digits
from ui.widgets.typed_table import EMPTY, typed_table

ONE_FOR_ALL, TYPED, TRAINED = N_("Same for all"), N_("Typed in"), N_("Trained run")
"""So short that the three fit beside one another on a phone."""
FOUR, OWN = N_("The four people"), N_("Your own data")
UNTYPED = 0.5
"""What stands in the table before anybody has typed anything."""


def people(source: str) -> Dataset:
    """Who is answered: a trained run has its own people, else there may be two groups to pick."""
    own, four = current_experiment().dataset, sample_dataset("people")
    if source == TRAINED or (own.names, own.labels) == (four.names, four.labels):
        return own
    picked = st.segmented_control(
        _("Who is answered"),
        [FOUR, OWN],
        format_func=_,
        key="loss_people",
        default=OWN,
        required=True,
        wrap=True,
        persist_state="session",
    )
    return four if picked == FOUR else own


def one_for_all() -> float:
    """A slider for what everybody is answered."""
    st.session_state.setdefault("loss_answer", 0.0)
    return st.slider(
        _("The answer"), 0.0, 1.0, step=0.01, key="loss_answer", persist_state="session"
    )


def typed_in(dataset: Dataset) -> Array:
    """A table to type (n,) answers into; a cell that cannot be used keeps its last good answer."""
    typed, text = session().typed_answers, st.column_config.TextColumn
    group = blake2b(repr((dataset.names, dataset.labels)).encode(), digest_size=4).hexdigest()
    # Beside the table's own buttons, which would else lie over the choice above.
    st.caption(_("Type over any y_pred."))
    return typed_table(
        "answers",
        group,
        [
            (name, label, typed.get(name, UNTYPED))
            for name, label in zip(dataset.names, dataset.labels, strict=True)
        ],
        {
            "Name": text(_("Name")),
            "y_true": text("y_true", alignment="right"),
            "y_pred": text("y_pred", alignment="right"),
        },
        _usable_answers,
        title=_("Answers to type over"),
        fixed=["Name", "y_true"],
    )


def _usable_answers(rows: Sequence[Row]) -> tuple[Array, str | None]:
    """The last good answer to everybody, and a sentence on the first cell that has none."""
    typed, good, problem = session().typed_answers, session().good_answers, None
    for row in rows:
        name, cell = str(row[0]), row[2]
        typed[name] = cell
        answer = _answer(cell)
        if answer is not None:
            good[name] = answer
        elif problem is None:
            problem = _problem(name, cell)
    return np.array([good.get(str(row[0]), UNTYPED) for row in rows]), problem


def _answer(cell: object) -> float | None:
    """The number from 0 to 1 in a cell, if there is one; 50 % is one half."""
    read = quantity(cell)
    if read is None:
        return None
    number = read.value / 100 if read.unit == "%" else read.value
    return number if 0 <= number <= 1 else None


def _problem(name: str, cell: object) -> str:
    said = _(EMPTY) if is_empty(cell) else quoted(cell)
    return _(
        "y_pred of {name} is {said}: type a number from 0 to 1. Until then its last good answer "
        "counts."
    ).format(name=quoted(name), said=said)


def trained() -> Array:
    """(n,) answers of the network that the Playground trained, and a line on that run."""
    experiment = current_experiment()
    history = run(experiment)
    st.caption(
        _("The network of the Playground after {epochs} epochs; its loss there is {loss}.").format(
            epochs=history.epochs, loss=three_digits(history.loss[-1])
        )
    )
    return np.array(experiment.predict(history.network, experiment.dataset.values))
