"""A module of the stage by itself; the pages have all of them in one script."""

from ui.stage.bundle import scope, scripts


def module(file: str) -> str:
    """What a module exports, as an expression in JavaScript."""
    return f"(() => {{ {scripts(file)}\nreturn {scope(file)}; }})()"
