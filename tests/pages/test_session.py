"""All that the app itself keeps of a visit stands under one key, beside the controls' own."""

from tests.pages.session_visit import session_of
from tests.pages.setting_visit import open_at, rerun
from ui.experiment.fields import FIELDS
from ui.session.session import KEY, Session

CATS = {"people": "A,46,3,1;B,80,5,0", "columns": "Animal,Length (cm),Age,Kind,dog,cat"}
GONE = [
    "experiment",
    "headings",
    "own_shift",
    "learn_table",
    "asked_table",
    "learn_base",
    "asked_base",
    "version",
    "past",
    "left_out",
    "brought_table",
    "brought_problem",
    "brought_form",
    "uploads",
    "good_dataset",
    "good_version",
    "good_asked",
    "link_problems",
    "opened_file",
    "own_learning_rate",
    "came_through_door",
    "page_title",
]


def test_the_visit_is_one_object_under_one_key() -> None:
    page = open_at(**CATS, lr="0.37", seed="x")
    assert isinstance(page.session_state[KEY], Session)
    assert not [key for key in GONE if key in page.session_state]
    opened = session_of(page)
    assert opened.experiment.dataset.names == ("A", "B")
    assert opened.headings.name == "Animal"
    assert opened.own_learning_rate == 0.37
    assert len(opened.link_problems) == 1
    assert (opened.page_title, opened.is_new) == ("Playground", False)
    assert KEY not in FIELDS


def test_it_outlives_a_way_through_the_pages() -> None:
    page = open_at(**CATS)
    opened = session_of(page)
    for script in ("pages/neuron.py", "pages/playground.py"):
        page.switch_page(script)
        rerun(page)
        assert session_of(page) is opened
    assert opened.experiment.dataset.names == ("A", "B")


def test_two_visitors_have_nothing_in_common() -> None:
    one, other = open_at(seed="7"), open_at()
    assert (session_of(one).experiment.seed, session_of(other).experiment.seed) == (7, 0)
    assert session_of(one) is not session_of(other)
