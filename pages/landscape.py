"""What does the loss look like from above? A slice of it, and the way of the run on it."""

from ui.views.frame import keep_address, opening
from ui.views.landscape_section import landscape_section
from ui.views.plane_controls import plane_controls

subject = opening("landscape")
plane = plane_controls(subject)
keep_address()
landscape_section(subject, plane)
