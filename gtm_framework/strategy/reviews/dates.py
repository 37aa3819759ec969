"""Upcoming reviews: when each is, and its agenda including date-dependent findings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.remarks import Remark
from gtm_framework.strategy.reviews.agenda import Agenda, Meeting, agenda, meeting
from gtm_framework.strategy.reviews.due import due
from gtm_framework.strategy.reviews.reviews import Review, next_days
from gtm_framework.strategy.reviews.rules import Cadence

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class ComingReview:
    """One upcoming review.

    Attributes:
        agenda: The agenda for its next date.
        days: Its next dates, nearest first.
        found: How many findings are on the agenda.
        meeting: The review as a calendar series.

    Example:
        >>> from gtm_framework.strategy.health import HealthSheet
        >>> weekly = coming_reviews(Cascade(), HealthSheet().rhythm, date(2026, 10, 5))[0]
        >>> [day.isoformat() for day in weekly.days][:2], weekly.meeting.repeats
        (['2026-10-08', '2026-10-15'], 'FREQ=WEEKLY;BYDAY=TH')
    """

    agenda: Agenda
    days: tuple[date, ...]
    found: int
    meeting: Meeting


def coming_reviews(
    cascade: Cascade,
    rhythm: Cadence,
    day: date,
    remarks: Sequence[Remark] = (),
) -> tuple[ComingReview, ...]:
    """The four reviews, each from its next date on.

    Args:
        cascade: The roadmap, for what is due between a review and the next one of its kind.
        rhythm: When the team meets.
        day: The first day to include.
        remarks: The workspace's findings, in order of importance.

    Example:
        >>> from gtm_framework.strategy.health import HealthSheet
        >>> coming = coming_reviews(Cascade(), HealthSheet().rhythm, date(2026, 10, 5))
        >>> [f"{review.agenda.review}: {review.days[0]:%b %d}" for review in coming]
        ['weekly: Oct 08', 'monthly: Oct 08', 'quarterly: Jan 07', 'yearly: Nov 05']
    """
    return tuple(_coming(review, cascade, rhythm, day, remarks) for review in Review)


def _coming(
    review: Review, cascade: Cascade, rhythm: Cadence, day: date, remarks: Sequence[Remark]
) -> ComingReview:
    days = next_days(review, rhythm, day, _SHOWN)
    brought_up = due(cascade, days[0], days[1] - timedelta(days=1))
    plan = agenda(review, (*remarks, *brought_up), days[0])
    return ComingReview(
        agenda=plan,
        days=days,
        found=sum(len(point.items) for point in plan.points),
        meeting=meeting(plan, days[0], rhythm),
    )
