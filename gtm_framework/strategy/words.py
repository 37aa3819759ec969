"""The words of a text, and which of them are the singular and plural of the same word."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from gtm_framework import catalog

FILE = "wording.toml"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its normalized form, its position, and what comes between it and the previous one."""

    folded: str
    start: int
    end: int
    gap: str


def words_of(text: str) -> list[Word]:
    """The words of a text in order; a hyphen separates words, an apostrophe doesn't."""
    words, end = [], 0
    for match in _WORD.finditer(text):
        folded = match[0].casefold().replace("’", "'")
        words.append(Word(folded, match.start(), match.end(), text[end : match.start()]))
        end = match.end()
    return words


@lru_cache(maxsize=4096)
def forms(word: str) -> frozenset[str]:
    """The word and what it could be the plural or possessive of; two words match if these overlap."""
    word = word.removesuffix("'s")
    found = {word}
    if word not in _singulars() and not word.endswith(("ss", "us", "is")):
        if word.endswith("ies") and len(word) > 4:
            found.add(f"{word[:-3]}y")
        if word.endswith(("ses", "xes", "zes", "ches", "shes")):
            found.add(word[:-2])
        if word.endswith("s") and len(word) > 2:
            found.add(word[:-1])
    return frozenset(found)


@cache
def _singulars() -> frozenset[str]:
    """Words that end in s but aren't plurals."""
    return frozenset(catalog.read_toml(FILE)["plurals"]["singular"])
