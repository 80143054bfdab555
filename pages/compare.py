"""What does one setting change? The experiment several times, side by side."""

from ui.views.comparison import Comparison
from ui.views.comparison_section import comparison_section
from ui.views.frame import keep_address, opening
from ui.views.variation_controls import variation_controls

subject = opening("compare")
variation, bound = variation_controls(subject)
keep_address()
comparison_section(Comparison(subject, variation, bound))
