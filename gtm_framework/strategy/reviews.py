"""The rhythm of reviews: when each is next, and how it repeats."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import count, islice

from gtm_framework.strategy.review_rules import Rhythm, Weekday, review_rules


class Review(StrEnum):
    """The four reviews (S2, S3)."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


def default_rhythm() -> Rhythm:
    """The rhythm when nobody has said otherwise (a house rule)."""
    return review_rules().defaults


def next_days(review: Review, rhythm: Rhythm, day: date, how_many: int = 1) -> tuple[date, ...]:
    """The next days of a review, from `day` on, `day` included.

    Args:
        review: Which review.
        rhythm: When the team meets.
        day: The day from which to look.
        how_many: How many days to give, 0 or more.
    """
    if review == Review.WEEKLY:
        first = day + timedelta((_index(rhythm.weekday) - day.weekday()) % 7)
        return tuple(first + timedelta(weeks=week) for week in range(how_many))
    week = _week(review, rhythm)
    days = (_such_day(year, month, rhythm.weekday, week) for year, month in _months(review, rhythm, day))
    return tuple(islice((found for found in days if found >= day), how_many))


def recurrence(review: Review, rhythm: Rhythm) -> str:
    """How a review repeats, as an RFC 5545 recurrence rule for a series that begins on one of its days."""
    short = rhythm.weekday[:2].upper()
    match review:
        case Review.WEEKLY:
            return f"FREQ=WEEKLY;BYDAY={short}"
        case Review.MONTHLY:
            return f"FREQ=MONTHLY;BYDAY={rhythm.monthly_week}{short}"
        case Review.QUARTERLY:
            return f"FREQ=MONTHLY;INTERVAL=3;BYDAY={rhythm.quarterly_week}{short}"
        case Review.YEARLY:
            return f"FREQ=YEARLY;BYMONTH={rhythm.yearly_month};BYDAY={rhythm.yearly_week}{short}"


def _index(weekday: Weekday) -> int:
    return list(Weekday).index(weekday)


def _week(review: Review, rhythm: Rhythm) -> int:
    week: int = getattr(rhythm, f"{review}_week")
    return week


def _months(review: Review, rhythm: Rhythm, day: date) -> Iterator[tuple[int, int]]:
    """The months in which a review can be, from that of `day` on."""
    months = {
        Review.MONTHLY: range(1, 13),
        Review.QUARTERLY: (1, 4, 7, 10),
        Review.YEARLY: (rhythm.yearly_month,),
    }
    for number in count(day.year * 12 + day.month - 1):
        year, month = divmod(number, 12)
        if month + 1 in months[review]:
            yield year, month + 1


def _such_day(year: int, month: int, weekday: Weekday, week: int) -> date:
    """The first to fourth such weekday of a month, or the last (-1)."""
    first = date(year, month, 1)
    found = first + timedelta((_index(weekday) - first.weekday()) % 7)
    if week > 0:
        return found + timedelta(weeks=week - 1)
    days_left = monthrange(year, month)[1] - found.day
    return found + timedelta(weeks=days_left // 7)
