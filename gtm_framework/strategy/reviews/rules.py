"""The review cadence as data, read from `data/reviews.toml`."""

from datetime import time
from enum import StrEnum
from functools import cache
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from gtm_framework.records import Id, Part, Record, Source, Text, load
from gtm_framework.strategy.remarks import RemarkText


class Weekday(StrEnum):
    """A day of the week, in the order of `date.weekday`."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


WhichWeek = Literal[1, 2, 3, 4, -1]
"""The first to fourth of a weekday in the month, or the last."""


def _clock(value: object) -> object:
    """An empty time makes the reviews all-day events."""
    return None if value == "" else value


class Cadence(Record):
    """When a team meets.

    Attributes:
        weekday: The day of every review.
        monthly_week: Which of those weekdays in the month the monthly review is on: 1 to 4, or -1 for the
            last.
        quarterly_week: The same for the first month of each quarter.
        yearly_week: The same for the month of the annual review.
        yearly_month: 1 (January) to 12.
        starts: Start time, in the local time of the person who opens the calendar; None for all day.
    """

    word: ClassVar[str] = "rhythm"

    weekday: Weekday
    monthly_week: WhichWeek
    quarterly_week: WhichWeek
    yearly_week: WhichWeek
    yearly_month: Annotated[int, Field(ge=1, le=12)]
    starts: Annotated[time | None, BeforeValidator(_clock)] = None


class PointRule(Part):
    """One agenda item, and which findings belong under it."""

    id: Id
    text: Text
    fills: tuple[Id, ...]
    source: Source


class ReviewRule(Part):
    """One review."""

    title: Text
    minutes: Annotated[int, Field(ge=5, le=1440)]
    purpose: Text
    source: Source
    minutes_source: Source
    points: Annotated[tuple[PointRule, ...], Field(min_length=1)]


class DueRules(Part):
    """The date-dependent findings."""

    due_tactic: RemarkText
    overdue_tactic: RemarkText
    unread: RemarkText
    due_objective: RemarkText


class ReviewSet(Part):
    """The four reviews."""

    weekly: ReviewRule
    monthly: ReviewRule
    quarterly: ReviewRule
    yearly: ReviewRule


class ReviewRules(Record):
    """All settings of the review cadence.

    Raises:
        FaultyRecordError: If anything in the file is wrong; lists every error.
    """

    defaults: Cadence
    defaults_source: Source
    reviews: ReviewSet
    due: DueRules


@cache
def review_rules() -> ReviewRules:
    """The rules that the product ships."""
    return load(ReviewRules, "reviews.toml")
