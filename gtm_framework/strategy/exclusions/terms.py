"""Finds terms in what people wrote: whole words, any case, singular or plural, negated or not."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from gtm_framework.strategy.exclusions.refusal import Refusals
from gtm_framework.strategy.words import Word, forms, words_of

_PARTS = re.compile(r"[.;!?\n:()—–|/,]")
"""What separates two words into different terms."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a term.

    Attributes:
        term: The term.
        found: The words as written.
        start: Where they begin, in characters of the normalized text (NFC).
        refused: Whether the sentence rules it out.
    """

    term: str
    found: str
    start: int
    refused: bool


class Wording:
    """One text, analyzed once and searched as often as needed.

    Args:
        text: What someone wrote.
    """

    def __init__(self, text: str) -> None:
        self._text = unicodedata.normalize("NFC", text)
        self._words = words_of(self._text)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Maps every form to the positions of the words that have it."""
        places: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            for form in forms(word.folded):
                places.setdefault(form, []).append(place)
        return places

    @cached_property
    def _refusals(self) -> Refusals:
        return Refusals(self._words)

    def find(self, terms: Sequence[str]) -> tuple[Mention, ...]:
        """Find terms.

        Args:
            terms: Words or phrases; a hyphen counts as a space.

        Returns:
            Every mention, in the order of the terms and then of the text.
        """
        return tuple(mention for term in terms for mention in self._mentions(term))

    def _mentions(self, term: str) -> Iterator[Mention]:
        wanted = _wanted(term)
        if not wanted:
            return
        for first in sorted({place for form in wanted[0] for place in self._places.get(form, ())}):
            span = self._words[first : first + len(wanted)]
            if len(span) == len(wanted) and _is_term(span, wanted):
                found = self._text[span[0].start : span[-1].end]
                refused = self._refusals.refuse(first, first + len(wanted) - 1)
                yield Mention(term, found, span[0].start, refused)


@lru_cache(maxsize=4096)
def _wanted(term: str) -> tuple[frozenset[str], ...]:
    return tuple(forms(word.folded) for word in words_of(unicodedata.normalize("NFC", term)))


def _is_term(span: Sequence[Word], wanted: Sequence[frozenset[str]]) -> bool:
    together = not any(_PARTS.search(word.gap) for word in span[1:])
    return together and all(forms(word.folded) & each for word, each in zip(span, wanted, strict=True))
