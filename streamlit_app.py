"""The door of the app: page settings, the pages, and nothing else."""

import gc

import streamlit as st

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

playground = st.Page(
    "pages/playground.py", title="Playground", icon=":material/play_circle:", default=True
)
st.navigation([playground]).run()


@st.cache_resource
def leave_out_of_garbage_collection() -> None:
    """Spare what was imported from the collection that Streamlit does after every rerun."""
    gc.collect()
    gc.freeze()


leave_out_of_garbage_collection()
