"""What a header means: its core words, a scale in it, and the number, text or label that it names.

Headers are compared without regard to case, full-width forms, zero-width characters, required markers and
joints ("Task_Name" is "task name"). A scale or unit in brackets or behind the words is read as a hint. What
remains is compared with the names in `data/headers.toml`: as it is, without the words that only decorate it
("Est. Reach", "Level of Effort", "Business Impact"), and in the singular ("Initiatives").
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from gtm_framework.catalog import read_toml

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe0f\ufeff]")
_JOINTS = re.compile(r"[\s_\-–—./\\:;,#&+|]+")
_MARKERS = re.compile(r"[*?!†‡✱✳:：]+")
_BRACKETS = re.compile(r"[(\[{<【「〔〈]([^()\[\]{}<>【】「」〔〕〈〉]*)[)\]}>】」〕〉]")
_SPAN = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*(?:-|–|—|to|bis|à|a|~|〜|\.\.)\s*(\d+(?:\.\d+)?)(?![\d.])")
_OUT_OF = re.compile(r"(?:/|out of|of|von|sur|de|su|van)\s*(\d+)\b")


@dataclass(frozen=True, slots=True)
class Header:
    """One header taken apart.

    Attributes:
        normal: As it is compared: one space between words, no case.
        outer: The same without what is in brackets and without markers.
        core: `outer` without decorating words and scale, in the singular.
        hint: The scale that it names by itself, by its id, or None.
    """

    normal: str
    outer: str
    core: str
    hint: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """What a header names.

    Attributes:
        name: Our field, input or column.
        strength: How close it comes: 0 for our own name, rising; lower wins.
    """

    name: str
    strength: int


def normal(header: str) -> str:
    """A header as it is compared: ``" Task_Name "`` and ``"task name"`` are the same."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFKC", header))
    return _JOINTS.sub(" ", visible.casefold()).strip()


@lru_cache(maxsize=4096)
def taken_apart(header: str) -> Header:
    """A header with its core words and the scale that it names."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFKC", header)).casefold()
    inside = [text for text in _BRACKETS.findall(visible) if text.strip()]
    outside = _BRACKETS.sub(" ", visible)
    words = _words(outside)
    if inside and words in _data()["wrappers"]:
        outside, inside = inside[0], inside[1:]
        words = _words(outside)
    hint = next(filter(None, map(_hint, (*inside, outside))), None)
    return Header(normal(header), words, _core(outside), hint)


def names_of(header: str) -> tuple[Named, ...]:
    """What a header can name, the closest first."""
    apart = taken_apart(header)
    if apart.normal.endswith("(imported)"):
        return ()
    found: dict[str, int] = {}
    for level, spelling in enumerate((apart.normal, apart.outer, _singular(apart.outer), apart.core)):
        for name, place in _by_spelling().get(spelling, ()):
            found.setdefault(name, 100 * level + place)
    return tuple(Named(name, strength) for name, strength in sorted(found.items(), key=lambda kv: kv[1]))


@cache
def aliases() -> Mapping[str, tuple[str, ...]]:
    """Our name to the headers that become it, the most telling first, as `normal` makes them."""
    return {name: tuple(map(normal, names)) for name, names in _data()["alias"].items()}


@cache
def _by_spelling() -> Mapping[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for name, spellings in aliases().items():
        for place, spelling in enumerate(spellings):
            found.setdefault(spelling, []).append((name, min(place, 99)))
            plain = _singular(spelling)
            if plain != spelling:
                found.setdefault(plain, []).append((name, min(place, 99)))
    return {spelling: tuple(names) for spelling, names in found.items()}


def _words(text: str) -> str:
    return _JOINTS.sub(" ", _MARKERS.sub(" ", text)).strip()


def _core(outside: str) -> str:
    text = _OUT_OF.sub(" ", _SPAN.sub(" ", outside))
    words = [_singular(word) for word in _words(text).replace("%", " ").split()]
    decorating = _data()["decorating"]
    kept = [word for word in words if word not in decorating and word not in _unit_words()]
    return " ".join(kept or words)


def _singular(words: str) -> str:
    """The last word without its plural ending: ``initiatives`` is ``initiative``."""
    head, _, last = words.rpartition(" ")
    if len(last) > 3 and last.endswith("ies"):
        last = last[:-3] + "y"
    elif len(last) > 3 and last.endswith("s") and not last.endswith(("ss", "us", "is")):
        last = last[:-1]
    return f"{head} {last}".strip()


def _hint(text: str) -> str | None:
    """The scale that some words of a header name."""
    span, out_of = _SPAN.search(text), _OUT_OF.search(text)
    if span:
        return _range(span[1], span[2])
    if out_of:
        return _range("1", out_of[1])
    words = _words(text)
    for scale, spellings in _data()["scale_hints"].items():
        if any(f" {spelling} " in f" {words} " for spelling in spellings):
            return str(scale)
    return None


def _range(low: str, high: str) -> str | None:
    known: str | None = _data()["ranges"].get(f"{float(low):g}-{float(high):g}")
    return known


@cache
def _unit_words() -> frozenset[str]:
    spellings = [word for words in _data()["scale_hints"].values() for word in words]
    return frozenset(word for spelling in spellings for word in spelling.split()) - {"effort", "story"}


@cache
def _data() -> dict[str, Any]:
    return read_toml("headers.toml")
