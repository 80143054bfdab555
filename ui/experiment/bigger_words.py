"""How a link spells what a bigger network is made of: inputs, a shape, numbers by name, branches.

What reads a text raises a ValueError if it cannot; what writes gives back the text that is read.
"""

import re
from collections.abc import Mapping
from typing import Any

from nn_core import GENERATORS, INPUTS
from ui.experiment.bigger import HIDDEN_ACTIVATIONS, MOST_LAYERS, Branch
from ui.experiment.by_hand import Numbers
from ui.experiment.field import Setting
from ui.experiment.task import Drawn
from ui.language.words import N_
from ui.theme.text import shortest

NONE = "none"
COMMAS = {"freeze": ".", "moved": "/"}
"""Fields that have commas of their own, and what stands for them in a branch."""
MOST_BY_HAND = 1e6
INPUT_WORDS = dict(zip(("x1", "x2", "x1x1", "x2x2", "x1x2", "sinx1", "sinx2"), INPUTS, strict=True))
ACTIVATION_WORDS = {name.removesuffix(" ReLU").lower(): name for name in HIDDEN_ACTIVATIONS}
GENERATOR_WORDS = (
    N_("Circles"),
    N_("Moons"),
    N_("XOR"),
    N_("Gaussians"),
    N_("Spirals"),
    N_("Sine"),
    N_("Checkerboard"),
    N_("Plane, a regression"),
    N_("Hills, a regression"),
    N_("AND gate"),
    N_("OR gate"),
    N_("XOR gate"),
)
INITIALIZER_WORDS = (N_("Normal"), N_("Uniform"), N_("Glorot"), N_("He"), N_("Zeros"))
"""What `nn_core` calls its generators and initializers; here for the catalogue."""
SIZE = re.compile(r"[1-8]")
PARAMETER = re.compile(r"[wb][1-9][0-9]{0,3}")


def read_inputs(text: str) -> tuple[str, ...]:
    """Inputs in their own order."""
    told = _among(INPUT_WORDS, text)
    return tuple(name for name in INPUTS if name in told)


def written_inputs(names: tuple[str, ...]) -> str:
    """As x1,x2x2."""
    return _words(INPUT_WORDS, names)


def read_sizes(text: str) -> tuple[int, ...]:
    """The sizes of hidden layers."""
    parts = [] if text.strip() == NONE else text.strip().split("-")
    if len(parts) > MOST_LAYERS or not all(map(SIZE.fullmatch, parts)):
        raise ValueError
    return tuple(map(int, parts))


def written_sizes(sizes: tuple[int, ...]) -> str:
    """As 4-2."""
    return "-".join(map(str, sizes)) or NONE


def read_activations(text: str) -> tuple[str, ...]:
    """The activations of hidden layers; one by itself stands for all."""
    names = _among(ACTIVATION_WORDS, text)
    if len(names) > MOST_LAYERS:
        raise ValueError
    return names


def written_activations(names: tuple[str, ...]) -> str:
    """One word if it stands for all, else one for each layer."""
    return _words(ACTIVATION_WORDS, names[:1] if len(set(names)) == 1 else names)


def read_numbers(text: str) -> Numbers:
    """Numbers by name; whether there are such names only the network knows."""
    return tuple(_number(part) for part in _parts(text, ","))


def written_numbers(numbers: Numbers) -> str:
    """As w3:1.5,b1:0."""
    return ",".join(f"{name}:{shortest(number)}" for name, number in numbers) or NONE


def read_names(text: str) -> tuple[str, ...]:
    """Names of parameters."""
    return tuple(map(_parameter, _parts(text, ",")))


def written_names(names: tuple[str, ...]) -> str:
    """As w1,b3."""
    return ",".join(names) or NONE


def read_branches(
    text: str, training: Mapping[str, Setting[Any]], drawing: Mapping[str, Setting[Any]]
) -> tuple[Branch, ...]:
    """Branches, as 400,lr:0.01,w3:1.5;600,noise:20.

    Args:
        text: of the link.
        training: the fields that a branch can change, by their names in an experiment, and
        drawing: those of the data, by their names in `Drawn`.
    """
    return tuple(_branch(part, training, drawing) for part in _parts(text, ";"))


def _branch(
    text: str, training: Mapping[str, Setting[Any]], drawing: Mapping[str, Setting[Any]]
) -> Branch:
    names = {field.key: name for name, field in training.items()}
    shapes = {field.key: name for name, field in drawing.items()}
    epoch, *parts = text.split(",")
    changes: dict[str, Any] = {}
    drawn: dict[str, Any] = {}
    numbers: list[tuple[str, float]] = []
    for part in parts:
        key, _, told = part.partition(":")
        if key in names:
            told = told.replace(COMMAS[key], ",") if key in COMMAS else told
            changes[names[key]] = _value(training[names[key]], told)
        elif key in shapes:
            drawn[shapes[key]] = _value(drawing[shapes[key]], told)
        else:
            numbers.append(_number(part))
    named = drawn.get("generator")
    if named is not None and named not in GENERATORS:
        # A table is told by its name, and found by whoever has it.
        changes["data"] = named
    elif drawn:
        changes["data"] = Drawn(**drawn)
    return Branch(int(epoch), tuple(changes.items()), tuple(numbers))


def written_branches(
    branches: tuple[Branch, ...],
    training: Mapping[str, Setting[Any]],
    drawing: Mapping[str, Setting[Any]],
) -> str:
    """Branches as the link has them; of data only what is not as usual, and the generator."""
    return ";".join(_written_branch(branch, training, drawing) for branch in branches) or NONE


def _written_branch(
    branch: Branch, training: Mapping[str, Setting[Any]], drawing: Mapping[str, Setting[Any]]
) -> str:
    parts = [str(branch.epoch)]
    for name, value in branch.changes:
        if name == "data" and isinstance(value, str):
            parts.append(f"{drawing['generator'].key}:{value}")
        elif isinstance(value, Drawn):
            usual = Drawn(value.generator)
            parts += [
                f"{field.key}:{field.written(getattr(value, told))}"
                for told, field in drawing.items()
                if told == "generator" or getattr(value, told) != getattr(usual, told)
            ]
        else:
            written = training[name].written(value)
            # Commas are between changes already.
            key = training[name].key
            parts.append(f"{key}:{written.replace(',', COMMAS.get(key, ','))}")
    return ",".join(parts + [f"{name}:{shortest(number)}" for name, number in branch.by_hand])


def _value(field: Setting[Any], text: str) -> Any:
    value = field.read(text)
    if value is None:
        raise ValueError
    return value


def _parts(text: str, sign: str) -> list[str]:
    return [] if text.strip() == NONE else [part.strip() for part in text.split(sign)]


def _number(part: str) -> tuple[str, float]:
    name, _, told = part.partition(":")
    number = float(told)
    if not abs(number) <= MOST_BY_HAND:
        raise ValueError
    return _parameter(name), number


def _parameter(text: str) -> str:
    name = text.strip()
    if not PARAMETER.fullmatch(name):
        raise ValueError
    return name


def _among(words: Mapping[str, str], text: str) -> tuple[str, ...]:
    told = [word.strip() for word in text.split(",")]
    if any(word not in words for word in told):
        raise ValueError
    return tuple(words[word] for word in told)


def _words(words: Mapping[str, str], names: tuple[str, ...]) -> str:
    back = {name: word for word, name in words.items()}
    return ",".join(back[name] for name in names)
