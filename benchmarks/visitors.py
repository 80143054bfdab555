"""Kinds of visitors: which page they open, and how they change something on it, again and again.

Whatever they ask for, nobody has asked for it before: no answer comes from a cache.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.session import Session
from ui.experiment.bigger_fields import BATCH, DATA_SEED, HELD_OUT, NOISE, OPTIMIZER, RATE
from ui.experiment.fields import LEARNING_RATE, SEED, STARTS, learning_rates
from ui.experiment.view_kinds import FEWEST, MOST

VALUES = f"Values to compare: {FEWEST} to {MOST}"
SEED_OF_PLANE = "Drawn from seed"
GROUPS: Mapping[str, Mapping[str, int]] = {
    "Data": {DATA_SEED.label: int(DATA_SEED.high), NOISE.label: 50, HELD_OUT.label: 90},
    "Network": {SEED.label: int(SEED.high), "Neurons in layer 1": 8},
    "Training": {BATCH.label: 50},
}
"""Groups of the page of bigger networks: fields for a number, with the largest that is typed."""
STAYS = 0.75
"""How often somebody changes another thing in the group that is open."""


@dataclass(frozen=True)
class Visitor:
    """A kind of visitor.

    Attributes:
        page: where the visitor is, as in the address; "" for the Playground.
        link: makes what else stands in the address.
        change: sets something on the page to what it has not been.
        opens: opens what the next change is made in; whether the page has to answer that first.
    """

    page: str
    link: Callable[[], str]
    change: Callable[[Session], None]
    opens: Callable[[Session], bool] = lambda _: False


def any_seed() -> int:
    """One of all seeds."""
    return random.randint(int(SEED.low), int(SEED.high))


def _open_group(session: Session) -> bool:
    """One of the groups, unless the one that is open will do."""
    if any(map(session.is_open, GROUPS)) and random.random() < STAYS:
        return False
    session.open(random.choice([group for group in GROUPS if not session.is_open(group)]))
    return True


def _change_bigger(session: Session) -> None:
    """Another rate, and something else in the group that is open."""
    session.slide(RATE.label, RATE.words(random.choice(learning_rates(rate=RATE))))
    (group,) = filter(session.is_open, GROUPS)
    for label, high in GROUPS[group].items():
        session.type_in(label, random.randint(1, high))
    if group == "Training":
        session.choose(OPTIMIZER.label, random.choice([*OPTIMIZER.options.values()]))


PLAYGROUND = Visitor("", str, Session.change)
BIGGER = Visitor("bigger", str, _change_bigger, _open_group)
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
