"""The tables: who the network learns from, what it sees of them, and who it is asked about."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nn_core import Dataset
from ui.data.csv_file import write_csv
from ui.data.frames import as_frame, as_rows
from ui.data.own_headings import shown_heading
from ui.data.person import Headings, Row
from ui.data.table import COLUMNS, MOST_ROWS, Asked, sendable
from ui.experiment.fields import DATASET, SHIFT
from ui.experiment.permalink import tables_fit
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.playground.own_table import bring_buttons, what_was_read
from ui.playground.table_form import table_form
from ui.session.brought_table import form_is_open
from ui.session.session import session
from ui.session.tables_state import (
    UPLOAD,
    current_tables,
    load,
    names_left_out,
    usable_asked,
    usable_dataset,
)
from ui.session.whole import whole
from ui.theme.notice import notice
from ui.theme.text import four_digits, listed, short_number
from ui.widgets.refusal import refusal
from ui.widgets.table_view import table_view

EMPTY = N_("empty")
"""What stands in a cell that is to be filled."""
LEFT_OUT = N_("left out")
"""What stands for a row that is not complete among those that the network sees."""


def data_section() -> tuple[Dataset, tuple[Asked, ...]]:
    """Draw the tables. Returns the data in them, or the last that could be used.

    What is to be said of an editor stands below it: its tools come and go above it at the right.
    """
    headings = session().headings
    st.header(_("The data"), anchor=False)
    sources = st.container(horizontal=True, vertical_alignment="bottom")
    _pick_source(sources)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.markdown(_("**To learn from**"))
        rows = _editor("learn", headings)
        st.caption(_("Type over any cell; add a row at the end."))
        dataset, problem = usable_dataset(rows)
        refusal(problem, "edit_note", "learn")
        st.markdown(_("**To predict**"))
        rows = _editor("asked", headings)
        st.caption(_("The network never learns from these."))
        asked, problem = usable_asked(rows, dataset)
        refusal(problem, "edit_note", "asked")
    with right:
        st.markdown(_("**What the network sees of it**"))
        _what_it_sees(dataset, headings)
        _shift_control()
    _download(sources, headings)
    if not tables_fit(dataset, asked, headings.name):
        with left:
            notice(
                _(
                    "These tables are too long for a link, so the link leaves them out: the button "
                    "Share has them as a file."
                ),
                "link_off",
            )
    if form_is_open():
        table_form()
    return dataset, asked


def current_data() -> tuple[Dataset, tuple[Asked, ...]]:
    """The data in the tables as they stand, for a page that has yet to draw them."""
    learn, asked = current_tables()
    dataset, _problem = usable_dataset(learn)
    return dataset, usable_asked(asked, dataset)[0]


def _pick_source(place: DeltaGenerator) -> None:
    """Where the tables come from."""
    titles = {key: DATASET.words(key) for key in DATASET.options}
    if session().source == UPLOAD:
        titles[UPLOAD] = _("Your own")
    with place:
        st.selectbox(
            DATASET.label,
            list(titles),
            index=list(titles).index(session().source),
            format_func=titles.__getitem__,
            key=f"dataset_{session().version}",
            on_change=_load_picked,
            width=180,
        )
        bring_buttons()
        st.button(
            _("Reset to the four people"),
            icon=":material/restart_alt:",
            on_click=whole(load),
            args=(DATASET.default,),
        )
    what_was_read()


def _download(place: DeltaGenerator, headings: Headings) -> None:
    """Take the table away, with everything that was typed into it."""
    place.download_button(
        _("Download CSV"),
        write_csv(session().tables["learn"], headings),
        "data.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


@whole
def _load_picked() -> None:
    load(st.session_state[f"dataset_{session().version}"])


def _editor(which: str, headings: Headings) -> list[Row]:
    """One of the two tables, with what was typed into it, sound or not.

    The editor keeps its edits against the table that it began with. When it appears anew, after
    another page, it begins with what stood in it last.
    """
    state, widgets = session(), st.session_state
    key = f"{which}_editor_{state.version}"
    if key in widgets and len(widgets[key]["added_rows"]) > MOST_ROWS:
        # Streamlit puts row after row into the table, on every rerun: thousands take minutes.
        notice(
            _(
                "That is {count} rows more and the limit is {most}: the table stays as it was."
            ).format(count=len(widgets[key]["added_rows"]), most=MOST_ROWS),
            "edit_note",
        )
        state.version += 1
        key = f"{which}_editor_{state.version}"
    if key not in widgets:
        columns = COLUMNS if which == "learn" else COLUMNS[:3]
        state.bases[which] = as_frame(sendable(state.tables[which]), columns)
    first, second = headings.features
    zero, one = headings.class_names
    edited = st.data_editor(
        state.bases[which],
        key=key,
        num_rows="dynamic",
        hide_index=True,
        placeholder=_(EMPTY),
        column_config={
            "name": st.column_config.TextColumn(shown_heading(headings.name)),
            "x1": st.column_config.TextColumn(shown_heading(first.label), alignment="right"),
            "x2": st.column_config.TextColumn(shown_heading(second.label), alignment="right"),
            "class": st.column_config.SelectboxColumn(
                shown_heading(headings.class_column), options=[one, zero]
            ),
        },
        alt=_("Samples to learn from") if which == "learn" else _("Samples to predict"),
    )
    rows = as_rows(edited)
    state.tables[which] = rows
    return rows


def _what_it_sees(dataset: Dataset, headings: Headings) -> None:
    table_view(
        "seen_by_network",
        _("What the network sees"),
        [shown_heading(headings.name), "x1", "x2", "y_true"],
        [
            [name, four_digits(x1), four_digits(x2), str(label)]
            for name, (x1, x2), label in zip(
                dataset.names, dataset.inputs.tolist(), dataset.labels, strict=True
            )
        ]
        + [[name, "", "", _(LEFT_OUT)] for name in names_left_out()],
    )
    zero, one = dataset.class_names
    rows = zip(("x1", "x2"), dataset.features, *dataset.shift.fit(dataset.raw), strict=True)
    for name, feature, offset, scale in rows:
        if scale != 1:
            seen = _("{name} is {feature} minus {offset}, divided by {scale}.")
        elif offset:
            seen = _("{name} is {feature} minus {offset}.")
        else:
            seen = _("{name} is {feature}.")
        moved = {"offset": short_number(offset), "scale": short_number(scale)}
        st.text(seen.format(name=name, feature=shown_heading(feature.label), **moved))
    st.text(_("y_true is 1 for {one} and 0 for {zero}.").format(one=one, zero=zero))


def _shift_control() -> None:
    """How the features are moved before the network sees them."""
    own = session().own_shift
    titles = {kind: SHIFT.words(kind) for kind in SHIFT.options}
    if own.kind == "fixed":
        by = listed([short_number(offset) for offset in own.offsets])
        titles["fixed"] = _("by {numbers}").format(numbers=by)
    else:
        del titles["fixed"]
    st.selectbox(
        SHIFT.label,
        list(titles),
        format_func=titles.__getitem__,
        key=SHIFT.key,
        persist_state="session",
    )
