"""The modules of an offline page, by what each imports."""

import re

from ui.stage.bundle import BROWSER

IMPORTED = re.compile(r'from "\./(\w+\.js)"')


def behind(entry: str) -> set[str]:
    """The modules that one needs, itself included."""
    found, todo = set(), [entry]
    while todo:
        file = todo.pop()
        if file not in found:
            found.add(file)
            todo += IMPORTED.findall((BROWSER / file).read_text("utf-8"))
    return found
