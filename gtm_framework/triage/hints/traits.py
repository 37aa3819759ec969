"""The traits of a line that its opinion is learned from: words, the first word, and pairs of words."""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.words import Word

FIRST = "^"
"""Marks the first word of a line."""

Trait = tuple[int, tuple[int, ...]]
"""One counted trait: how much it counts given its place, 1 to 100, and that place."""

_NOWHERE: Trait = (0, ())


class Known(NamedTuple):
    """The traits that have a weight, indexed for lookup.

    Attributes:
        single: Words that count alone.
        pairs: Maps a first word to the following words that count with it; `FIRST` maps to first words of
            lines.
    """

    single: Set[str]
    pairs: Mapping[str, Set[str]]

    @classmethod
    def among(cls, keys: Iterable[str]) -> "Known":
        """Sort traits by kind."""
        single: set[str] = set()
        pairs: dict[str, set[str]] = {}
        for key in keys:
            before, _, after = key.partition(" ")
            if key.startswith(FIRST):
                pairs.setdefault(FIRST, set()).add(key.removeprefix(FIRST))
            elif after:
                pairs.setdefault(before, set()).add(after)
            else:
                single.add(key)
        return cls(single, pairs)


def traits(
    words: Sequence[Word], zones: Sequence[str], vocabulary: Vocabulary, known: Known | None = None
) -> dict[str, Trait]:
    """The traits of a line, each counted once, where it counts most.

    These are each word, the first word, and each pair of consecutive words.

    Args:
        words: The line.
        zones: The part of the line each word is in.
        vocabulary: Says how much words count in each part of a line.
        known: The traits to look for; None for all.

    Returns:
        Maps each trait's key to how much it counts (1 to 100) and the positions of its words.
    """
    percents = vocabulary.percent
    found: dict[str, Trait] = {}
    before, before_percent = FIRST, 100
    for here, word in enumerate(words):
        key, percent = word.key, percents[zones[here]]
        if (known is None or key in known.single) and percent > found.get(key, _NOWHERE)[0]:
            found[key] = percent, (here,)
        if (known is None or key in known.pairs.get(before, ())) and (word.gap != "strong" or not here):
            pair = f"{before} {key}" if here else FIRST + key
            least = min(percent, before_percent)
            if least > found.get(pair, _NOWHERE)[0]:
                found[pair] = least, (here - 1, here) if here else (here,)
        before, before_percent = key, percent
    return found
