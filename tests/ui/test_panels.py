"""What all figures have in common: the unseen buttons that scripts press."""

from ui.figures.panels import base_layout
from ui.theme.palette import LIGHT


def test_a_script_finds_a_button_to_show_keyframes_and_one_to_change_all() -> None:
    (menu,) = base_layout(400, {"b": 48}, 15, LIGHT)["updatemenus"]
    show, change = menu["buttons"]
    assert (show["method"], change["method"]) == ("animate", "update")
    keyframes, options = show["args"]
    # Nothing yet: the player fills the keyframes in, and how long each one stays.
    assert keyframes == []
    assert options["mode"] == "immediate"
    assert options["frame"] == {"duration": 0, "redraw": False}
    assert options["transition"] == {"duration": 0}
    assert change["args"] == [{}, {}, []]
    # At the lower left corner of the panels, where the margin has room: Plotly makes none for it.
    assert (menu["x"], menu["xanchor"], menu["y"], menu["yanchor"]) == (0, "left", 0, "top")
    assert menu["direction"] == "right"
    assert menu["showactive"] is False
