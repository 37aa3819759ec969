"""Whether a sentence rules something out: "not for agencies", "stop selling to", "are out of scope"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from gtm_framework import catalog
from gtm_framework.strategy.words import FILE, Word

_SENTENCE_END = re.compile(r"[.;!?\n]")
_CLAUSE_END = re.compile(r"[.;!?\n:()—–|/]")
_REFUSING = ("verb", "word")
_AFTER = 3
"""How many words there can be between a thing and a negation after it (house rule)."""
_DOUBLE = 3
"""How many words there can be between two negations that cancel each other (house rule)."""

_KEPT = 1
"""How many words there can be between "stop" and "from" in "stop agencies from leaving" (house rule)."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that negate, or look like it; `first` and `last` are positions, `reach` is their range."""

    first: int
    last: int
    sort: str
    reach: int


class Refusals:
    """The negations in one text, found once and used for many positions.

    Args:
        words: The words of the text in order.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._cues = _cues([word.folded for word in words])

    def refuse(self, first: int, last: int) -> bool:
        """Whether the sentence rules out what is between word `first` and word `last`."""
        ahead = [cue for cue in self._cues if cue.sort in _REFUSING and self._reaches_on(cue, first)]
        behind = [cue for cue in self._cues if cue.sort == "after" and self._reaches_back(cue, last)]
        if ahead and self._keeps(ahead[-1], first, last):
            ahead.clear()
        return any(not self._is_refused(cue) for cue in (*ahead[-1:], *behind[:1]))

    def _keeps(self, cue: _Cue, first: int, last: int) -> bool:
        """Whether the negating verb is about keeping the thing: "stop agencies from leaving"."""
        following = self._words[last + 1].folded if last + 1 < len(self._words) else ""
        close = cue.sort == "verb" and first - cue.last - 1 <= _KEPT
        return close and following in _vocabulary()["keeps"]

    def _is_refused(self, cue: _Cue) -> bool:
        """Whether a negation is itself negated: "do not stop", "not out of scope"."""
        return cue.sort in ("verb", "after") and any(
            other.sort == "word"
            and cue.first - other.last - 1 <= _DOUBLE
            and self._reaches_on(other, cue.first)
            and not self._listed(cue.first)
            for other in self._cues
        )

    def _reaches_on(self, cue: _Cue, first: int) -> bool:
        between = range(cue.last + 1, first + 1)
        near = cue.last < first and len(between) - 1 <= cue.reach
        return near and not any(self._turns(place) for place in between)

    def _reaches_back(self, cue: _Cue, last: int) -> bool:
        between = range(last + 1, cue.first + 1)
        near = cue.first > last and len(between) - 1 <= cue.reach
        return near and not any(_SENTENCE_END.search(self._words[place].gap) for place in between)

    def _turns(self, place: int) -> bool:
        """Whether a new thought begins at this word, which an earlier negation doesn't reach."""
        word, said = self._words[place], _vocabulary()
        if _CLAUSE_END.search(word.gap) or any(c.sort == "break" and c.first == place for c in self._cues):
            return True
        if self._words[place - 1].folded == "to":
            return word.folded in said["purposes"]
        return word.folded in said["verbs"] and self._listed(place)

    def _listed(self, place: int) -> bool:
        """Whether the word is joined to the one before it by a comma, "and", or "or"."""
        return self._words[place - 1].folded in ("and", "or") or "," in self._words[place].gap


@cache
def _vocabulary() -> dict[str, Any]:
    vocabulary: dict[str, Any] = catalog.read_toml(FILE)["negation"]
    return vocabulary


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, int]]]:
    """Maps a first word to the phrases that begin with it, longest first, so 'no longer' wins over 'no'."""
    said = _vocabulary()
    phrases = [(phrase, "harmless", 0) for phrase in said["harmless"]]
    phrases += [(phrase, "after", _AFTER) for phrase in said["after"]]
    phrases += [(phrase, "break", 0) for phrase in said["breaks"]]
    for cue in said["before"]:
        phrases += [(phrase, "verb" if cue["verb"] else "word", cue["reach"]) for phrase in cue["words"]]
    by_first: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for phrase, sort, reach in sorted(phrases, key=lambda phrase: -len(phrase[0].split())):
        by_first.setdefault(phrase.split()[0], []).append((tuple(phrase.split()), sort, reach))
    return by_first


def _cues(folded: Sequence[str]) -> list[_Cue]:
    cues, place = [], 0
    while place < len(folded):
        for phrase, sort, reach in _phrases().get(folded[place], ()):
            if tuple(folded[place : place + len(phrase)]) == phrase:
                cues.append(_Cue(place, place + len(phrase) - 1, sort, reach))
                place += len(phrase) - 1
                break
        place += 1
    return cues
