"""The link to a bigger network: from its fields to all that is set, and back.

Reading never fails: a field that cannot be used is as good as left out, and one sentence says so.
What is as usual is left out of what is written.
"""

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlencode

from nn_core import Shift
from ui.data.person import Headings, TableError
from ui.data.samples import load_sample
from ui.data.table import read_dataset
from ui.data.table_codec import Row
from ui.experiment.bigger_fields import BRANCHES, COLUMNS, DATA, FIELDS, OWN, PEOPLE, VERSION
from ui.experiment.bigger_setup import BiggerSetup, setup_of, values_of
from ui.experiment.bigger_tables import Table, own_tables
from ui.experiment.field import LINK
from ui.experiment.fields import link_problems, unknown_problems
from ui.experiment.permalink import MOST_LETTERS
from ui.language.words import gettext as _

PLAIN_SIGNS = ",;:()"
"""They may stand in an address as they are, and keep it short."""


def read_bigger_link(
    link: Mapping[str, str], table: Table | None = None, source: str = LINK
) -> tuple[BiggerSetup, list[str]]:
    """What a link sets, and a sentence on each field that cannot be used; plain text.

    Args:
        link: the fields as texts.
        table: the visitor's own, for a link that has no rows of its own.
        source: who sets them, as the sentences begin.
    """
    problems = link_problems(link, source, FIELDS)
    values = values_of(BiggerSetup())
    for key in values.keys() & link.keys():
        told = FIELDS[key].read(link[key])
        if told is not None:
            values[key] = told
    if PEOPLE.key in link:
        table = _read_table(link, source, problems)
        amid = link.get(DATA.key, OWN) != OWN
        if not amid:
            values[DATA.key] = DATA.default if table is None else OWN
    setup, more = setup_of(values, table, source)
    return setup, problems + more + unknown_problems(link, source, FIELDS)


def fields_of(setup: BiggerSetup) -> dict[str, str]:
    """Every field as text, whether or not it is as usual; those of a table only if it is one."""
    values = values_of(setup)
    texts = {key: FIELDS[key].written(value) for key, value in values.items()}
    tables = own_tables(setup.experiment)
    if not tables:
        return texts
    (data, *_rest) = tables
    triples = zip(data.names, data.values, data.labels, strict=True)
    headings = Headings(setup.name_column, data.features, data.class_column, data.class_names)
    return texts | {
        PEOPLE.key: PEOPLE.written(Row(name, x1, x2, label) for name, (x1, x2), label in triples),
        COLUMNS.key: COLUMNS.written(headings),
    }


@lru_cache(maxsize=64)
def written_bigger_link(setup: BiggerSetup) -> Mapping[str, str]:
    """The fields that are not as usual; a table, or else branches, only if they fit."""
    usual = fields_of(BiggerSetup())
    texts = fields_of(setup)
    link = {key: text for key, text in texts.items() if text != usual.get(key)}
    if PEOPLE.key in link:
        # The rows may be those of a later part of the run.
        link = {DATA.key: texts[DATA.key], **link}
    for keys in ((PEOPLE.key, COLUMNS.key), (BRANCHES.key,)):
        if len(_address(link)) > MOST_LETTERS:
            link = {key: text for key, text in link.items() if key not in keys}
    return link


def bigger_setup_fits(setup: BiggerSetup) -> bool:
    """Whether the link holds all that is set."""
    link, texts = written_bigger_link(setup), fields_of(setup)
    usual = fields_of(BiggerSetup())
    return all(link.get(key, usual.get(key)) == text for key, text in texts.items())


def full_bigger_link(url: str, setup: BiggerSetup, beside: Mapping[str, str] | None = None) -> str:
    """The address of the page with all that is set, to be given away; `beside`: how it is shown."""
    link = {**written_bigger_link(setup), **(beside or {})}
    # The version comes last: a link that ends with a bracket is cut short by some chat programs.
    return f"{url}?{_address({**link, VERSION.key: VERSION.usual})}" if link else url


def _address(link: Mapping[str, str]) -> str:
    return urlencode(link, safe=PLAIN_SIGNS)


def _read_table(link: Mapping[str, str], source: str, problems: list[str]) -> Table | None:
    """The table in a link, or None and a sentence."""
    headings = load_sample("people")[2]
    try:
        if COLUMNS.key in link:
            headings = COLUMNS.read(link[COLUMNS.key])
        rows = [
            (name, x1, x2, headings.class_names[label or 0])
            for name, x1, x2, label in PEOPLE.read(link[PEOPLE.key])
        ]
        return read_dataset(rows, headings, Shift("standard")), headings.name
    except TableError as reason:
        problems.append(
            _("{source} has a table that cannot be used, so {dataset} are used: {reason}").format(
                source=_(source), dataset=DATA.words(DATA.default), reason=reason
            )
        )
        return None
