"""One experiment for all pages: who leaves the Playground and returns finds it as it was."""

from tests.pages.lesson_visit import go_to
from tests.pages.playground_visit import (
    LEARN,
    assert_shows,
    choose,
    link_of,
    open_page,
    trained,
    type_in,
)
from tests.pages.stage_on_page import stage


def test_settings_are_as_they_were() -> None:
    page = open_page(lr="0.5", epochs="200", seed="3", order="shuffled", start="ones", loss="log")
    link = link_of(page)
    page = go_to(go_to(page, "loss"), "playground")
    assert link_of(page) == link
    page = go_to(go_to(page, "sgd"), "playground")
    assert link_of(page) == link


def test_a_seed_is_as_it_was() -> None:
    page = choose(open_page(), "Seed", 7)
    before = stage(page).parameters().tolist()
    page = go_to(go_to(page, "neuron"), "playground")
    assert stage(page).parameters().tolist() == before


def test_the_shift_is_as_it_was() -> None:
    page = choose(open_page(), "Shift the features", "none")
    before = stage(page).inputs()
    page = go_to(go_to(page, "feedforward"), "playground")
    assert stage(page).inputs() == before


def test_what_was_typed_is_as_it_was() -> None:
    page = type_in(open_page(), LEARN, {0: {"x1": 180}})
    before = stage(page).inputs()
    page = go_to(go_to(page, "backprop"), "playground")
    assert stage(page).inputs() == before


def test_nothing_set_is_the_default_run() -> None:
    page = go_to(go_to(open_page(), "sgd"), "playground")
    assert link_of(page) == {}
    assert_shows(page, trained())
