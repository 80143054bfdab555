"""A script that leaves the training of a bigger network to a library: all but the library's own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ui.experiment.bigger import BiggerExperiment
from ui.experiment.bigger_run import bigger_run
from ui.export import bigger_parts as parts
from ui.export.bigger_parts import Stretch


@dataclass(frozen=True)
class Library:
    """What a script says in the words of a library.

    Attributes:
        title: its head, with a place for the shape.
        network: makes the network, with the start weights in it.
        definitions: of the losses and optimizers that are used.
        training: the function that trains for some epochs.
        part: the settings of a part of the run, after those of the part before, and its training.
        end: takes the weights and biases out of the network.
    """

    title: str
    network: Callable[[BiggerExperiment], str]
    definitions: Callable[[BiggerExperiment, list[Stretch]], Iterable[str]]
    training: Callable[[list[Stretch]], str]
    part: Callable[[Stretch, Stretch | None, list[Stretch]], str]
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
                "".join(self.part(part, before, run) for before, part in pairs).rstrip("\n")
                + parts.ended(bigger_run(experiment))
                + "\n",
                self.end + parts.REPORT,
            ]
        )
