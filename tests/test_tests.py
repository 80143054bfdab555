"""What the tests and the words on the project hold themselves to."""

import re
from pathlib import Path

TESTS = Path(__file__).parent
BORROWED = re.compile(r"^(?:from|import) (?:tests\.)?[\w.]*\btest_\w+", re.MULTILINE)


def test_no_test_borrows_from_another() -> None:
    found = [path.name for path in TESTS.rglob("*.py") if BORROWED.search(path.read_text("utf-8"))]
    assert found == []


def test_what_contributors_are_sent_to_is_there() -> None:
    told = (TESTS.parent / "CONTRIBUTING.md").read_text("utf-8")
    paths = re.findall(r"`((?:ui|tests|pages|nn_core|\.streamlit)/[\w./-]*)`", told)
    assert len(paths) > 20
    assert [path for path in paths if not (TESTS.parent / path).exists()] == []
