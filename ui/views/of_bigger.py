"""The experiment of the bigger networks, as the views take it."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import streamlit as st

from nn_core import History, Network, parameter_names
from nn_core.validation import Array
from ui.app.pages import BIGGER
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_change import changed
from ui.experiment.bigger_fields import (
    BATCH,
    DATA,
    HIDDEN,
    INITIALIZER,
    LOSS,
    OPTIMIZER,
    ORDER,
    PENALTY,
    RATE,
)
from ui.experiment.bigger_run import bigger_run, train_bigger
from ui.experiment.bigger_setup import BiggerSetup, data_key
from ui.experiment.bigger_words import MOST_BY_HAND
from ui.experiment.field_kinds import Choice
from ui.experiment.fields import SEED
from ui.experiment.view_fields import ACTIVATION, BIG_PLANE, BIG_VARY
from ui.experiment.view_kinds import MOST, Plane, Varied
from ui.language.words import gettext as _
from ui.session.bigger_current import bigger_link_of, open_bigger
from ui.stage.ground import Ground
from ui.stage.score import spans
from ui.theme.text import in_full
from ui.views.ends import Ends, ends_of, joined

SINGLY = 5
"""Seeds that are one piece of work: each run has an order of its own, and is trained by itself."""
SHAPES = ((2,), (3,), (4,), (8,), (4, 4), (8, 8), (4, 4, 4))
BATCHES = (1, 10, 50)
RATES = (0.001, 0.01, 0.1, 1.0)


@dataclass(frozen=True)
class OfBigger:
    """The experiment of the bigger networks.

    Attributes:
        experiment: itself.
        setup: how it is looked at, for whoever opens it; it makes no other subject.
    """

    experiment: BiggerExperiment
    setup: BiggerSetup = field(compare=False)

    @property
    def told(self) -> str:
        """The experiment in a sentence."""
        experiment = self.experiment
        end, sizes = experiment.last_stretch, "-".join(map(str, experiment.sizes))
        data = DATA.words(data_key(experiment))
        return _(
            "The experiment of the bigger networks: {data}, {sizes}, {optimizer} at a learning "
            "rate of {rate}, {epochs} epochs."
        ).format(
            data=data,
            sizes=sizes,
            optimizer=OPTIMIZER.words(end.optimizer),
            rate=in_full(end.learning_rate),
            epochs=experiment.epochs_run,
        )

    @property
    def place(self) -> str:
        """The page where it belongs."""
        return _("Bigger networks")

    @property
    def features(self) -> Array:
        """(n, inputs) what it trains on."""
        return self.experiment.features[self.experiment.task.training_rows]

    @property
    def inputs(self) -> tuple[str, ...]:
        """What its network takes."""
        return self.experiment.inputs

    @property
    def ground(self) -> Ground:
        """What planes of its runs show."""
        task = self.experiment.task
        box = task.box
        return Ground(
            "any",
            task.classes,
            task.raw,
            task.targets,
            task.held_out.astype(np.float64),
            (task.offset.tolist(), task.scale.tolist()),
            spans(task.raw, ()) if box is None else ((-box, box), (-box, box)),
        )

    @property
    def vary(self) -> Varied:
        """The field for what varies."""
        return BIG_VARY

    @property
    def plane(self) -> Plane:
        """The field for the plane of the landscape, with the names of this network."""
        return replace(BIG_PLANE, parameters=parameter_names(self.experiment.sizes))

    @property
    def at_once(self) -> int:
        """How many seeds are one piece of work."""
        return SINGLY

    @property
    def settings(self) -> Mapping[str, object]:
        """The values of what can be varied."""
        experiment = self.experiment
        end = experiment.last_stretch
        words = {name: word for word, name in ACTIVATION.options.items()}
        return {
            OPTIMIZER.key: end.optimizer,
            RATE.key: end.learning_rate,
            HIDDEN.key: experiment.hidden,
            ACTIVATION.key: words[(*experiment.activations, "tanh")[0]],
            SEED.key: experiment.seed,
            INITIALIZER.key: experiment.initializer,
            BATCH.key: end.batch_size,
            ORDER.key: end.order,
            LOSS.key: end.loss,
            PENALTY.key: end.penalty,
        }

    @property
    def start(self) -> Network:
        """The network before any training."""
        return self.experiment.start_network

    def proposed(self, key: str) -> Sequence[object]:
        """Some values to compare, that of now among them."""
        now: Any = self.settings[key]
        if key == SEED.key:
            first = min(now, int(SEED.high) - MOST + 1)
            return range(first, first + MOST)
        if key == HIDDEN.key:
            return list(dict.fromkeys([*SHAPES, now]))
        if key in (RATE.key, BATCH.key):
            return sorted({*(RATES if key == RATE.key else BATCHES), now})
        setting = BIG_VARY.setting(key)
        options = list(setting.options) if isinstance(setting, Choice) else []
        return list(dict.fromkeys([now, *options]))[:MOST]

    def varied(self, key: str, value: Any) -> "OfBigger":
        """The same with another value of a setting; where it was changed amid the run, there."""
        if key == ACTIVATION.key:
            value = (ACTIVATION.options[value],)
        if key in (SEED.key, BATCH.key):
            value = int(value)
        return self._with(changed(self.setup_now, {key: value}).experiment)

    @property
    def setup_now(self) -> BiggerSetup:
        """The setup with the experiment in it."""
        return replace(self.setup, experiment=self.experiment)

    def from_seed(self, seed: int) -> "OfBigger":
        """The same with the random start of a seed."""
        return self._with(replace(self.experiment, by_hand=(), seed=seed))

    def begun_at(self, numbers: Sequence[float]) -> "OfBigger":
        """The same with all numbers by hand, within what a link may hold, and unchanged later."""
        names = parameter_names(self.experiment.sizes)
        within = (max(-MOST_BY_HAND, min(MOST_BY_HAND, float(number))) for number in numbers)
        by_hand = tuple(zip(names, within, strict=True))
        return self._with(replace(self.experiment, by_hand=by_hand, branches=()))

    def from_seeds(self, seeds: Sequence[int]) -> Generator[float, None, Ends]:
        """Train from the random starts of these seeds, one after another."""
        parts = []
        for number, seed in enumerate(seeds, 1):
            parts.append(ends_of(train_bigger(self.from_seed(seed).experiment)))
            yield number / len(seeds)
        return joined(parts)

    def history(self) -> History:
        """Its run."""
        return bigger_run(self.experiment)

    def open(self) -> None:
        """Make it the experiment of the bigger networks, and go there."""
        open_bigger(self.setup_now)
        st.switch_page(BIGGER, query_params=bigger_link_of(self.setup_now))

    def _with(self, experiment: BiggerExperiment) -> "OfBigger":
        return OfBigger(experiment, self.setup)
