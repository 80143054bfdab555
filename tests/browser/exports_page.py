"""A page with the stage and its exports and nothing else, for the browser tests."""

import streamlit as st

from tests.browser.exported import SETUP, VIEW
from ui.playground.export_section import export_section
from ui.playground.stage_section import stage_section

st.set_page_config(layout="wide")
export_section(lambda: SETUP)
stage_section(SETUP, VIEW)
