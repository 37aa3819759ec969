"""The rhythm of reviews as data, read from `data/reviews.toml`."""

from datetime import time
from enum import StrEnum
from functools import cache
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from gtm_framework.records.fields import Id, Source, Text
from gtm_framework.records.loading import load
from gtm_framework.records.record import Part, Record
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
"""The first to fourth such weekday of a month, or the last."""


def _clock(value: object) -> object:
    """An empty time makes the reviews last all day."""
    return None if value == "" else value


class Cadence(Record):
    """When a team meets.

    Attributes:
        weekday: The day of every review.
        monthly_week: Which such day of the month the monthly review is on: 1 to 4, or -1 for the last.
        quarterly_week: The same, of the first month of each quarter.
        yearly_week: The same, of the month of the yearly review.
        yearly_month: 1 (January) to 12.
        starts: When it begins, in the time of whoever opens the calendar; None for all day.
    """

    word: ClassVar[str] = "rhythm"

    weekday: Weekday
    monthly_week: WhichWeek
    quarterly_week: WhichWeek
    yearly_week: WhichWeek
    yearly_month: Annotated[int, Field(ge=1, le=12)]
    starts: Annotated[time | None, BeforeValidator(_clock)] = None


class PointRule(Part):
    """One thing that a review looks at, and which remarks belong under it."""

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
    """The remarks that only a date brings up."""

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
    """Everything that the rhythm is made of.

    Raises:
        FaultyRecordError: If anything in the file is wrong, with every fault.
    """

    defaults: Cadence
    defaults_source: Source
    reviews: ReviewSet
    due: DueRules


@cache
def review_rules() -> ReviewRules:
    """The rules that the product ships."""
    return load(ReviewRules, "reviews.toml")
