"""Prepared experiments, good ones and bad ones: each is nothing but a link."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ui.language.words import N_


@dataclass(frozen=True)
class Preset:
    """A prepared experiment: what it is called, what to look for, and its link."""

    title: str
    look_for: str
    link: Mapping[str, str] = field(default_factory=dict)


XOR = {"data": "xor", "lr": "0.5", "epochs": "5000"}
ONE_WRONG = {
    "people": "Alice,133,65,1;Bob,160,72,0;Charlie,152,70,1;Diana,120,60,1",
    "ask": "Emily,128,63;Frank,155,68",
    "columns": "Name,Weight (lb),Height (in),Gender,M,F",
}

PRESETS = (
    Preset(
        N_("The textbook run"),
        N_(
            "Four people, learning rate 0.1, 1000 epochs. The loss falls quickly, then ever more "
            "slowly, and everybody comes out right."
        ),
    ),
    Preset(
        N_("Twins"),
        N_(
            "All weights start at 1. h1 and h2 get the same gradients, so they never part: two "
            "neurons do the work of one."
        ),
        {"start": "ones"},
    ),
    Preset(
        N_("Too slow"),
        N_("Learning rate 0.001. After 1000 epochs the network is hardly better than a guess."),
        {"lr": "0.001"},
    ),
    Preset(
        N_("Just right"),
        N_(
            "Learning rate 1. Ten times the textbook's, and ten times less loss at the end. "
            "Could you have known?"
        ),
        {"lr": "1"},
    ),
    Preset(
        N_("Too fast"),
        N_(
            "Learning rate 10. The first epoch overshoots, and the loss leaps up before it "
            "falls. Four people forgive it; do not count on that."
        ),
        {"lr": "10"},
    ),
    Preset(
        N_("XOR, solved"),
        N_("No straight line parts these four points. Watch two edges become one bent boundary."),
        XOR | {"seed": "1"},
    ),
    Preset(
        N_("XOR, stuck"),
        N_(
            "The same, from another seed. The loss ends on a plateau and one of the four "
            "stays wrong: where you start can decide where you end."
        ),
        XOR,
    ),
    Preset(
        N_("Not shifted"),
        N_(
            "Raw pounds and inches. The sums are so large that every neuron is saturated: "
            "no slope, no learning, half of them wrong."
        ),
        {"shift": "none"},
    ),
    Preset(
        N_("One wrong label"),
        N_("Charlie is entered as F. The network bends itself for him, and the loss stays high."),
        ONE_WRONG,
    ),
    Preset(
        N_("Shuffled"),
        N_(
            "The people come in a new order in every epoch. Compare the loss with that of the "
            "textbook run: for four people it hardly matters."
        ),
        {"order": "shuffled"},
    ),
)
