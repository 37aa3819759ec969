"""What a header names: a number, a text, or a label of ours.

A header is compared with the names in `data/headers.toml`: unchanged, without decorating words ("Est.
Reach", "Level of Effort", "Business Impact"), in the singular ("Initiatives"), without words that only say
that it names something ("Nome da iniciativa"), and by the word it is about ("Revenue Impact", "Impact on
sales").
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from gtm_framework.triage.headers.words import (
    Header,
    header_data,
    normal,
    singular,
    taken_apart,
    words_alone,
)

LEVELS = 5
"""The number of ways to match a name; a `Named.strength` is the name's position times this plus the way."""
ABOUT = 1000
"""The strength of a name that is only what a header is about."""
_DECORATED = 3
WSJF_TWINS = {"business_value": "impact", "job_size": "effort"}
"""What WSJF lists call value and size, other lists call impact and effort."""
_ONLY_WSJF = ("time_criticality", "risk_reduction")
_ALSO_WSJF = ("business_value", "job_size")
_FARTHER = 50
_OR = re.compile(r"\s*[/|]\s*|\s+(?:or|oder|ou|of)\s+", re.IGNORECASE)
_TEXTS = ("title", "description", "owner", "quarter", "status", "tags")


@dataclass(frozen=True, slots=True)
class Named:
    """What a header names.

    Attributes:
        name: Our field, input, or column.
        strength: How close the match is: 0 for our own name, then rising; lower wins.

    Example:
        >>> names_of("Effort")[0].name, names_of("Effort (days)")[0].is_plain, names_of("Reason for effort")
        ('effort', True, ())
    """

    name: str
    strength: int

    @property
    def is_plain(self) -> bool:
        """Whether the header is the name itself, apart from a scale or a plural."""
        return self.strength < ABOUT and self.strength % LEVELS < _DECORATED


@lru_cache(maxsize=2**16)
def names_of(header: str) -> tuple[Named, ...]:
    """What a header can name, closest first.

    Example:
        >>> [named.name for named in names_of("Est. Reach per quarter")], names_of("Color")
        (['reach'], ())
    """
    apart = taken_apart(header)
    if apart.normal.endswith("(imported)"):
        return ()
    found: dict[str, int] = {}
    for level, spelling in enumerate((apart.normal, apart.outer, singular(apart.outer), apart.core)):
        for name, place in _by_spelling().get(spelling, ()):
            if level < _DECORATED or name not in _TEXTS or not _measures(apart):
                found.setdefault(name, LEVELS * place + level)
    for name, place in _by_spelling().get(_named_thing(apart.outer), ()):
        if name in _TEXTS:
            found.setdefault(name, LEVELS * place + LEVELS - 1)
    about = _about(apart)
    if about:
        found.setdefault(about, ABOUT)
    if not found and len(parts := _OR.split(header)) > 1:  # "Initiative / Project"
        each = [{named.name: named.strength for named in names_of(part)} for part in parts if part.strip()]
        both = set.intersection(*map(set, each)) if each else set()
        found = {name: max(strengths[name] for strengths in each) for name in both}
    return tuple(Named(name, strength) for name, strength in sorted(found.items(), key=lambda kv: kv[1]))


def meant_by(header: str, *, wsjf: bool) -> dict[str, int]:
    """What a header means in the context of its list: maps our name to how close the match is.

    Args:
        header: The header.
        wsjf: Whether the list has columns that only WSJF uses (`is_wsjf`).

    Example:
        >>> meant_by("Business value", wsjf=False), meant_by("Business value", wsjf=True)
        ({'impact': 50}, {'business_value': 58})
    """
    found = {named.name: named.strength for named in names_of(header)}
    for own, usual in WSJF_TWINS.items():
        if wsjf and usual in found:
            found[own] = found.pop(usual) + _FARTHER
        elif not wsjf and own in found:
            found[usual] = found.pop(own) + _FARTHER
    return found


def is_wsjf(headers: Iterable[str]) -> bool:
    """Whether a list has columns that only WSJF uses; an urgency alone doesn't count."""
    found = {named.name for header in headers for named in names_of(header)}
    only = found.intersection(_ONLY_WSJF)
    return len(only) > 1 or (bool(only) and not found.isdisjoint(_ALSO_WSJF))


def is_qualified(header: str) -> bool:
    """Whether a header says whose number it is, so that another header can mean another one.

    Example:
        >>> is_qualified("Customer impact"), is_qualified("Impact score")
        (True, False)
    """
    return not set(header_data()["qualifying"]).isdisjoint(taken_apart(header).outer.split())


def spelled_out(headers: Sequence[str]) -> list[str]:
    """Headers with the letters of RICE or ICE written as words, if a list has all of them.

    Example:
        >>> spelled_out(["Idea", "R", "I", "C", "E"]), spelled_out(["E", "F"])
        (['Idea', 'Reach', 'Impact', 'Confidence', 'Effort'], ['E', 'F'])
    """
    plain = [header.strip(" .:*()").upper() for header in headers]
    for letters in header_data()["letters"]:
        words: dict[str, str] = dict(letters)
        if all(plain.count(letter) == 1 for letter in words):
            return [words.get(short, header) for short, header in zip(plain, headers, strict=True)]
    return list(headers)


@cache
def aliases() -> Mapping[str, tuple[str, ...]]:
    """Maps our name to the headers that become it, most specific first, as `normal` makes them.

    Example:
        >>> aliases()["title"][:4]
        ('initiative title', 'initiative name', 'initiative', 'idea title')
    """
    return {name: tuple(map(normal, names)) for name, names in header_data()["alias"].items()}


@dataclass(frozen=True, slots=True)
class TrackerExport:
    """The characteristics of a tracker's export.

    Attributes:
        marks: Headers that only occur together in its exports.
        title: The header of the column that names the ideas.
    """

    marks: tuple[str, ...]
    title: str


@cache
def tracker_exports() -> tuple[TrackerExport, ...]:
    """The exports of trackers that have other columns that could name the ideas.

    Example:
        >>> [(export.marks, export.title) for export in tracker_exports()][:1]
        [(('issue key', 'summary'), 'summary')]
    """
    return tuple(
        TrackerExport(tuple(map(normal, each["marks"])), normal(each["title"]))
        for each in header_data()["tracker_export"]
    )


@cache
def _by_spelling() -> Mapping[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for name, spellings in aliases().items():
        for place, spelling in enumerate(spellings):
            found.setdefault(spelling, []).append((name, min(place, 99)))
            plain = singular(spelling)
            if plain != spelling:
                found.setdefault(plain, []).append((name, min(place, 99)))
    return {spelling: tuple(names) for spelling, names in found.items()}


def _measures(apart: Header) -> bool:
    """Whether the words around the core word show that a header measures something: Story Points."""
    return apart.hint is not None or not set(header_data()["measuring"]).isdisjoint(apart.outer.split())


def _named_thing(outer: str) -> str:
    """What a header says it names: ``iniciativa`` for "Nome da iniciativa", ``施策`` for "施策名"."""
    if len(outer) > 1 and outer.endswith("名"):
        return outer[:-1].removesuffix("の")
    words = outer.replace("'", " ").replace("’", " ").split()
    kept = [word for word in words if word not in header_data()["naming"]]
    return singular(" ".join(kept)) if len(kept) < len(words) else ""


def _about(apart: Header) -> str:
    """The number a header is about: its last word, or its first before a preposition; or empty."""
    data = header_data()
    decorating = set(data["decorating"]).difference(data["prepositions"])
    words = [word for word in words_alone(apart.outer) if word not in decorating]
    if not words or not set(data["not_meant"]).isdisjoint(words):
        return ""
    named = {word: name for name, heads in data["heads"].items() for word in heads}
    prepositions = data["prepositions"]
    if apart.hint is not None:  # "in weeks" is not part of what it is about
        words = words[: next((at for at, word in enumerate(words) if word in prepositions), len(words))]
    if len(words) > 1 and words[0] in named and words[1] in prepositions:
        return str(named[words[0]])
    if not words or not set(prepositions).isdisjoint(words):
        return ""
    if words[-1] in named:
        return str(named[words[-1]]) if sum(word in named for word in words) == 1 else ""
    ends = (name for name, ends in data["head_endings"].items() if words[-1].endswith(tuple(ends)))
    return next(ends, "") if len(words) == 1 else ""
