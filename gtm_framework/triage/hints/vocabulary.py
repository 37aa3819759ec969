"""The vocabulary as data: groups of words, what each group means, and the function words of the grammar."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gtm_framework.records import load, load_own
from gtm_framework.triage.hints.inflection import plural, verb_forms
from gtm_framework.triage.hints.patterns import Beginning, patterns_of
from gtm_framework.triage.hints.schema import (
    DENIED,
    MARKERS,
    GrammarWords,
    GroupEntry,
    VocabularyFile,
)
from gtm_framework.triage.hints.word_groups import Group
from gtm_framework.triage.hints.words import fold, forms
from gtm_framework.triage.initiative import Output

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Maps a first word to the phrases that begin with it and their meanings, longest first."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the hints know, ready for matching.

    Attributes:
        groups: By id.
        patterns: Maps a first word to the phrases that begin with it.
        grammar: Maps each list's name to its words, such as ``"english"``.
        markers: What opens a zone of a line, or negates what follows.
        openers: Beginnings of a line that say nothing about it, such as "Our goal is to".
        contrast: Words that put one thing ahead of another, such as "rather than".
        outputs: What names a strategy output (S4).
        percent: How much words count in each part of a line, 0 to 100.
        clear_points: Points that make a line clear.
        clear_share_percent: How far one side has to outweigh the other, as a share of all points.
        firm_points: How many points of a strategic line have to come from words that aren't abstract.
        leaning_points: Points that make a line lean to a side.
        tactical_points_for_ten_words: Points required per ten words of a line's main part before the line
            is tactical.
        counted_words: The most words of the main part that count for that.
        questions: Maps each side to the question that decides a line that leans to it.

    Example:
        >>> Vocabulary.default().questions["tactical"]
        'Is it work that someone can start now, or a choice that other work depends on?'
    """

    groups: Mapping[str, Group]
    patterns: Mapping[str, Beginning]
    grammar: Mapping[str, frozenset[str]]
    markers: Phrases
    openers: Phrases
    contrast: Phrases
    outputs: Phrases
    percent: Mapping[str, int]
    clear_points: int
    clear_share_percent: int
    firm_points: int
    leaning_points: int
    tactical_points_for_ten_words: int
    counted_words: int
    questions: Mapping[str, str]

    @classmethod
    def default(cls) -> "Vocabulary":
        """The vocabulary that ships with the product (`data/hints.toml`)."""
        return _default()

    @classmethod
    def from_toml(cls, path: Path | str) -> "Vocabulary":
        """A user's own vocabulary.

        Raises:
            RefusedError: If the file can't be read, or anything in it is wrong; lists every error.
        """
        return _made_from(load_own(VocabularyFile, path, "vocabulary"))

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Vocabulary":
        """A vocabulary from a TOML file's content.

        Raises:
            RefusedError: If anything in it is wrong; lists every error.
        """
        return _made_from(VocabularyFile.model_validate(data))


@cache
def _default() -> Vocabulary:
    return _made_from(load(VocabularyFile, "hints.toml"))


def _made_from(file: VocabularyFile) -> Vocabulary:
    groups = {entry.id: _group(entry) for entry in file.groups}
    grammar, rules = file.grammar, file.rules
    return Vocabulary(
        groups=groups,
        patterns=patterns_of((groups[entry.id], entry.words) for entry in file.groups),
        grammar={name: _single_words(grammar, name) for name in GrammarWords.model_fields},
        markers=_phrases((getattr(grammar, name), zone) for name, zone in MARKERS.items()),
        openers=_phrases([(grammar.openers, "")]),
        contrast=_phrases([(grammar.contrast, "")]),
        outputs=_phrases((_with_plurals(getattr(file.outputs, sort)), sort.value) for sort in Output),
        percent={**dict(rules.percent), DENIED: 0},
        clear_points=rules.clear_points,
        clear_share_percent=rules.clear_share_percent,
        firm_points=rules.firm_points,
        leaning_points=rules.leaning_points,
        tactical_points_for_ten_words=rules.tactical_points_for_ten_words,
        counted_words=rules.counted_words,
        questions=dict(file.leaning),
    )


def _group(entry: GroupEntry) -> Group:
    return Group(
        id=entry.id,
        kind=entry.kind,
        side=entry.side,
        points=entry.points,
        says=entry.says,
        yes=entry.yes,
        why=entry.why,
        source=entry.source,
        objects=entry.objects,
        is_goal=entry.goal,
        is_abstract=entry.abstract,
        is_machinery=entry.machinery,
    )


def _single_words(grammar: GrammarWords, name: str) -> frozenset[str]:
    """One grammar list, normalized; every form of the verbs that depend on their object."""
    words = map(fold, getattr(grammar, name))
    if name == "yielding":
        return frozenset(form for word in words for form, _ in verb_forms(word))
    return frozenset(words)


def _with_plurals(phrases: Iterable[str]) -> list[str]:
    return [form for phrase in phrases for form in (phrase, plural(phrase))]


def _phrases(lists: Iterable[tuple[Iterable[str], str]]) -> Phrases:
    index: dict[str, dict[tuple[str, ...], str]] = {}
    for phrases, meaning in lists:
        for words in map(forms, phrases):
            index.setdefault(words[0], {}).setdefault(words, meaning)
    return {
        first: tuple(sorted(found.items(), key=lambda item: -len(item[0])))
        for first, found in index.items()
    }
