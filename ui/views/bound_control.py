"""The control that says when a run has learned; one for all views."""

from ui.language.words import gettext as _
from ui.stage.outcome import LITTLE
from ui.widgets.number_field import number_field

BOUND = "views_bound"


def bound_control() -> float:
    """Below which loss a run has learned."""
    bound: float = number_field(
        _("Learned below a loss of"),
        0.0001,
        1.0,
        usual=LITTLE,
        step=0.01,
        format="%.4g",
        key=BOUND,
        width=190,
    )
    return bound
