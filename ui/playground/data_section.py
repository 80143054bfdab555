"""The tables: who the network learns from, what it sees of them, and who it is asked about."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nn_core import Dataset
from ui.data.csv_file import write_csv
from ui.data.own_headings import shown_heading
from ui.data.person import Headings, Row
from ui.data.table import MOST_ROWS, Asked
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
from ui.widgets.table_view import table_view
from ui.widgets.typed_table import rows_added, typed_table

Read = TypeVar("Read")

LEFT_OUT = N_("left out")
"""What stands for a row that is not complete among those that the network sees."""


def data_section() -> tuple[Dataset, tuple[Asked, ...]]:
    """Draw the tables. Returns the data in them, or the last that could be used."""
    headings = session().headings
    st.header(_("The data"), anchor=False)
    sources = st.container(horizontal=True, vertical_alignment="bottom")
    _pick_source(sources)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.markdown(_("**To learn from**"))
        dataset = _typed("learn", headings, _learned)
        st.markdown(_("**To predict**"))
        asked = _typed("asked", headings, lambda rows: _asked(rows, dataset))
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


def _learned(rows: list[Row]) -> tuple[Dataset, str | None]:
    session().tables["learn"] = rows
    return usable_dataset(rows)


def _asked(rows: list[Row], dataset: Dataset) -> tuple[tuple[Asked, ...], str | None]:
    session().tables["asked"] = rows
    return usable_asked(rows, dataset)


def _typed(
    which: str, headings: Headings, read: Callable[[list[Row]], tuple[Read, str | None]]
) -> Read:
    """One of the two tables, as it stands; sound or not, it is kept."""
    state = session()
    added = rows_added(which, state.version)
    if added > MOST_ROWS:
        notice(
            _(
                "That is {count} rows more and the limit is {most}: the table stays as it was."
            ).format(count=added, most=MOST_ROWS),
            "edit_note",
        )
        state.version += 1
    first, second = headings.features
    zero, one = headings.class_names
    columns = {
        "name": st.column_config.TextColumn(shown_heading(headings.name)),
        "x1": st.column_config.TextColumn(shown_heading(first.label), alignment="right"),
        "x2": st.column_config.TextColumn(shown_heading(second.label), alignment="right"),
        "class": st.column_config.SelectboxColumn(
            shown_heading(headings.class_column), options=[one, zero]
        ),
    }
    title, caption = _("Samples to learn from"), _("Type over any cell; add a row at the end.")
    if which == "asked":
        del columns["class"]
        title, caption = _("Samples to predict"), _("The network never learns from these.")
    return typed_table(
        which,
        state.version,
        state.tables[which],
        columns,
        read,
        title=title,
        caption=caption,
    )


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
        seen = _moved_words(float(offset), float(scale))
        moved = {"offset": short_number(abs(offset)), "scale": short_number(scale)}
        st.text(seen.format(name=name, feature=shown_heading(feature.label), **moved))
    if (zero, one) != ("0", "1"):
        st.text(_("y_true is 1 for {one} and 0 for {zero}.").format(one=one, zero=zero))


def _moved_words(offset: float, scale: float) -> str:
    """What the network sees of a feature, with the offset as it is without its sign."""
    if offset < 0 and scale != 1:
        return _("{name} is {feature} plus {offset}, divided by {scale}.")
    if offset < 0:
        return _("{name} is {feature} plus {offset}.")
    if scale != 1:
        return _("{name} is {feature} minus {offset}, divided by {scale}.")
    return _("{name} is {feature} minus {offset}.") if offset else _("{name} is {feature}.")


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
