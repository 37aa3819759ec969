"""The vocabulary as data: groups of words, what each group says, and the small words of the grammar."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from gtm_framework.records.loading import load, load_own
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
"""Begins the ids of the groups that hold the learned opinion."""
_SIGNS = {"strategic": 1, "tactical": -1, "neither": 0}
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
        is_abstract: Whether any team can say it of any work, so that alone it decides nothing.
        is_machinery: Whether it is the machinery of engineering, which no verb makes a choice.
        sign: +1 for strategic, -1 for tactical, 0 for neither.
        owns_category: Whether its words name what a whole industry goes by.
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
        """Work out once what is read for every word."""
        object.__setattr__(self, "sign", _SIGNS[self.side])
        object.__setattr__(self, "owns_category", "owns_category" in self.yes)

    @property
    def is_learned(self) -> bool:
        """Whether it is no group of words, but the opinion that was learned from labeled lines."""
        return self.id.startswith(LEARNED)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One phrase in one form.

    Attributes:
        words: Its words; a star stands for one to five words that do not count.
        group: What it says.
        verb_form: The form of its verb, None when it is none.
        size: How many words it matches, stars aside.
        needs: Its words after the second, stars aside.
    """

    words: tuple[str, ...]
    group: Group
    verb_form: VerbForm | None
    size: int
    needs: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Collect what the line must hold beyond the first two words, to pass over the phrase quickly."""
        object.__setattr__(self, "needs", frozenset(self.words[2:]) - {STAR})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that the hints know, ready for matching.

    Attributes:
        groups: By id.
        patterns: First word to second word (a star, or "" when there is none) to the phrases that begin
            so, the longest first.
        grammar: Name to its words, such as ``"english"``.
        markers: What opens a zone of a line, or denies what follows.
        openers: What a line may begin with that says nothing of it, such as "Our goal is to".
        contrast: What says that one thing gives way to another, such as "rather than".
        outputs: What names an output of a strategy (S4).
        percent: What words count for by where they stand, 0 to 100.
        clear_points: Points that make a line clear.
        clear_share_percent: How far one side must outweigh the other, as a share of all points.
        firm_points: How many of the points of a strategic line must come from words that are not abstract.
        leaning_points: Points that make a line lean to a side.
        tactical_points_for_ten_words: Points that each ten words of a line's main part ask for when the
            line is to be tactical.
        counted_words: How many words of the main part ask for such points at most.
        questions: Side to the one question that decides a line that leans to it.
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
    """One list of the grammar as it is compared; of the verbs that yield every form."""
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
