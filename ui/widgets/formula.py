"""Formulas with the numbers in them, as LaTeX. Only numbers and our own symbols get in here."""

from collections.abc import Sequence

import streamlit as st

from ui.language.words import gettext as _
from ui.theme.palette import Palette
from ui.theme.text import mantissa_and_power


def written(value: float, digits: int = 4) -> str:
    """A number in a formula: up to four significant digits, small ones as a power of ten."""
    mantissa, power = mantissa_and_power(value, digits)
    return rf"{mantissa} \cdot 10^{{{power}}}" if power else mantissa


def as_factor(value: float, digits: int = 4) -> str:
    """The same as a factor: a negative one in brackets."""
    return f"({written(value, digits)})" if value < 0 else written(value, digits)


def as_summand(value: float, digits: int = 4) -> str:
    """The same with its sign before it, to be added: "+ 4", "- 4"."""
    return f"{'-' if value < 0 else '+'} {written(abs(value), digits)}"


def colored(color: str, latex: str) -> str:
    """A part of a formula in a colour of the palette."""
    return rf"\textcolor{{{color}}}{{{latex}}}"


def named(latex: str, word: str) -> str:
    """A part of a formula with a word under it that says what it is."""
    return rf"\underbrace{{{latex}}}_{{\text{{{word}}}}}"


def step(color: str, latex: str, word: str) -> str:
    """The same in a colour."""
    return colored(color, named(latex, word))


def three_steps(palette: Palette, products: str, bias: str) -> str:
    """What a neuron does, each step in its colour: multiply, add, activate."""
    multiplied = step(palette.multiply, products, _("multiply"))
    added = step(palette.add, bias, _("add"))
    activate = _("activate")
    return (
        colored(palette.activate, rf"\overbrace{{f\Big(}}^{{\text{{{activate}}}}}")
        + rf"\; {multiplied} \; {added} \; "
        + colored(palette.activate, r"\Big)")
    )


def formula(lines: Sequence[str]) -> None:
    """Lines under one another, aligned at their `&`."""
    st.latex(r"\begin{aligned}" + r" \\[0.9em] ".join(lines) + r"\end{aligned}")
