"""Take a bigger network away: as files to run, to read and to play; and bring one from a file."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import streamlit as st

from ui.bigger.offline import bigger_page
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import bigger_run
from ui.experiment.bigger_setup import BiggerSetup
from ui.experiment.experiment_file import FileError
from ui.experiment.network_file import read_network
from ui.export.bigger_keras import bigger_keras_script
from ui.export.bigger_notebook import bigger_notebook
from ui.export.bigger_numpy import bigger_python_script
from ui.export.bigger_pytorch import bigger_pytorch_script
from ui.export.bigger_weights import (
    bigger_weights_csv,
    bigger_weights_json,
    bigger_weights_npz,
)
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.playground.export_section import PAGE, download
from ui.session.bigger_current import current_bigger, open_bigger
from ui.session.session import session
from ui.widgets.popover import drawn_when_open


class Kind(NamedTuple):
    """A kind of file: what its button says, what it is called, its type, and what writes it."""

    label: str
    file: str
    mime: str
    write: Callable[[BiggerExperiment], str | bytes]


OF_THE_RUN = (
    Kind(N_("Python script"), "network.py", "text/x-python", bigger_python_script),
    Kind(N_("Jupyter notebook"), "network.ipynb", "application/x-ipynb+json", bigger_notebook),
    Kind(N_("PyTorch script"), "network_pytorch.py", "text/x-python", bigger_pytorch_script),
    Kind(N_("Keras script"), "network_keras.py", "text/x-python", bigger_keras_script),
    Kind(N_("Weights (CSV)"), "weights.csv", "text/csv", bigger_weights_csv),
    Kind(N_("Weights (JSON)"), "network.json", "application/json", bigger_weights_json),
    Kind(N_("Weights (npz)"), "weights.npz", "application/octet-stream", bigger_weights_npz),
)

BRING = "bring_a_network"
"""In the session state, where it stands whether a network is about to be brought."""


def export_section(setup: BiggerSetup) -> None:
    """Draw a button for each file, and the place where a network is brought."""
    st.header(_("Take it away"), anchor=False)
    st.caption(
        _(
            "The picture is saved by the button beside the player. Scripts and weights are of the "
            "end of training, epoch {epoch}, whichever epoch the stage shows."
        ).format(epoch=bigger_run(setup.experiment).epochs)
    )
    label, file, mime = PAGE
    with st.container(horizontal=True, gap="small"):
        download(_(label), f"bigger_{file}", mime, partial(bigger_page, setup))
        for kind in OF_THE_RUN:
            download(_(kind.label), kind.file, kind.mime, partial(kind.write, setup.experiment))
        drawn_when_open(_("Bring a network"), BRING, _bring, icon=":material/upload_file:")


def _bring() -> None:
    """A network from a file takes the place of the one that is open; the data stay."""
    st.caption(_("Weights (JSON) as this page writes them, or made elsewhere in the same form."))
    # A new uploader is empty: what was read, or refused, is not listed.
    key = f"bigger_network_{session().uploads}"
    st.file_uploader(
        _("Network"), type="json", max_upload_size=1, key=key, on_change=_take, args=(key,)
    )


def _take(key: str) -> None:
    uploaded, setup = st.session_state[key], current_bigger()
    if uploaded is None:
        return
    session().uploads += 1
    try:
        experiment = read_network(uploaded.getvalue(), setup.experiment)
    except FileError as problem:
        session().bigger_problems = (str(problem),)
    else:
        open_bigger(replace(setup, experiment=experiment))
