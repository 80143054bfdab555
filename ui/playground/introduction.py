"""What the page is about, for somebody who has never heard of Alice."""

import streamlit as st

from nn_core import Dataset
from ui.data.samples import sample_dataset
from ui.language.words import N_
from ui.language.words import gettext as _

STORY = N_("[The story](https://victorzhou.com/blog/intro-to-neural-networks/)")
PEOPLE = N_(
    "Alice is one of four people, F (female) or M (male). From pounds and inches alone, a network "
    "of nine numbers learns to tell which. Pounds are no weights: those are w1 to w6."
)
OTHERS = N_(
    "From two features alone, a network of nine numbers learns to tell two classes apart: six "
    "weights, w1 to w6, and three biases."
)


def introduction(dataset: Dataset) -> None:
    """Draw one line on who is on the stage, and the link to the article that tells the story."""
    told = PEOPLE if _is_the_story(dataset) else OTHERS
    st.markdown(f":small[{_(told)} {_(STORY)}]")


def _is_the_story(dataset: Dataset) -> bool:
    """Whether these are the four people, in pounds and inches, whatever they measure."""
    people = sample_dataset("people")
    return all(
        getattr(dataset, said) == getattr(people, said)
        for said in ("names", "features", "class_names")
    )
