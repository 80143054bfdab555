"""Who is answered in the lesson on the loss, and where the answers come from."""

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
import streamlit as st

from nn_core import Dataset
from nn_core.validation import Array
from ui.data.samples import sample_dataset
from ui.data.table import as_number
from ui.experiment.experiment import run
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.session.current import current_experiment
from ui.theme.text import quoted, short_number, three_digits
from ui.widgets.refusal import refusal

if TYPE_CHECKING:
    import pandas as pd

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
    """A table to type (n,) answers into; a cell that cannot be used keeps its last good answer.

    The editor keeps its edits against the table that it began with. When it appears anew, after
    another page, it begins with what stood in it last, sound or not.
    """
    state = st.session_state
    group = blake2b(repr((dataset.names, dataset.labels)).encode(), digest_size=4).hexdigest()
    key = f"loss_editor_{group}"
    if key not in state or state.get("loss_group") != group:
        state.loss_group = group
        state.loss_base = _begun_table(dataset)
    # Beside the table's own buttons, which would else lie over the choice above.
    st.caption(_("Type over any y_pred."))
    edited: pd.DataFrame = st.data_editor(
        state.loss_base,
        key=key,
        hide_index=True,
        disabled=["Name", "y_true"],
        placeholder="",
        column_config={"Name": _("Name"), "y_pred": st.column_config.NumberColumn("y_pred")},
        alt=_("Answers to type over"),
    )
    cells = dict(zip(dataset.names, edited["y_pred"].tolist(), strict=True))
    state.setdefault("loss_typed", {}).update(cells)
    good: dict[str, float] = state.setdefault("loss_good", {})
    usable = {name: number for name, cell in cells.items() if (number := _answer(cell)) is not None}
    good.update(usable)
    bad = next((name for name in dataset.names if name not in usable), None)
    refusal(None if bad is None else _problem(bad, cells[bad]), "edit_note", "answers")
    return np.array([good.get(name, UNTYPED) for name in dataset.names])


def _begun_table(dataset: Dataset) -> "pd.DataFrame":
    """The table with what was typed for these people before."""
    # Here for the same reason as in `ui.data.frames`.
    import pandas as pd  # noqa: PLC0415

    typed: dict[str, object] = st.session_state.get("loss_typed", {})
    return pd.DataFrame(
        {
            "Name": dataset.names,
            "y_true": dataset.labels,
            "y_pred": [typed.get(name, UNTYPED) for name in dataset.names],
        }
    )


def _answer(cell: object) -> float | None:
    """The number from 0 to 1 in a cell, if there is one."""
    number = as_number(cell)
    return number if number is not None and 0 <= number <= 1 else None


def _problem(name: str, cell: object) -> str:
    number = as_number(cell)
    said = _("empty") if number is None else short_number(number)
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
