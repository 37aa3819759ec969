"""The rhythm of reviews: next days, recurrence, agenda, what a date brings up."""

from datetime import date, datetime, time
from itertools import islice
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework import catalog
from gtm_framework.errors import RefusedError
from gtm_framework.records.loading import parse
from gtm_framework.records.record import FaultyRecordError
from gtm_framework.strategy.alignment.feedback import prompts
from gtm_framework.strategy.alignment.sight_lines import line_of_sight
from gtm_framework.strategy.capacity.capacity import loads, over_capacity
from gtm_framework.strategy.health.assessment import health
from gtm_framework.strategy.health.mix_target import against_target, target
from gtm_framework.strategy.health.mixes import mix
from gtm_framework.strategy.remarks import Field, Remark
from gtm_framework.strategy.reviews.agenda import Agenda, agenda, meetings
from gtm_framework.strategy.reviews.due import due
from gtm_framework.strategy.reviews.reviews import Review, default_rhythm, next_days, recurrence
from gtm_framework.strategy.reviews.rules import Cadence, ReviewRules, Weekday, review_rules
from gtm_framework.strategy.severity import Severity
from gtm_framework.strategy.work.counting import work_of
from tests.strategy.cascades import objective, quarterly, result, tactic, whole

RHYTHMS = st.builds(
    Cadence,
    weekday=st.sampled_from(Weekday),
    monthly_week=st.sampled_from([1, 2, 3, 4, -1]),
    quarterly_week=st.sampled_from([1, 2, 3, 4, -1]),
    yearly_week=st.sampled_from([1, 2, 3, 4, -1]),
    yearly_month=st.integers(1, 12),
    starts=st.none() | st.just(time(9)),
)


def rhythm(**fields: Any) -> Cadence:
    return default_rhythm().with_changes(**fields)


@pytest.mark.parametrize(
    ("review", "fields", "day", "days"),
    [
        ("weekly", {"weekday": "monday"}, "2026-07-01", ["2026-07-06", "2026-07-13"]),
        ("weekly", {"weekday": "wednesday"}, "2026-07-01", ["2026-07-01", "2026-07-08"]),
        ("monthly", {"weekday": "thursday", "monthly_week": 2}, "2026-07-10", ["2026-08-13", "2026-09-10"]),
        ("monthly", {"weekday": "friday", "monthly_week": -1}, "2026-07-01", ["2026-07-31", "2026-08-28"]),
        (
            "quarterly",
            {"weekday": "thursday", "quarterly_week": 1},
            "2026-07-03",
            ["2026-10-01", "2027-01-07"],
        ),
        (
            "quarterly",
            {"weekday": "thursday", "quarterly_week": 1},
            "2026-07-02",
            ["2026-07-02", "2026-10-01"],
        ),
        (
            "yearly",
            {"weekday": "tuesday", "yearly_week": 3, "yearly_month": 2},
            "2026-02-18",
            ["2027-02-16", "2028-02-15"],
        ),
    ],
)
def test_the_next_days_of_a_review(review: str, fields: dict[str, Any], day: str, days: list[str]) -> None:
    found = next_days(Review(review), rhythm(**fields), date.fromisoformat(day), 2)

    assert [each.isoformat() for each in found] == days


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(Review), RHYTHMS, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_days_are_those_that_the_recurrence_rule_gives(
    review: Review, rhythm: Cadence, day: date
) -> None:
    days = next_days(review, rhythm, day, 5)
    series = rrulestr(recurrence(review, rhythm), dtstart=datetime.combine(days[0], time()))

    assert days[0] >= day
    assert [each.date() for each in islice(series, 5)] == list(days)


def test_asking_for_no_day_gives_none() -> None:
    assert next_days(Review.WEEKLY, default_rhythm(), date(2026, 7, 1), 0) == ()
    assert next_days(Review.YEARLY, default_rhythm(), date(2026, 7, 1), 0) == ()


def test_a_rhythm_may_last_all_day_and_goes_through_json() -> None:
    assert rhythm(starts="").starts is None
    assert rhythm(starts="14:30").starts == time(14, 30)
    assert Cadence.model_validate_json(default_rhythm().model_dump_json()) == default_rhythm()


def test_a_faulty_rhythm_is_refused_with_every_fault() -> None:
    with pytest.raises(FaultyRecordError) as refused:
        rhythm(weekday="thorsday", monthly_week=5, yearly_month=13, starts="noon")

    assert refused.value.what == "rhythm"
    assert list(refused.value.faults) == [
        (
            "weekday: 'thorsday' is not an option. Choose 'monday', 'tuesday', 'wednesday', 'thursday', "
            "'friday', 'saturday' or 'sunday'."
        ),
        "monthly_week: 5 is not an option. Choose 1, 2, 3, 4 or -1.",
        "yearly_month: 13 is too high. Enter 12 or less.",
        "starts: 'noon' is not a time of day. Write it as 09:00, or leave it empty.",
    ]


# ---- agenda ----


def remark(rule: str, family: str) -> Remark:
    return Remark(
        id=f"{rule}:x",
        rule=rule,
        family=family,
        severity=Severity.LOW,
        fields=(Field(level="tactic", id="x", field="owner"),),
        reason=f"About {rule}.",
        question="So?",
        source="house",
    )


def under(plan: Agenda) -> dict[str, list[str]]:
    return {point.id: [item.remark for item in point.items] for point in plan.points if point.items}


def test_each_review_looks_at_what_the_sources_give_it() -> None:
    plans = {review: agenda(review) for review in Review}

    assert {review.value: (plan.minutes, plan.source) for review, plan in plans.items()} == {
        "weekly": (30, "S3"),
        "monthly": (60, "S3"),
        "quarterly": (180, "S2 S3"),
        "yearly": (360, "S2"),
    }
    assert all(plan.day is None and under(plan) == {} for plan in plans.values())


def test_a_remark_stands_under_the_point_that_names_its_rule_before_one_that_names_its_family() -> None:
    found = [
        remark("no_owner", "line_of_sight"),
        remark("wish", "line_of_sight"),
        remark("other", "mix"),
    ]
    plan = agenda(Review.QUARTERLY, found, date(2026, 10, 1))

    assert under(plan) == {"objectives": ["wish:x"], "mix": ["other:x"], "open": ["no_owner:x"]}
    assert plan.day == date(2026, 10, 1)


def test_a_remark_that_no_point_takes_is_left_out() -> None:
    assert under(agenda(Review.WEEKLY, [remark("wish", "line_of_sight")])) == {}


def test_an_agenda_reads_as_plain_text() -> None:
    plan = agenda(Review.WEEKLY, [remark("no_owner", "line_of_sight")])

    assert plan.text == (
        "See what's moving and remove blockers.\n"
        "1. Due before the next check-in, or overdue\n"
        "2. Unowned and stalled work\n"
        "   - About no_owner."
    )


def test_an_agenda_is_filled_from_everything_that_the_workspace_says() -> None:
    cascade = whole(
        objectives=[objective(date="2026-10-15"), objective("bare", date="2029-06-30")],
        quarterly_initiatives=[quarterly()],
        tactics=[tactic("a", target=2, person_weeks=9), tactic("b", owner="")],
        results=[result(of="a", actual=30)],
        capacity={"2026-Q3": 4},
    )
    day = next_days(Review.QUARTERLY, default_rhythm(), date(2026, 9, 30))[0]
    work = work_of(cascade)
    reading = against_target(mix(work), target("before_fit"))
    everything = [
        *prompts(cascade),
        *line_of_sight(cascade).remarks,
        *health(cascade).findings,
        *due(cascade, day, date(2026, 12, 31)),
        *over_capacity(loads(work, cascade.capacity)),
        *([reading.remark] if reading.remark else []),
    ]

    assert under(agenda(Review.QUARTERLY, everything, day)) == {
        "assumptions": ["outlier_plan:r"],
        "objectives": ["health:objective_without_work", "due_objective:o"],
        "next": ["over_capacity:2026-Q3"],
        "mix": ["mix_off_target"],
        "open": ["no_owner:b"],
    }


def test_every_family_that_a_review_takes_is_one_that_something_gives() -> None:
    families = {"line_of_sight", "outlier", "health", "mix", "capacity", "due", "coherence", "exclusion"}
    rules = {*catalog.read_toml("cascade.toml")["remarks"], *catalog.read_toml("health.toml")["symptoms"]}
    rules |= set(catalog.read_toml("reviews.toml")["due"])
    reviews = review_rules().reviews
    points = [point for review in Review for point in getattr(reviews, review).points]

    assert {name for point in points for name in point.fills} <= families | rules


def test_the_four_series_begin_on_their_next_days_with_that_days_agenda() -> None:
    found = meetings(default_rhythm(), date(2026, 7, 3), [remark("no_owner", "line_of_sight")])

    assert [(made.review.value, made.day.isoformat(), made.starts, made.minutes) for made in found] == [
        ("weekly", "2026-07-09", time(9), 30),
        ("monthly", "2026-07-09", time(9), 60),
        ("quarterly", "2026-10-01", time(9), 180),
        ("yearly", "2026-11-05", time(9), 360),
    ]
    assert found[0].notes.endswith("- About no_owner.")
    assert [made.repeats for made in found] == [
        "FREQ=WEEKLY;BYDAY=TH",
        "FREQ=MONTHLY;BYDAY=2TH",
        "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TH",
        "FREQ=YEARLY;BYMONTH=11;BYDAY=1TH",
    ]


# ---- what a date brings up ----


def test_a_period_brings_up_what_ends_in_it_what_is_late_and_what_was_never_read() -> None:
    cascade = whole(
        objectives=[objective(date="2026-10-15"), objective("far"), objective("open", date=None)],
        tactics=[
            tactic("late", "o", end="2026-09-29"),
            tactic("first", "o", end="2026-10-01"),
            tactic("last", "o", start="2026-10-07", end="2026-10-07"),
            tactic("after", "o", start="2026-10-08", end="2026-10-08"),
            tactic("quarter"),
            tactic("read"),
            tactic("nothing", kpi=""),
            tactic("done", status="done"),
            tactic("timeless", "far"),
        ],
        results=[result(of="read")],
    )
    found = due(cascade, date(2026, 10, 1), date(2026, 10, 15))

    assert [made.id for made in found] == [
        "overdue_tactic:late",
        "overdue_tactic:quarter",
        "overdue_tactic:read",
        "overdue_tactic:nothing",
        "due_tactic:first",
        "due_tactic:last",
        "due_tactic:after",
        "unread:quarter",
        "due_objective:o",
    ]
    assert [made.reason for made in found if made.id.split(":")[1] in ("late", "first", "o")] == [
        "Tactic “Tactic late” was due on September 29, 2026 and is still open.",
        "Tactic “Tactic first” is due on October 1, 2026.",
        "Objective “Objective o” is due on October 15, 2026.",
    ]
    assert found[7].reason == (
        "Tactic “Tactic quarter” has had no check-in since it started. "
        "It has been running since July 1, 2026, and its KPI (leads) has no value yet."
    )
    assert {made.family for made in found} == {"due"}


def test_faulty_review_rules_are_refused() -> None:
    table = review_rules().model_dump()
    table["reviews"]["weekly"] |= {"points": [], "source": "S2 S7", "minutes": "long"}

    with pytest.raises(RefusedError) as refused:
        parse(ReviewRules, table, "reviews.toml")

    assert refused.value.what == "reviews.toml"
    assert list(refused.value.faults) == [
        "reviews, weekly, minutes: 'long' is not a whole number. Enter a whole number.",
        "reviews, weekly, source: Unknown source 'S7'. Known: S0, S1, S2, S3, S4, house.",
        "reviews, weekly, points: it is empty. Fill it in.",
    ]
