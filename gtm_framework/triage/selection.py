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


def matching(
    ranked: Sequence[Ranked],
    words: str = "",
    kinds: Collection[Kind] = (),
    quadrants: Collection[Quadrant] = (),
) -> list[Ranked]:
    """What of a list matches, in its order.

    Args:
        ranked: The list.
        words: Every one of them has to stand in what people typed (case does not count).
        kinds: The final verdict is one of these; none means any.
        quadrants: The quadrant is one of these; none means any, the unplaced too.
    """
    wanted = words.casefold().split()
    return [
        item
        for item in ranked
        if (not kinds or item.verdict.final_kind in kinds)
        and (not quadrants or item.quadrant in quadrants)
        and all(word in _text(item.initiative) for word in wanted)
    ]


def next_open(ranked: Sequence[Ranked], after: str) -> Ranked | None:
    """The next initiative below one, and then from the top, that lacks a verdict or a rank.

    Args:
        ranked: The list in its order.
        after: Id of the initiative that is open now.

    Returns:
        The next one, or None when nothing but the open one is left to do.
    """
    ids = [item.initiative.id for item in ranked]
    start = ids.index(after) + 1 if after in ids else 0
    for item in [*ranked[start:], *ranked[: max(start - 1, 0)]]:
        if item.rank is None or not item.verdict.decided:
            return item
    return None


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
