"""The values of the controls of bigger networks: from what is open into them, and back.

A control finds its value in Streamlit's session state. On each run we first look what has been set
in one, then make all of them say what is open: so whatever is set, they go together.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from ui.experiment import bigger_fields as fields
from ui.experiment.bigger import MOST_LAYERS
from ui.experiment.bigger_setup import BiggerSetup, values_of
from ui.session.session import session
from ui.session.settings import numbered

LAYERS, NEURONS, LAYER_ACTIVATION = "layers", "neurons_", "act_"
"""Controls that set a part of a field: how many hidden layers, and what each of them has."""
MIXED = "by layer"
"""What the activation of all layers says while they have several."""
LISTS = (fields.INPUTS.key, fields.FROZEN.key)
NO_CONTROL = tuple(
    field.key for field in (fields.BY_HAND, fields.MOVED, fields.BRANCHES, fields.GOAL, fields.HIDE)
)
MOST_WIDE = 4
"""So many neurons a new layer has at most, beside the ones before it."""


def control_key(name: str) -> str:
    """The key of a control, by that of its field."""
    return numbered(f"bigger_{name}", session().bigger_times_set.get(name, 0))


def put_controls(setup: BiggerSetup) -> None:
    """Make all controls say what is open; only before they are drawn."""
    times_set = session().bigger_times_set
    for name, value in _controls_of(setup).items():
        key = control_key(name)
        if key not in st.session_state:
            st.session_state[key] = value
        elif st.session_state[key] != value:
            times = times_set.get(name, 0) + 1
            st.session_state[numbered(f"bigger_{name}", times)] = value
            times_set[name] = times
            st.session_state.pop(key, None)


def told_by_controls(setup: BiggerSetup) -> dict[str, Any]:
    """What has been set in controls since they said what is open: values by the key of a field."""
    open_now = _controls_of(setup)
    told = {
        name: value
        for name, before in open_now.items()
        if (value := st.session_state.get(control_key(name), before)) != before
        and value not in (None, [], MIXED)
    }
    if st.session_state.get(control_key(fields.FROZEN.key)) == [] and open_now[fields.FROZEN.key]:
        told[fields.FROZEN.key] = []
    return _field_values(setup, told)


def _controls_of(setup: BiggerSetup) -> dict[str, Any]:
    """The value of each control. Where a run was changed, they show its end."""
    experiment = setup.experiment.last_stretch
    values = values_of(replace(setup, experiment=experiment))
    hidden, activations = experiment.hidden, experiment.activations
    plain = {name: value for name, value in values.items() if name not in NO_CONTROL}
    return {
        **plain,
        **{name: [*plain[name]] for name in LISTS},
        fields.ACTIVATION.key: _one(activations or fields.ACTIVATION.default),
        LAYERS: len(hidden),
        **{f"{NEURONS}{place}": size for place, size in enumerate(hidden, start=1)},
        **{f"{LAYER_ACTIVATION}{place}": name for place, name in enumerate(activations, start=1)},
    }


def _field_values(setup: BiggerSetup, told: Mapping[str, Any]) -> dict[str, Any]:
    """What controls say, as values of fields."""
    experiment = setup.experiment
    hidden, activations = [*experiment.hidden], [*experiment.activations]
    parts = {
        name: value
        for name, value in told.items()
        if name in (LAYERS, fields.ACTIVATION.key) or name.startswith((NEURONS, LAYER_ACTIVATION))
    }
    for place in range(1, MOST_LAYERS + 1):
        if f"{NEURONS}{place}" in parts:
            hidden[place - 1] = parts[f"{NEURONS}{place}"]
        if f"{LAYER_ACTIVATION}{place}" in parts:
            activations[place - 1] = parts[f"{LAYER_ACTIVATION}{place}"]
    if fields.ACTIVATION.key in parts:
        activations = [parts[fields.ACTIVATION.key]] * max(1, len(hidden))
    values = {name: value for name, value in told.items() if name not in parts}
    values |= {name: tuple(values[name]) for name in LISTS if name in values}
    if not parts:
        return values
    return values | shape_values(hidden, activations, parts.get(LAYERS, len(hidden)))


def shape_values(
    hidden: list[int], activations: list[str], layers: int
) -> dict[str, tuple[int, ...] | tuple[str, ...]]:
    """The values of the fields of a shape with so many layers; new ones are like the last."""
    for _ in range(len(hidden), layers):
        hidden = [*hidden, min([*hidden[-1:], MOST_WIDE])]
    while len(activations) < layers:
        activations = [*activations, (activations or fields.ACTIVATION.default)[-1]]
    return {
        fields.HIDDEN.key: tuple(hidden[:layers]),
        fields.ACTIVATION.key: tuple(activations[:layers]) or fields.ACTIVATION.default,
    }


def _one(activations: tuple[str, ...]) -> str:
    return activations[0] if len(set(activations)) == 1 else MIXED
