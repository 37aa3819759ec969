"""The form of a vocabulary file: what it holds, how its phrases are written, and every fault in one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args

from gtm_framework.catalog import sources
from gtm_framework.triage.hints.words import forms
from gtm_framework.triage.initiative import Output
from gtm_framework.triage.rubric import Rubric

Side = Literal["strategic", "tactical", "neither"]
Kind = Literal["verb", "noun", "phrase"]
Objects = Literal["", "field", "theme"]
ZONES = ("head", "purpose", "means", "relative", "audience", "topic", "quoted")
"""Parts of a line."""
PERCENTS = (*ZONES, "modifier", "field", "theme")
"""What `rules.percent` gives a share for."""
DENIED = "denied"
MARKERS = {
    "negations": DENIED,
    "purpose": "purpose",
    "means": "means",
    "topic": "topic",
    "relative": "relative",
    "audience": "audience",
}
"""The lists of the grammar that open a part of a line, with the part; the first one wins."""
WORDS = (
    "asking",
    "before_to",
    "before_verb",
    "before_gerund",
    "after_adjunct",
    "articles",
    "small",
    "english",
    "foreign",
)
"""The lists of the grammar that hold single words."""
STAR = "*"
"""In a phrase: one to five words that do not count."""


def split(words: str) -> list[str]:
    """The phrases of a comma-separated string."""
    return [phrase for part in words.split(",") if (phrase := " ".join(part.split()))]


@cache
def with_stars(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as they are compared, stars kept."""
    return tuple(word for part in phrase.split() for word in ((STAR,) if part == STAR else forms(part)))


def faults_of(data: Mapping[str, Any]) -> Iterator[str]:
    """Every fault of what a vocabulary file holds, one sentence each."""
    yield from _rule_faults(_table(data, "rules"))
    for table, keys in (("grammar", (*MARKERS, "openers", *WORDS)), ("outputs", tuple(Output))):
        for key in keys:
            if not isinstance(_table(data, table).get(key), str):
                yield f"{table}, {key}: it is missing. Give the words in one comma-separated string."
    groups = [entry for entry in _list(data, "group") if isinstance(entry, Mapping)]
    if not groups:
        yield "group: there is none. Give at least one."
    for name, count in Counter(str(entry.get("id")) for entry in groups).items():
        if count > 1:
            yield f"group {name}: the id stands there {count} times. Give each group an id of its own."
    for number, entry in enumerate(groups, start=1):
        name = entry.get("id") or f"number {number}"
        for fault in (*_form_faults(entry), *_meaning_faults(entry), *_word_faults(entry)):
            yield f"group {name}, {fault}"
    yield from _double_faults(groups)


def _table(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = data.get(name)
    return found if isinstance(found, Mapping) else {}


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    found = data.get(name)
    return found if isinstance(found, list) else []


def _rule_faults(rules: Mapping[str, Any]) -> Iterator[str]:
    percent = _table(rules, "percent")
    ranges = [("clear_points", rules.get("clear_points"), 1, 1000)]
    ranges += [("clear_share_percent", rules.get("clear_share_percent"), 0, 100)]
    ranges += [("tactical_points_for_ten_words", rules.get("tactical_points_for_ten_words"), 0, 100)]
    ranges += [("counted_words", rules.get("counted_words"), 1, 100)]
    ranges += [(f"percent, {key}", percent.get(key), 0, 100) for key in PERCENTS]
    for name, value, low, high in ranges:
        if not _is_whole(value, low, high):
            yield f"rules, {name}: {value!r} is not a whole number from {low} to {high}."


def _form_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    for key, allowed in (("kind", get_args(Kind)), ("side", get_args(Side))):
        if entry.get(key) not in allowed:
            yield f"{key}: {entry.get(key)!r} is none of {', '.join(allowed)}."
    if entry.get("objects", "") not in get_args(Objects):
        yield f"objects: {entry['objects']!r} is neither field nor theme."
    if not isinstance(entry.get("goal", False), bool):
        yield f"goal: {entry['goal']!r} is neither true nor false."
    if not _is_whole(entry.get("points"), 0, 100):
        yield f"points: {entry.get('points')!r} is not a whole number from 0 to 100."


def _meaning_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    for key, group in (("says", "criterion"), ("yes", "filter")):
        known = [question.id for question in Rubric.default().questions if question.group == group]
        for name in _list(entry, key):
            if name not in known:
                yield f"{key}: {name!r} is no {group} question of the rubric. Known: {', '.join(known)}."
    if not entry.get("why"):
        yield "why: it is empty. Say in one sentence what these words tell."
    for name in _list(entry, "source") or ["nothing"]:
        if name not in sources():
            yield f"source: {name!r} is no source. Known: {', '.join(sources())}."


def _word_faults(entry: Mapping[str, Any]) -> Iterator[str]:
    phrases = _phrases(entry)
    if not phrases:
        yield "words: there are none. Give them in one comma-separated string."
    for phrase in phrases:
        words = with_stars(phrase)
        if not words or STAR in (words[0], words[-1]):
            yield f"words: '{phrase}' must begin and end with a word."


def _double_faults(groups: list[Mapping[str, Any]]) -> Iterator[str]:
    """A phrase may stand once among the verbs and once among all else."""
    home: dict[tuple[bool, tuple[str, ...]], object] = {}
    for entry in groups:
        for phrase in _phrases(entry):
            key = (entry.get("kind") == "verb", with_stars(phrase))
            if key in home:
                yield f"words: '{phrase}' stands in {home[key]} and in {entry.get('id')}. Keep one."
            home.setdefault(key, entry.get("id"))


def _phrases(entry: Mapping[str, Any]) -> list[str]:
    words = entry.get("words")
    return split(words) if isinstance(words, str) else []


def _is_whole(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
