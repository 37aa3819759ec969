"""From suggestions to answers: only when a person accepts them, and never over an answer of theirs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from gtm_framework.triage.hints.result import Hints, Strength
from gtm_framework.triage.hints.suggest import suggest
from gtm_framework.triage.initiative import Initiative, Kind
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.verdict import classify

Reader = Callable[[str, str], Hints]
"""Gives the hints of a title and a description: `suggest`, or something that remembers what it gave."""


class Provenance(StrEnum):
    """Where an answer comes from."""

    CONFIRMED = "confirmed"
    SUGGESTED = "suggested"


def hinted(
    initiative: Initiative,
    rubric: Rubric | None = None,
    min_strength: Strength = Strength.WEAK,
    *,
    read: Reader = suggest,
    only: str | None = None,
) -> Initiative:
    """The same idea with its blank answers filled from its words, as a person who accepts them has it.

    What was filled in stands in `Initiative.suggested`.

    Args:
        initiative: The idea; what is answered stays as it is.
        rubric: The rubric to answer; suggestions that it does not know are left out. The product's own
            when None.
        min_strength: `Strength.CLEAR` leaves out what the words say less plainly.
        read: What reads its words.
        only: The one criterion to accept; None for all.
    """
    return _filled(initiative, read(initiative.title, initiative.description), rubric, min_strength, only)


def _filled(
    initiative: Initiative,
    hints: Hints,
    rubric: Rubric | None,
    min_strength: Strength = Strength.WEAK,
    only: str | None = None,
) -> Initiative:
    leans = (rubric or Rubric.default()).leans
    offered = hints.answers(min_strength)
    fitting = {
        name: answer
        for name, answer in offered.items()
        if only in (None, name) and name not in initiative.answers and answer in leans.get(name, ())
    }
    if not fitting:
        return initiative
    suggested = tuple(sorted({*initiative.suggested, *fitting}))
    return initiative.model_copy(
        update={"answers": {**fitting, **initiative.answers}, "suggested": suggested}
    )


def provenance(initiative: Initiative) -> dict[str, Provenance]:
    """For every criterion that is answered, whether a person gave the answer or accepted a suggestion."""
    return {
        name: Provenance.SUGGESTED if name in initiative.suggested else Provenance.CONFIRMED
        for name in initiative.answers
    }


@dataclass(frozen=True, slots=True)
class Followed:
    """An idea whose suggestion follows a decision of its team instead of its wording.

    Attributes:
        id: Of the idea.
        title: Of the idea.
        kind: Strategic or tactical, as the team decided.
        decided: The title of the idea that the team decided.
    """

    id: str
    title: str
    kind: Kind
    decided: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What accepting the suggestions of a whole list would do.

    Attributes:
        changed: The ideas that would gain answers, with them, in the list's order.
        settled: Ids of those that would gain a verdict.
        leaning: Ids of those whose words only lean to a side, without a verdict from them.
        open: How many ideas of the list have no verdict now.
        followed: Those whose suggestion follows a remembered decision.
    """

    changed: tuple[Initiative, ...]
    settled: tuple[str, ...]
    leaning: tuple[str, ...]
    open: int
    followed: tuple[Followed, ...] = ()

    @property
    def unclear(self) -> int:
        """How many of the open ones would gain no verdict and lean to neither side."""
        return self.open - len(self.settled) - len(self.leaning)


def is_open(initiative: Initiative, rubric: Rubric | None = None) -> bool:
    """Whether it has no verdict, neither the rubric's nor one set by hand."""
    return initiative.override is None and classify(initiative, rubric).kind is Kind.UNDECIDED


def offer(
    initiatives: Iterable[Initiative], rubric: Rubric | None = None, *, read: Reader = suggest
) -> Offer:
    """What accepting the suggestions of a whole list would do.

    Only ideas without a verdict are filled in: where a person's answers, or their own word, have
    decided already, the words decide nothing.

    Args:
        initiatives: The list.
        rubric: The rubric to answer; the product's own when None.
        read: What reads the words of each.
    """
    waiting = [idea for idea in initiatives if is_open(idea, rubric)]
    changed, settled, leaning, followed = [], [], [], []
    for idea in waiting:
        hints = read(idea.title, idea.description)
        filled = _filled(idea, hints, rubric)
        if filled is not idea:
            changed.append(filled)
            if hints.as_decided_for:
                followed.append(Followed(idea.id, idea.title, hints.kind, hints.as_decided_for))
        if not is_open(filled, rubric):
            settled.append(idea.id)
        elif hints.leaning is not Kind.UNDECIDED:
            leaning.append(idea.id)
    return Offer(tuple(changed), tuple(settled), tuple(leaning), len(waiting), tuple(followed))
