"""Calendar quarters, written 2026-Q3: their days, their order, and the next one."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from gtm_framework.errors import GtmError

Span = tuple[date | None, date | None]
"""First and last day of something, each if known."""

_WRITTEN = re.compile(
    r"(?P<year>[12][0-9]{3})[-/ ]?Q(?P<number>[1-4])|Q(?P<first>[1-4])(?:[-/]|,? )(?P<then>[12][0-9]{3})"
)
_LAST_DAYS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


class NotAQuarterError(GtmError, ValueError):
    """A text that isn't a valid quarter.

    Attributes:
        value: The text.
    """

    def __init__(self, value: str) -> None:
        self.value = value
        super().__init__(f"{value!r} is not a quarter. Write it as 2026-Q3, with Q1 to Q4.")


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    """Three months of a calendar year; quarters compare chronologically.

    Attributes:
        year: 1000 to 2999.
        number: 1 (January to March) to 4.
    """

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026-Q3``; also accepts ``2026 q3``, ``2026Q3``, and ``Q3 2026``.

        Raises:
            NotAQuarterError: If the text is anything else.
        """
        match = _WRITTEN.fullmatch(text.upper())
        if match is None:
            raise NotAQuarterError(text)
        return cls(int(match["year"] or match["then"]), int(match["number"] or match["first"]))

    @classmethod
    def containing(cls, day: date) -> Self:
        """The quarter of a date."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def label(self) -> str:
        """The quarter in its standard format, such as ``2026-Q3``."""
        return f"{self.year}-Q{self.number}"

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return date(self.year, *_LAST_DAYS[self.number])

    def later(self, by: int = 1) -> Self:
        """The quarter that is `by` quarters later (or earlier, if negative)."""
        year, index = divmod(self.year * 4 + self.number - 1 + by, 4)
        return type(self)(year, index + 1)


def quarters_between(first: Quarter, last: Quarter) -> tuple[Quarter, ...]:
    """Every quarter from `first` to `last`, inclusive; empty if `last` is earlier."""
    count = (last.year - first.year) * 4 + last.number - first.number + 1
    return tuple(first.later(step) for step in range(count))


def days_of(label: str) -> Span:
    """First and last day of a quarter given as text; none for an empty text."""
    if not label:
        return None, None
    quarter = Quarter.parse(label)
    return quarter.first_day, quarter.last_day


def local_day(now: datetime, minutes_behind: float) -> date:
    """The date of a moment at someone's location.

    Args:
        now: The moment, in UTC.
        minutes_behind: How far the local clock is behind UTC; negative if it is ahead.

    Example:
        >>> local_day(datetime(2026, 10, 5, 2, 30), minutes_behind=240).isoformat()
        '2026-10-04'
    """
    return local_time(now, minutes_behind).date()


def local_time(moment: datetime, minutes_behind: float) -> datetime:
    """The clock time of a moment at someone's location; arguments as for `local_day`.

    Example:
        >>> f"{local_time(datetime(2026, 10, 5, 2, 30), minutes_behind=240):%B %d, %H:%M}"
        'October 04, 22:30'
    """
    return moment - timedelta(minutes=minutes_behind)
