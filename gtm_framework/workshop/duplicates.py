"""Ideas that may be duplicates, by shared words: candidates for merging."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from gtm_framework.triage.hints import carrying_words
from gtm_framework.workshop.entries import Item
from gtm_framework.workshop.rules.book import rules


@dataclass(frozen=True)
class Alike:
    """Two ideas that share words.

    Attributes:
        first: Id of the one that comes first in the list.
        second: Id of the other.
        shared: The words both have, in the order of the first.
    """

    first: str
    second: str
    shared: tuple[str, ...]


def alike(items: Sequence[Item]) -> tuple[Alike, ...]:
    """Pairs of ideas that share enough of their words, most similar first.

    Small words, number, and case don't count. The share is relative to the shorter title, so a title that
    says more about the same thing is also found; `data/workshop.toml` says how much it takes.

    Example:
        >>> ideas = [Item(id="i-1", title="Win-back emails"), Item(id="i-2", title="Win back by email")]
        >>> [(pair.first, pair.second, pair.shared) for pair in alike(ideas)]
        [('i-1', 'i-2', ('win', 'back', 'emails'))]
    """
    words = [carrying_words(item.title) for item in items]
    pairs = []
    for first, second in combinations(range(len(items)), 2):
        shared = [stem for stem in words[first] if stem in words[second]]
        shorter = min(len(words[first]), len(words[second]))
        rule = rules().alike
        if len(shared) >= rule.least_words and 100 * len(shared) >= rule.share_percent * shorter:
            found = Alike(items[first].id, items[second].id, tuple(words[first][stem] for stem in shared))
            pairs.append((-len(shared) / shorter, -len(shared), first, second, found))
    return tuple(found for *_, found in sorted(pairs, key=lambda pair: pair[:4]))
