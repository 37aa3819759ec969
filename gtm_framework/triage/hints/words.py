"""A line of text as words: position, normalized form, and what separates each from the previous one."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from gtm_framework.triage.hints.inflection import stem

_made = tuple.__new__
"""Creates a word without going through its field names, which halves the time for splitting a line."""

NUMBER = "0"
"""Stands for every number."""

Where = Literal["title", "description"]

_WORD = re.compile(
    r"""
      \#?\d++(?:[.,:]\d++)*+(?:[kmKM]|bn|[apAP][mM]|s)?(?![^\W\d_])  # 3.5, 10,000, 9:30am, #1, 10k, 1:1s
    | [aA]/[bB](?![^\W_])                           # A/B
    | [%€$£]
    | [^\W_]+(?:[&'’][^\W_]+)*                       # words, with R&D and world's
    """,
    re.VERBOSE,
)
_STRONG = re.compile(r"[.;:!?\n\r•|]|\s[-–—]\s|—|→")
_WEAK = re.compile(r"[,()\[\]/]")
_QUOTES = re.compile(
    r"""“[^”]*”|‘[^’]*’(?!\w)|«[^»]*»|"[^"]*"|(?<!\w)'[^']*(?:\w'\w[^']*)*'(?!\w)"""  # not in a's
)
_A_QUOTE = re.compile(r"[“‘«\"']")
_ENDINGS = re.compile(r"(?<=\w\w\w)is(e|es|ed|ing|er|ers|ation|ations)$")
_OUR = re.compile(r"^(behavi|col|fav|neighb|lab|hon|flav|harb|rum|endeav|vap|hum)our")
_SPELLINGS = {
    "analyse": "analyze",
    "analysed": "analyzed",
    "analysing": "analyzing",
    "catalogue": "catalog",
    "catalogues": "catalogs",
    "centre": "center",
    "centred": "centered",
    "centres": "centers",
    "defence": "defense",
    "enrol": "enroll",
    "fulfil": "fulfill",
    "licence": "license",
    "licences": "licenses",
    "programme": "program",
    "programmes": "programs",
    "theatre": "theater",
    "tyre": "tire",
}


class Word(NamedTuple):
    """One word or number of a line.

    Attributes:
        form: Its normalized form: lower case, American spelling, no typographic characters.
        key: Its counting key: its stem, or `NUMBER`.
        start: Where it begins in the text.
        end: Where it ends in the text.
        gap: What comes before it: ``"strong"`` (a period, a dash), ``"weak"`` (a comma), or ``""``.
        quoted: Whether it is in quotation marks within a longer line.
    """

    form: str
    key: str
    start: int
    end: int
    gap: str
    quoted: bool

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.key == NUMBER


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """Words of an initiative that something is based on, with their position.

    Attributes:
        where: ``"title"`` or ``"description"``.
        start: First character.
        end: One past the last character.
        text: The words as written.
    """

    where: Where
    start: int
    end: int
    text: str

    def __str__(self) -> str:
        return self.text

    def within(self, other: "Quote") -> bool:
        """Whether it is inside a longer quotation."""
        return (
            self != other
            and self.where == other.where
            and other.start <= self.start
            and self.end <= other.end
        )


@lru_cache(maxsize=50_000)
def _known_by(word: str) -> tuple[str, str]:
    """The form and the key of a word, cached together: most words of a list repeat."""
    form = fold(word)
    is_number = form[0].isdigit() or (form[0] == "#" and form[1:2].isdigit())
    return form, NUMBER if is_number else stem(form)


def fold(word: str) -> str:
    """The normalized form of a word: lower case, one kind of apostrophe, American spelling."""
    word = word.casefold().replace("’", "'")
    word = _SPELLINGS.get(word, word)
    if "our" in word:
        word = _OUR.sub(r"\1or", word)
    return _ENDINGS.sub(r"iz\1", word) if "is" in word else word


def read_words(text: str) -> tuple[Word, ...]:
    """Split a text into words, numbers, and the signs % € $ £, also at hyphens and slashes (except A/B)."""
    quotes = [found.span() for found in _QUOTES.finditer(text)] if _A_QUOTE.search(text) else []
    words: list[Word] = []
    before = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        between = text[before:start]
        gap = "strong" if not words else "" if between == " " else _gap(between)
        inside = bool(quotes) and any(low < start and end < high for low, high in quotes)
        words.append(_made(Word, (*_known_by(found.group()), start, end, gap, inside)))
        before = end
    if quotes and all(w.quoted for w in words):  # the whole line is quoted, so no part of it stands out
        words = [word._replace(quoted=False) for word in words]
    return tuple(words)


@lru_cache(maxsize=1000)
def _gap(between: str) -> str:
    return "strong" if _STRONG.search(between) else "weak" if _WEAK.search(between) else ""


def forms(text: str) -> tuple[str, ...]:
    """The words of a vocabulary phrase, normalized."""
    return tuple(fold(found) for found in _WORD.findall(text))
