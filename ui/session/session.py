"""What a visitor has open: one typed object, kept under one key of Streamlit's session state.

What stands in a control is not in here: Streamlit keeps that under the control's own key, and
`ui.session.settings` is the one place that gives a control another value.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import streamlit as st

from nn_core import Dataset, Shift
from ui.data.person import Headings, Row
from ui.data.samples import SAMPLES, load_sample, sample_asked, sample_dataset
from ui.data.table import Asked
from ui.experiment.bigger_setup import BiggerSetup
from ui.experiment.experiment import Experiment
from ui.experiment.fields import DATASET, LEARNING_RATE
from ui.experiment.permalink import Setup
from ui.session.past import Opened, Past, sharing_tables

if TYPE_CHECKING:
    import pandas as pd

    from ui.session.brought_table import BroughtTable

KEY = "session"
USUAL = DATASET.default


def _usual_experiment() -> Experiment:
    return Experiment(sample_dataset(USUAL), sample_asked(USUAL))


def _usual_tables() -> dict[str, Sequence[Row]]:
    table, asked, _ = load_sample(USUAL)
    return {"learn": table, "asked": asked}


@dataclass
class Session:
    """What one visitor has open; it begins with what a bare link opens.

    Attributes:
        came_through_door: whether the door was run, so that the server knows the pages.
        page_title: of the page that is open.
        rest_waits: whether the Playground has yet to show what is below its stage.
        page: its url; the Playground's is empty.
        dialog: the name of the dialog that is open there; empty for none.
        is_new: whether the link is still to be read.
        experiment: the current one.
        past: what was open before, for undo and redo.
        is_stepping: whether an undo or a redo has begun.
        link_problems: what in a link or file could not be used, until it is read.
        opened_file: what a file sets, and its problems, until the next run.
        times_set: how often each control of the Playground that unfolds was set from elsewhere.
        own_learning_rate: one that a link brought along, beside the steps of the slider.
        source: the sample that the tables were loaded from, or that they are the visitor's own.
        headings: of the tables.
        own_shift: the shift that suits the dataset.
        tables: the rows to "learn" from and those "asked", as they stand, sound or not.
        begun_tables: the key of the editor that a table was typed into last, and what it began
            with, against which it keeps its edits.
        version: goes up with every new table, so that the editors forget the edits of the old one.
        left_out: the numbers of the rows to learn from that are not complete.
        brought: the table that the visitor brought, while it is the one that is open.
        brought_problem: what it was brought by, and why it could not be put into the tables.
        form_is_open: whether the form on what was understood of it is to be seen.
        uploads: how many files were brought.
        good_dataset: the last data that were usable, and
        good_asked: those to predict, and
        good_version: the version of the tables that they are from.
        own_fields: what single pages have for themselves, as which network a view looks at.
        seen: what each view looked at last, by its url and by the network.
        theme: "light" or "dark", if somebody changed it since the page began.
        opened_lessons: the urls of the lessons that were opened.
        menu_is_late: whether the menu has yet to mark a lesson whose last answer was given.
        looks: how often the picture of a lesson was asked to come into view.
        typed_answers: what stands in the cells of the lesson on the loss, by name, sound or not.
        good_answers: the last number there that could be used, by name.
        bigger: what the page of bigger networks has open; None until it is opened.
        bigger_past: what it had open before.
        bigger_times_set: how often each of its controls was set from elsewhere.
        bigger_problems: what in its link or file could not be used, until it is read.
        bigger_file: what a file sets there, and its problems, until the next run.
    """

    came_through_door: bool = False
    page_title: str | None = None
    rest_waits: bool = True
    page: str = ""
    dialog: str = ""
    is_new: bool = True
    experiment: Experiment = field(default_factory=_usual_experiment)
    past: Past[Opened] = field(default_factory=lambda: Past(sharing=sharing_tables))
    is_stepping: bool = False
    link_problems: Sequence[str] = ()
    opened_file: tuple[Setup, Sequence[str]] | None = None
    times_set: dict[str, int] = field(default_factory=dict)
    own_learning_rate: float = LEARNING_RATE.default
    source: str = USUAL
    headings: Headings = field(default_factory=lambda: load_sample(USUAL)[2])
    own_shift: Shift = SAMPLES[USUAL].shift
    tables: dict[str, Sequence[Row]] = field(default_factory=_usual_tables)
    begun_tables: dict[str, tuple[str, "pd.DataFrame"]] = field(default_factory=dict)
    version: int = 0
    left_out: Sequence[int] = ()
    brought: "BroughtTable | None" = None
    brought_problem: tuple[str, str] | None = None
    form_is_open: bool = False
    uploads: int = 0
    good_dataset: Dataset = field(default_factory=lambda: sample_dataset(USUAL))
    good_asked: tuple[Asked, ...] = field(default_factory=lambda: sample_asked(USUAL))
    good_version: int = 0
    own_fields: dict[str, Any] = field(default_factory=dict)
    seen: dict[tuple[str, str], Setup | BiggerSetup] = field(default_factory=dict)
    theme: str | None = None
    opened_lessons: set[str] = field(default_factory=set)
    menu_is_late: bool = False
    looks: int = 0
    typed_answers: dict[str, object] = field(default_factory=dict)
    good_answers: dict[str, float] = field(default_factory=dict)
    bigger: BiggerSetup | None = None
    bigger_past: Past[BiggerSetup] = field(default_factory=Past)
    bigger_times_set: dict[str, int] = field(default_factory=dict)
    bigger_problems: Sequence[str] = ()
    bigger_file: tuple[BiggerSetup, Sequence[str]] | None = None


def session() -> Session:
    """What the visitor who is asking has open."""
    kept: Session | None = st.session_state.get(KEY)
    if kept is None:
        kept = st.session_state[KEY] = Session()
    return kept
