"""How much work one run may be, in multiply-adds: whoever asks for more gets fewer epochs.

Everybody else on the server waits meanwhile. The bound is one for all, whichever engine answers:
with Numba, without it, or before it is ready. So a link opens the same run everywhere.
"""

from dataclasses import dataclass

from nn_core import multiply_adds
from ui.language.words import gettext as _
from ui.theme.text import grouped

Sizes = tuple[int, ...]


@dataclass(frozen=True)
class Work:
    """A bound on the work of a run.

    Attributes:
        most: multiply-adds in all.
        a_layer: how many multiply-adds each layer counts for in each step besides its own: what
            NumPy asks for every call, however small the layer is.
    """

    most: int
    a_layer: int = 0

    def of_epoch(self, sizes: Sizes, samples: int, batch_size: int = 1) -> int:
        """What one epoch counts for."""
        steps = -(-samples // batch_size)
        return multiply_adds(sizes, samples, 1) + self.a_layer * (len(sizes) - 1) * steps

    def most_epochs(self, sizes: Sizes, samples: int, batch_size: int = 1) -> int:
        """How many epochs are within the bound."""
        return self.most // self.of_epoch(sizes, samples, batch_size)

    def cut_short(self, sizes: Sizes, samples: int, epochs: int, batch_size: int = 1) -> str | None:
        """A sentence if so many epochs are beyond the bound; None if they are not."""
        within = self.most_epochs(sizes, samples, batch_size)
        if epochs <= within:
            return None
        work = epochs * self.of_epoch(sizes, samples, batch_size)
        return _(
            "{epochs} epochs of {samples} samples take the time of {work} multiplications and the "
            "limit is {most}, so the run ends after {within} epochs."
        ).format(
            epochs=epochs,
            samples=samples,
            work=grouped(work),
            most=grouped(self.most),
            within=within,
        )


NINE_NUMBERS = Work(9_000_000)
"""For 2-2-1 in plain floats, which have no price for a call: half a second of one core."""
ANY_NETWORK = Work(400_000_000, a_layer=1600)
"""For any network, in some three seconds by NumPy and in well under one by the kernel."""
