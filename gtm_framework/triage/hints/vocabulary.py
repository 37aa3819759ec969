"""The vocabulary as data: groups of words, what each group means, and the function words of the grammar."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from gtm_framework.records import load, load_own
from gtm_framework.triage.hints.inflection import VerbForm, plural, verb_forms
from gtm_framework.triage.hints.schema import (
    DENIED,
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

LEARNED = "learned_"
"""The prefix of the ids of groups with the learned opinion."""
_SIGNS = {"strategic": 1, "tactical": -1, "neither": 0}
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Maps a first word to the phrases that begin with it and their meanings, longest first."""


@dataclass(frozen=True, slots=True)
class Group:
    """Words with the same meaning.

    Attributes:
        id: Name in the data.
        kind: ``"verb"``, ``"noun"``, or ``"phrase"``: decides which forms of the words count.
        side: The side they count for; ``"neither"`` marks words without a side.
        points: How much they count, 0 or more.
        says: The criteria they answer on that side.
        yes: The filter questions they answer with yes.
        why: The reason shown with a suggestion.
        source: Ids of the documents behind it.
        objects: How tactical nouns after it count (``"field"``: the area of a position) or strategic ones
            (``"theme"``: the purpose of the work); empty if they count in full.
        is_goal: Whether its verbs say what to reach and not what to do (S4).
        is_abstract: Whether any team can say it about any work, so that alone it decides nothing.
        is_machinery: Whether it is technical infrastructure, which no verb turns into a choice.
        sign: +1 for strategic, -1 for tactical, 0 for neither.
        owns_category: Whether its words name a standard for a whole industry.
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
    is_abstract: bool = False
    is_machinery: bool = False
    sign: int = field(init=False)
    owns_category: bool = field(init=False)

    def __post_init__(self) -> None:
        """Precompute what is read for every word."""
        object.__setattr__(self, "sign", _SIGNS[self.side])
        object.__setattr__(self, "owns_category", "owns_category" in self.yes)

    @property
    def is_learned(self) -> bool:
        """Whether it is the opinion learned from labeled lines, not a group of words."""
        return self.id.startswith(LEARNED)


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
    size: int
    needs: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Collect what a line has to contain beyond the first two words, to skip the phrase quickly."""
        object.__setattr__(self, "needs", frozenset(self.words[2:]) - {STAR})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the hints know, ready for matching.

    Attributes:
        groups: By id.
        patterns: Maps a first word to a second word (a star, or "" if there is none) to the phrases that
            begin so, longest first.
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
    patterns: Mapping[str, Mapping[str, tuple[Pattern, ...]]]
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
        patterns=_index(p for entry in file.groups for p in _patterns(groups[entry.id], entry.words)),
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


def _index(patterns: Iterable[Pattern]) -> dict[str, dict[str, tuple[Pattern, ...]]]:
    index: dict[str, dict[str, list[Pattern]]] = {}
    for pattern in patterns:
        first, second = (*pattern.words, "")[:2]
        index.setdefault(first, {}).setdefault(second, []).append(pattern)
    return {
        first: {second: tuple(sorted(found, key=lambda p: -p.size)) for second, found in seconds.items()}
        for first, seconds in index.items()
    }
