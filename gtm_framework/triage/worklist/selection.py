"""Counts and filters for a ranked list: how many of what, which match, what to work on next."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from gtm_framework.english import counted
from gtm_framework.triage.initiative import Initiative, Kind
from gtm_framework.triage.matrix import Quadrant
from gtm_framework.triage.ranked_idea import Ranked


@dataclass(frozen=True, slots=True)
class Tally:
    """How many initiatives a list has.

    Attributes:
        total: All of them.
        kinds: How many of each final verdict.
        quadrants: How many in each quadrant.
        unranked: How many are missing a number that the method needs.

    Example:
        >>> from gtm_framework import rank
        >>> ideas = [Initiative(title="Webinars", impact=6, effort=2), Initiative(title="Trade show")]
        >>> found = tally(rank(ideas))
        >>> found.words, found.unranked, found.kinds[Kind.UNDECIDED], found.quadrants[Quadrant.QUICK_WIN]
        ('2 ideas', 1, 2, 1)
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
    """Count a ranked list.

    Example:
        >>> from gtm_framework import Initiative, rank
        >>> tally(rank([Initiative(title="Webinars", impact=6, effort=2)])).quadrants[Quadrant.QUICK_WIN]
        1
    """
    kinds = Counter(item.verdict.final_kind for item in ranked)
    quadrants = Counter(item.quadrant for item in ranked)
    return Tally(
        total=len(ranked),
        kinds={kind: kinds[kind] for kind in Kind},
        quadrants={quadrant: quadrants[quadrant] for quadrant in Quadrant},
        unranked=sum(item.rank is None for item in ranked),
    )


def numbers(ranked: Sequence[Ranked]) -> dict[str, int]:
    """A number for each initiative on the matrix: its position among the placed ones.

    Without ties, it equals the rank.

    Args:
        ranked: The whole list in order.

    Returns:
        Maps initiative ids to numbers from 1; without entries for ideas that have no quadrant.

    Example:
        >>> from gtm_framework import rank
        >>> ideas = [Initiative(id="a", title="Ads", impact=6, effort=2), Initiative(id="b", title="Expo")]
        >>> numbers(rank(ideas))
        {'a': 1}
    """
    placed = [item.initiative.id for item in ranked if item.quadrant is not None]
    return {idea_id: number for number, idea_id in enumerate(placed, 1)}


def as_entered(ranked: Sequence[Ranked], entered: Sequence[Initiative]) -> list[Ranked]:
    """The list for display: in rank order, or as entered if nothing is ranked.

    Args:
        ranked: The whole list in rank order.
        entered: The same initiatives in the order they were entered.

    Example:
        >>> from gtm_framework import rank
        >>> ideas = [Initiative(title="Webinar series"), Initiative(title="Partner program")]
        >>> [item.initiative.title for item in as_entered(rank(ideas), ideas)]
        ['Webinar series', 'Partner program']
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
    """The matching ideas in a list, in order.

    Args:
        ranked: The list.
        words: Each of these has to appear in the user-typed text (in any case).
        kinds: The final verdict is one of these; empty means any.
        quadrants: The quadrant is one of these; empty means any, including unplaced.
        ids: The id is one of these; None means any.

    Example:
        >>> from gtm_framework import rank
        >>> ideas = [Initiative(title="Partner program"), Initiative(title="Webinar series", owner="Leo")]
        >>> [item.initiative.title for item in matching(rank(ideas), words="leo webinar")]
        ['Webinar series']
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
    """The next initiative with something to fill in: below the current one, then from the top.

    First those missing a number for the current method; if there are none, those without a verdict that an
    answer could still change.

    Args:
        ranked: The list in order.
        after: Id of the open initiative.

    Returns:
        The next one, or None if nothing else is left to do.

    Example:
        >>> from gtm_framework import rank
        >>> ideas = [Initiative(id="a", title="Ads", impact=6, effort=2), Initiative(id="b", title="Expo")]
        >>> next_open(rank(ideas), after="a").initiative.title
        'Expo'
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
        ranked: The list in order.
        most: The maximum number; fewer if fewer are ranked.

    Example:
        >>> from gtm_framework import rank
        >>> scores = {"Trade show": (3, 6), "Webinars": (6, 2), "Partner program": (8, 7)}
        >>> ideas = [Initiative(title=title, impact=i, effort=e) for title, (i, e) in scores.items()]
        >>> [item.initiative.title for item in to_do(rank(ideas))]
        ['Webinars', 'Partner program']
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
