"""The twenty words of the field that the app uses, each in one sentence, the same everywhere.

They stand behind a button at the end of every page, beside the title of the lesson that begins with
them, and behind the question mark of a control that is called so.
"""

from collections.abc import Mapping

import streamlit as st

from ui.experiment.bigger_fields import (
    ACTIVATION,
    BATCH,
    EPOCHS,
    HELD_OUT,
    HIDDEN,
    LOSS,
    OPTIMIZER,
    RATE,
)
from ui.experiment.field import Field
from ui.experiment.fields import SEED
from ui.language.words import N_
from ui.language.words import gettext as _
from ui.widgets.dialog import dialog, dialog_button

GLOSSARY: Mapping[str, str] = {
    N_("neuron"): N_(
        "multiplies each input by its weight, adds the products and its bias, and puts the sum "
        "through its activation."
    ),
    N_("weight"): N_("a number that an input is multiplied by: how much it counts, and which way."),
    N_("bias"): N_("a number that a neuron adds to its sum, whatever comes in."),
    N_("activation"): N_(
        "the function that a neuron puts its sum through; without it all layers together would "
        "draw one straight line."
    ),
    N_("hidden layer"): N_(
        "the neurons between the inputs and the output: nobody tells them what they should say."
    ),
    N_("output"): N_("the last layer, often one neuron: what it gives is the network's answer."),
    N_("feedforward"): N_("the way from the inputs to the answer, layer by layer."),
    N_("sample"): N_("one example to learn from: its features, and the answer that is right."),
    N_("loss"): N_("how wrong the network is, in one number: 0 would be perfect."),
    N_("gradient"): N_(
        "for each number how steeply the loss rises with it; training goes the other way."
    ),
    N_("backpropagation"): N_(
        "the way back: from the loss, layer by layer, the chain rule gives the gradient of every "
        "weight and bias."
    ),
    N_("SGD"): N_(
        "stochastic gradient descent: a small step downhill after each sample, or each batch."
    ),
    N_("learning rate"): N_("how large a step is: the gradient is multiplied by it."),
    N_("epoch"): N_("one pass over all samples to learn from."),
    N_("batch"): N_("the samples whose gradients are averaged for one step."),
    N_("seed"): N_(
        "the number that random numbers are drawn from: the same seed gives the same start."
    ),
    N_("softmax"): N_(
        "makes shares of several outputs that add up to 1: how sure the network is of each class."
    ),
    N_("optimizer"): N_("the rule that makes steps of gradients; SGD is the plainest one."),
    N_("held out"): N_(
        "samples that training never sees: they tell whether the network has learned, or only "
        "remembers."
    ),
    N_("overfitting"): N_(
        "learning by heart: the loss of training falls on, while that of what is held out rises."
    ),
}
"""What each is, as the sentence goes on after the word and a colon."""
BEGINS_WITH: Mapping[str, tuple[str, ...]] = {
    "neuron": ("neuron", "weight", "bias", "activation"),
    "feedforward": ("feedforward", "hidden layer", "output"),
    "loss": ("loss", "sample"),
    "backprop": ("gradient", "backpropagation"),
    "sgd": ("SGD", "learning rate", "epoch", "seed"),
    "softmax": ("softmax",),
    "optimizers": ("optimizer", "batch"),
}
"""The words that a lesson is the first to use; held-out samples come with bigger networks."""
NAMED_BY: Mapping[str, str] = {
    field.key: term
    for field, term in (
        (RATE, "learning rate"),
        (ACTIVATION, "activation"),
        (HIDDEN, "hidden layer"),
        (OPTIMIZER, "optimizer"),
        (BATCH, "batch"),
        (LOSS, "loss"),
        (HELD_OUT, "held out"),
        (EPOCHS, "epoch"),
        (SEED, "seed"),
    )
}
"""The words that controls of bigger networks are called by, by the keys of their fields."""
ICON = ":material/dictionary:"


def meaning(term: str) -> str:
    """What a word means, in one sentence; to be given to a control as its help."""
    return f"**{_(term)}**: {_(GLOSSARY[term])}"


def meaning_of(field: Field) -> str | None:
    """What the word means that a field is called by, if it is one of the twenty."""
    return meaning(NAMED_BY[field.key]) if field.key in NAMED_BY else None


def terms(lesson: str) -> None:
    """A button that opens the words that a lesson begins with."""
    with st.popover(_("Words"), icon=ICON, key="terms"):
        for term in BEGINS_WITH[lesson]:
            st.markdown(meaning(term))


def glossary() -> None:
    """A button that opens all of them."""
    if dialog_button("words", _("Words"), icon=ICON):
        dialog(_("Words"), ICON, _all)


def _all() -> None:
    """In two columns, so that a laptop shows them at once."""
    told = [meaning(term) for term in GLOSSARY]
    half = len(told) // 2
    for place, part in zip(st.columns(2, gap="large"), (told[:half], told[half:]), strict=True):
        place.markdown("\n\n".join(part))
