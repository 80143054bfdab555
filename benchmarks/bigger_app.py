"""The stage of bigger networks and nothing else, for the benchmarks and the browser's tests."""

import streamlit as st

from tests.ui.stage.big_runs import big_run
from ui.stage.big_score import BigView, big_score
from ui.stage.component import component

HIDDEN = tuple(int(size) for size in st.query_params.get("hidden", "8,8").split(",") if size)

st.set_page_config(layout="wide")
component("bigger")(
    key="bigger", data=big_score(big_run(HIDDEN), BigView()), on_epoch_change=lambda: None
)
