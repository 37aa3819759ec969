"""The review cadence: when each review is next, and how it repeats."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from gtm_framework.strategy.reviews.rules import Cadence, Weekday, review_rules

QUARTER_STARTS = (1, 4, 7, 10)
"""The first months of the quarters."""


class Review(StrEnum):
    """The four reviews (S2, S3)."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


def default_rhythm() -> Cadence:
    """The default meeting schedule (a house rule)."""
    return review_rules().defaults


def next_days(review: Review, rhythm: Cadence, day: date, how_many: int = 1) -> tuple[date, ...]:
    """The next dates of a review, starting with `day`, inclusive.

    Args:
        review: Which review.
        rhythm: When the team meets.
        day: The first day to include.
        how_many: How many dates to return, 0 or more.

    Example:
        >>> from gtm_framework.strategy.health import HealthSheet
        >>> days = next_days(Review.WEEKLY, HealthSheet().rhythm, date(2026, 10, 5), how_many=2)
        >>> [f"{day:%A, %B %d}" for day in days]
        ['Thursday, October 08', 'Thursday, October 15']
    """
    if review == Review.WEEKLY:
        first = day + timedelta((_index(rhythm.weekday) - day.weekday()) % 7)
        return tuple(first + timedelta(weeks=week) for week in range(how_many))
    months, week = _months(review, rhythm), _week(review, rhythm)
    found: list[date] = []
    number = day.year * 12 + day.month - 1
    while len(found) < how_many:
        year, month = divmod(number, 12)
        number += 1
        if month + 1 in months:
            such = _such_day(year, month + 1, rhythm.weekday, week)
            found += [such] if such >= day else []
    return tuple(found)


def recurrence(review: Review, rhythm: Cadence) -> str:
    """How a review repeats, as an RFC 5545 rule for a series that starts on one of its dates."""
    short = rhythm.weekday[:2].upper()
    return {
        Review.WEEKLY: f"FREQ=WEEKLY;BYDAY={short}",
        Review.MONTHLY: f"FREQ=MONTHLY;BYDAY={rhythm.monthly_week}{short}",
        Review.QUARTERLY: f"FREQ=MONTHLY;INTERVAL=3;BYDAY={rhythm.quarterly_week}{short}",
        Review.YEARLY: f"FREQ=YEARLY;BYMONTH={rhythm.yearly_month};BYDAY={rhythm.yearly_week}{short}",
    }[review]


def _index(weekday: Weekday) -> int:
    return list(Weekday).index(weekday)


def _week(review: Review, rhythm: Cadence) -> int:
    week: int = getattr(rhythm, f"{review}_week")
    return week


def _months(review: Review, rhythm: Cadence) -> Collection[int]:
    """The months in which a review can be, 1 to 12."""
    if review == Review.YEARLY:
        return {rhythm.yearly_month}
    return QUARTER_STARTS if review == Review.QUARTERLY else range(1, 13)


def _such_day(year: int, month: int, weekday: Weekday, week: int) -> date:
    """The first to fourth of a weekday in a month, or the last (-1)."""
    first = date(year, month, 1)
    found = first + timedelta((_index(weekday) - first.weekday()) % 7)
    if week > 0:
        return found + timedelta(weeks=week - 1)
    days_left = monthrange(year, month)[1] - found.day
    return found + timedelta(weeks=days_left // 7)
