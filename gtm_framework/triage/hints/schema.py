"""The format of a vocabulary file: what it contains, and how its phrases are written."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, StrictBool

from gtm_framework.records import Id, Part, Record, Sources, Text, Whole, ids_of, repeated, unknown
from gtm_framework.triage.hints.words import forms
from gtm_framework.triage.rubric import Rubric

Side = Literal["strategic", "tactical", "neither"]
Kind = Literal["verb", "noun", "phrase"]
Objects = Literal["", "field", "theme"]
DENIED = "denied"
MARKERS = {
    "negations": DENIED,
    "purpose": "purpose",
    "means": "means",
    "topic": "topic",
    "relative": "relative",
    "audience": "audience",
}
"""The grammar lists that open a part of a line, with that part; the first match wins."""
STAR = "*"
"""In a phrase: one to five words that don't count."""


def split(words: str) -> list[str]:
    """The phrases of a comma-separated string."""
    return [phrase for part in words.split(",") if (phrase := " ".join(part.split()))]


@cache
def with_stars(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, normalized, with stars kept."""
    return tuple(word for part in phrase.split() for word in ((STAR,) if part == STAR else forms(part)))


def _split(words: Any) -> list[str]:
    if not isinstance(words, str):
        problem = f"{words!r} is not text. Enter the words in one comma-separated string."
        raise ValueError(problem)  # noqa: TRY004 - pydantic collects no TypeError
    return split(words)


Words = Annotated[tuple[str, ...], BeforeValidator(_split)]
"""Words and phrases; in the file, one comma-separated string."""
Percent = Annotated[Whole, Field(ge=0, le=100)]
"""A whole percentage, 0 to 100."""


class Percents(Part):
    """How much words count in each part of a line."""

    head: Percent
    purpose: Percent
    means: Percent
    relative: Percent
    audience: Percent
    topic: Percent
    quoted: Percent
    modifier: Percent
    field: Percent
    theme: Percent


class HintRules(Part):
    """The parameters of the hints; see `vocabulary.Vocabulary`."""

    clear_points: Annotated[Whole, Field(ge=1, le=1000)]
    clear_share_percent: Percent
    firm_points: Annotated[Whole, Field(ge=0, le=1000)] = 0
    leaning_points: Annotated[Whole, Field(ge=1, le=1000)] = 1
    tactical_points_for_ten_words: Percent
    counted_words: Annotated[Whole, Field(ge=1, le=100)]
    percent: Percents
    source: Sources


class LeaningQuestions(Part):
    """The question that decides a line that only leans, by the side it leans to."""

    strategic: Text
    tactical: Text


class GrammarWords(Part):
    """The grammar lists with single words."""

    asking: Words
    before_to: Words
    before_verb: Words
    before_gerund: Words
    yielding: Words = ()
    after_adjunct: Words
    articles: Words
    small: Words
    english: Words
    foreign: Words


class Grammar(GrammarWords):
    """The function words of the grammar, and what opens a part of a line."""

    negations: Words
    purpose: Words
    means: Words
    relative: Words
    audience: Words
    topic: Words
    openers: Words
    contrast: Words = ()


class OutputWords(Part):
    """What names a strategy output (S4), by `initiative.Output`."""

    hiring_plan: Words
    calendar: Words
    target: Words
    launch_plan: Words
    source: Sources


class GroupEntry(Part):
    """Words with the same meaning; see `word_groups.Group`."""

    id: Id
    kind: Kind
    side: Side
    points: Percent
    says: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    why: Text
    source: Sources
    objects: Objects = ""
    goal: StrictBool = False
    abstract: StrictBool = False
    machinery: StrictBool = False
    words: Annotated[Words, Field(min_length=1)]

    def inconsistencies(self) -> Iterator[str]:
        """Questions the rubric doesn't ask, and phrases that can't be compared."""
        questions = Rubric.default().questions
        for group, names in (("criterion", self.says), ("filter", self.yes)):
            yield from unknown(f"{group} question", names, ids_of(q for q in questions if q.group == group))
        for phrase in self.words:
            words = with_stars(phrase)
            if not words or STAR in (words[0], words[-1]):
                yield f"words: '{phrase}' must begin and end with a word. Correct it."


class VocabularyFile(Record):
    """The whole of a vocabulary file."""

    word: ClassVar[str] = "vocabulary"

    version: Whole = 1
    source: Sources
    rules: HintRules
    grammar: Grammar
    outputs: OutputWords
    leaning: LeaningQuestions = LeaningQuestions(
        strategic="Does it rule something out?", tactical="Can someone start on it?"
    )
    groups: Annotated[tuple[GroupEntry, ...], Field(alias="group", min_length=1)]

    def inconsistencies(self) -> Iterator[str]:
        """Ids used twice, and phrases in two groups: checked once for verbs, once for everything else."""
        yield from repeated("group", ids_of(self.groups))
        home: dict[tuple[bool, tuple[str, ...]], str] = {}
        for group in self.groups:
            for phrase in group.words:
                key = (group.kind == "verb", with_stars(phrase))
                if key in home:
                    yield f"words: '{phrase}' is in the groups {home[key]} and {group.id}. Keep one."
                home.setdefault(key, group.id)
