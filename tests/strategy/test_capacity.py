"""Capacity by quarter: load against room, and where the line falls."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.strategy.capacity.capacity import in_order, loads, over_capacity
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.quarters import NotAQuarterError
from gtm_framework.strategy.work.work import Work
from gtm_framework.triage.initiative import Kind

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "capacity.yaml").read_text(encoding="utf-8"))


def work(name: str, weeks: float | None = 1, quarter: str = "2026-Q3", **fields: Any) -> Work:
    given = {"title": name, "level": Level.TACTIC, "kind": Kind.TACTICAL}
    return Work(id=name, person_weeks=weeks, quarter=quarter, **{**given, **fields})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_line_falls_where_the_effort_exceeds_the_capacity(case: dict[str, Any]) -> None:
    queue = [work(f"w{n}", weeks, rank=n) for n, weeks in enumerate(case["efforts"])]
    (load,) = loads(queue, {"2026-Q3": case["capacity"]})

    assert [line.cumulative for line in load.queue] == case["cumulative"]
    assert (load.load, load.spare, load.line_after) == (case["load"], case["spare"], case["line_after"])
    assert [line.fits for line in load.queue] == [n < case["line_after"] for n in range(len(load.queue))]


def test_work_stands_in_the_order_of_rank_then_impact_then_effort_then_title_then_id() -> None:
    items = [
        work("no-figures", None),
        work("z", 2, impact=5),
        work("y", 2, impact=5, title="A"),
        work("x", 2, impact=5, title="A"),
        work("small", 1, impact=5),
        work("strong", 9, impact=9),
        work("second", 1, rank=2),
        work("first", 9, rank=1, impact=1),
        work("tied", 1, rank=1, impact=3),
        work("no-effort", None, impact=5),
    ]

    assert [item.id for item in in_order(items)] == [
        "tied",
        "first",
        "second",
        "strong",
        "small",
        "x",
        "y",
        "z",
        "no-effort",
        "no-figures",
    ]


def test_every_quarter_with_work_or_capacity_is_shown_in_the_order_of_time() -> None:
    found = loads(
        [work("a", 2, "2027-Q1"), work("b", 3), work("c", None), work("d", 1, "")],
        {"2026-Q4": 5, "2026 q3": 6},
    )

    assert [(q.quarter, q.capacity, q.load, q.spare, q.used, q.line_after) for q in found] == [
        ("2026-Q3", 6, 3, 3, 0.5, 1),
        ("2026-Q4", 5, 0, 5, 0, 0),
        ("2027-Q1", None, 2, None, None, None),
    ]
    assert found[0].unknown == ("c",)
    assert found[2].queue[0].fits is None


def test_a_capacity_of_nought_is_a_capacity() -> None:
    (load,) = loads([work("a", 2)], {"2026-Q3": 0})

    assert (load.spare, load.used, load.line_after) == (-2, None, 0)


def test_a_capacity_for_no_quarter_is_refused() -> None:
    with pytest.raises(NotAQuarterError, match="'Q3' is not a quarter"):
        loads([], {"Q3": 1})


def test_a_quarter_that_holds_too_much_is_remarked_on() -> None:
    quarters = loads(
        [work("a", 7.5), work("b", 3, "2026-Q4"), work("c", 3, "2027-Q1")], {"2026-Q3": 5, "2026-Q4": 3}
    )
    (remark,) = over_capacity(quarters)

    assert (remark.id, remark.family, remark.source) == ("over_capacity:2026-Q3", "capacity", "house")
    assert remark.reason == (
        "2026-Q3 is over capacity: 7.5 person-weeks planned, 5 available. "
        "Work below the cut line won't get done."
    )
    assert remark.question == "What will you cut from 2026-Q3, or move to another quarter?"


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([0.1, 0.2, 0.7, 1.0, 3.3]), max_size=12), st.sampled_from([0.3, 1.0, 2.2, 5.0])
)
def test_what_stands_above_the_line_fits_and_with_the_next_it_does_not(
    efforts: list[float], room: float
) -> None:
    (load,) = loads([work(f"w{n:02}", weeks) for n, weeks in enumerate(efforts)], {"2026-Q3": room})

    assert load.line_after is not None
    above, below = load.queue[: load.line_after], load.queue[load.line_after :]
    assert all(line.cumulative <= room for line in above)
    assert all(line.cumulative > room for line in below)
