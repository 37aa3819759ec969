"""Which exclusions an idea touches: what the company has decided to refuse, named in its words (S4)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gtm_framework.triage.hints.inflection import plural, verb_forms
from gtm_framework.triage.hints.reading import Reading, read
from gtm_framework.triage.hints.schema import DENIED
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.words import Quote, Word, forms


@dataclass(frozen=True, slots=True)
class Touched:
    """An exclusion that an idea seems to touch, and the words that say so."""

    exclusion: str
    quotes: tuple[Quote, ...]


def exclusions_touched(
    title: str,
    description: str = "",
    *,
    exclusions: Mapping[str, Iterable[str]],
    vocabulary: Vocabulary | None = None,
) -> tuple[Touched, ...]:
    """The exclusions whose words stand in an idea, in any of their forms.

    Args:
        title: The idea in one line.
        description: Notes.
        exclusions: Name of an exclusion to the words or phrases that give it away.
        vocabulary: For what denies: "no enterprise deals" does not touch "enterprise deal".
    """
    vocabulary = vocabulary or Vocabulary.default()
    texts = (read(title, "title", vocabulary), read(description, "description", vocabulary))
    found = []
    for name, phrases in exclusions.items():
        wanted = [_form_sets(phrase) for phrase in phrases]
        quotes = tuple(
            quote for text in texts for phrase in wanted if phrase for quote in _places(text, phrase)
        )
        if quotes:
            found.append(Touched(name, quotes))
    return tuple(found)


def _form_sets(phrase: str) -> list[frozenset[str]]:
    """For each word of a phrase the forms that it may take."""
    return [
        frozenset((word, plural(word), word.removesuffix("s"), *(form for form, _ in verb_forms(word))))
        for word in forms(phrase)
    ]


def _places(reading: Reading, phrase: Sequence[frozenset[str]]) -> Iterator[Quote]:
    for here in range(len(reading.words) - len(phrase) + 1):
        words: Sequence[Word] = reading.words[here : here + len(phrase)]
        fits = all(word.form in wanted for word, wanted in zip(words, phrase, strict=True))
        if fits and reading.zones[here] != DENIED and all(word.gap != "strong" for word in words[1:]):
            yield from reading.quotes(range(here, here + len(phrase)))
