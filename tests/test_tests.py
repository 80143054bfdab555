"""What the tests hold themselves to."""

import re
from pathlib import Path

TESTS = Path(__file__).parent
BORROWED = re.compile(r"^(?:from|import) (?:tests\.)?[\w.]*\btest_\w+", re.MULTILINE)


def test_no_test_borrows_from_another() -> None:
    found = [path.name for path in TESTS.rglob("*.py") if BORROWED.search(path.read_text("utf-8"))]
    assert found == []
