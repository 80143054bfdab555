"""A component's modules as one script: what the browser gets in one answer."""

import re

import pytest

from tests.ui.export.offline_modules import behind
from ui.stage.bundle import BROWSER, bundle, bundled_script, styles

COMPONENTS = sorted(
    file.stem for file in BROWSER.glob("*.js") if "\nexport default " in file.read_text("utf-8")
)


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_bundle_has_all_modules_of_its_component_and_asks_for_none(name: str) -> None:
    text = bundled_script(name)
    modules = re.findall(r"^const of_(\w+) = \(\(\) => \{$", text, re.MULTILINE)
    assert {f"{module}.js" for module in modules} == behind(f"{name}.js")
    assert "import" not in re.findall(r"^\w+", text, re.MULTILINE)


@pytest.mark.parametrize("name", COMPONENTS)
def test_it_gives_the_function_that_streamlit_calls(name: str) -> None:
    (module, function) = re.findall(
        r"^export .*?(\w+)\.(\w+);$", bundled_script(name), re.MULTILINE
    )[0]
    assert module == f"of_{name}"
    assert f"export default function {function}(" in (BROWSER / f"{name}.js").read_text("utf-8")
    assert bundled_script(name).count("\nexport ") == 1


@pytest.mark.parametrize("name", COMPONENTS)
def test_its_style_sheet_asks_for_no_other(name: str) -> None:
    assert "@import" not in styles(f"{name}.css")


def test_both_are_written_where_a_server_finds_them() -> None:
    folder = bundle("table")
    assert (folder / "table.js").read_text("utf-8") == bundled_script("table")
    assert (folder / "table.css").read_text("utf-8") == styles("table.css")
    assert folder != BROWSER
