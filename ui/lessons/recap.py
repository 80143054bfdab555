"""The end of the story: its ideas in a line each, and what comes after."""

import streamlit as st

from ui.app.pages import BIGGER, LESSONS
from ui.theme.text import ARTICLE

STORY = 5
"""So many lessons tell the story of one run; those after it lead on."""
IDEAS = """
- **Neuron**: multiplies its inputs by weights, adds a bias, and activates.
- **Activation**: bends the sum; without it, all edges would be straight.
- **Network**: neurons in layers; what one gives, others take in.
- **Feedforward**: works from the inputs to the answer, layer by layer.
- **Loss**: says in one number how wrong all the answers are.
- **Gradient**: says which way is downhill, by the chain rule backwards.
- **SGD**: moves every number a little downhill, one sample at a time.
- **Epochs**: how often everybody has a turn; the learning rate, how far to go.
- **Softmax**: makes scores share one, to choose among several classes.
- **Optimizers**: remember earlier steps, to beat straight downhill.
"""
AFTER = f"""
- **Libraries**: [PyTorch](https://pytorch.org/tutorials/) and
  [Keras](https://keras.io/getting_started/).
- **Networks for images**: Victor Zhou on
  [convolutional networks](https://victorzhou.com/blog/intro-to-cnns-part-1/).
- **Networks for sequences**: the same on
  [recurrent networks](https://victorzhou.com/blog/intro-to-rnns/).
- **Where this story comes from**: his
  {ARTICLE}.
"""


def recap() -> None:
    """Draw both, side by side: first the lessons that are left, then what is outside."""
    ideas, after = st.columns([7, 4], gap="large")
    with ideas:
        st.header("The story in ten lines", anchor=False)
        st.markdown(IDEAS)
    with after:
        st.header("What comes after", anchor=False)
        for lesson in LESSONS[STORY:]:
            st.page_link(
                lesson.script,
                label=f"{lesson.number}. {lesson.title}: {lesson.question}",
                icon=":material/arrow_forward:",
            )
        st.page_link(
            BIGGER, label="Bigger networks: any shape, on harder data", icon=":material/hub:"
        )
        st.markdown(AFTER)
