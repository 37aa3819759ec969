"""Splits one header into its normalized words, its core words, and a scale or unit in it.

Comparison ignores case, full-width forms, zero-width characters, required markers, and joiners ("Task_Name"
is "task name"). A scale or unit in brackets or after the words is a hint.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from gtm_framework.catalog import read_toml

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe0f\ufeff]")
_JOINTS = re.compile(r"[\s_\-–—./\\:;,#&+|]+")
_MARKERS = re.compile(r"[*?!†‡✱✳:：]+")
_BRACKETS = re.compile(r"[(\[{<【「〔〈]([^()\[\]{}<>【】「」〔〕〈〉]*)[)\]}>】」〕〉]")
_SPAN = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)\s*(?:-|–|—|to|bis|à|a|~|〜|\.\.)\s*(\d+(?:\.\d+)?)(?![\d.])")
_ENDS = re.compile(r"(?<![\d.])(\d+)\s*[-=–:]\s*[^\W\d_][^\d]*?(\d+)\s*[-=–:]\s*[^\W\d_]")
_TOLD = re.compile(r"[:：]\s*(?=\d)")
_DEEPEST = 3
_CAMEL = re.compile(r"[a-z]+(?:[A-Z][a-z]+)+|(?:[A-Z][a-z]+){2,}")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OUT_OF = re.compile(r"(?:/|out of|of|von|sur|de|su|van)\s*(\d+)\b")

LONGEST = 200
"""Characters of the longest header that is compared with ours."""


@dataclass(frozen=True, slots=True)
class Header:
    """One header split into parts.

    Attributes:
        normal: Normalized for comparison: one space between words, no case.
        outer: The same without text in brackets and without markers.
        core: `outer` without decorating words and scale, in the singular.
        inside: The text in brackets or after a colon.
        outside: The rest.
    """

    normal: str
    outer: str
    core: str
    inside: tuple[str, ...] = ()
    outside: str = ""

    @property
    def hint(self) -> str | None:
        """The scale it names, by its id, or None."""
        return _hint_of(self)


@lru_cache(maxsize=2**16)
def _hint_of(header: Header) -> str | None:
    named = map(_hint, (*header.inside, header.outside))
    return _unit_hint(header.outer, header.inside) or next(filter(None, named), None)


@lru_cache(maxsize=2**16)
def normal(header: str) -> str:
    """A header normalized for comparison: ``" Task_Name "`` and ``"task name"`` are the same.

    Text too long to be one of our headers is left unchanged, because normalizing it could take
    eighteen times its own memory.

    Example:
        >>> normal(" Task_Name "), normal("Story-Points")
        ('task name', 'story points')
    """
    if len(header) > LONGEST:
        return header
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFKC", header))
    return _JOINTS.sub(" ", visible.casefold()).strip()


@lru_cache(maxsize=2**16)  # several times the maximum number of columns
def taken_apart(header: str) -> Header:
    """A header with its core words and the scale it names.

    Example:
        >>> apart = taken_apart("Est. Impact (1-5)")
        >>> apart.core, apart.inside
        ('impact', ('1-5',))
    """
    if len(header) > LONGEST:
        return Header(header, header, header)
    header = _as_words(header)
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFKC", header)).casefold()
    outside, inside = _unwrapped(visible)
    words = _words(outside)
    if inside and words in header_data()["wrappers"]:
        outside, inside = inside[0], inside[1:]
        words = _words(outside)
    return Header(normal(header), words, _core(outside), tuple(inside), outside)


def _as_words(header: str) -> str:
    """A header with the words of ``effortDays`` apart, and without symbols such as emoji."""
    if header.isascii():
        return _HUMP.sub(" ", header) if _CAMEL.fullmatch(header.strip()) else header
    letters = [" " if unicodedata.category(sign) in ("So", "Sk") else sign for sign in header]
    return "".join(letters).strip() if any(map(str.isalnum, letters)) else header


def _unwrapped(visible: str) -> tuple[str, list[str]]:
    """The text outside all brackets, and inside them, outermost first; ``: 1=low`` counts as inside."""
    told = _TOLD.search(visible)
    inside = [visible[told.start() :]] if told else []
    outside = visible[: told.start()] if told else visible
    for _ in range(_DEEPEST):
        found = [text for text in _BRACKETS.findall(outside) if text.strip()]
        inside = [*found, *inside]
        outside = _BRACKETS.sub(" ", outside)
        if not found:
            break
    return outside, inside


def words_alone(outer: str) -> list[str]:
    """The words of `Header.outer` in the singular, without a range such as ``1-5`` or ``out of 10``."""
    if len(outer) > LONGEST:
        return [outer]
    plain = _OUT_OF.sub(" ", _SPAN.sub(" ", outer)).replace("%", " ")
    return [singular(word) for word in plain.split()]


def singular(words: str) -> str:
    """The last word without its plural ending: ``initiatives`` becomes ``initiative``."""
    head, _, last = words.rpartition(" ")
    if len(last) > 3 and last.endswith("ies"):
        last = last[:-3] + "y"
    elif len(last) > 3 and last.endswith("s") and not last.endswith(("ss", "us", "is")):
        last = last[:-1]
    return f"{head} {last}".strip()


def _words(text: str) -> str:
    return _JOINTS.sub(" ", _MARKERS.sub(" ", text)).strip()


def _core(outside: str) -> str:
    text = _OUT_OF.sub(" ", _SPAN.sub(" ", outside))
    words = [singular(word) for word in _words(text).replace("%", " ").split()]
    decorating = header_data()["decorating"] + (header_data()["asking"] if "?" in outside else [])
    kept = [word for word in words if word not in decorating and word not in _unit_words()]
    telling = [word for word in words if word in _single_names()]
    return " ".join(kept or (telling if len(telling) == 1 else words))


def _hint(text: str) -> str | None:
    """The scale named by some of a header's words."""
    span, out_of = _SPAN.search(text) or _ENDS.search(text), _OUT_OF.search(text)
    if span:
        return _range(span[1], span[2])
    if out_of:
        return _range("1", out_of[1])
    words = _words(text).split(" ")
    hints, longest = _hints()
    runs = (
        " ".join(words[at : at + length]) for length in range(1, longest + 1) for at in range(len(words))
    )
    found = [(-run.count(" "), *hints[run]) for run in runs if run in hints]
    return min(found)[2] if found else None  # "j/h" is days of work, not hours


def _unit_hint(outer: str, inside: Sequence[str]) -> str | None:
    """The unit an abbreviation means next to certain words: PT is person-days after Aufwand."""
    words = outer.split()
    for about, units in _units().items():
        if any(word.endswith(about) for word in words):
            given = [*map(_words, inside), words[-1]]
            return next((str(meant) for unit, meant in units.items() if unit in given), None)
    return None


@cache
def _single_names() -> frozenset[str]:
    """Every single word that names one of our columns: "Strategic Value" is about the value."""
    return frozenset(name for names in header_data()["alias"].values() for name in names if " " not in name)


@cache
def _units() -> Mapping[str, Mapping[str, str]]:
    return {about: dict(units.items()) for about, units in header_data()["unit_hints"].items()}


@cache
def _hints() -> tuple[Mapping[str, tuple[int, str]], int]:
    """Maps words to the scale they name and its index; and the maximum number of words."""
    hints: dict[str, tuple[int, str]] = {}
    for place, (scale, spellings) in enumerate(header_data()["scale_hints"].items()):
        for spelling in spellings:
            hints.setdefault(spelling, (place, str(scale)))
    return hints, max(len(spelling.split(" ")) for spelling in hints)


def _range(low: str, high: str) -> str | None:
    known: str | None = header_data()["ranges"].get(f"{float(low):g}-{float(high):g}")
    return known


@cache
def _unit_words() -> frozenset[str]:
    spellings = [word for words in header_data()["scale_hints"].values() for word in words]
    return frozenset(word for spelling in spellings for word in spelling.split()) - {"effort", "story"}


@cache
def header_data() -> dict[str, Any]:
    """`data/headers.toml`."""
    return read_toml("headers.toml")
