"""A component's modules as one script, and its style sheets as one.

In `browser/` every idea has a module of its own. A browser would fetch the forty of the stage in
waves, for it hears of a module from those that import it; as one script they come at once.
"""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

BROWSER = Path(__file__).parent / "browser"
IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z_]+\.js)";\n', re.MULTILINE)
STYLES = re.compile(r'^@import url\("([a-z_]+\.css)"\);\n', re.MULTILINE)
REMARK = re.compile(r"^ *//.*\n", re.MULTILINE)
"""A line that is for the reader of the module only: a bundle does without."""
EXPORT = re.compile(r"^export (?:default )?(?:function|class|const) (\w+)", re.MULTILINE)
ENTRANCE = re.compile(r"^export default function (\w+)", re.MULTILINE)


@cache
def bundles() -> TemporaryDirectory[str]:
    """Where this process keeps its bundles; gone when it ends."""
    return TemporaryDirectory(prefix="nine-numbers-")


@cache
def bundle(name: str) -> Path:
    """Write the script and the style sheet of a component; gives their folder.

    Raises:
        OSError: if there is no room for temporary files.
    """
    folder = Path(bundles().name) / BROWSER.name
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.js").write_text(bundled_script(name), "utf-8")
    (folder / f"{name}.css").write_text(styles(f"{name}.css"), "utf-8")
    return folder


def bundled_script(name: str) -> str:
    """A module that does what `<name>.js` does, and imports none."""
    entry = f"{name}.js"
    (entrance,) = ENTRANCE.findall((BROWSER / entry).read_text("utf-8"))
    return f"{scripts(entry)}\nexport default {scope(entry)}.{entrance};\n"


def scripts(entry: str) -> str:
    """A module and all that it imports as one script, what is imported first.

    Each becomes a function that gives what the module exports, so that names stay its own, and
    whoever looks for an error finds the module's name above it. Our modules import by name at
    their head, and export where they declare.
    """
    parts: dict[str, str] = {}

    def read(file: str) -> None:
        if file in parts:
            return
        text = (BROWSER / file).read_text("utf-8")
        for _, imported in IMPORT.findall(text):
            read(imported)
        text = REMARK.sub("", text)
        names = ", ".join(EXPORT.findall(text))
        text = IMPORT.sub(lambda found: f"const {{{found[1]}}} = {scope(found[2])};\n", text)
        text = re.sub("^export (default )?", "", text, flags=re.MULTILINE)
        parts[file] = f"const {scope(file)} = (() => {{\n{text}return {{ {names} }};\n}})();"

    read(entry)
    return "\n".join(parts.values())


def modules(entry: str) -> set[str]:
    """A module and all that it imports, by their files' names."""
    found: set[str] = set()
    waiting = [entry]
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            text = (BROWSER / file).read_text("utf-8")
            waiting += [imported for _, imported in IMPORT.findall(text)]
    return found


def styles(file: str) -> str:
    """A style sheet, with those that it imports in their places."""
    text = (BROWSER / file).read_text("utf-8")
    return STYLES.sub(lambda found: styles(found[1]), text)


def scope(file: str) -> str:
    """The name of a module within a bundle."""
    return f"of_{file.removesuffix('.js')}"
