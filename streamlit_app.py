"""The door of the app: its language, page settings, the pages, and nothing else."""

import streamlit as st

from ui.app.pages import open_door
from ui.language.spoken import follow_link
from ui.language.words import gettext as _
from ui.theme.text import ARTICLE

follow_link()
st.set_page_config(
    page_title="Nine Numbers",
    page_icon="ui/icon.svg",
    layout="wide",
    menu_items={
        "About": _(
            "Nine Numbers: the smallest neural network that still learns, made visible. It tells "
            "the story of Victor Zhou's {article}."
        ).format(article=ARTICLE)
    },
)

open_door()
