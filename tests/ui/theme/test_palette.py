"""The colours: the same in figures and page, and legible on one another."""

import re
import tomllib
from dataclasses import asdict
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from nn_core.validation import Array
from ui.theme.palette import DARK, LIGHT, Palette

CONFIG = Path(__file__).parents[3] / ".streamlit" / "config.toml"
THEMES = pytest.mark.parametrize(("name", "palette"), [("light", LIGHT), ("dark", DARK)])
HEX = re.compile(r"#[0-9a-f]{6}")


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2 defines it, 0 for black and 1 for white."""
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_the_formula_knows_its_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == 1.0
    # The grey that everybody quotes as just enough on white.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@THEMES
def test_streamlit_draws_with_the_same_colours(name: str, palette: Palette) -> None:
    theme = tomllib.loads(CONFIG.read_text("utf-8"))["theme"][name]
    assert theme["backgroundColor"] == palette.background
    assert theme["secondaryBackgroundColor"] == palette.surface
    assert theme["textColor"] == palette.text
    assert theme["borderColor"] == palette.grid


@THEMES
@pytest.mark.parametrize("role", ["text", "quiet", "positive", "negative", "accent"])
def test_words_are_legible_on_the_page_and_on_a_neuron(
    name: str, palette: Palette, role: str
) -> None:
    color = getattr(palette, role)
    assert contrast(color, palette.background) >= 4.5
    assert contrast(color, palette.surface) >= 4.5


@THEMES
def test_text_is_legible_on_every_band(name: str, palette: Palette) -> None:
    assert min(contrast(palette.text, band) for band in palette.bands) >= 4.5


@THEMES
def test_a_point_stands_out_from_the_bands_of_its_own_class(name: str, palette: Palette) -> None:
    # Where it belongs; from a band of the other class it differs in hue, and it has an outline.
    assert min(contrast(palette.negative, band) for band in palette.bands[:2]) >= 3
    assert min(contrast(palette.positive, band) for band in palette.bands[2:]) >= 3


@THEMES
def test_points_of_class_1_stand_out_from_every_band(name: str, palette: Palette) -> None:
    assert min(contrast(palette.positive, band) for band in palette.bands) >= 3


@THEMES
def test_bands_grow_stronger_on_both_sides_of_one_half(name: str, palette: Palette) -> None:
    strength = [contrast(band, palette.background) for band in palette.bands]
    assert strength[:2] == sorted(strength[:2], reverse=True)
    assert strength[2:] == sorted(strength[2:])
    assert len(set(palette.bands)) == 4


@THEMES
def test_amber_is_negative_and_blue_is_positive(name: str, palette: Palette) -> None:
    for warm in (palette.negative, *palette.bands[:2]):
        assert int(warm[1:3], 16) > int(warm[5:7], 16)
    for cold in (palette.positive, *palette.bands[2:]):
        assert int(cold[1:3], 16) < int(cold[5:7], 16)


@THEMES
def test_every_colour_is_one_that_browsers_know(name: str, palette: Palette) -> None:
    colors = asdict(palette)
    several = [color for name in ("bands", "classes", "fills") for color in colors.pop(name)]
    halo = colors.pop("halo")
    assert all(HEX.fullmatch(color) for color in (*colors.values(), *several))
    red, green, blue = (int(palette.background[start : start + 2], 16) for start in (1, 3, 5))
    assert halo.startswith(f"rgba({red}, {green}, {blue}, 0.")


@THEMES
def test_a_point_stands_out_from_the_fill_of_its_own_class(name: str, palette: Palette) -> None:
    for mark, fill in zip(palette.classes, palette.fills, strict=True):
        assert contrast(mark, palette.background) >= 4.5
        assert contrast(mark, fill) >= 3
        assert contrast(palette.text, fill) >= 4.5


def test_the_first_two_classes_look_as_where_there_are_two() -> None:
    for palette in (LIGHT, DARK):
        assert palette.classes[:2] == (palette.negative, palette.positive)
        assert palette.fills[:2] == (palette.bands[0], palette.bands[3])


def seen(color: str, confusing: Array) -> Array:
    """The place of a colour in CIE L*a*b*, as eyes see it that confuse some of them."""
    parts = np.array([int(color[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    white = TO_XYZ.sum(axis=1)
    shares = TO_XYZ @ np.clip(confusing @ linear, 0, 1) / white
    roots = np.where(shares > 0.008856, np.cbrt(shares), 7.787 * shares + 16 / 116)
    bright, red, blue = roots[1], roots[0] - roots[1], roots[1] - roots[2]
    return np.array([116 * bright - 16, 500 * red, 200 * blue])


TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
EYES = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.1523, 1.0526, -0.2049], [0.1145, 0.7863, 0.0992], [-0.0039, -0.0481, 1.0520]]
    ),
    "deuteranopia": np.array(
        [[0.3673, 0.8606, -0.2280], [0.2801, 0.6725, 0.0474], [-0.0118, 0.0429, 0.9689]]
    ),
    "tritanopia": np.array(
        [[1.2555, -0.0767, -0.1788], [-0.0784, 0.9308, 0.1476], [0.0047, 0.6914, 0.3039]]
    ),
}
"""Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency" (2009), at severity 1; for linear RGB."""


@THEMES
@pytest.mark.parametrize("eyes", EYES)
def test_the_first_four_classes_stay_apart_for_all_eyes(
    name: str, palette: Palette, eyes: str
) -> None:
    places = [seen(color, EYES[eyes]) for color in palette.classes[:4]]
    apart = [np.linalg.norm(one - other) for one, other in combinations(places, 2)]
    assert min(apart) >= 20


def test_the_two_themes_are_dark_and_light() -> None:
    assert luminance(LIGHT.background) > 0.9
    assert luminance(DARK.background) < 0.1
