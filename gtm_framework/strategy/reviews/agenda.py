"""The agenda of a review, filled with what the workspace says of itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from gtm_framework.strategy.remarks import Remark
from gtm_framework.strategy.reviews.reviews import Review, next_days, recurrence
from gtm_framework.strategy.reviews.rules import Cadence, PointRule, ReviewRule, review_rules
from gtm_framework.strategy.severity import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One remark under a point of the agenda."""

    remark: str
    severity: Severity
    text: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPoint:
    """One thing to look at, and what the workspace holds of it."""

    id: str
    text: str
    source: str
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What one review looks at.

    Attributes:
        review: Which review.
        title: What it is called.
        day: When, or None where no day is meant.
        minutes: How long it takes.
        purpose: What it is for.
        points: What it looks at, in order.
        source: Where the review comes from.
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
        """The agenda as plain text, one line a thing; it may hold text from people: show it inert."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield self.purpose
        for number, point in enumerate(self.points, start=1):
            yield f"{number}. {point.text}"
            yield from (f"   - {item.text}" for item in point.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One review in the calendar, as it repeats.

    Attributes:
        review: Which review.
        title: What it is called.
        day: The first day.
        starts: When it begins, or None for all day.
        minutes: How long it takes.
        repeats: How it repeats, as an RFC 5545 recurrence rule.
        notes: The agenda of the first day.
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
    """The agenda of a review, filled with what the workspace says of itself.

    Args:
        review: Which review.
        remarks: Remarks of every family, in the order in which they are to be looked at. Each stands
            under the first point that takes its rule or its family; what no point takes is left out.
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
    """The four reviews as series, each from its next day on, with the agenda of that day."""
    days = {review: next_days(review, rhythm, day)[0] for review in Review}
    return tuple(meeting(agenda(review, remarks, first), first, rhythm) for review, first in days.items())


def meeting(plan: Agenda, first: date, rhythm: Cadence) -> Meeting:
    """A review as a series in the calendar, from its first day on, with the agenda of that day."""
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
    """The first point that names the rule of a remark; without one, the first that names its family."""
    for name in (remark.rule, remark.family):
        for point in points:
            if name in point.fills:
                return point
    return None
