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
