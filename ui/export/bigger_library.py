"""A script that leaves the training of a bigger network to a library: all but the library's own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import bigger_run
from ui.export import bigger_parts as parts
from ui.export.bigger_parts import Stretch


class Number(NamedTuple):
    """A parameter that is set by hand: its layer, where it is in there, its name and value."""

    layer: int
    inside: str
    name: str
    value: float


@dataclass(frozen=True)
class Library:
    """What a script says in the words of a library.

    Attributes:
        title: its head, with a place for the shape.
        network: makes the network, with the start weights in it.
        definitions: of the losses and optimizers that are used.
        training: the function that trains for some epochs.
        arrays: makes x and y of the samples.
        rule: how a part of the run is trained: its loss and its optimizer.
        by_hand: sets parameters to numbers.
        weight: where a layer has the weight of a neuron and a place among what goes in.
        free: makes an array for each parameter of what may move.
        end: takes the weights and biases out of the network.
    """

    title: str
    network: Callable[[BiggerExperiment], str]
    definitions: Callable[[BiggerExperiment, list[Stretch]], Iterable[str]]
    training: Callable[[list[Stretch]], str]
    arrays: str
    rule: Callable[[BiggerExperiment, list[Stretch]], str]
    by_hand: Callable[[list[Number]], str]
    weight: str
    free: str
    end: str

    def script(self, experiment: BiggerExperiment) -> str:
        """The script; it has the losses of the script in NumPy, to about nine digits.

        Raises:
            ValueError: if the numbers are so large that not even the first loss is finite.
        """
        run = parts.stretches(experiment)
        pairs = zip([None, *run[:-1]], run, strict=True)
        return "\n\n".join(
            [
                self.title.format(shape="-".join(map(str, experiment.sizes))),
                parts.READ,
                parts.inputs(experiment, shift=parts.shifted(run)),
                parts.targets(experiment),
                parts.meaning(experiment) + parts.start(experiment) + self.network(experiment),
                *self.definitions(experiment, run),
                *parts.schedules(run),
                self.training(run),
                "".join(self._part(part, before, run) for before, part in pairs).rstrip("\n")
                + parts.ended(bigger_run(experiment))
                + "\n",
                self.end + parts.REPORT,
            ]
        )

    def _part(self, part: Stretch, before: Stretch | None, run: list[Stretch]) -> str:
        """The settings of a part of the run, after those of the part before, and its training."""
        own = part.settings
        text = f"\n# After epoch {part.since}, from here on:\n" if part.since else ""
        text += parts.samples(part, before)
        if before is None or own.task is not before.settings.task:
            text += self.arrays + parts.recorded(run)
        text += parts.settings(part, run) + self.rule(own, run)
        text += self.by_hand(
            [Number(*self._inside(own, name), name, value) for name, value in part.by_hand]
        )
        if any(each.settings.frozen for each in run):
            text += self.free
        for name in own.frozen:
            layer, inside = self._inside(own, name)
            place = 2 * layer + inside.startswith("bias")
            text += f"free[{place}]{inside[inside.index('[') :]} = False  # {name} is frozen\n"
        return text + f"train(range({part.since}, {part.end}))\n"

    def _inside(self, experiment: BiggerExperiment, name: str) -> tuple[int, str]:
        """The layer of a parameter, and where in the layer it is."""
        layer, neuron, place = parts.places(experiment.sizes)[name]
        if place is None:
            return layer, f"bias[{neuron}]"
        return layer, self.weight.format(neuron=neuron, place=place)
