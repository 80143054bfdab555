"""The experiment of the Playground, as the views take it."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from nn_core import Dataset, History, Network, Runs, many_under_way, train
from ui.app.pages import PLAYGROUND
from ui.experiment.experiment import Experiment, run
from ui.experiment.fields import LEARNING_RATE, ORDER, SEED, START, TRAINED_LIMIT
from ui.experiment.permalink import Setup
from ui.experiment.view_kinds import MOST
from ui.session.current import open_setup
from ui.views.ends import Ends, ends_of, joined

EARLIER = 8
"""One part in so many of the epochs at the end tells whether a loss stands still."""


@dataclass(frozen=True)
class OfPlayground:
    """The experiment of the Playground.

    Attributes:
        experiment: itself.
        setup: how it is looked at, for whoever opens it; it makes no other subject.
    """

    experiment: Experiment
    setup: Setup = field(compare=False)

    @property
    def dataset(self) -> Dataset:
        """What it learns from."""
        return self.experiment.dataset

    @property
    def settings(self) -> Mapping[str, object]:
        """The values of what can be varied."""
        experiment = self.experiment
        return {
            LEARNING_RATE.key: experiment.learning_rate,
            SEED.key: experiment.seed,
            START.key: experiment.start if isinstance(experiment.start, str) else "hand",
            ORDER.key: experiment.order,
        }

    @property
    def start(self) -> Network:
        """The network before any training."""
        return self.experiment.start_network

    def proposed(self, key: str) -> Sequence[object]:
        """Some values to compare."""
        now = self.settings[key]
        if key == LEARNING_RATE.key:
            return sorted({0.01, 0.1, 1.0, 10.0, self.experiment.learning_rate})
        if key == SEED.key:
            first = min(self.experiment.seed, int(SEED.high) - MOST + 1)
            return range(first, first + MOST)
        options = ORDER.options if key == ORDER.key else START.options
        return [option for option in options if option != "hand" or now == "hand"]

    def varied(self, key: str, value: Any) -> "OfPlayground":
        """The same with another value of a setting."""
        now = self.experiment
        if key == LEARNING_RATE.key:
            return self._with(replace(now, learning_rate=float(value)))
        if key == SEED.key:
            return self._with(replace(now, seed=int(value)))
        if key == ORDER.key:
            return self._with(replace(now, order=value))
        if value == "hand":
            # As in a link: by hand is what stands there already, or nine times 0.
            value = (0.0,) * 9 if isinstance(now.start, str) else now.start
        return self._with(replace(now, start=value))

    def _with(self, experiment: Experiment) -> "OfPlayground":
        return OfPlayground(experiment, self.setup)

    def begun_at(self, numbers: Sequence[float]) -> "OfPlayground":
        """The same with the nine numbers by hand, within what a link may hold."""
        within = tuple(max(-TRAINED_LIMIT, min(TRAINED_LIMIT, float(one))) for one in numbers)
        return self._with(replace(self.experiment, start=within))

    def from_seeds(self, seeds: Sequence[int]) -> Generator[float, None, Ends]:
        """Train from the random starts of these seeds, a little at a time.

        Seeds draw the order of the samples as well where it is shuffled: no two runs have the same
        then, and each is trained by itself.
        """
        random = replace(self.experiment, start="random")
        if random.order == "shuffled":
            return _one_by_one([replace(random, seed=seed) for seed in seeds])
        return _side_by_side(random, [Network.random(seed=seed) for seed in seeds])

    def history(self) -> History:
        """Its run."""
        return run(self.experiment)

    def open(self) -> None:
        """Make it the Playground's experiment, and go there."""
        open_setup(replace(self.setup, experiment=self.experiment))
        st.switch_page(PLAYGROUND)


def _side_by_side(
    experiment: Experiment, networks: Sequence[Network]
) -> Generator[float, None, Ends]:
    """In two stretches, one after the other, as the loss in between is needed."""
    end = experiment.epochs // EARLIER
    going = partial(
        many_under_way,
        features=experiment.dataset.inputs,
        labels=experiment.dataset.y_true,
        learning_rate=experiment.learning_rate,
        frozen=experiment.frozen,
    )
    halfway = 1.0 - end / max(1, experiment.epochs)
    before = yield from _part(going(networks, epochs=experiment.epochs - end), 0.0, halfway)
    if end == 0:
        return Ends(before, before.loss)
    arrived = [before.network(number) for number in range(len(before))]
    after = yield from _part(going(arrived, epochs=end), halfway, 1.0)
    # Whatever has left all bounds already stays where it was.
    epochs = np.where(before.diverged, before.epochs, before.epochs + after.epochs)
    runs = replace(after, epochs=epochs, epochs_asked=experiment.epochs)
    return Ends(runs, before.loss)


def _part(
    work: Generator[float, None, Runs], begin: float, end: float
) -> Generator[float, None, Runs]:
    """Work that is a part of a whole: from one share of it to another."""
    while True:
        try:
            yield begin + (end - begin) * next(work)
        except StopIteration as finished:
            runs: Runs = finished.value
            return runs


def _one_by_one(experiments: Sequence[Experiment]) -> Generator[float, None, Ends]:
    parts = []
    for number, experiment in enumerate(experiments, 1):
        history = train(
            experiment.start_network,
            experiment.dataset.inputs,
            experiment.dataset.y_true,
            learning_rate=experiment.learning_rate,
            epochs=experiment.epochs,
            order=experiment.order,
            seed=experiment.seed,
            frozen=experiment.frozen,
        )
        parts.append(ends_of(history, experiment.epochs // EARLIER))
        yield number / len(experiments)
    return joined(parts)
