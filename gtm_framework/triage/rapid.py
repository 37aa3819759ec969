"""Rapid triage: one idea after the other, a key for each thing that is still blank."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from math import ceil
from statistics import median

from gtm_framework.triage.hints.accepting import is_open
from gtm_framework.triage.hints.settling import TREE
from gtm_framework.triage.initiative import Initiative, Kind, Override
from gtm_framework.triage.ranking import Ranked
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.verdict import classify

KINDS = {"s": Kind.STRATEGIC, "t": Kind.TACTICAL}
"""The keys of a verdict."""
SCORES = {**{str(step): float(step) for step in range(1, 10)}, "0": 10.0}
"""The keys of a score; 0 is 10."""
BY_HAND = "Set in rapid triage; the answers alone don’t lead to this verdict"
"""The reason of a verdict that the answers do not bear out."""


class Step(StrEnum):
    """What a card asks for, in this order."""

    KIND = "kind"
    IMPACT = "impact"
    EFFORT = "effort"


def next_step(initiative: Initiative, rubric: Rubric | None = None) -> Step | None:
    """The first thing that is blank: the verdict, the impact, the effort; None when nothing is."""
    if is_open(initiative, rubric):
        return Step.KIND
    if initiative.impact is None:
        return Step.IMPACT
    return Step.EFFORT if initiative.effort is None else None


def rapid_order(ranked: Sequence[Ranked], clear: Collection[str] = ()) -> tuple[str, ...]:
    """The ids of what is not finished, the least certain and most important first (house rule).

    Least certain: first what has no verdict and whose words give none, then what has none but whose
    words are clear, then what has one that an open question could turn, last what only lacks a
    score. Among equals the most important: the higher impact first, and before all what nobody has
    scored, since nobody has called it unimportant. Then the order of the list.

    Args:
        ranked: The list in its order.
        clear: Ids of ideas whose words alone would give a verdict.
    """
    unfinished = [item for item in ranked if next_step(item.initiative, item.verdict.rubric)]

    def certainty(item: Ranked) -> int:
        if is_open(item.initiative, item.verdict.rubric):
            return 1 if item.initiative.id in clear else 0
        return 3 if item.verdict.decided or item.initiative.override else 2

    def importance(item: Ranked) -> tuple[bool, float]:
        impact = item.initiative.impact
        return impact is not None, -(impact or 0)

    unfinished.sort(key=lambda item: (certainty(item), importance(item)))
    return tuple(item.initiative.id for item in unfinished)


def said(initiative: Initiative, kind: Kind, rubric: Rubric | None = None) -> Initiative:
    """The idea with a person's own verdict.

    It answers what is blank of the decision tree (goal, action, measure) with the verdict's pole; no
    answer that was given changes. Where the answers then still say otherwise, the verdict stands as
    set by hand, with a reason that says so.

    Args:
        initiative: The idea.
        kind: Strategic or tactical.
        rubric: The rubric whose decision tree is answered; the product's own when None.
    """
    leans = (rubric or Rubric.default()).leans
    blank = [name for name in TREE if name not in initiative.answers and kind in leans.get(name, ())]
    answered = initiative.with_changes(
        answers={**initiative.answers, **dict.fromkeys(blank, kind.value)},
    )
    if classify(answered, rubric).kind is kind:
        return answered
    return answered.with_changes(override=Override(kind=kind, reason=BY_HAND))


def pressed(initiative: Initiative, key: str, rubric: Rubric | None = None) -> Initiative | None:
    """What a key makes of the card: the idea changed, or None where the key means nothing now.

    Args:
        initiative: The card.
        key: ``s`` or ``t`` while it has no verdict; ``1`` to ``9``, ``0`` for 10 while impact, and then
            effort, is blank.
        rubric: The rubric of the verdict; the product's own when None.
    """
    step = next_step(initiative, rubric)
    if step is Step.KIND and key in KINDS:
        return said(initiative, KINDS[key], rubric)
    if step in (Step.IMPACT, Step.EFFORT) and key in SCORES:
        return initiative.with_changes(**{step: SCORES[key]})
    return None


@dataclass(frozen=True, slots=True)
class Past:
    """One key that did something.

    Attributes:
        card: Id of the idea.
        revision: The revision that it made; None for a card that was put aside.
    """

    card: str
    revision: int | None


@dataclass(frozen=True, slots=True)
class Round:
    """One way through what is not finished. Which card is on top follows from the ideas as they are.

    Attributes:
        queue: Ids in the order in which they come.
        began: When it began, in seconds of any clock that never goes back.
        skipped: Ids that were put aside for now.
        past: The keys that did something, for taking them back.
        passed: When each card was finished or put aside.
    """

    queue: tuple[str, ...]
    began: float
    skipped: tuple[str, ...] = ()
    past: tuple[Past, ...] = ()
    passed: tuple[float, ...] = ()

    def waiting(self, ideas: Mapping[str, Initiative], rubric: Rubric | None = None) -> list[Initiative]:
        """The cards that are left, the one on top first."""
        there = [ideas[its_id] for its_id in self.queue if its_id in ideas and its_id not in self.skipped]
        return [idea for idea in there if next_step(idea, rubric)]

    def through(self, left: int) -> int:
        """How many cards are finished or put aside when so many are left."""
        return len(self.queue) - left

    def share(self, left: int) -> float:
        """The same as a share of all cards, 0 to 1; 1 where there was none."""
        return self.through(left) / len(self.queue) if self.queue else 1.0

    def changed(self, card: Initiative, revision: int, now: float, rubric: Rubric | None = None) -> "Round":
        """After a key that changed the card on top, which was saved as a revision."""
        passed = (*self.passed, now) if next_step(card, rubric) is None else self.passed
        return replace(self, past=(*self.past, Past(card.id, revision)), passed=passed)

    def skip(self, card: Initiative, now: float) -> "Round":
        """After the card on top was put aside."""
        return replace(
            self,
            skipped=(*self.skipped, card.id),
            past=(*self.past, Past(card.id, None)),
            passed=(*self.passed, now),
        )

    def taken_back(self) -> "Round":
        """Without the last key; the revision that it made has been undone."""
        last = self.past[-1]
        aside = tuple(its_id for its_id in self.skipped if its_id != last.card)
        return replace(self, past=self.past[:-1], skipped=aside)

    def minutes_left(self, cards: int) -> int | None:
        """Whole minutes for so many cards at the pace so far, rounded up; None before the first card.

        The pace is the median of the time between two cards, so that one long pause changes nothing.
        """
        gaps = [after - before for before, after in pairwise((self.began, *self.passed))]
        return ceil(median(gaps) * cards / 60) if gaps else None
