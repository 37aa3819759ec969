"""Work items as candidates for the portfolio, counted in whole hundredths."""

from collections.abc import Sequence
from typing import ClassVar

from gtm_framework.exact import exact
from gtm_framework.records import Points, Record, Weeks
from gtm_framework.strategy.capacity.capacity import in_order
from gtm_framework.strategy.records import QuarterLabel
from gtm_framework.strategy.work.work import Work
from gtm_framework.triage import Kind


class Candidate(Record):
    """One work item that can be selected.

    Attributes:
        id: Its id.
        title: Its title.
        person_weeks: Its effort; without one it can't be selected.
        value: Its value in impact points; without one it is only selected if it is locked in or needed.
        strategic: Whether it counts for the strategic share.
        quarter: Its planned quarter; empty for any quarter with a capacity.
        needs: Ids of its dependencies, which must be selected too, in the same quarter or earlier.
    """

    word: ClassVar[str] = "candidate"

    id: str
    title: str = ""
    person_weeks: Weeks = None
    value: Points = None
    strategic: bool = False
    quarter: QuarterLabel = ""
    needs: tuple[str, ...] = ()


def candidates_from(work: Sequence[Work]) -> tuple[Candidate, ...]:
    """Work as candidates in tie-breaking order; dependencies on other work count as met."""
    known = {item.id for item in work}
    return tuple(
        Candidate(
            id=item.id,
            title=item.title,
            person_weeks=item.person_weeks,
            value=item.value,
            strategic=item.kind == Kind.STRATEGIC,
            quarter=item.quarter,
            needs=tuple(needed for needed in item.needs if needed in known),
        )
        for item in in_order(work)
    )


def hundredths(number: float) -> int:
    """A number in hundredths, with halves rounded to even."""
    return round(exact(number) * 100)
