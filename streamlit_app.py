"""The door of the app: page settings, the pages, and nothing else."""

import streamlit as st

from ui.app.pages import open_door

st.set_page_config(
    page_title="Nine Numbers",
    page_icon="ui/icon.svg",
    layout="wide",
    menu_items={
        "About": "Nine Numbers: the smallest neural network that still learns, made visible. "
        "It tells the story of Victor Zhou's "
        "[Machine Learning for Beginners](https://victorzhou.com/blog/intro-to-neural-networks/)."
    },
)

open_door()
