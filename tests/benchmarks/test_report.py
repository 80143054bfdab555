"""The table of what was measured says what kept its bound."""

from benchmarks.report import Row, table

QUICK = Row("a rerun", "a bare app", [0.5, 0.9, 4.0], 1.0, note="9 ms beside 10 ms")
SLOW = Row("bytes", "", [140.0, 160.0, 200.0], 150, unit="KB")


def test_the_median_is_judged_and_the_worst_only_where_it_says_so() -> None:
    assert QUICK.holds
    assert not SLOW.holds
    assert not Row("memory", "", [1.0, 1.0, 1.2], 1.05, by_worst=True).holds
    assert Row("frames", "", [0.9, 0.96, 0.99], 0.95, at_least=True).holds
    assert not Row("frames", "", [0.9, 0.96, 0.99], 0.95, at_least=True, by_worst=True).holds


def test_the_table_is_markdown_in_straight_columns() -> None:
    lines = table([QUICK, SLOW]).splitlines()
    assert len({len(line) for line in lines}) == 1
    assert len({line.count("|") for line in lines}) == 1
    cells = [cell.strip() for cell in lines[2].strip("|").split("|")]
    limits = ["at most 1", "0.5", "0.9", "4", "yes", "9 ms beside 10 ms"]
    assert cells == ["a rerun", "a bare app", *limits]
    assert "at most 150 KB" in lines[3]
    assert "**no**" in lines[3]
