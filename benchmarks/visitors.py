"""Kinds of visitors: which page they open, and how they change something on it, again and again.

Whatever they ask for, nobody has asked for it before: no answer comes from a cache.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.session import Session
from ui.experiment.bigger_fields import BATCH, HELD_OUT, NOISE, OPTIMIZER, RATE
from ui.experiment.fields import LEARNING_RATE, SEED, STARTS, learning_rates
from ui.experiment.view_kinds import FEWEST, MOST

VALUES = f"Values to compare: {FEWEST} to {MOST}"
SEED_OF_PLANE = "Drawn from seed"
FIELDS = {"Neurons in layer 1": 8, NOISE.label: 50, HELD_OUT.label: 90, BATCH.label: 50}
"""Fields for a number on the page of bigger networks, and the largest that is typed there."""


@dataclass(frozen=True)
class Visitor:
    """A kind of visitor.

    Attributes:
        page: where the visitor is, as in the address; "" for the Playground.
        link: makes what else stands in the address.
        change: sets something on the page to what it has not been.
    """

    page: str
    link: Callable[[], str]
    change: Callable[[Session], None]


def any_seed() -> int:
    """One of all seeds."""
    return random.randint(int(SEED.low), int(SEED.high))


def _change_bigger(session: Session) -> None:
    """A new seed and rate, another optimizer, and the number in one of the fields."""
    session.type_in(SEED.label, any_seed())
    label, high = random.choice([*FIELDS.items()])
    session.type_in(label, random.randint(1, high))
    session.slide(RATE.label, RATE.written(random.choice(learning_rates(rate=RATE))))
    session.choose(OPTIMIZER.label, random.choice([*OPTIMIZER.options.values()]))


PLAYGROUND = Visitor("", str, Session.change)
BIGGER = Visitor("bigger", str, _change_bigger)
COMPARE = Visitor(
    "compare",
    lambda: "vary=seed:0,1",
    lambda session: session.pick(VALUES, [str(any_seed()) for _ in range(MOST)]),
)
STARTERS = Visitor(
    "starts",
    lambda: f"{STARTS.key}=100&{LEARNING_RATE.key}={random.uniform(0.05, 0.5):.6f}",
    lambda session: session.type_in(STARTS.label, random.randint(10, 2000)),
)
LANDSCAPE = Visitor(
    "landscape",
    lambda: "plane=random:0",
    lambda session: session.type_in(SEED_OF_PLANE, any_seed()),
)

ONLY_PLAYGROUND = (PLAYGROUND,)
ALL_PAGES = tuple(
    kind
    for view in (COMPARE, STARTERS, LANDSCAPE)
    for kind in (*(BIGGER, PLAYGROUND) * 4, BIGGER, view)
)
"""Of ten visitors five have bigger networks, four are in the Playground, and one is at a view."""
