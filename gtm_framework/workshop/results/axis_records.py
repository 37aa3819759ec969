"""What the room said on each axis of an idea, before and after a discussion."""

from dataclasses import dataclass

from gtm_framework.triage import Rubric
from gtm_framework.workshop.discussion.disagreements import disagreement
from gtm_framework.workshop.rules.book import rules
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.votes.combine import standing
from gtm_framework.workshop.votes.seen import Seen


@dataclass(frozen=True)
class AxisRecord:
    """The room's result for one idea on one axis.

    Attributes:
        axis: Id of the axis.
        title: The axis in words.
        value: The score or answer in words; empty if no vote counted.
        counted: Votes that counted in the last vote.
        skipped, dont_know: People who skipped it, and people who didn't know.
        before: Spread of the first vote, or None with fewer than two votes.
        after: Spread of the last vote; None if there was no second one.
        gap_before, gap_after: Where the first and the last votes were, in words; empty without one.
        placed: Whether the room placed it, so the score doesn't come from the votes.
    """

    axis: str
    title: str
    value: str
    counted: int
    skipped: int
    dont_know: int
    before: float | None
    after: float | None
    gap_before: str
    gap_after: str
    placed: bool


def axis_records(state: Workshop, seen: Seen, item: str, rubric: Rubric) -> tuple[AxisRecord, ...]:
    """What the room said about an idea, for every axis with votes or a placement."""
    made = []
    for name, axis in rules().axes.items():
        stands = standing(state, seen, item, name)
        if stands is None:
            continue
        votes = [disagreement(state, h) for h in seen.heard if (h.item, h.axis) == (item, name)]
        again = len(votes) > 1
        value = "" if stands.value is None else str(stands.value)
        made.append(
            AxisRecord(
                axis=name,
                title=axis.title,
                value=rubric.words(name, value) if value and name in state.options else value,
                counted=stands.counted,
                skipped=stands.skipped,
                dont_know=stands.dont_know,
                before=votes[0].spread if votes else None,
                after=votes[-1].spread if again else None,
                gap_before=votes[0].sentence if votes else "",
                gap_after=votes[-1].sentence if again else "",
                placed=stands.placed,
            )
        )
    return tuple(made)
