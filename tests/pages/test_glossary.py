"""The twenty words: one sentence each, over the lesson that begins with them and in controls."""

import re

import pytest

from tests.pages.bigger_visit import open_bigger
from tests.pages.playground_visit import labelled, open_page
from ui.app.pages import LESSONS
from ui.experiment.bigger_fields import FIELDS
from ui.widgets.glossary import BEGINS_WITH, GLOSSARY, NAMED_BY, meaning


def test_there_are_twenty_words_each_with_one_plain_sentence() -> None:
    assert len(GLOSSARY) == 20
    for sentence in GLOSSARY.values():
        assert re.fullmatch(r"[a-z0-9][^.?!]{20,130}\.", sentence), sentence


def test_every_lesson_begins_with_words_of_its_own() -> None:
    assert [*BEGINS_WITH] == [lesson.url for lesson in LESSONS]
    begun = [term for terms in BEGINS_WITH.values() for term in terms]
    assert len({*begun}) == len(begun)
    assert {*GLOSSARY} - {*begun} == {"held out", "overfitting"}


@pytest.mark.parametrize(
    ("label", "term"), [("Learning rate", "learning rate"), ("Epochs", "epoch"), ("Seed", "seed")]
)
def test_a_control_says_what_its_name_means(label: str, term: str) -> None:
    assert labelled(open_page(), label).help == meaning(term)


def test_so_does_one_of_bigger_networks() -> None:
    page = open_bigger()
    found = {field.key: field for field in FIELDS.values()}
    controls = [*page.number_input, *page.selectbox, *page.select_slider]
    helps = {control.label: control.help for control in controls}
    for key, term in NAMED_BY.items():
        assert helps[found[key].label] == meaning(term)
    assert not helps["Noise"]


def test_a_lesson_says_what_its_words_mean() -> None:
    page = open_page()
    page.switch_page("pages/neuron.py")
    said = [text.value for text in page.run().markdown]
    assert [meaning(term) for term in BEGINS_WITH["neuron"]] == [
        text for text in said if text.startswith("**")
    ][:4]


def test_all_words_are_there_in_german_too() -> None:
    page = open_page(lang="de")
    assert labelled(page, "Lernrate").help.startswith("**Lernrate**: ")
