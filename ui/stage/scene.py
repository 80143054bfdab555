"""What every picture of many runs is told beside its numbers: its sentence, and for whom it is."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from hashlib import blake2b
from typing import Any

from numpy.typing import ArrayLike

from ui.stage.component import component, taking
from ui.stage.packing import Kind, packed_arrays
from ui.stage.score import PALETTES, Code


@dataclass(frozen=True)
class Scene:
    """How a picture is shown.

    Attributes:
        told: what it says, in a sentence; plain text.
        presented: whether it fills the screen.
        code: the link as a QR code for the presentation, if it is shown.
    """

    told: str = ""
    presented: bool = False
    code: Code | None = None

    @property
    def head(self) -> Mapping[str, object]:
        """The same, as `browser/view_stage.js` takes it."""
        return {
            "told": self.told,
            "present": self.presented,
            "qr": None if self.code is None else asdict(self.code),
            "palettes": PALETTES,
        }


PLAIN = Scene()


def packed_with_key(
    head: Mapping[str, object], arrays: Mapping[str, tuple[Kind, ArrayLike]], scene: Scene
) -> bytes:
    """The head with the scene in it, and the arrays; its key is the same for equal numbers."""
    key = blake2b(packed_arrays(head, arrays), digest_size=8).hexdigest()
    return packed_arrays({**head, **scene.head, "key": key}, arrays)


def placed(count: int, take: Callable[[int], None]) -> Callable[[object], None]:
    """Takes the place of one of so many; whatever else a browser says is passed over."""

    def take_place(told: object) -> None:
        if type(told) is int and 0 <= told < count:
            take(told)

    return take_place


def draw_runs(
    name: str,
    key: str,
    data: bytes,
    count: int,
    on_open: Callable[[int], None],
    on_present: Callable[[object], None],
) -> None:
    """Draw a picture of runs of which each can be opened: a "race", or "starts".

    Args:
        name: of its component.
        key: of the picture on its page.
        data: what it is told, by `race_score` or `starts_score`.
        count: how many runs there are.
        on_open: called before the rerun with the place of the run that is to be opened.
        on_present: called with what the browser says of the presentation.
    """
    draw_view(name, key, data, on_present, {"open": placed(count, on_open)})


def draw_view(
    name: str,
    key: str,
    data: bytes,
    on_present: Callable[[object], None],
    told: Mapping[str, Callable[[object], None]] | None = None,
) -> None:
    """Draw such a picture.

    Args:
        name: of its component.
        key: of the picture on its page.
        data: what it is told.
        on_present: called before the rerun with what the browser says of the presentation.
        told: the same for whatever else the browser may say, by its name.
    """
    callbacks: dict[str, Any] = taking(key, {"present": on_present, **(told or {})})
    component(name)(key=key, data=data, **callbacks)
