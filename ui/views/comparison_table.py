"""The table of a comparison, to be sorted and taken away as CSV."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

import streamlit as st

from ui.theme.text import shortest
from ui.views.comparison import Comparison
from ui.views.frame import open_later

TABLE = "comparison_table"


def comparison_table(comparison: Comparison) -> None:
    """Draw the table; whoever picks a row can open its run."""
    import pandas as pd  # noqa: PLC0415 (a quarter of a second that other pages do not need)

    columns = rows_of(comparison)
    st.subheader("How each came out", anchor=False)
    event = st.dataframe(
        pd.DataFrame(columns),
        key=TABLE,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "Loss": st.column_config.NumberColumn(format="%.4g"),
            "Accuracy": st.column_config.NumberColumn(format="percent"),
            "Held-out loss": st.column_config.NumberColumn(format="%.4g"),
            "Held-out accuracy": st.column_config.NumberColumn(format="percent"),
        },
        alt="How each run came out; the same as CSV below",
    )
    picked: Sequence[int] = event["selection"]["rows"]
    place = picked[0] if picked and picked[0] < len(comparison.words) else None
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Open this run" if place is None else f"Open {comparison.words[place]}",
            icon=":material/play_circle:",
            disabled=place is None,
            help="Pick a row first." if place is None else None,
            on_click=_open,
            args=(comparison, place),
        )
        st.download_button(
            "Table (CSV)",
            lambda: written(columns).encode("utf-8"),
            "comparison.csv",
            "text/csv",
            icon=":material/download:",
            on_click="ignore",
        )


def rows_of(comparison: Comparison) -> Mapping[str, Sequence[object]]:
    """The columns of the table by their headings."""
    runs = [*comparison.results()]
    held_out: dict[str, Sequence[object]] = {
        "Held-out loss": [run.held_out_loss for run in runs],
        "Held-out accuracy": [run.held_out_accuracy for run in runs],
    }
    return {
        "Run": [run.number for run in runs],
        comparison.label: [run.value for run in runs],
        "Loss": [run.loss for run in runs],
        "Accuracy": [run.accuracy for run in runs],
        **{name: column for name, column in held_out.items() if set(column) != {None}},
        f"Epochs until below {shortest(comparison.bound)}": [run.below for run in runs],
        "Epochs": [run.epochs for run in runs],
        "Diverged": ["yes" if run.diverged else "no" for run in runs],
    }


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
