"""The roadmap as rows: tree, timeline, coverage of objectives."""

from datetime import date

import pytest

from gtm_framework.strategy.alignment.roadmap import tree
from gtm_framework.strategy.alignment.sight_lines import line_of_sight
from gtm_framework.strategy.alignment.timelines import timeline
from gtm_framework.strategy.alignment.work_coverage import coverage
from tests.strategy.cascades import classified, made, objective, pillar, quarterly, result, tactic, whole


def test_the_tree_reads_from_the_top_and_ends_with_what_hangs_on_nothing() -> None:
    cascade = whole(
        pillars=[pillar(), pillar("w")],
        quarterly_initiatives=[quarterly(), quarterly("loose", "")],
        tactics=[tactic("a"), tactic("b", "loose"), tactic("c", "o"), tactic("d", "", initiative="j")],
    )
    rows = tree(cascade, [classified("i", supports="o"), classified("j", supports="o"), classified("k")])

    assert [(row.depth, row.id, row.parent) for row in rows] == [
        (0, "p", ""),
        (1, "o", "p"),
        (2, "q", "o"),
        (3, "a", "q"),
        (2, "c", "o"),
        (2, "d", "o"),
        (2, "i", "o"),
        (0, "w", ""),
        (0, "loose", ""),
        (1, "b", "loose"),
    ]


def test_a_row_sums_the_effort_of_all_below_it_and_names_its_remarks() -> None:
    cascade = whole(
        objectives=[objective(owner="Ada", number=7.5, unit="% share")],
        tactics=[tactic("a", person_weeks=2, owner=""), tactic("b", person_weeks=1.5), tactic("c")],
    )
    listed = [classified("i", supports="o", effort=3, quarter="2026-Q4", status="waiting", owner="Eve")]
    rows = {row.id: row for row in tree(cascade, listed, line_of_sight(cascade, listed).remarks)}

    assert [(rows[name].person_weeks, rows[name].pieces) for name in ("p", "o", "q", "a", "c", "i")] == [
        (5.5, 4),
        (5.5, 4),
        (3.5, 3),
        (2, 1),
        (None, 1),
        (2, 1),
    ]
    assert rows["a"].remarks == ("no_owner:a",)
    assert (rows["o"].kpi, rows["a"].kpi, rows["q"].kpi) == ("7.5% share", "leads", "")
    assert (rows["i"].quarter, rows["i"].start, rows["i"].status, rows["i"].owner) == (
        "2026-Q4",
        date(2026, 10, 1),
        "waiting",
        "Eve",
    )
    assert (rows["a"].quarter, rows["a"].end, rows["a"].status) == ("2026-Q3", date(2026, 9, 30), "open")
    assert (rows["o"].quarter, rows["o"].end) == ("", date(2029, 6, 30))


def test_coverage_counts_what_stands_below_each_objective() -> None:
    cascade = whole(
        objectives=[objective(), objective("near", "o", date="2027-06-30"), objective("bare", "")],
        quarterly_initiatives=[quarterly(), quarterly("r", "near", "2026-Q4")],
        tactics=[
            tactic("a", person_weeks=2),
            tactic("b", "r", person_weeks=6),
            tactic("c", "r", status="stopped"),
            tactic("d", "near"),
        ],
    )
    rows = {
        row.id: row
        for row in coverage(cascade, [classified("i", supports="o", effort=3), classified("j", effort=3)])
    }

    first, near, bare = rows["o"], rows["near"], rows["bare"]
    assert (first.quarterly_initiatives, first.tactics, first.initiatives) == (2, 3, 1)
    assert (first.person_weeks, first.share, first.pillar) == (10, 10 / 12, "p")
    assert first.by_quarter == {"2026-Q3": 2, "2026-Q4": 6}
    assert (near.person_weeks, near.quarterly_initiatives, near.tactics, near.initiatives) == (6, 1, 2, 0)
    assert (bare.covered, bare.person_weeks, bare.share, bare.by_quarter, bare.pillar) == (
        False,
        None,
        None,
        {},
        "",
    )


def test_a_quarter_whose_work_has_no_effort_is_not_a_quarter_of_nought() -> None:
    (row,) = coverage(whole())

    assert (row.covered, row.person_weeks, row.by_quarter) == (True, None, {})


@pytest.mark.parametrize(
    ("fields", "actual", "progress"),
    [
        ({"baseline": 2}, 6, 0.5),
        ({"baseline": 2}, 1, -0.125),
        ({"baseline": 20}, 15, 0.5),  # a figure that is to fall
        ({"baseline": 10}, 10, None),  # no way to go
        ({}, 6, None),
        ({"number": None, "baseline": 2}, 6, None),
    ],
)
def test_progress_is_the_share_of_the_way_from_the_baseline(
    fields: dict[str, float], actual: float, progress: float | None
) -> None:
    (row,) = coverage(whole(objectives=[objective(**fields)], results=[result(of="o", actual=actual)]))

    assert (row.actual, row.progress) == (actual, progress)


def test_progress_is_read_from_the_latest_reading() -> None:
    readings = [
        result("a", "o", 8, on="2026-09-01"),
        result("b", "o", 3, on="2026-08-01"),
        result("c", "o", 6, on="2026-09-01"),
    ]
    (row,) = coverage(whole(objectives=[objective(baseline=0)], results=readings))

    assert (row.actual, row.progress) == (6, 0.6)
    assert coverage(whole())[0].actual is None


def test_the_timeline_lays_work_and_objectives_along_the_quarters() -> None:
    cascade = whole(
        objectives=[objective(), objective("early", "", start="2026-05-01", date="2026-12-31")],
        tactics=[
            tactic("a", start="2026-08-01", end="2026-08-31"),
            tactic("b"),
            tactic("c", "early", start="2026-12-24"),
            tactic("d", status="stopped"),
        ],
    )
    line = timeline(cascade, [classified("i", supports="o", quarter="2026-Q3")])

    assert [
        (bar.id, bar.start.isoformat(), bar.end.isoformat(), bar.lane, bar.quarter) for bar in line.bars
    ] == [
        ("early", "2026-05-01", "2026-12-31", "", ""),
        ("q", "2026-07-01", "2026-09-30", "p", "2026-Q3"),
        ("b", "2026-07-01", "2026-09-30", "p", "2026-Q3"),
        ("i", "2026-07-01", "2026-09-30", "p", "2026-Q3"),
        ("o", "2026-07-01", "2029-06-30", "p", ""),
        ("a", "2026-08-01", "2026-08-31", "p", "2026-Q3"),
        ("c", "2026-12-24", "2026-12-24", "", "2026-Q4"),
    ]
    assert [(column.quarter, column.first_day, column.last_day) for column in line.columns] == [
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
    ]
    assert line.unplaced == ()


def test_what_has_no_time_is_named_and_not_drawn() -> None:
    cascade = made(pillars=[pillar()], objectives=[objective(date=None)], tactics=[tactic("t", "o")])
    line = timeline(cascade, [classified("i")])

    assert (line.columns, line.bars) == ((), ())
    assert line.unplaced == ("o", "t", "i")
