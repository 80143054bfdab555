"""What a visitor has open: it begins as a bare link opens, and nobody shares it."""

from ui.data.samples import SAMPLES, load_sample
from ui.experiment.permalink import read_link
from ui.session.past import Opened, Tables
from ui.session.session import Session


def test_it_begins_with_what_a_bare_link_opens() -> None:
    (setup, problems), new = read_link({}), Session()
    assert new.is_new
    assert (new.experiment, [*new.link_problems]) == (setup.experiment, problems)
    assert new.good_dataset == setup.experiment.dataset
    assert new.good_asked == setup.experiment.to_predict
    table, asked, headings = load_sample(new.source)
    assert new.tables == {"learn": table, "asked": asked}
    assert (new.headings, new.own_shift) == (headings, SAMPLES[new.source].shift)
    assert new.own_learning_rate == setup.experiment.learning_rate


def test_nothing_that_changes_is_shared_by_two_visitors() -> None:
    one, other = Session(), Session()
    one.tables["learn"] = []
    tables = Tables(one.source, one.headings, one.own_shift, (), ())
    one.past.remember(Opened(read_link({})[0], tables))
    assert other == Session()
