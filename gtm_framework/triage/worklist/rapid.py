"""Rapid triage: one idea at a time, one key for each blank."""

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
"""The keys for a verdict."""
SCORES = {**{str(step): float(step) for step in range(1, 10)}, "0": 10.0}
"""The keys for a score; 0 is 10."""
BY_HAND = "Set in rapid triage; the answers alone don’t lead to this verdict"
"""The reason for a verdict that the answers alone don't lead to."""


class Step(StrEnum):
    """What a card asks for, in this order."""

    KIND = "kind"
    IMPACT = "impact"
    EFFORT = "effort"


def next_step(initiative: Initiative, rubric: Rubric | None = None) -> Step | None:
    """The first blank: the verdict, the impact, the effort; None if there is none.

    Example:
        >>> partner = Initiative(title="Partner program")
        >>> str(next_step(partner)), str(next_step(said(partner, Kind.STRATEGIC)))
        ('kind', 'impact')
    """
    if is_open(initiative, rubric):
        return Step.KIND
    if initiative.impact is None:
        return Step.IMPACT
    return Step.EFFORT if initiative.effort is None else None


def rapid_order(ranked: Sequence[Ranked], clear: Collection[str] = ()) -> tuple[str, ...]:
    """The ids of unfinished ideas, the least certain and most important first (house rule).

    Least certain: first ideas without a verdict and without clear wording, then those without one but with
    clear wording, then those whose verdict an open question could change, last those that only need a
    score. Within each, the most important first: unscored ideas, because nobody has called them
    unimportant, then by impact, high first. Then the order of the list.

    Args:
        ranked: The list in order.
        clear: Ids of ideas whose wording alone would give a verdict.

    Example:
        >>> from gtm_framework import rank
        >>> ideas = [Initiative(id=id_, title=id_) for id_ in ("webinars", "partners")]
        >>> rapid_order(rank(ideas), clear={"partners"}), rapid_order(rank(ideas), clear={"webinars"})
        (('webinars', 'partners'), ('partners', 'webinars'))
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

    It answers the blanks of the decision tree (goal, action, measure) with the verdict's side; existing
    answers stay. If the answers still say otherwise, the verdict is overridden, with a reason that says so.

    Args:
        initiative: The idea.
        kind: Strategic or tactical.
        rubric: The rubric whose decision tree is answered; None for the product's own.

    Example:
        >>> said(Initiative(title="Partner program"), Kind.STRATEGIC).answers
        {'purpose': 'strategic', 'form': 'strategic', 'metrics': 'strategic'}
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
    """What a key does to the card: the changed idea, or None if the key does nothing now.

    Args:
        initiative: The card.
        key: ``s`` or ``t`` if it has no verdict; ``1`` to ``9``, ``0`` for 10 if impact, and then effort,
            is blank.
        rubric: The rubric for the verdict; None for the product's own.

    Example:
        >>> card = pressed(Initiative(title="Partner program"), "s")
        >>> str(next_step(card)), pressed(card, "8").impact, pressed(card, "s")
        ('impact', 8.0, None)
    """
    step = next_step(initiative, rubric)
    if step is Step.KIND and key in KINDS:
        return said(initiative, KINDS[key], rubric)
    if step in (Step.IMPACT, Step.EFFORT) and key in SCORES:
        return initiative.with_changes(**{step: SCORES[key]})
    return None


@dataclass(frozen=True, slots=True)
class Past:
    """One key that changed something.

    Attributes:
        card: Id of the idea.
        revision: The revision it created; None for a skipped card.
    """

    card: str
    revision: int | None


@dataclass(frozen=True, slots=True)
class Round:
    """One pass through the unfinished ideas. The ideas' current state decides which card is on top.

    Attributes:
        queue: Ids in order.
        began: When it began, in seconds on any clock that never goes back.
        skipped: Ids skipped for now.
        past: The keys that changed something, for undo.
        passed: When each card was finished or skipped.

    Example:
        >>> ideas = {"a": Initiative(id="a", title="Webinars"), "b": Initiative(id="b", title="Trade show")}
        >>> one_skipped = Round(queue=("a", "b"), began=0).skip(ideas["a"], now=30)
        >>> [idea.title for idea in one_skipped.waiting(ideas)], one_skipped.share(left=1)
        (['Trade show'], 0.5)
    """

    queue: tuple[str, ...]
    began: float
    skipped: tuple[str, ...] = ()
    past: tuple[Past, ...] = ()
    passed: tuple[float, ...] = ()

    def waiting(self, ideas: Mapping[str, Initiative], rubric: Rubric | None = None) -> list[Initiative]:
        """The remaining cards, the top one first."""
        there = [ideas[its_id] for its_id in self.queue if its_id in ideas and its_id not in self.skipped]
        return [idea for idea in there if next_step(idea, rubric)]

    def through(self, left: int) -> int:
        """How many cards are finished or skipped if this many remain."""
        return len(self.queue) - left

    def share(self, left: int) -> float:
        """The same as a share of all cards, 0 to 1; 1 if there were none."""
        return self.through(left) / len(self.queue) if self.queue else 1.0

    def changed(self, card: Initiative, revision: int, now: float, rubric: Rubric | None = None) -> "Round":
        """After a key that changed the top card, saved as a revision."""
        passed = (*self.passed, now) if next_step(card, rubric) is None else self.passed
        return replace(self, past=(*self.past, Past(card.id, revision)), passed=passed)

    def skip(self, card: Initiative, now: float) -> "Round":
        """After skipping the top card."""
        return replace(
            self,
            skipped=(*self.skipped, card.id),
            past=(*self.past, Past(card.id, None)),
            passed=(*self.passed, now),
        )

    def taken_back(self) -> "Round":
        """Without the last key; its revision has been undone."""
        last = self.past[-1]
        aside = tuple(its_id for its_id in self.skipped if its_id != last.card)
        return replace(self, past=self.past[:-1], skipped=aside)

    def minutes_left(self, cards: int) -> int | None:
        """Whole minutes for this many cards at the pace so far, rounded up; None before the first card.

        The pace is the median time between two cards, so one long pause changes nothing.
        """
        gaps = [after - before for before, after in pairwise((self.began, *self.passed))]
        return ceil(median(gaps) * cards / 60) if gaps else None
