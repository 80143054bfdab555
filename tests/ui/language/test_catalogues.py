"""The catalogues hold every text of the code, and every language has all of them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from ui.experiment.bigger_fields import FIELDS as BIGGER_FIELDS
from ui.experiment.field_kinds import Choice
from ui.experiment.fields import FIELDS
from ui.language.catalogues import LOCALE, PROJECT, extracted, path, read, sources, texts_in
from ui.language.spoken import ENGLISH, LANGUAGES
from ui.language.words import translations

NAMES = [*sources()]
CODES = [code for code in LANGUAGES if code != ENGLISH]
each = pytest.mark.parametrize(("code", "name"), [(code, name) for code in CODES for name in NAMES])
PLACE = re.compile(r"\{(\w*)[^}]*\}")
MARKS = re.compile(r"\*\*|`|\$|:material/\w+:|\]\(|:\w+\[")
"""What Markdown makes something of."""


def forms(told: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else tuple(told or ())


def messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


@each
def test_a_catalogue_has_the_texts_of_the_code_and_no_others(code: str, name: str) -> None:
    told = {message.id for message in messages(read(name, code))}
    assert told == {message.id for message in messages(extracted(name))}, "make words"


@each
def test_every_text_is_translated_with_its_places_and_marks(code: str, name: str) -> None:
    for message in messages(read(name, code)):
        assert not message.fuzzy, message.id
        translations = forms(message.string)
        assert translations
        assert all(translations), message.id
        for translation in translations:
            # The text for many has all places; in that for one the count may be a word.
            english = forms(message.id)[-1]
            asked, told = {*PLACE.findall(english)}, {*PLACE.findall(translation)}
            assert told <= asked if isinstance(message.id, tuple) else told == asked, message.id
            assert sorted(MARKS.findall(translation)) == sorted(MARKS.findall(english)), message.id
            assert translation[:1].isspace() == english[:1].isspace(), message.id
            assert translation[-1:].isspace() == english[-1:].isspace(), message.id
            assert translation[-1] == english[-1] or english[-1] not in ".:?!", message.id


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_two_options_of_a_choice_are_called_the_same(code: str) -> None:
    # A list tells the server what its option is called, and of two alike takes the wrong one.
    for field in (*FIELDS.values(), *BIGGER_FIELDS.values()):
        if isinstance(field, Choice):
            told = [*map(translations(code).gettext, field.options.values())]
            assert len({*told}) == len(told), field.key


@pytest.mark.parametrize("code", CODES)
def test_one_text_is_the_same_in_all_catalogues(code: str) -> None:
    told: dict[object, object] = {}
    for name in NAMES:
        for message in messages(read(name, code)):
            assert told.setdefault(message.id, message.string) == message.string, (name, message.id)


@pytest.mark.parametrize("code", CODES)
def test_no_catalogue_is_left_of_a_room_that_is_gone(code: str) -> None:
    assert {*(LOCALE / code).rglob("*.po")} <= {path(name, code) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_no_rest_of_a_sentence(name: str) -> None:
    for message in messages(extracted(name)):
        for text in forms(message.id):
            assert text == text.strip(), f"{text!r} is glued to another"


PYTHON = [file for files in sources().values() for file in files if file.suffix == ".py"]


@pytest.mark.parametrize("file", PYTHON, ids=lambda file: str(file.relative_to(PROJECT)))
def test_what_looks_texts_up_keeps_its_name_and_is_given_plain_texts(file: Path) -> None:
    text = file.read_text("utf-8")
    tree = ast.parse(text)
    if "gettext as _" not in text:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            assert node.id != "_", f"line {node.lineno} takes the name of gettext"
        if isinstance(node, ast.arg):
            assert node.arg != "_", f"line {node.lineno} takes the name of gettext"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            looked_up = node.func.id in ("_", "N_", "ngettext")
            plain = not any(isinstance(arg, ast.JoinedStr | ast.BinOp) for arg in node.args)
            assert plain or not looked_up, f"line {node.lineno} is put together before"


def test_texts_are_found_in_all_that_has_them(tmp_path: Path) -> None:
    script, page, piece = (tmp_path / f"words.{kind}" for kind in ("py", "js", "html"))
    script.write_text('_("One" " sentence.")\nngettext("{n} point", "{n} points", n)\nN_("Later")')
    page.write_text('say(_("Epoch {epoch}", { epoch }), `${ngettext("a", "{n} b", n)}`);')
    piece.write_text('<p title="Why">&#9473; to <b class="who"></b> + <i>predict</i></p>')
    assert [*texts_in(script)] == ["One sentence.", ("{n} point", "{n} points"), "Later"]
    assert [*texts_in(page)] == ["Epoch {epoch}", ("a", "{n} b")]
    assert [*texts_in(piece)] == ["Why", "━ to", "predict"]
