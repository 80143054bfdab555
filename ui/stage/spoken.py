"""Words for those who listen: said when they come up, and seen by nobody."""

from ui.stage.component import component


def spoken(words: str, key: str) -> None:
    """Say these words once. Draw it before there are any, for only then are they heard."""
    component("spoken")(key=key, data=words)
