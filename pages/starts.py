"""How often does it learn? The experiment from many seeds, in groups by what became of them."""

from ui.views.frame import keep_address, opening
from ui.views.starts_section import starts_control, starts_section

subject = opening("starts")
count = starts_control()
keep_address()
starts_section(subject.varied("start", "random").varied("seed", 0), count)
