"""Agreement: how close the votes on one idea are, and how similar whole rankings are.

Both definitions are published in `data/workshop.toml`. They describe the gap, never a person, and don't
depend on the order of the votes.
"""

import math
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple


class Gap(NamedTuple):
    """Where the votes on one idea are.

    Attributes:
        low: The lowest vote.
        high: The highest vote.
        below: The lower edge of the widest gap between two neighboring votes.
        above: Its upper edge; equal to `below` if all votes are the same.
        count_below: Votes up to the lower edge.
        count_above: Votes from the upper edge on.
    """

    low: int
    high: int
    below: int
    above: int
    count_below: int
    count_above: int


class Concordance(NamedTuple):
    """Kendall's W over a whole list.

    Attributes:
        w: 0 (nothing in common) to 1 (the same ranking), exact; None if undefined.
        voters: People who scored every idea; only they count.
        items: Ideas in the list.
    """

    w: Fraction | None
    voters: int
    items: int


def spread(values: Sequence[int], low: int, high: int) -> float | None:
    """How spread out the votes are, from 0 (identical) to 1 (split between the ends).

    Their standard deviation, divided by the largest possible with that many votes: for n votes on a
    scale of length R, the squared deviations add up to at most R²·⌊n/2⌋·⌈n/2⌉ / n, when they are split
    between the ends as evenly as n allows. So an odd number of votes can reach 1 too, and nothing else
    does.

    Args:
        values: The counted votes, in any order.
        low: The lower end of the scale.
        high: The upper end of the scale.

    Returns:
        The spread; None for fewer than two votes. Equal votes give equal numbers, to the last bit.
    """
    count = len(values)
    if count < 2:
        return None
    deviations = count * sum(value * value for value in values) - sum(values) ** 2
    return math.sqrt(Fraction(deviations, (high - low) ** 2 * (count // 2) * (count - count // 2)))


def agreement(values: Sequence[int], low: int, high: int) -> float | None:
    """1 minus the spread: 1 if all votes are the same, 0 if the room is split; None with fewer than two."""
    apart = spread(values, low, high)
    return None if apart is None else 1 - apart


def gap(values: Sequence[int]) -> Gap | None:
    """Where the votes are, and the widest gap between them; None without votes.

    Of two equally wide gaps, the lower one is used.
    """
    if not values:
        return None
    ordered = sorted(values)
    widest = max(
        range(1, len(ordered)), key=lambda i: (ordered[i] - ordered[i - 1], -i), default=len(ordered)
    )
    if widest == len(ordered) or ordered[widest] == ordered[widest - 1]:
        return Gap(ordered[0], ordered[-1], ordered[0], ordered[0], len(ordered), 0)
    return Gap(ordered[0], ordered[-1], ordered[widest - 1], ordered[widest], widest, len(ordered) - widest)


def kendalls_w(sheets: Sequence[Sequence[int]]) -> Concordance:
    """How similarly people ranked the whole list, corrected for ties.

    W = 12·S / (m²·(n³ − n) − m·ΣT), with S the sum of squared deviations of the ideas' rank sums from
    their mean, m people, n ideas, and T = Σ(t³ − t) over the groups of t equal ranks of each person.

    Args:
        sheets: One row per person, one score per idea; only people who scored every idea.

    Returns:
        W, exact; None with fewer than two people or ideas, or if everyone scored everything the same.
    """
    voters = len(sheets)
    items = len(sheets[0]) if sheets else 0
    if voters < 2 or items < 2:
        return Concordance(None, voters, items)
    sums = [sum(column, Fraction()) for column in zip(*map(_average_ranks, sheets), strict=True)]
    mean = Fraction(voters * (items + 1), 2)
    deviations = sum(((total - mean) ** 2 for total in sums), Fraction())
    ties = sum(t**3 - t for sheet in sheets for t in Counter(sheet).values())
    largest = voters**2 * (items**3 - items) - voters * ties
    return Concordance(12 * deviations / largest if largest else None, voters, items)


def _average_ranks(sheet: Sequence[int]) -> list[Fraction]:
    """Ranks from low to high; equal scores share the mean of their ranks."""
    ordered = sorted(sheet)
    first = {value: place for place, value in reversed(list(enumerate(ordered, start=1)))}
    counts = Counter(sheet)
    return [first[value] + Fraction(counts[value] - 1, 2) for value in sheet]


def in_words(apart: float | None, close_percent: int, apart_percent: int) -> str:
    """A spread as a word: ``"close"``, ``"mixed"``, ``"apart"``, or ``"too few votes"``."""
    if apart is None:
        return "too few votes"
    if 100 * apart <= close_percent:
        return "close"
    return "apart" if 100 * apart >= apart_percent else "mixed"
