"""A review's agenda, filled in from the workspace's findings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from gtm_framework.strategy.remarks import Remark
from gtm_framework.strategy.reviews.reviews import Review, next_days, recurrence
from gtm_framework.strategy.reviews.rules import Cadence, PointRule, ReviewRule, review_rules
from gtm_framework.strategy.severity import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One finding under an agenda item.

    Example:
        >>> from gtm_framework.strategy.reviews import coming_reviews
        >>> from gtm_framework.workspace import example_workspace, findings
        >>> team = example_workspace("contradictory")
        >>> coming = coming_reviews(team.cascade, team.health.rhythm, date(2026, 10, 5), findings(team))
        >>> [item.text for review in coming for point in review.agenda.points for item in point.items][0]
        'You sell self-serve at an enterprise price. No user can approve this amount alone.'
    """

    remark: str
    severity: Severity
    text: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPoint:
    """One agenda item, with what the workspace says about it."""

    id: str
    text: str
    source: str
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The agenda of one review.

    Attributes:
        review: Which review.
        title: Its title.
        day: The date, or None for no particular date.
        minutes: How long it takes.
        purpose: Its purpose.
        points: Its agenda items, in order.
        source: The source of the review.

    Example:
        >>> from gtm_framework.strategy.reviews import coming_reviews
        >>> from gtm_framework.workspace import example_workspace
        >>> team = example_workspace("fintech-cascade")
        >>> agenda = coming_reviews(team.cascade, team.health.rhythm, date(2026, 10, 5))[0].agenda
        >>> agenda.title, agenda.minutes, agenda.points[0].text
        ('Weekly check-in', 30, 'Due before the next check-in, or overdue')
    """

    review: Review
    title: str
    day: date | None
    minutes: int
    purpose: str
    points: tuple[AgendaPoint, ...]
    source: str

    @property
    def text(self) -> str:
        """The agenda as plain text, one entry per line; it can contain user-typed text, so escape it."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield self.purpose
        for number, point in enumerate(self.points, start=1):
            yield f"{number}. {point.text}"
            yield from (f"   - {item.text}" for item in point.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One review as a recurring calendar event.

    Attributes:
        review: Which review.
        title: Its title.
        day: The first day.
        starts: Start time, or None for all day.
        minutes: How long it takes.
        repeats: The recurrence, as an RFC 5545 rule.
        notes: The agenda of the first day.

    Example:
        >>> from gtm_framework.strategy.reviews import coming_reviews
        >>> from gtm_framework.workspace import example_workspace
        >>> team = example_workspace("fintech-cascade")
        >>> meeting = coming_reviews(team.cascade, team.health.rhythm, date(2026, 10, 5))[0].meeting
        >>> meeting.title, meeting.minutes, meeting.repeats
        ('Weekly check-in', 30, 'FREQ=WEEKLY;BYDAY=TH')
    """

    review: Review
    title: str
    day: date
    starts: time | None
    minutes: int
    repeats: str
    notes: str = ""


def agenda(
    review: Review,
    remarks: Sequence[Remark] = (),
    day: date | None = None,
) -> Agenda:
    """A review's agenda, filled in from the workspace's findings.

    Args:
        review: Which review.
        remarks: Findings of every family, in order of importance. Each goes under the first agenda item
            that lists its rule or its family; findings no item lists are left out.
        day: The day of the review.
    """
    rule = _rule(review)
    taken: dict[str, list[Remark]] = {point.id: [] for point in rule.points}
    for remark in remarks:
        point = _point_for(remark, rule.points)
        if point is not None:
            taken[point.id].append(remark)
    return Agenda(
        review=review,
        title=rule.title,
        day=day,
        minutes=rule.minutes,
        purpose=rule.purpose,
        points=tuple(
            AgendaPoint(
                id=point.id,
                text=point.text,
                source=point.source,
                items=tuple(map(_item, taken[point.id])),
            )
            for point in rule.points
        ),
        source=rule.source,
    )


def meetings(rhythm: Cadence, day: date, remarks: Sequence[Remark] = ()) -> tuple[Meeting, ...]:
    """The four reviews as series, each from its next date on, with that day's agenda."""
    days = {review: next_days(review, rhythm, day)[0] for review in Review}
    return tuple(meeting(agenda(review, remarks, first), first, rhythm) for review, first in days.items())


def meeting(plan: Agenda, first: date, rhythm: Cadence) -> Meeting:
    """A review as a calendar series, from its first day on, with that day's agenda."""
    return Meeting(
        review=plan.review,
        title=plan.title,
        day=first,
        starts=rhythm.starts,
        minutes=plan.minutes,
        repeats=recurrence(plan.review, rhythm),
        notes=plan.text,
    )


def _item(made: Remark) -> AgendaItem:
    return AgendaItem(remark=made.id, severity=made.severity, text=made.reason, question=made.question)


def _rule(review: Review) -> ReviewRule:
    rule: ReviewRule = getattr(review_rules().reviews, review)
    return rule


def _point_for(remark: Remark, points: Sequence[PointRule]) -> PointRule | None:
    """The first agenda item that lists a finding's rule; or else the first that lists its family."""
    for name in (remark.rule, remark.family):
        for point in points:
            if name in point.fills:
                return point
    return None
