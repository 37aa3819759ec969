"""The reviews to come: their days, and an agenda filled with what those days bring up."""

from dataclasses import replace
from datetime import date

from gtm_framework.exchange.documents.agenda import agenda_markdown
from gtm_framework.strategy.alignment.sight_lines import line_of_sight
from gtm_framework.strategy.alignment.titles import titles_of
from gtm_framework.strategy.remarks import Field
from gtm_framework.strategy.reviews.agenda import meetings
from gtm_framework.strategy.reviews.dates import ComingReview, coming_reviews
from gtm_framework.strategy.reviews.reviews import Review, default_rhythm
from tests.strategy.cascades import classified, made, tactic, whole

DAY = date(2026, 7, 1)


def coming(day: date = DAY, **tables: object) -> dict[Review, ComingReview]:
    cascade = whole(**tables)
    found = coming_reviews(cascade, default_rhythm(), day, line_of_sight(cascade).remarks)
    return {review.agenda.review: review for review in found}


def test_each_review_stands_with_its_next_three_days() -> None:
    reviews = coming()

    assert list(reviews) == list(Review)
    assert [day.isoformat() for day in reviews[Review.WEEKLY].days] == [
        "2026-07-02",
        "2026-07-09",
        "2026-07-16",
    ]
    assert [day.isoformat() for day in reviews[Review.YEARLY].days] == [
        "2026-11-05",
        "2027-11-04",
        "2028-11-02",
    ]


def test_a_review_brings_up_what_ends_before_the_next_one_of_its_sort() -> None:
    tactics = [
        tactic("this-week", end="2026-07-08"),
        tactic("next-week", end="2026-07-09"),
        tactic("late", end="2026-07-01"),
    ]
    [due, _] = coming(tactics=tactics)[Review.WEEKLY].agenda.points

    assert [item.remark for item in due.items] == ["overdue_tactic:late", "due_tactic:this-week"]


def test_what_is_found_is_counted_where_it_stands() -> None:
    reviews = coming(tactics=[tactic(owner="", kpi="")])

    assert (reviews[Review.WEEKLY].found, reviews[Review.MONTHLY].found) == (1, 1)
    assert reviews[Review.WEEKLY].agenda.points[1].items[0].remark == "no_owner:t"


def test_the_series_in_the_calendar_begins_on_that_day_with_that_agenda() -> None:
    reviews = coming()
    series = {meeting.review: meeting for meeting in meetings(default_rhythm(), DAY)}

    for review, found in reviews.items():
        assert found.meeting.day == found.days[0] == series[review].day
        assert found.meeting.repeats == series[review].repeats
        assert found.meeting.notes == found.agenda.text


def test_an_agenda_in_markdown_has_a_heading_for_each_point_and_a_box_for_each_remark() -> None:
    plan = coming(tactics=[tactic(title="Mail *shot*", owner="")])[Review.WEEKLY].agenda

    assert agenda_markdown(plan, "Acme #1").splitlines() == [
        "# Weekly check-in: Acme \\#1",
        "",
        "2026-07-02, 30 minutes. See what's moving and remove blockers.",
        "",
        "## 1. Due before the next check-in, or overdue",
        "",
        "Nothing to flag.",
        "",
        "## 2. Unowned and stalled work",
        "",
        (
            "- [ ] medium: Tactic “Mail \\*shot\\*” has no owner. When everyone is responsible, "
            "nobody is. Who will own it?"
        ),
    ]


def test_an_agenda_without_a_day_says_none() -> None:
    plan = replace(coming()[Review.MONTHLY].agenda, day=None)

    assert "\n60 minutes. " in agenda_markdown(plan, "Acme")


def test_a_remark_speaks_of_things_by_title_each_once() -> None:
    cascade = made(tactics=[tactic("t", supports="")])
    fields = [
        Field(level="tactic", id="t", field="kpi"),
        Field(level="tactic", id="t", field="owner"),
        Field(level="initiative", id="i", field="supports"),
        Field(level="health", id="high_cac", field="answer"),
    ]

    assert titles_of(fields, cascade, [classified("i")]) == ("Tactic t", "Idea i")
