"""The vocabulary as data: groups of words, what each group says, and the small words of the grammar."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from gtm_framework.catalog import parse_toml, read_toml, sources
from gtm_framework.errors import RefusedError
from gtm_framework.triage.hints.inflection import VerbForm, plural, verb_forms
from gtm_framework.triage.hints.words import fold, forms
from gtm_framework.triage.initiative import Output
from gtm_framework.triage.rubric import Rubric

Side = Literal["strategic", "tactical", "neither"]
ZONES = ("head", "purpose", "means", "relative", "audience", "topic", "quoted")
FACTORS = (*ZONES, "modifier", "field", "theme")
DENIED = "denied"
MARKERS = {
    "negations": DENIED,
    "purpose": "purpose",
    "means": "means",
    "topic": "topic",
    "relative": "relative",
    "audience": "audience",
}
"""The lists of the grammar that open something, with what they open; the first one wins."""
WORDS = ("asking", "before_to", "before_verb", "before_gerund", "after_adjunct", "articles", "small", "english", "foreign")
"""The lists of the grammar that hold single words."""
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""First word to the phrases that begin with it and what each means, the longest first."""
STAR = "*"
KINDS = ("verb", "noun", "phrase")
OBJECTS = ("", "field", "theme")
SIDES = ("strategic", "tactical", "neither")


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
    """

    id: str
    kind: str
    side: Side
    points: int
    says: tuple[str, ...]
    yes: tuple[str, ...]
    why: str
    source: tuple[str, ...]
    objects: str = ""

    @property
    def sign(self) -> int:
        """+1 for strategic, -1 for tactical, 0 for neither."""
        return {"strategic": 1, "tactical": -1, "neither": 0}[self.side]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One phrase in one form. A star in it stands for one to five words that do not count."""

    words: tuple[str, ...]
    group: Group
    verb_form: VerbForm | None

    @property
    def size(self) -> int:
        """How many words it matches, stars aside."""
        return sum(word != STAR for word in self.words)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that the hints know, ready for matching.

    Attributes:
        groups: By id.
        patterns: First word to the phrases that begin with it, the longest first.
        grammar: Name to its words, such as ``"english"``.
        markers: What opens a zone of a line, or denies what follows.
        openers: What a line may begin with that says nothing of it, such as "Our goal is to".
        outputs: What names an output of a strategy (S4).
        percent: What words count for by where they stand, 0 to 100.
        clear_points: Points that make a line clear.
        clear_share_percent: How far one side must outweigh the other, as a share of all points.
    """

    groups: Mapping[str, Group]
    patterns: Mapping[str, tuple[Pattern, ...]]
    grammar: Mapping[str, frozenset[str]]
    markers: Phrases
    openers: Phrases
    outputs: Phrases
    percent: Mapping[str, int]
    clear_points: int
    clear_share_percent: int

    @classmethod
    def default(cls) -> "Vocabulary":
        """The vocabulary that ships with the product (`data/hints.toml`)."""
        return _default()

    @classmethod
    def from_toml(cls, path: Path | str) -> "Vocabulary":
        """A vocabulary of the user's own.

        Raises:
            RefusedError: If the file cannot be read, or is faulty, with every fault.
        """
        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise RefusedError(f"vocabulary {path.name}", [f"It cannot be read: {error}."]) from error
        return cls.from_data(parse_toml(text, path.name), f"vocabulary {path.name}")

    @classmethod
    def from_data(cls, data: Mapping[str, Any], name: str = "vocabulary") -> "Vocabulary":
        """A vocabulary from what a TOML file holds.

        Raises:
            RefusedError: If it is faulty, with every fault.
        """
        faults = [*_faults(data)]
        if faults:
            raise RefusedError(name, faults)
        groups = [_group(entry) for entry in data["group"]]
        words = {entry["id"]: split(entry["words"]) for entry in data["group"]}
        rules = data["rules"]
        return cls(
            groups={group.id: group for group in groups},
            patterns=_index(pattern for group in groups for pattern in _patterns(group, words[group.id])),
            grammar={key: frozenset(map(fold, split(data["grammar"][key]))) for key in WORDS},
            markers=_phrases((split(data["grammar"][key]), zone) for key, zone in MARKERS.items()),
            openers=_phrases([(split(data["grammar"]["openers"]), "")]),
            outputs=_phrases((_with_plurals(split(data["outputs"][sort])), sort.value) for sort in Output),
            percent={key: rules["percent"][key] for key in FACTORS},
            clear_points=rules["clear_points"],
            clear_share_percent=rules["clear_share_percent"],
        )


@cache
def _default() -> Vocabulary:
    return Vocabulary.from_data(read_toml("hints.toml"), "hints.toml")


def split(words: str) -> list[str]:
    """The phrases of a comma-separated string."""
    return [phrase for part in words.split(",") if (phrase := " ".join(part.split()))]


def _group(entry: Mapping[str, Any]) -> Group:
    return Group(
        id=entry["id"],
        kind=entry["kind"],
        side=entry["side"],
        points=entry["points"],
        says=tuple(entry.get("says", ())),
        yes=tuple(entry.get("yes", ())),
        why=entry["why"],
        source=tuple(entry["source"]),
        objects=entry.get("objects", ""),
    )


def _patterns(group: Group, phrases: Iterable[str]) -> Iterator[Pattern]:
    for phrase in phrases:
        words = _with_stars(phrase)
        match group.kind:
            case "verb":
                for first, form in verb_forms(words[0]):
                    yield Pattern((first, *words[1:]), group, form)
            case "noun":
                for last in dict.fromkeys((words[-1], plural(words[-1]))):
                    yield Pattern((*words[:-1], last), group, None)
            case _:
                yield Pattern(words, group, None)


def _with_stars(phrase: str) -> tuple[str, ...]:
    return tuple(word for part in phrase.split() for word in ((STAR,) if part == STAR else forms(part)))


def _with_plurals(phrases: Iterable[str]) -> list[str]:
    return [form for phrase in phrases for form in (phrase, plural(phrase))]


def _phrases(lists: Iterable[tuple[Iterable[str], str]]) -> Phrases:
    index: dict[str, dict[tuple[str, ...], str]] = {}
    for phrases, meaning in lists:
        for words in map(forms, phrases):
            index.setdefault(words[0], {}).setdefault(words, meaning)
    return {first: tuple(sorted(found.items(), key=lambda item: -len(item[0]))) for first, found in index.items()}


def _index(patterns: Iterable[Pattern]) -> dict[str, tuple[Pattern, ...]]:
    index: dict[str, list[Pattern]] = {}
    for pattern in patterns:
        index.setdefault(pattern.words[0], []).append(pattern)
    return {first: tuple(sorted(found, key=lambda p: -p.size)) for first, found in index.items()}


def _faults(data: Mapping[str, Any]) -> Iterator[str]:
    yield from _rule_faults(data.get("rules", {}))
    for key in (*MARKERS, "openers", *WORDS):
        if not isinstance(data.get("grammar", {}).get(key), str):
            yield f"grammar, {key}: it is missing. Give the words in one comma-separated string."
    for sort in Output:
        if not isinstance(data.get("outputs", {}).get(sort), str):
            yield f"outputs, {sort}: it is missing. Give the words in one comma-separated string."
    groups = data.get("group", [])
    if not groups:
        yield "group: there is none. Give at least one."
    seen: dict[str, int] = {}
    for number, entry in enumerate(groups, start=1):
        name = str(entry.get("id") or f"number {number}")
        seen[name] = seen.get(name, 0) + 1
        if seen[name] == 2:
            yield f"group {name}: the id stands there more than once. Give each group an id of its own."
        for fault in _group_faults(entry):
            yield f"group {name}, {fault}"
    yield from _double_faults(groups)


def _rule_faults(rules: Mapping[str, Any]) -> Iterator[str]:
    if not _whole(rules.get("clear_points"), 1, 1000):
        yield f"rules, clear_points: {rules.get('clear_points')!r} is not a whole number from 1 to 1000."
    share = rules.get("clear_share_percent")
    if not _whole(share, 0, 100):
        yield f"rules, clear_share_percent: {share!r} is not a whole number from 0 to 100."
    for key in FACTORS:
        value = rules.get("percent", {}).get(key)
        if not _whole(value, 0, 100):
            yield f"rules, percent, {key}: {value!r} is not a whole number from 0 to 100."


def _group_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    for key, allowed in (("kind", KINDS), ("side", SIDES)):
        if entry.get(key) not in allowed:
            yield f"{key}: {entry.get(key)!r} is none of {', '.join(allowed)}."
    if entry.get("objects", "") not in OBJECTS:
        yield f"objects: {entry['objects']!r} is none of field, theme."
    if not _whole(entry.get("points"), 0, 100):
        yield f"points: {entry.get('points')!r} is not a whole number from 0 to 100."
    for key, ids in (("says", "criterion"), ("yes", "filter")):
        known = [q.id for q in Rubric.default().questions if q.group == ids]
        for name in entry.get(key, ()):
            if name not in known:
                yield f"{key}: {name!r} is no {ids} question of the rubric. Known: {', '.join(known)}."
    if not entry.get("why"):
        yield "why: it is empty. Say in one sentence what these words tell."
    for name in entry.get("source") or ["nothing"]:
        if name not in sources():
            yield f"source: {name!r} is no source. Known: {', '.join(sources())}."
    phrases = entry.get("words")
    if not isinstance(phrases, str) or not split(phrases):
        yield "words: there are none. Give them in one comma-separated string."
        return
    for phrase in split(phrases):
        words = _with_stars(phrase)
        if not words or STAR in (words[0], words[-1]):
            yield f"words: '{phrase}' must begin and end with a word."


def _double_faults(groups: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A phrase may stand once among the verbs and once among all else."""
    home: dict[tuple[bool, tuple[str, ...]], str] = {}
    for entry in groups:
        if not isinstance(entry.get("words"), str):
            continue
        for phrase in split(entry["words"]):
            key = (entry.get("kind") == "verb", _with_stars(phrase))
            if key in home:
                yield f"words: '{phrase}' stands in {home[key]} and in {entry.get('id')}. Keep one."
            home.setdefault(key, str(entry.get("id")))


def _whole(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
