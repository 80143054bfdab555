"""Which engine runs a course: NumPy, or the compiled kernel where it is ready and worth it.

Compiling takes some seconds once, and later loading from disk a fraction of one. Nobody waits for
it unasked: until someone has called `compile_kernel`, from a thread in the background if need be,
NumPy answers. Without Numba it always does.
"""

import importlib
from collections.abc import Iterator
from itertools import islice
from threading import Lock
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nn_core.batches import rows_by_epoch
from nn_core.course import Course, prepared
from nn_core.descent import Descent
from nn_core.layer_activations import LAYER_ACTIVATIONS
from nn_core.losses import LOSSES
from nn_core.network import Network
from nn_core.optimizers import SGD, Adam, AdamW, RMSprop
from nn_core.penalties import L1
from nn_core.topology import weight_count
from nn_core.validation import Array

WORTH_IT = 20_000
"""Multiply-adds of a run from which the kernel is worth being called."""
EPOCHS_AT_ONCE = 256

_ready: list[ModuleType] = []
"""`kernel` and `kernel_story`, as soon as they are compiled."""
_compiling = Lock()


def kernel_ready() -> bool:
    """Whether the kernel is compiled, so that `train` can take it."""
    return bool(_ready)


def compile_kernel() -> bool:
    """Make the kernel ready: compile it, or load what was compiled before, and wait for it.

    It may be called more than once and from any thread. Where Numba keeps what it has compiled is
    said by its own NUMBA_CACHE_DIR; where no folder can be written it compiles for this process.

    Returns:
        Whether the kernel is ready; False where Numba is not installed.
    """
    with _compiling:
        if not _ready:
            try:
                kernel = importlib.import_module("nn_core.kernel")
                story = importlib.import_module("nn_core.kernel_story")
            except ImportError:
                return False
            _rehearse(kernel, story)
            _ready.extend((kernel, story))
    return True


def multiply_adds(sizes: tuple[int, ...], samples: int, epochs: int) -> int:
    """How many multiplications and additions a run takes: forwards once and backwards twice."""
    return 3 * weight_count(sizes) * samples * epochs


def chosen_engine(course: Course) -> str:
    """What runs a course: "kernel", or else "floats" for the story and "numpy" for others."""
    if kernel_worth_it(course):
        return "kernel"
    return "floats" if course.of_the_story else "numpy"


def kernel_worth_it(course: Course, networks: int = 1) -> bool:
    """Whether the kernel is ready and so many networks are work enough for it."""
    work = multiply_adds(course.descent.sizes, len(course.samples), course.descent.epochs)
    return kernel_ready() and networks * work >= WORTH_IT


def story_by_kernel(course: Course, start: Array) -> Array:
    """The run of the story, (epochs + 1, 9), to the bits of `train_two_two_one`."""
    return _story(_ready[1], course, start)


def _story(story: ModuleType, course: Course, start: Array) -> Array:
    rule = course.descent
    record = np.empty((rule.epochs + 1, 9))
    record[0] = start
    story.two_two_one(
        tuple(start.tolist()),
        _writable(course.samples),
        _writable(course.targets[:, 0]),
        float(rule.optimizer.learning_rate),
        _all_orders(course),
        _held(rule),
        record[1:],
    )
    return record


def epochs_by_kernel(course: Course, start: Array) -> Iterator[tuple[Array, Array]]:
    """Blocks of epochs after the start: parameters (m, p), and scores (m, 4).

    The scores are loss and accuracy on the samples trained on, then on those held out.
    """
    return _epochs(_ready[0], course, start)


def _epochs(kernel: ModuleType, course: Course, start: Array) -> Iterator[tuple[Array, Array]]:
    rule = course.descent
    memory, parameters = np.zeros((2, len(start))), start.copy()
    orders, epoch, steps = rows_by_epoch(*course.order_of_rows), 0, 0.0
    while len(block := np.array(list(islice(orders, EPOCHS_AT_ONCE)))):
        record, scores = np.empty((len(block), len(start))), np.zeros((len(block), 4))
        rates = _rates(rule, range(epoch, epoch + len(block)))
        arguments = _arguments(course, (block, course.batch_size, rates))
        done = kernel.run(parameters, memory, steps, *arguments, record, scores)
        yield record[:done], scores[:done]
        parameters = record[-1].copy()
        if done < len(block):
            return
        epoch += len(block)
        steps += len(block) * -(-block.shape[1] // course.batch_size)


def ends_by_kernel(course: Course, starts: Array) -> tuple[Array, NDArray[np.int64]]:
    """Where many networks (m, p) end, and after how many epochs (m,): the last that was finite."""
    rule = course.descent
    rates = _rates(rule, range(rule.epochs))
    arguments = _arguments(course, (_all_orders(course), course.batch_size, rates))
    ends, last = starts.copy(), np.zeros(len(starts), dtype=np.int64)
    # No room for epochs: only the ends are asked for.
    nothing = np.empty((0, starts.shape[1])), np.empty((0, 4))
    for number, end in enumerate(ends):
        memory = np.zeros((2, len(end)))
        last[number] = _ready[0].run(end, memory, 0.0, *arguments, *nothing)
    return ends, last


def _all_orders(course: Course) -> NDArray[np.int64]:
    if course.order == "table":
        return np.tile(np.arange(len(course.samples)), (course.descent.epochs, 1))
    orders = np.empty((course.descent.epochs, len(course.samples)), dtype=np.int64)
    for epoch, rows in enumerate(rows_by_epoch(*course.order_of_rows)):
        orders[epoch] = rows
    return orders


def _rates(rule: Descent, epochs: range) -> Array:
    return np.array([rule.optimizer_in(epoch).learning_rate for epoch in epochs], dtype=np.float64)


def _held(rule: Descent) -> NDArray[np.bool_]:
    held = np.zeros(weight_count(rule.sizes) + sum(rule.sizes[1:]), dtype=np.bool_)
    held[list(rule.frozen)] = True
    return held


def _arguments(course: Course, visits: tuple[NDArray[np.int64], int, Array]) -> tuple[Any, ...]:
    """What the kernel's `run` takes besides parameters: everything as numbers, by its codes."""
    rule, codes = course.descent, list(LAYER_ACTIVATIONS)
    shape = (
        np.array(rule.sizes),
        np.array([codes.index(name) for name in rule.activations]),
        list(LOSSES).index(rule.loss.name),
        weight_count(rule.sizes),
    )
    penalty, pull = 0, 0.0
    if rule.penalty is not None:
        penalty, pull = 1, float(rule.penalty.rate)
        if isinstance(rule.penalty, L1):
            penalty = 3 if rule.penalty.stop_at_zero else 2
    match rule.optimizer:
        case SGD(_, momentum, nesterov):
            kind, numbers = 0, (momentum, nesterov, 0.0, 0.0, 0.0)
        case RMSprop(_, alpha, epsilon):
            kind, numbers = 1, (0.0, False, alpha, epsilon, 0.0)
        case Adam(_, beta1, beta2, epsilon):
            decay = rule.optimizer.weight_decay if isinstance(rule.optimizer, AdamW) else 0.0
            kind, numbers = 2, (beta1, False, beta2, epsilon, decay)
    held_out = course.judged or (course.samples[:0], course.targets[:0])
    return (
        shape,
        (kind, penalty),
        tuple(float(number) for number in (*numbers, pull)),
        _held(rule),
        (_writable(course.samples), _writable(course.targets)),
        (_writable(held_out[0]), _writable(held_out[1])),
        visits,
    )


def _rehearse(kernel: ModuleType, story: ModuleType) -> None:
    """Compile for the types that all runs have, by running two of the smallest."""
    network = Network.random()
    course = prepared(
        network,
        np.ones((2, 2)),
        np.ones(2),
        learning_rate=0.1,
        epochs=1,
        order="table",
        seed=0,
        loss="mse",
        optimizer=None,
        batch_size=2,
        penalty=None,
        held_out=0.5,
        frozen=(),
        schedule=None,
    )
    list(_epochs(kernel, course, network.vector))
    _story(story, course, network.vector)


def _writable(array: Array) -> Array:
    """A copy in rows: for Numba an array that nobody can write to is of another type."""
    return np.array(array, order="C")
