"""A run is recorded in blocks of epochs: their parameters, and what these score on the samples.

After each block it is seen whether to go on: not if a number has left the floats, nor if the
stopping rule says so.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

import numpy as np

from nn_core.batches import epoch_orders
from nn_core.course import Course
from nn_core.engine import EPOCHS_AT_ONCE, chosen_engine, epochs_by_kernel, story_by_kernel
from nn_core.history import History
from nn_core.loss import scores_of
from nn_core.stopping import Stop
from nn_core.two_two_one import train_two_two_one
from nn_core.validation import Array, owned

FIRST_LOSS = "the first loss is not a finite number: use smaller features or smaller start weights."


class Block(NamedTuple):
    """Some epochs of a run: parameters (m, p) and scores (m,), None where there is none."""

    parameters: Array
    loss: Array
    accuracy: Array | None
    held_out_loss: Array | None
    held_out_accuracy: Array | None

    @property
    def finite(self) -> int:
        """How many epochs there are before the first with a number beyond the floats."""
        losses = [loss for loss in (self.loss, self.held_out_loss) if loss is not None]
        if all(np.isfinite(numbers).all() for numbers in (self.parameters, *losses)):
            return len(self.loss)
        finite = np.isfinite(self.parameters).all(axis=1) & np.isfinite(losses).all(axis=0)
        return int(np.argmin(finite))

    def cut(self, length: int) -> "Block":
        """The first epochs, in arrays that nobody can write to."""
        scores = (None if column is None else _first(column, length) for column in self[2:])
        return Block(_first(self.parameters, length), _first(self.loss, length), *scores)


def recorded(course: Course, start: Array, stop: Stop | None) -> History:
    """Run a course from some parameters (p,) and keep every epoch.

    Raises:
        ValueError: if the very first loss is not finite.
    """
    blocks: list[Block] = []
    length, rule = 0, ""
    engine = chosen_engine(course)
    for block in run_blocks(course, start, engine):
        blocks.append(block)
        length += block.finite
        ending = None if stop is None else stop.first(_watched(blocks)[:length])
        if ending is not None:
            length, rule = ending[0] + 1, ending[1]
        if length < sum(len(each.loss) for each in blocks):
            break
    if length == 0:
        raise ValueError(FIRST_LOSS)
    run = _joined(blocks).cut(length)
    return History(
        course.descent.sizes,
        run.parameters,
        run.loss,
        course.descent.epochs,
        course.descent.activations,
        run.accuracy,
        run.held_out_loss,
        run.held_out_accuracy,
        # A rule that holds at the very last epoch has stopped nothing.
        rule if length <= course.descent.epochs else "",
        engine,
        course.descent.loss.name,
        course.split,
        (owned(course.samples), owned(course.targets)),
        course.single_steps,
    )


def run_blocks(course: Course, start: Array, engine: str) -> Iterator[Block]:
    """The epochs of a run in blocks, beginning with the start (p,) itself."""
    if course.of_the_story:
        run = story_by_kernel if engine == "kernel" else _by_floats
        yield scored(course, run(course, start))
        return
    if engine == "kernel":
        first = scored(course, start[None])
        yield first
        for parameters, columns in epochs_by_kernel(course, start):
            # What the start has no score of, the others have none of either.
            loss, *others = columns.T.copy()
            scores = (
                None if of is None else own for of, own in zip(first[2:], others, strict=True)
            )
            yield Block(parameters, loss, *scores)
        return
    steps = course.descent.after_each_epoch(start, course.samples, course.targets, course.visits)
    epochs = chain([start], steps)
    while block := list(islice(epochs, EPOCHS_AT_ONCE)):
        yield scored(course, np.array(block))


def scored(course: Course, parameters: Array) -> Block:
    """Some epochs (m, p) with their scores."""
    rule = course.descent

    def scores(samples: Array, targets: Array) -> tuple[Array, Array | None]:
        return scores_of(rule.sizes, parameters, samples, targets, rule.activations, rule.loss)

    held_out = (None, None) if course.judged is None else scores(*course.judged)
    return Block(parameters, *scores(course.samples, course.targets), *held_out)


def _by_floats(course: Course, start: Array) -> Array:
    rule = course.descent
    orders = epoch_orders(*course.order_of_rows)
    flat = train_two_two_one(
        start,
        course.samples,
        course.targets[:, 0],
        rule.optimizer.learning_rate,
        orders,
        rule.frozen,
    )
    return np.array(flat).reshape(-1, 9)


def _watched(blocks: list[Block]) -> Array:
    """The loss that a stopping rule looks at: on the samples held out where there are some."""
    return np.concatenate(
        [block.loss if block.held_out_loss is None else block.held_out_loss for block in blocks]
    )


def _joined(blocks: list[Block]) -> Block:
    if len(blocks) == 1:
        return blocks[0]

    def whole(columns: Iterable[Array | None]) -> Array | None:
        parts = [column for column in columns if column is not None]
        return np.concatenate(parts) if parts else None

    return Block(
        np.concatenate([block.parameters for block in blocks]),
        np.concatenate([block.loss for block in blocks]),
        whole(block.accuracy for block in blocks),
        whole(block.held_out_loss for block in blocks),
        whole(block.held_out_accuracy for block in blocks),
    )


def _first(column: Array, length: int) -> Array:
    """The first rows; what is cut off does not stay in memory."""
    return owned(column if length == len(column) else column[:length].copy())
