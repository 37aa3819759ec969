"""Ideas that look like duplicates in different words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from gtm_framework.triage.hints.inflection import plural
from gtm_framework.triage.hints.numbers import NUMBER_WORDS
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.words import read_words
from gtm_framework.triage.initiative import Initiative

LIKENESS = 86
"""Two titles are likely duplicates from here on: 0 to 100 (house rule)."""
BLOCK = 256
"""Titles compared with all others at a time; limits the memory."""

_SPELLED = {word: str(number) for word, number in NUMBER_WORDS.items() if number > 1}


@dataclass(frozen=True, slots=True)
class LikelyDuplicate:
    """Two ideas that look like duplicates.

    Attributes:
        first: Id of the one that comes first in the list.
        second: Id of the other.
        likeness: From `LIKENESS` to 100 (the same words).
        shared: The words both have.
        reason: Why, in one sentence.

    Example:
        >>> titles = {"a": "Partner program", "b": "A program for partners"}
        >>> [pair] = likely_duplicates([Initiative(id=id_, title=title) for id_, title in titles.items()])
        >>> pair.first, pair.second, pair.likeness, pair.reason
        ('a', 'b', 100, 'They use the same words.')
    """

    first: str
    second: str
    likeness: int
    shared: tuple[str, ...]
    reason: str


def likely_duplicates(
    initiatives: Sequence[Initiative], vocabulary: Vocabulary | None = None
) -> tuple[LikelyDuplicate, ...]:
    """Pairs of ideas whose titles say the same, most similar first.

    Word order, small words, number, and case don't matter, and a typo matters little; a different number
    does ("Q3" is not "Q4", "10 reps" not "20 reps").

    Args:
        initiatives: The list; 2,000 ideas take about a second.
        vocabulary: For the small words.

    Example:
        >>> titles = ("Webinar series in Q3", "Series of webinars, Q3", "Webinar series in Q4")
        >>> pairs = likely_duplicates([Initiative(id=title, title=title) for title in titles])
        >>> [(pair.first, pair.second) for pair in pairs]
        [('Webinar series in Q3', 'Series of webinars, Q3')]
    """
    vocabulary = vocabulary or Vocabulary.default()
    words = [_content(initiative.title, vocabulary) for initiative in initiatives]
    figures = [_figures([*stems]) for stems in words]
    pairs = [
        (likeness, first, second)
        for first, second, likeness in _alike([" ".join(sorted(stems)) for stems in words])
        if figures[first] == figures[second]
    ]
    return tuple(
        _pair(initiatives[first], initiatives[second], likeness, words[first], words[second])
        for likeness, first, second in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2]))
    )


def _alike(keys: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Positions of two keys, the earlier first, with their similarity in whole percent."""
    for start in range(0, len(keys), BLOCK):
        block = keys[start : start + BLOCK]
        scores = process.cdist(block, keys[start:], scorer=fuzz.ratio, score_cutoff=LIKENESS)
        for row, column in zip(*scores.nonzero(), strict=True):
            if row < column and keys[start + row]:
                yield start + int(row), start + int(column), int(scores[row, column])


def _content(title: str, vocabulary: Vocabulary) -> dict[str, str]:
    """The significant words of a title: maps the singular, if it can be determined, to the original."""
    every = read_words(title)
    carrying = [word for word in every if word.form not in vocabulary.grammar["small"]] or every
    return {_singular(word.form): title[word.start : word.end].lower() for word in carrying}


def carrying_words(title: str) -> dict[str, str]:
    """The significant words of a title, without small words: maps their singular to the original.

    Example:
        >>> carrying_words("A program for the partners")
        {'program': 'program', 'partner': 'partners'}
    """
    return _content(title, Vocabulary.default())


def _singular(form: str) -> str:
    stem = form.removesuffix("s")
    return stem if stem != form and len(stem) > 2 and plural(stem) == form else form


def _figures(words: Sequence[str]) -> list[str]:
    """Digits and number words; "a" and "one" don't distinguish anything."""
    figures = [_SPELLED.get(word, word) for word in words]
    return sorted(figure for figure in figures if any(letter.isdigit() for letter in figure))


def _pair(
    one: Initiative, other: Initiative, likeness: int, words: Mapping[str, str], others: Mapping[str, str]
) -> LikelyDuplicate:
    shared = tuple(word for stem, word in words.items() if stem in others)
    odd = [word for stem, word in words.items() if stem not in others]
    odd += [word for stem, word in others.items() if stem not in words]
    reason = f"They differ only in: {', '.join(odd)}." if odd else "They use the same words."
    return LikelyDuplicate(one.id, other.id, likeness, shared, reason)
