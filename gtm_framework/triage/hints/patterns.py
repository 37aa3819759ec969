"""The phrases of a vocabulary in every form, found by how they begin."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gtm_framework.triage.hints.inflection import VerbForm, plural, verb_forms
from gtm_framework.triage.hints.schema import STAR, with_stars
from gtm_framework.triage.hints.word_groups import Group


@dataclass(frozen=True, slots=True)
class Pattern:
    """One phrase in one form.

    Attributes:
        words: Its words; a star stands for one to five words that don't count.
        group: What it means.
        verb_form: The form of its verb; None if it has none.
        size: How many words it matches, without stars.
        needs: Its words after the second, without stars.
    """

    words: tuple[str, ...]
    group: Group
    verb_form: VerbForm | None
    size: int = field(init=False)
    needs: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Count the words, and collect what a line has to contain beyond the first two."""
        object.__setattr__(self, "size", sum(word != STAR for word in self.words))
        object.__setattr__(self, "needs", frozenset(self.words[2:]) - {STAR})


@dataclass(slots=True)
class Beginning:
    """All phrases that begin with one word.

    They become patterns when a line first contains the word: of 35,000, a list needs a few hundred.
    """

    _begun: list[tuple[tuple[str, ...], Group, VerbForm | None]] = field(default_factory=list)
    _patterns: dict[str, tuple[Pattern, ...]] | None = field(default=None, compare=False)

    def add(self, words: tuple[str, ...], group: Group, verb_form: VerbForm | None) -> None:
        """Add a phrase in one form."""
        self._begun.append((words, group, verb_form))

    def followed_by(self, second: str) -> tuple[Pattern, ...]:
        """The phrases with a second word (a star, or "" if there is none), longest first."""
        if self._patterns is None:
            self._patterns = self._by_second_word()
        return self._patterns.get(second, ())

    def _by_second_word(self) -> dict[str, tuple[Pattern, ...]]:
        found: dict[str, list[Pattern]] = {}
        for words, group, verb_form in self._begun:
            found.setdefault((*words, "")[1], []).append(Pattern(words, group, verb_form))
        return {second: tuple(sorted(found[second], key=lambda p: -p.size)) for second in found}


def patterns_of(groups: Iterable[tuple[Group, Iterable[str]]]) -> dict[str, Beginning]:
    """Every phrase of every group in each of its forms, by first word."""
    beginnings: dict[str, Beginning] = {}
    for group, phrases in groups:
        for words, verb_form in _in_every_form(group, map(with_stars, phrases)):
            if words[0] not in beginnings:
                beginnings[words[0]] = Beginning()
            beginnings[words[0]].add(words, group, verb_form)
    return beginnings


def _in_every_form(
    group: Group, phrases: Iterable[tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], VerbForm | None]]:
    for words in phrases:
        if group.kind == "verb":
            for first, form in verb_forms(words[0]):
                yield (first, *words[1:]), form
        else:
            yield words, None
            if group.kind == "noun" and (many := plural(words[-1])) != words[-1]:
                yield (*words[:-1], many), None
