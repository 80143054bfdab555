"""The end of the story: its ideas in a line each, and what comes after."""

import streamlit as st

from ui.lesson import PLAYGROUND

IDEAS = (
    ("pages/neuron.py", "Neuron", "multiplies its inputs by weights, adds a bias, and activates."),
    ("pages/neuron.py", "Activation", "bends the sum: without it, all edges would be straight."),
    ("pages/feedforward.py", "Network", "is neurons in layers: what one gives, others take in."),
    ("pages/feedforward.py", "Feedforward", "works from the inputs to the answer, layer by layer."),
    ("pages/loss.py", "Loss", "says in one number how wrong all the answers are."),
    ("pages/backprop.py", "Gradient", "says which way is downhill, by the chain rule backwards."),
    ("pages/sgd.py", "SGD", "moves every number a little downhill, one sample at a time."),
    (PLAYGROUND, "Epochs", "are how often everybody has a turn; the learning rate, how far to go."),
)
AFTER = """
- **Bigger networks, other activations**: try them in the
  [TensorFlow Playground](https://playground.tensorflow.org).
- **Libraries, with other optimizers than SGD**: [PyTorch](https://pytorch.org/tutorials/) and
  [Keras](https://keras.io/getting_started/).
- **Networks for images**: Victor Zhou on
  [convolutional networks](https://victorzhou.com/blog/intro-to-cnns-part-1/).
- **Networks for sequences**: the same on
  [recurrent networks](https://victorzhou.com/blog/intro-to-rnns/).
- **Where this story comes from**: his
  [Machine Learning for Beginners](https://victorzhou.com/blog/intro-to-neural-networks/).
"""


def recap() -> None:
    """Draw both, side by side; each idea has the way back to where it was told."""
    ideas, after = st.columns([7, 4], gap="large")
    with ideas:
        st.header("The story in eight lines", anchor=False)
        for script, idea, line in IDEAS:
            with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
                st.page_link(
                    script, label=f"**{idea}**", icon=":material/arrow_forward:", width=150
                )
                st.markdown(line, width="content")
    with after:
        st.header("What comes after", anchor=False)
        st.markdown(AFTER)
