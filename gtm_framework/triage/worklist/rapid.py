"""Rapid triage: one idea at a time, one key for each blank."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from gtm_framework.triage.hints.accepting import is_open
from gtm_framework.triage.hints.settling import TREE
from gtm_framework.triage.initiative import Initiative, Kind, Override
from gtm_framework.triage.ranked_idea import Ranked
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
