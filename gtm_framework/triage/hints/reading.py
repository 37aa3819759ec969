"""A text after reading: its words, what the vocabulary found in them, and the part of the line of each."""

from collections.abc import Sequence
from typing import NamedTuple

from gtm_framework.triage.hints.language import is_english
from gtm_framework.triage.hints.matching import Hit, find_hits, phrase_at
from gtm_framework.triage.hints.numbers import find_numbers
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.words import Quote, Where, Word, read_words
from gtm_framework.triage.hints.zones import zones

_GOES_ON = {"to", "is", "are", "will", "should", "must", "us", "let's", "want"}


class Reading(NamedTuple):
    """One text of an initiative after reading.

    Attributes:
        where: Whether it is the title or the description.
        text: The text as written.
        words: Without an opener such as "Our strategy is to".
        hits: What the vocabulary found, from left to right; empty if the text isn't English.
        zones: For each word, the part of the line it is in.
        is_english: Whether it is English, as far as its function words show.
    """

    where: Where
    text: str
    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    zones: tuple[str, ...]
    is_english: bool = True

    def quotes(self, at: Sequence[int]) -> tuple[Quote, ...]:
        """Words as quotations, with neighbors combined."""
        runs: list[list[int]] = []
        for place in at:
            if runs and runs[-1][-1] == place - 1:
                runs[-1].append(place)
            else:
                runs.append([place])
        spans = [(self.words[run[0]].start, self.words[run[-1]].end) for run in runs]
        return tuple(Quote(self.where, start, end, self.text[start:end]) for start, end in spans)


def read(text: str, where: Where, vocabulary: Vocabulary) -> Reading:
    """Read one text."""
    if not text:
        return Reading(where, text, (), (), ())
    words = _without_opener(read_words(text), vocabulary)
    hits = find_hits(words, vocabulary)
    if not is_english(words, hits, vocabulary):
        return Reading(where, text, words, (), ("head",) * len(words), is_english=False)
    numbers = list(find_numbers(words, hits))
    found = sorted([*hits, *numbers], key=lambda hit: hit.at) if numbers else hits
    return Reading(where, text, words, tuple(found), tuple(zones(words, found, vocabulary)))


def _without_opener(words: tuple[Word, ...], vocabulary: Vocabulary) -> tuple[Word, ...]:
    """Drop "Our strategy is to", "Goal:", and similar openers: they say nothing about what follows."""
    found = phrase_at(words, 0, vocabulary.openers) if words else None
    if found is None or found[1] == len(words):
        return words
    last, rest = words[found[1] - 1], words[found[1] :]
    if last.form in _GOES_ON or rest[0].gap == "strong":
        return (rest[0]._replace(gap="strong"), *rest[1:])
    return words
