"""The stage as one page: everything is inside, and no name can end the place where it stands."""

import re
from base64 import b64decode
from dataclasses import replace

import pytest

from tests.ui.export.offline_modules import IMPORTED, behind
from tests.ui.export.runs import EXPERIMENTS, FORGED, NAMES
from tests.ui.stage.unpacking import unpacked
from ui.data.samples import load_sample
from ui.experiment.permalink import Setup, read_link, watch_for
from ui.experiment.presets import PRESETS
from ui.export.offline_page import offline_page
from ui.stage.bundle import BROWSER, scripts
from ui.stage.score import View, score

ENTRY = "stage.js"
LARGEST = 250_000
"""Bytes that the page of the first run may have."""


def page_of(name: str) -> str:
    return offline_page(Setup(EXPERIMENTS[name]))


def data_of(page: str) -> bytes:
    """What the stage on the page is told."""
    (text,) = re.findall(r'atob\("([A-Za-z0-9+/=]*)"\)', page)
    return b64decode(text, validate=True)


def test_the_page_of_the_first_run_is_small() -> None:
    assert len(page_of("default").encode()) <= LARGEST


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_the_run_is_in_it(name: str) -> None:
    setup = Setup(EXPERIMENTS[name])
    view = View(setup.everybody[0], watch=watch_for(setup))
    assert data_of(page_of(name)) == score(setup.experiment, view)


def test_it_is_looked_at_as_it_was() -> None:
    (twins,) = [preset for preset in PRESETS if preset.title == "Twins"]
    setup = replace(read_link(twins.link)[0], shown="Frank", loss_axis="log")
    head = unpacked(data_of(offline_page(setup))).head
    assert (head["shown"], head["log"], head["watch"]) == (
        "Frank",
        True,
        [twins.title, twins.look_for],
    )
    # The page is no presentation, whatever was on the screen.
    assert (head["present"], head["qr"]) == (False, None)


def test_every_module_is_in_it_once_and_after_those_that_it_needs() -> None:
    page = page_of("default")
    begun = re.findall(r"^const of_(\w+) = \(\(\) => \{$", page, re.MULTILINE)
    files = [f"{name}.js" for name in begun]
    assert len(files) == len(set(files))
    assert set(files) == behind(ENTRY)
    for place, file in enumerate(files):
        assert set(IMPORTED.findall((BROWSER / file).read_text("utf-8"))) <= set(files[:place])


def test_nothing_is_imported_or_exported_any_more() -> None:
    assert not re.search(r"^\s*(import|export)\b", scripts(ENTRY), re.MULTILINE)


def test_what_a_module_exports_others_get_from_it() -> None:
    text = scripts(ENTRY)
    taken = re.findall(r"^const \{([^}]*)\} = (of_\w+);$", text, re.MULTILINE)
    assert len(taken) > 20
    exported: dict[str, set[str]] = {}
    for body in re.split(r"^(?=const of_\w+ = \(\(\) => \{$)", text, flags=re.MULTILINE)[1:]:
        (scope,) = re.findall(r"\Aconst (of_\w+) = ", body)
        (names,) = re.findall(r"^return \{ (.*) \};\n\}\)\(\);", body, re.MULTILINE)
        exported[scope] = {name.strip() for name in names.split(",")}
    for names, scope in taken:
        assert {name.strip() for name in names.split(",") if name.strip()} <= exported[scope]


@pytest.mark.parametrize("name", ["default", "bad names"])
def test_no_name_can_end_the_place_where_it_stands(name: str) -> None:
    page = page_of(name)
    assert page.lower().count("<script") == page.lower().count("</script") == 1
    typed = [*NAMES[1:], *FORGED[1:]] if name == "bad names" else ["Alice", "Emily", "Weight"]
    assert not [word for word in typed if word in page]
    # They are in the data, as they were typed.
    samples = unpacked(data_of(page)).head["samples"]
    experiment = EXPERIMENTS[name]
    everybody = [*experiment.dataset.names, *(one.name for one in experiment.to_predict)]
    assert [sample["name"] for sample in samples] == everybody


def test_it_asks_for_nothing_from_elsewhere() -> None:
    assert not re.search(
        r"\b(src|href)\s*=\s*[\"']|@import|url\(|https?:|fetch\(", page_of("default")
    )


def test_it_knows_light_and_dark() -> None:
    page = page_of("default")
    assert "color-scheme: light dark;" in page
    assert "@media (prefers-color-scheme: dark)" in page
    assert {"light", "dark"} == unpacked(data_of(page)).head["palettes"].keys()


def test_it_says_what_was_run() -> None:
    words = "25 epochs of training with a learning rate of 0.3333333333; start weights set by hand"
    assert words in page_of("by hand")
    assert "samples shuffled in every epoch (seed 7)." in page_of("shuffled")
    assert "start weights random (seed 0)" in page_of("default")


def test_somebody_who_is_gone_is_not_shown() -> None:
    setup = Setup(EXPERIMENTS["default"], load_sample("people")[2].name, "")
    assert unpacked(data_of(offline_page(setup))).head["shown"] == "Alice"


def test_the_modules_are_those_that_paint_the_stage_in_the_app() -> None:
    assert (BROWSER / ENTRY).is_file()
    assert {"feedforward.js", "network.js", "plane.js", "loss.js", "player.js"} <= behind(ENTRY)
