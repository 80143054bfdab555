"""The experiment of the Playground, as the views take it."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from nn_core import History, Network, Runs, Shift, many_under_way, train
from nn_core.validation import Array
from ui.app.pages import PLAYGROUND
from ui.data.samples import SAMPLES
from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_setup import BiggerSetup
from ui.experiment.experiment import Experiment, run
from ui.experiment.fields import LEARNING_RATE, ORDER, PLANE, SEED, START, TRAINED_LIMIT, VARY
from ui.experiment.permalink import Setup, sample_of
from ui.experiment.view_kinds import MOST, Plane, Varied
from ui.language.words import gettext as _
from ui.session.current import link_of, open_on_next_run
from ui.stage.ground import Ground
from ui.stage.score import spans
from ui.theme.text import in_full
from ui.views.ends import EARLIER, Ends, ends_of, joined
from ui.views.of_bigger import OfBigger

TOGETHER, SINGLY = 500, 10
"""Seeds that are one piece of work; what is kept when somebody stops is whole pieces."""


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
    def told(self) -> str:
        """The experiment in a sentence. Names in the visitor's own table stay out of it."""
        experiment, sample = self.experiment, sample_of(self.setup)
        data = _("your own data") if sample is None else _(SAMPLES[sample].title)
        return _(
            "The experiment of the Playground: {data}, learning rate {rate}, {epochs} epochs."
        ).format(data=data, rate=in_full(experiment.learning_rate), epochs=experiment.epochs)

    @property
    def place(self) -> str:
        """The page where it belongs."""
        return _("the Playground")

    @property
    def features(self) -> Array:
        """(n, 2) what it trains on."""
        return self.experiment.dataset.inputs

    @property
    def inputs(self) -> tuple[str, ...]:
        """What its network takes."""
        return ("x1", "x2")

    @property
    def ground(self) -> Ground:
        """What planes of its runs show."""
        dataset = self.experiment.dataset
        offset, scale = dataset.shift.fit(dataset.raw)
        return Ground(
            "nine",
            2,
            dataset.raw,
            dataset.y_true,
            np.zeros(len(dataset)),
            (offset.tolist(), scale.tolist()),
            spans(dataset.raw, ()),
        )

    @property
    def vary(self) -> Varied:
        """The field for what varies."""
        return VARY

    @property
    def plane(self) -> Plane:
        """The field for the plane of the landscape."""
        return PLANE

    @property
    def at_once(self) -> int:
        """How many seeds are one piece of work: few where each is trained by itself."""
        return SINGLY if self.experiment.order == "shuffled" else TOGETHER

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

    def from_seed(self, seed: int) -> "OfPlayground":
        """The same with the random start of a seed."""
        return self._with(replace(self.experiment, start="random", seed=seed))

    def with_hidden(self, neurons: int) -> OfBigger:
        """The same data, standardized, and the same training of a network with more neurons."""
        now = self.experiment
        wider = BiggerExperiment(
            replace(now.dataset, shift=Shift("standard")),
            held_out=0,
            hidden=(neurons,),
            activations=("sigmoid",),
            initializer="normal",
            seed=now.seed,
            loss="mse",
            learning_rate=now.learning_rate,
            batch_size=1,
            order=now.order,
            epochs=now.epochs,
        )
        return OfBigger(wider, BiggerSetup(wider))

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
        setup = replace(self.setup, experiment=self.experiment)
        open_on_next_run(setup, ())
        st.switch_page(PLAYGROUND, query_params=link_of(setup))


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
        parts.append(ends_of(history))
        yield number / len(experiments)
    return joined(parts)
