"""Counting and narrowing a ranked list: how many of what, which match, what to work on next."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from gtm_framework.english import counted
from gtm_framework.triage.initiative import Initiative, Kind
from gtm_framework.triage.matrix import Quadrant
from gtm_framework.triage.ranking import Ranked


@dataclass(frozen=True, slots=True)
class Tally:
    """How many initiatives a list holds.

    Attributes:
        total: All of them.
        kinds: How many of each final verdict.
        quadrants: How many in each quadrant.
        unranked: How many lack a number that the method needs.
    """

    total: int
    kinds: Mapping[Kind, int]
    quadrants: Mapping[Quadrant, int]
    unranked: int

    @property
    def words(self) -> str:
        """The whole list in words."""
        return counted(self.total, "idea")


def tally(ranked: Sequence[Ranked]) -> Tally:
    """Count a ranked list."""
    kinds = Counter(item.verdict.final_kind for item in ranked)
    quadrants = Counter(item.quadrant for item in ranked)
    return Tally(
        total=len(ranked),
        kinds={kind: kinds[kind] for kind in Kind},
        quadrants={quadrant: quadrants[quadrant] for quadrant in Quadrant},
        unranked=sum(item.rank is None for item in ranked),
    )


def numbers(ranked: Sequence[Ranked]) -> dict[str, int]:
    """A number of its own for each initiative on the matrix: its position among the placed ones.

    Where nothing is tied, it equals the rank.

    Args:
        ranked: The whole list in its order.

    Returns:
        Numbers from 1 by initiative id; none for what has no quadrant.
    """
    placed = [item.initiative.id for item in ranked if item.quadrant is not None]
    return {idea_id: number for number, idea_id in enumerate(placed, 1)}


def as_entered(ranked: Sequence[Ranked], entered: Sequence[Initiative]) -> list[Ranked]:
    """The list as a screen shows it: in rank order, or as it was entered while nothing is ranked.

    Args:
        ranked: The whole list in rank order.
        entered: The same initiatives in the order of entry.
    """
    if any(item.rank is not None for item in ranked):
        return list(ranked)
    order = {initiative.id: at for at, initiative in enumerate(entered)}
    return sorted(ranked, key=lambda item: order[item.initiative.id])


def matching(
    ranked: Sequence[Ranked],
    words: str = "",
    kinds: Collection[Kind] = (),
    quadrants: Collection[Quadrant] = (),
    ids: Collection[str] | None = None,
) -> list[Ranked]:
    """What of a list matches, in its order.

    Args:
        ranked: The list.
        words: Every one of them has to stand in what people typed (case does not count).
        kinds: The final verdict is one of these; none means any.
        quadrants: The quadrant is one of these; none means any, the unplaced too.
        ids: The id is one of these; None means any.
    """
    wanted = words.casefold().split()
    return [
        item
        for item in ranked
        if (not kinds or item.verdict.final_kind in kinds)
        and (not quadrants or item.quadrant in quadrants)
        and (ids is None or item.initiative.id in ids)
        and all(word in _text(item.initiative) for word in wanted)
    ]


def next_open(ranked: Sequence[Ranked], after: str) -> Ranked | None:
    """The next initiative with something to fill in, below one and then from the top.

    First those that lack a number for the method they are ranked by; when none does, those without a
    verdict that an answer could still give.

    Args:
        ranked: The list in its order.
        after: Id of the initiative that is open now.

    Returns:
        The next one, or None when nothing but the open one is left to do.
    """
    ids = [item.initiative.id for item in ranked]
    start = ids.index(after) + 1 if after in ids else 0
    others = [*ranked[start:], *ranked[: max(start - 1, 0)]]
    unranked = (item for item in others if item.rank is None)
    return next(unranked, None) or next((item for item in others if _lacks_verdict(item)), None)


def _lacks_verdict(item: Ranked) -> bool:
    return item.verdict.final_kind is Kind.UNDECIDED and item.verdict.next_question is not None


def to_do(ranked: Sequence[Ranked], most: int = 3) -> list[Ranked]:
    """The first things to do: the top of the ranked list without what the matrix advises against (S2).

    Args:
        ranked: The list in its order.
        most: As many at most; fewer where fewer are ranked.
    """
    worth = [item for item in ranked if item.rank is not None and item.quadrant is not Quadrant.TIME_SINK]
    return worth[:most]


def _text(initiative: Initiative) -> str:
    parts = (
        initiative.title,
        initiative.description,
        initiative.owner,
        initiative.quarter,
        initiative.status,
    )
    return " ".join((*parts, *initiative.tags)).casefold()
