"""What a text may not say, as checks that take any texts: data today, pages and messages the same way."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MOST_WORDS = 12
"""Words in which a finding states its problem; a {curly} word counts as one."""

HARDEST = 10.0
"""Flesch-Kincaid grade that no finding goes above."""

USUAL = 6.0
"""Flesch-Kincaid grade that findings stay below on average."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z{“0-9])")
_WORD = re.compile(r"\{\w+\}|[\w$%]+(?:[-'’.,/][\w%]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_QUESTION_WORDS = ("how", "what", "when", "where", "whether", "which", "who", "why")

_FORMATS = {
    "a space before %": re.compile(r"\d\s+%"),
    "the id of a source": re.compile(r"\bS[0-4]\b|\(house\)"),
    "an internal id": re.compile(r"\b[a-z]-\d\w*\b"),
    "a plural after 1": re.compile(
        r"(?<![\d.,])1 (?:ideas|items|pieces|tactics|pillars|weeks|months|years|votes)\b"
    ),
    "a double space": re.compile(r"\S  +\S"),
    "an exclamation mark": re.compile(r"!"),
}


@dataclass(frozen=True)
class Text:
    """One text that a person reads, and where it comes from."""

    place: str
    text: str


@dataclass(frozen=True)
class Word:
    """Words to avoid, what to write instead, and the phrases in which they are fine."""

    avoid: tuple[str, ...]
    use: str
    allow: tuple[str, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str]:
        """The words as whole words, in any case."""
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, self.avoid))})(?![\w-])", re.IGNORECASE)

    def found(self, text: str) -> str | None:
        """The first of the words in a text, or None."""
        for phrase in self.allow:
            text = text.replace(phrase, "")
        match = self.pattern.search(text)
        return match[0] if match else None


@cache
def vocabulary() -> tuple[Word, ...]:
    """The words of `words.toml`."""
    raw = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))["word"]
    return tuple(Word(tuple(w["avoid"]), w["use"], tuple(w.get("allow", ()))) for w in raw)


def avoided_words(texts: Iterable[Text]) -> Iterator[str]:
    """One line for each text and each word that it should not use."""
    for text in texts:
        for word in vocabulary():
            if found := word.found(text.text):
                yield f"{text.place}: {found!r} in {text.text!r}. Use: {word.use}."


def format_errors(texts: Iterable[Text]) -> Iterator[str]:
    """One line for each number, plural, or id that is not written as a reader expects."""
    for text in texts:
        for what, pattern in _FORMATS.items():
            if pattern.search(text.text):
                yield f"{text.place}: {what} in {text.text!r}."


def label_errors(texts: Iterable[Text]) -> Iterator[str]:
    """One line for each label that is a sentence or half of one instead of a noun."""
    for text in texts:
        first = text.text.split()[0].casefold()
        if first in _QUESTION_WORDS or text.text.endswith((".", "?", ":", ";")):
            yield f"{text.place}: {text.text!r} is not a noun."


def button_errors(texts: Iterable[Text], verbs: Iterable[str]) -> Iterator[str]:
    """One line for each button that is not a verb and its object."""
    known = set(verbs)
    for text in texts:
        verb, *rest = text.text.split()
        if verb not in known or not rest or rest == ["it"]:
            yield f"{text.place}: {text.text!r} is not a verb and its object. Known verbs: {sorted(known)}."


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return _SENTENCE_END.split(text.strip())


def words(text: str) -> list[str]:
    """The words of a text; a {curly} word is one."""
    return _WORD.findall(text)


def long_problems(texts: Iterable[Text]) -> Iterator[str]:
    """One line for each finding whose first sentence has too many words."""
    for text in texts:
        problem = sentences(text.text)[0]
        if len(words(problem)) > MOST_WORDS:
            yield f"{text.place}: {len(words(problem))} words in {problem!r}. Use at most {MOST_WORDS}."


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text: years of US schooling that it takes to read it."""
    spoken = re.sub(r"\{\w+\}", "title", text)
    said = words(spoken)
    return 0.39 * len(said) / len(sentences(spoken)) + 11.8 * sum(map(_syllables, said)) / len(said) - 15.59


def _syllables(word: str) -> int:
    parts = re.split(r"[-/’']", word.casefold())
    return (
        sum(
            max(1, len(_VOWELS.findall(re.sub(r"(?:es|ed|e)$", "", part))))
            for part in parts
            if len(part) > 1
        )
        or 1
    )
