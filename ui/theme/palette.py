"""The colours of the app, each with one meaning, once for light and once for dark screens.

Blue and amber stay apart for colour-blind eyes. Blue is positive and class 1, amber is negative
and class 0, everywhere. `.streamlit/config.toml` holds the same backgrounds and text colours for
what Streamlit draws; a test keeps the two together.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """One theme's colours.

    Attributes:
        background: the page, and the halo around labels.
        surface: the inside of a neuron, a button.
        text: words and numbers.
        quiet: axis numbers, the run still to come.
        grid: grid lines and outlines.
        accent: what the learner can touch.
        positive: positive numbers, class 1.
        negative: negative numbers, class 0.
        bands: the decision surface from class 0 to class 1, in four steps.
        unsure: the middle of them, where a network says neither.
        halo: around words on such a surface.
        multiply: the first step of a neuron.
        add: the second.
        activate: the third.
        classes: the marks of up to six classes, the first two being `negative` and `positive`.
            They stay apart for colour-blind eyes, and each has a shape of its own.
        fills: where a network is sure of a class, so pale that its marks stand out.
    """

    background: str
    surface: str
    text: str
    quiet: str
    grid: str
    accent: str
    positive: str
    negative: str
    bands: tuple[str, str, str, str]
    unsure: str
    halo: str
    multiply: str
    add: str
    activate: str
    classes: tuple[str, str, str, str, str, str]
    fills: tuple[str, str, str, str, str, str]


LIGHT = Palette(
    background="#ffffff",
    surface="#f3f5f7",
    text="#0e1620",
    quiet="#556270",
    grid="#d5dbe1",
    accent="#0b7a6f",
    positive="#1a64ad",
    negative="#b45309",
    bands=("#f6d5a6", "#fcecd6", "#dcebf8", "#aed0ee"),
    unsure="#f7f7f7",
    halo="rgba(255, 255, 255, 0.6)",
    multiply="#6a34ad",
    add="#667300",
    activate="#c2255c",
    classes=("#b45309", "#1a64ad", "#8c19ff", "#5c0f3a", "#7d6a55", "#00795a"),
    fills=("#f6d5a6", "#aed0ee", "#dccbfa", "#e6c3d5", "#ddd5ca", "#b9e4d5"),
)

DARK = Palette(
    background="#11161c",
    surface="#1e262f",
    text="#e8edf2",
    quiet="#a3b0bd",
    grid="#36424e",
    accent="#4fd1c0",
    positive="#74b6f5",
    negative="#f5ae55",
    bands=("#5e3d11", "#35291a", "#1a2d42", "#1b4a77"),
    unsure="#171c21",
    halo="rgba(17, 22, 28, 0.6)",
    multiply="#c4a5ff",
    add="#c5d254",
    activate="#ff8db2",
    classes=("#f5ae55", "#74b6f5", "#9a78ff", "#ef6d8d", "#e6e617", "#66ffb2"),
    fills=("#5e3d11", "#1b4a77", "#352462", "#581f30", "#45450c", "#124733"),
)

RUNS = (
    "#2f7fd1",
    "#d0661c",
    "#2e8b57",
    "#c8447a",
    "#8a63c9",
    "#8a7a1f",
    "#17899b",
    "#7d7f85",
)
"""Lines of runs side by side, on light and dark alike; each has a number and a dash as well."""
