"""The rooms of `ui/`: each imports from those below it only; modules of the browser keep apart."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.stage.bundle import BROWSER

PROJECT = Path(__file__).parents[2]
ROOMS = (
    "language",
    "theme",
    "data",
    "experiment",
    "session",
    "figures",
    "stage",
    "export",
    "widgets",
    "app",
    "lessons",
    "playground",
    "bigger",
    "views",
)
"""From the ground up."""


def imports(file: Path) -> Iterator[str]:
    """Every module that a file imports from, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports from beside itself"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def rooms_of(file: Path) -> set[str]:
    """The rooms that a file takes something from."""
    return {name.split(".")[1] for name in imports(file) if name.startswith("ui.")}


def test_every_room_is_in_the_list_here_and_in_the_readme() -> None:
    folders = {folder.name for folder in (PROJECT / "ui").iterdir() if folder.is_dir()}
    assert folders - {"__pycache__"} == set(ROOMS)
    readme = (PROJECT / "README.md").read_text("utf-8")
    _, listed = readme.split("The rooms of `ui/`, from the ground up;")
    named = re.findall(r"^    (\w+)  ", listed.split("\n`pages` use `ui`")[0], re.MULTILINE)
    assert tuple(named) == ROOMS


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_from_those_below_it_only(room: str) -> None:
    at_hand = {*ROOMS[: ROOMS.index(room) + 1]}
    files = [*(PROJECT / "ui" / room).rglob("*.py")]
    assert files
    too_high = {file.name: rooms_of(file) - at_hand for file in files}
    assert {name: rooms for name, rooms in too_high.items() if rooms} == {}


@pytest.mark.parametrize(
    ("folder", "above"),
    [
        ("nn_core", ("ui", "pages", "tests", "benchmarks", "streamlit")),
        ("ui", ("pages", "tests", "benchmarks")),
        ("pages", ("tests", "benchmarks")),
    ],
)
def test_nothing_points_back(folder: str, above: tuple[str, ...]) -> None:
    for file in (PROJECT / folder).rglob("*.py"):
        assert not {name.split(".")[0] for name in imports(file)} & {*above}, file


MODULES = sorted(BROWSER.glob("*.js"))


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.name)
def test_a_module_of_the_browser_leaves_nothing_on_the_page_of_others(file: Path) -> None:
    code = re.sub(r"//.*", "", file.read_text("utf-8"))
    assert not re.search(r"\bwindow\s*[.\[]", code)
    assert not re.search(r"\bglobalThis(\.\w+|\[[^\]]*\])\s*[-+*/|&?]*=(?!=)", code)
    # Nor does it ask again and again, or press what nobody sees.
    assert not re.search(r"\bsetInterval\b|\.dispatchEvent\(", code)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.name)
def test_a_module_of_the_browser_imports_by_name_at_its_head(file: Path) -> None:
    # So the page that plays offline can put them behind one another.
    text = file.read_text("utf-8")
    found = re.findall(r'^import \{[^}]*\} from "\./(\w+\.js)";$', text, re.MULTILINE)
    assert len(found) == len(re.findall(r"^import\b", text, re.MULTILINE))
    assert "import(" not in text
    assert all((BROWSER / name).is_file() for name in found)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.name)
def test_only_the_translator_is_called_by_its_name(file: Path) -> None:
    # A parameter of that name hides it, and a sentence written there stops the picture.
    code = re.sub(r"^import .*|//.*|^export function _\(", "", file.read_text("utf-8"), flags=re.M)
    assert re.findall(r".*(?<![\w$.])_(?![\w$(]).*", code) == []
    assert not re.search(r"\b(const|let|var|function|class)\s+_(?!\w)", code)
