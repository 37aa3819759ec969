"""Work as candidates for the best set, counted in whole hundredths."""

from collections.abc import Sequence
from typing import ClassVar

from gtm_framework.exact import exact
from gtm_framework.records.fields import Points, Weeks
from gtm_framework.records.record import Record
from gtm_framework.strategy.capacity.capacity import in_order
from gtm_framework.strategy.records import QuarterLabel
from gtm_framework.strategy.work.work import Work
from gtm_framework.triage.initiative import Kind


class Candidate(Record):
    """One piece of work that may be chosen.

    Attributes:
        id: Its id.
        title: What it is called.
        person_weeks: Its effort; without one it cannot be chosen.
        value: What it is worth, in points of impact; without one it is chosen only when it is pinned in
            or needed.
        strategic: Whether it counts for the strategic share.
        quarter: The quarter that it is planned for; empty when any quarter with a capacity will do.
        needs: Ids of the candidates that must be chosen too, in the same quarter or an earlier one.
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
    """Work as candidates, in the order in which ties are settled; what it needs elsewhere counts as met."""
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
    """A number counted in hundredths, a half going to the even neighbor."""
    return round(exact(number) * 100)
