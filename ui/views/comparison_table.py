"""The table of a comparison, to be sorted and taken away as CSV."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

import streamlit as st

from ui.language.words import N_
from ui.language.words import gettext as _
from ui.theme.text import in_full
from ui.views.comparison import Comparison
from ui.views.frame import open_later

TABLE = "comparison_table"
RUN, LOSS, ACCURACY, EPOCHS = N_("Run"), N_("Loss"), N_("Accuracy"), N_("Epochs")
HELD_OUT_LOSS, HELD_OUT_ACCURACY = N_("Held-out loss"), N_("Held-out accuracy")
UNTIL = N_("Epochs until below {bound}")
DIVERGED, YES, NO = N_("Diverged"), N_("yes"), N_("no")


def comparison_table(comparison: Comparison) -> None:
    """Draw the table; whoever picks a row can open its run."""
    import pandas as pd  # noqa: PLC0415 (a quarter of a second that other pages do not need)

    columns = rows_of(comparison)
    st.subheader(_("How each came out"), anchor=False)
    event = st.dataframe(
        pd.DataFrame(_shown(columns, comparison)),
        key=TABLE,
        hide_index=True,
        placeholder="\N{EN DASH}",
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            _(LOSS): st.column_config.NumberColumn(format="%.4g"),
            _(ACCURACY): st.column_config.NumberColumn(format="percent"),
            _(HELD_OUT_LOSS): st.column_config.NumberColumn(format="%.4g"),
            _(HELD_OUT_ACCURACY): st.column_config.NumberColumn(format="percent"),
        },
        alt=_("How each run came out; the same as CSV below"),
    )
    picked: Sequence[int] = event["selection"]["rows"]
    place = picked[0] if picked and picked[0] < len(comparison.words) else None
    with st.container(horizontal=True, gap="small"):
        st.button(
            # A hint that shows only under a pointer is none on a phone.
            _("Pick a row to open its run")
            if place is None
            else _("Open {run}").format(run=comparison.words[place]),
            icon=":material/play_circle:",
            disabled=place is None,
            on_click=_open,
            args=(comparison, place),
        )
        st.download_button(
            _("Table (CSV)"),
            lambda: written(columns).encode("utf-8"),
            "comparison.csv",
            "text/csv",
            icon=":material/download:",
            on_click="ignore",
        )


def rows_of(comparison: Comparison) -> Mapping[str, Sequence[object]]:
    """The columns of the table by their headings, in English."""
    runs = [*comparison.results()]
    held_out: dict[str, Sequence[object]] = {
        HELD_OUT_LOSS: [run.held_out_loss for run in runs],
        HELD_OUT_ACCURACY: [run.held_out_accuracy for run in runs],
    }
    bound = comparison.common_bound
    until: dict[str, Sequence[object]] = {}
    if bound is not None:
        until[UNTIL.format(bound=in_full(bound))] = [run.below for run in runs]
    return {
        RUN: [run.number for run in runs],
        comparison.setting.name: [run.value for run in runs],
        LOSS: [run.loss for run in runs],
        ACCURACY: [run.accuracy for run in runs],
        **{name: column for name, column in held_out.items() if set(column) != {None}},
        **until,
        EPOCHS: [run.epochs for run in runs],
        DIVERGED: [YES if run.diverged else NO for run in runs],
    }


def _shown(
    columns: Mapping[str, Sequence[object]], comparison: Comparison
) -> Mapping[str, Sequence[object]]:
    """The same in the language of the page."""
    own = {
        comparison.setting.name: comparison.setting.label,
        UNTIL.format(bound=in_full(comparison.bound)): _(UNTIL).format(
            bound=in_full(comparison.bound)
        ),
    }
    words: Mapping[str, Sequence[object]] = {
        comparison.setting.name: comparison.words,
        DIVERGED: [_(YES) if told == YES else _(NO) for told in columns[DIVERGED]],
    }
    return {own.get(name, _(name)): words.get(name, column) for name, column in columns.items()}


def written(columns: Mapping[str, Sequence[object]]) -> str:
    """The table as CSV; what a run has not is left empty."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))
    return text.getvalue()


def _open(comparison: Comparison, place: int | None) -> None:
    if place is not None:
        open_later(comparison.run_of(place))
