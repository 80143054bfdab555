"""What the views cost: eight runs compared, a landscape, a thousand starts; never asked for before.

    python -m benchmarks.views

A rerun is that of a server, beside the bare app, as `reruns` has it: processor time. The starts are
worked out in this process, in turns with the script of `training`.
"""

import asyncio
from collections.abc import Callable
from time import process_time

from benchmarks.apps import bare, the_app
from benchmarks.report import Row, beside_each_other, table
from benchmarks.reruns import milliseconds
from benchmarks.session import session
from benchmarks.training import by_script
from benchmarks.visitors import COMPARE, LANDSCAPE
from ui.data.samples import sample_dataset
from ui.experiment.experiment import Experiment
from ui.experiment.fields import STARTS
from ui.experiment.permalink import Setup
from ui.views.of_playground import OfPlayground
from ui.views.starts import Starts

ROUNDS, RERUNS = 5, 8
WITHIN = 60.0


async def of_pages(rounds: int = ROUNDS, reruns: int = RERUNS) -> list[Row]:
    """A comparison of eight new runs and a new landscape, beside the bare app."""
    compared, drawn, theirs = list[float](), list[float](), list[float]()
    numbers = iter(range(1, 1_000_000))
    with the_app() as app, bare() as one_slider:
        async with (
            session(app, COMPARE.page, COMPARE.link()) as compare,
            session(app, LANDSCAPE.page, LANDSCAPE.link()) as landscape,
            session(one_slider) as other,
        ):

            def eight() -> None:
                COMPARE.change(compare)

            def another() -> None:
                LANDSCAPE.change(landscape)

            def slide() -> None:
                other.slide("Learning rate", str((next(numbers) % 100 + 1) / 100))

            for _ in range(1 + rounds):
                theirs.append(await milliseconds(one_slider, other, slide, reruns))
                compared.append(await milliseconds(app, compare, eight, reruns))
                drawn.append(await milliseconds(app, landscape, another, reruns))
    return [
        _beside("8 runs compared, the first time", "a rerun of a bare app", compared, theirs, 4),
        _beside("a landscape of 61 x 61, the first time", "the same", drawn, theirs, 3),
    ]


def of_starts(rounds: int = ROUNDS) -> list[Row]:
    """A thousand starts from nothing, as the page works them out, beside one run of the script."""
    count = int(STARTS.default)
    started, scripted = list[float](), list[float]()
    for number in range(1 + rounds):
        experiment = Experiment(sample_dataset("people"), learning_rate=0.1 + number / 1e6)
        starts = Starts(OfPlayground(experiment, Setup(experiment)))
        started.append(_cpu(lambda starts=starts: starts.work(count, WITHIN)))  # type: ignore[misc]
        scripted.append(_cpu(by_script))
    what = f"{count} starts of the 2-2-1 run, 1000 epochs"
    return [_beside(what, "one run of a script of NumPy scalars", started, scripted, 20)]


def rows() -> list[Row]:
    """All three."""
    return [*asyncio.run(of_pages()), *of_starts()]


def _cpu(work: Callable[[], object]) -> float:
    before = process_time()
    work()
    return 1000 * (process_time() - before)


def _beside(what: str, beside: str, ours: list[float], theirs: list[float], bound: float) -> Row:
    """A row without the first round, which warms everything up."""
    ours, theirs = ours[1:], theirs[1:]
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    return Row(what, beside, ratios, bound, note=beside_each_other(ours, theirs, "ms"))


if __name__ == "__main__":
    print(table(rows()))
