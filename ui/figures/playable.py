"""What a figure carries so that `ui.player` can play it: its keyframes, and a way to show them."""

from collections.abc import Sequence

from ui.figures.parts import Spec


def playable(
    run: str, figure: str, epochs: Sequence[int], words: Sequence[str] = (), start: int = 0
) -> Spec:
    """The part of a layout that a player needs.

    Args:
        run: what the run is called; keyframes are called run-epoch.
        figure: what this picture of the run is called.
        epochs: of the keyframes.
        words: what the player calls them, if not by their epochs.
        start: the place of the keyframe that the figure begins with.
    """
    meta = {
        "run": run,
        "figure": figure,
        "epochs": list(epochs),
        "words": list(words) or [f"Epoch {epoch}" for epoch in epochs],
        "start": start,
    }
    return {"meta": meta}
