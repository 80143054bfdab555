"""The end of the story: its ideas in a line each, and what comes after."""

import streamlit as st

from ui.app.pages import BIGGER, LESSONS
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.theme.text import ARTICLE

STORY = 5
"""So many lessons tell the story of one run; those after it lead on."""
IDEAS = (
    N_("**Neuron**: multiplies its inputs by weights, adds a bias, and activates."),
    N_("**Activation**: bends the sum; without it, all edges would be straight."),
    N_("**Network**: neurons in layers; what one gives, others take in."),
    N_("**Feedforward**: works from the inputs to the answer, layer by layer."),
    N_("**Loss**: says in one number how wrong all the answers are."),
    N_("**Gradient**: says which way is downhill, by the chain rule backwards."),
    N_("**SGD**: moves every number a little downhill, one sample at a time."),
    N_("**Epochs**: how often everybody has a turn; the learning rate, how far to go."),
    N_("**Softmax**: makes scores share one, to choose among several classes."),
    N_("**Optimizers**: remember earlier steps, to beat straight downhill."),
)
AFTER = (
    N_(
        "**Libraries**: [PyTorch](https://pytorch.org/tutorials/) and "
        "[Keras](https://keras.io/getting_started/)."
    ),
    N_(
        "**Networks for images**: Victor Zhou on "
        "[convolutional networks](https://victorzhou.com/blog/intro-to-cnns-part-1/)."
    ),
    N_(
        "**Networks for sequences**: the same on "
        "[recurrent networks](https://victorzhou.com/blog/intro-to-rnns/)."
    ),
    N_("**Where this story comes from**: his {article}."),
)


def recap() -> None:
    """Draw both, side by side: first the lessons that are left, then what is outside."""
    with st.container(key="recap"):
        ideas, onwards = st.columns([7, 4], gap="large")
    with ideas:
        st.header(_("The story in ten lines"), anchor=False)
        st.markdown("\n".join(f"- {_(idea)}" for idea in IDEAS))
    with onwards:
        st.header(_("What comes after"), anchor=False)
        for lesson in LESSONS[STORY:]:
            st.page_link(
                lesson.script,
                label=f"{lesson.number}. {_(lesson.title)}: {_(lesson.question)}",
                icon=":material/arrow_forward:",
            )
        st.page_link(
            BIGGER, label=_("Bigger networks: any shape, on harder data"), icon=":material/hub:"
        )
        st.markdown("\n".join(f"- {_(after).format(article=ARTICLE)}" for after in AFTER))
