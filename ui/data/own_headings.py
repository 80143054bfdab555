"""The headings of the datasets that come with the app, which speak the language of the page.

All other headings are what somebody typed, and stay so. Links, files and scripts have all of them
as they stand in the table.
"""

from ui.language.words import N_
from ui.language.words import gettext as _

OWN = (
    N_("Weight (lb)"),
    N_("Height (in)"),
    N_("Gender"),
    N_("Flower"),
    N_("Petal length (cm)"),
    N_("Petal width (cm)"),
    N_("Species"),
)


def shown_heading(heading: str) -> str:
    """A heading as the screen has it."""
    return _(heading) if heading in OWN else heading
