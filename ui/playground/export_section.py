"""Take it away: the stage, the history, the weights and the run itself as files."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import streamlit as st

from ui.experiment.experiment import Experiment
from ui.experiment.permalink import Setup
from ui.export.history_csv import history_csv
from ui.export.notebook import notebook
from ui.export.offline_page import offline_page
from ui.export.python_script import python_script
from ui.export.pytorch_script import pytorch_script
from ui.export.weights_json import weights_json
from ui.language.words import N_
from ui.language.words import gettext as _


class Kind(NamedTuple):
    """A kind of file: what its button says, what it is called, its type, and what writes it."""

    label: str
    file: str
    mime: str
    write: Callable[[Experiment], str]


OF_THE_RUN = (
    Kind(N_("History (CSV)"), "history.csv", "text/csv", history_csv),
    Kind(N_("Weights (JSON)"), "weights.json", "application/json", weights_json),
    Kind(N_("Python script"), "run.py", "text/x-python", python_script),
    Kind(N_("Jupyter notebook"), "run.ipynb", "application/x-ipynb+json", notebook),
    Kind(N_("PyTorch script"), "run_pytorch.py", "text/x-python", pytorch_script),
)
PAGE = (N_("Page that plays offline (HTML)"), "stage.html", "text/html")


def export_section(opened: Callable[[], Setup]) -> None:
    """Draw a button for each file; files are written when they are asked for.

    Args:
        opened: gives what is open then.
    """
    st.header(_("Take it away"), anchor=False)
    # No number of epochs: a setting draws the experiment again, and not this.
    st.caption(
        _(
            "The picture is saved by the button beside the player. Scripts and weights are of the "
            "end of training, whichever epoch the stage shows."
        )
    )
    with st.container(horizontal=True, gap="small"):
        download(_(PAGE[0]), *PAGE[1:], lambda: offline_page(opened()))
        for kind in OF_THE_RUN:
            download(_(kind.label), kind.file, kind.mime, partial(_written, kind, opened))


def _written(kind: Kind, opened: Callable[[], Setup]) -> str:
    return kind.write(opened().experiment)


def download(label: str, file: str, mime: str, write: Callable[[], str | bytes]) -> None:
    """A button that downloads a file, which is written when it is asked for."""

    def content() -> bytes:
        written = write()
        return written.encode("utf-8") if isinstance(written, str) else written

    st.download_button(
        label,
        content,
        file,
        mime,
        key=f"take_{file}",
        icon=":material/download:",
        on_click="ignore",
    )
