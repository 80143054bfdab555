"""What does one setting change? The experiment several times, side by side."""

from ui.views.comparison import Comparison
from ui.views.comparison_table import comparison_table
from ui.views.frame import keep_address, opening
from ui.views.race_section import race_section
from ui.views.variation_controls import variation_controls

subject = opening("compare")
variation, bound = variation_controls(subject)
keep_address()
comparison = Comparison(subject, variation, bound)
race_section(comparison)
comparison_table(comparison)
