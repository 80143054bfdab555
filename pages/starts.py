"""How often does it learn? The experiment from many seeds, in groups by what became of them."""

from ui.views.frame import keep_address, opening
from ui.views.starts_section import starts_controls, starts_section

subject = opening("starts")
count, bound = starts_controls(subject)
keep_address()
starts_section(subject.from_seed(0), count, bound)
