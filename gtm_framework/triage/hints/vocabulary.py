"""The vocabulary as data: groups of words, what each group says, and the small words of the grammar."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gtm_framework.records.loading import load, load_own
from gtm_framework.triage.hints.inflection import VerbForm, plural, verb_forms
from gtm_framework.triage.hints.schema import (
    MARKERS,
    STAR,
    GrammarWords,
    GroupEntry,
    Kind,
    Objects,
    Side,
    VocabularyFile,
    with_stars,
)
from gtm_framework.triage.hints.words import fold, forms
from gtm_framework.triage.initiative import Output

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""First word to the phrases that begin with it and what each means, the longest first."""


@dataclass(frozen=True, slots=True)
class Group:
    """Words that say the same thing.

    Attributes:
        id: Name in the data.
        kind: ``"verb"``, ``"noun"`` or ``"phrase"``: which forms of the words count.
        side: The side that they speak for; ``"neither"`` marks words without a side.
        points: How much they count, 0 or more.
        says: The criteria that they answer on that side.
        yes: The filter questions that they answer with yes.
        why: The reason that is shown beside a suggestion.
        source: Ids of the documents behind it.
        objects: What tactical nouns after it are (``"field"``: what the place is in) or strategic ones
            (``"theme"``: what the work is for); empty when they count in full.
        is_goal: Whether its verbs say what to reach and not what to do (S4).
    """

    id: str
    kind: Kind
    side: Side
    points: int
    says: tuple[str, ...]
    yes: tuple[str, ...]
    why: str
    source: tuple[str, ...]
    objects: Objects
    is_goal: bool

    @property
    def sign(self) -> int:
        """+1 for strategic, -1 for tactical, 0 for neither."""
        return {"strategic": 1, "tactical": -1, "neither": 0}[self.side]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One phrase in one form.

    Attributes:
        words: Its words; a star stands for one to five words that do not count.
        group: What it says.
        verb_form: The form of its verb, None when it is none.
        size: How many words it matches, stars aside.
    """

    words: tuple[str, ...]
    group: Group
    verb_form: VerbForm | None
    size: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that the hints know, ready for matching.

    Attributes:
        groups: By id.
        patterns: First and second word (a star, or "" when there is none) to the phrases that begin so,
            the longest first.
        grammar: Name to its words, such as ``"english"``.
        markers: What opens a zone of a line, or denies what follows.
        openers: What a line may begin with that says nothing of it, such as "Our goal is to".
        outputs: What names an output of a strategy (S4).
        percent: What words count for by where they stand, 0 to 100.
        clear_points: Points that make a line clear.
        clear_share_percent: How far one side must outweigh the other, as a share of all points.
        tactical_points_for_ten_words: Points that each ten words of a line's main part ask for when the
            line is to be tactical.
        counted_words: How many words of the main part ask for such points at most.
    """

    groups: Mapping[str, Group]
    patterns: Mapping[tuple[str, str], tuple[Pattern, ...]]
    grammar: Mapping[str, frozenset[str]]
    markers: Phrases
    openers: Phrases
    outputs: Phrases
    percent: Mapping[str, int]
    clear_points: int
    clear_share_percent: int
    tactical_points_for_ten_words: int
    counted_words: int

    @classmethod
    def default(cls) -> "Vocabulary":
        """The vocabulary that ships with the product (`data/hints.toml`)."""
        return _default()

    @classmethod
    def from_toml(cls, path: Path | str) -> "Vocabulary":
        """A vocabulary of the user's own.

        Raises:
            RefusedError: If the file cannot be read, or anything in it is wrong, with every error.
        """
        return _made_from(load_own(VocabularyFile, path, "vocabulary"))

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Vocabulary":
        """A vocabulary from what a TOML file holds.

        Raises:
            RefusedError: If anything in it is wrong, with every error.
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
        patterns=_index(p for entry in file.groups for p in _patterns(groups[entry.id], entry.words)),
        grammar={name: frozenset(map(fold, getattr(grammar, name))) for name in GrammarWords.model_fields},
        markers=_phrases((getattr(grammar, name), zone) for name, zone in MARKERS.items()),
        openers=_phrases([(grammar.openers, "")]),
        outputs=_phrases((_with_plurals(getattr(file.outputs, sort)), sort.value) for sort in Output),
        percent=dict(rules.percent),
        clear_points=rules.clear_points,
        clear_share_percent=rules.clear_share_percent,
        tactical_points_for_ten_words=rules.tactical_points_for_ten_words,
        counted_words=rules.counted_words,
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
    )


def _patterns(group: Group, phrases: Iterable[str]) -> Iterator[Pattern]:
    for words in map(with_stars, phrases):
        size = sum(word != STAR for word in words)
        if group.kind == "verb":
            for first, form in verb_forms(words[0]):
                yield Pattern((first, *words[1:]), group, form, size)
        else:
            many = (plural(words[-1]),) if group.kind == "noun" else ()
            for last in dict.fromkeys((words[-1], *many)):
                yield Pattern((*words[:-1], last), group, None, size)


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


def _index(patterns: Iterable[Pattern]) -> dict[tuple[str, str], tuple[Pattern, ...]]:
    index: dict[tuple[str, str], list[Pattern]] = {}
    for pattern in patterns:
        first, second = (*pattern.words, "")[:2]
        index.setdefault((first, second), []).append(pattern)
    return {pair: tuple(sorted(found, key=lambda p: -p.size)) for pair, found in index.items()}
