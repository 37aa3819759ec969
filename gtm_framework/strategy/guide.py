"""The guide's content: three columns side by side, a glossary, an exercise, quoted figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from gtm_framework import catalog
from gtm_framework.errors import UnknownNameError
from gtm_framework.strategy.faults import repeated, sound, unknown, unknown_source

FILE = "guide.toml"
Text = Annotated[str, Field(min_length=1)]


class Label(StrEnum):
    """What a statement of the exercise can be."""

    STRATEGY = "strategy"
    TACTIC = "tactic"
    PLAN = "plan"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Cell(_Part):
    """What one of the three is in one respect."""

    text: Text
    source: Annotated[tuple[Text, ...], Field(min_length=1)]


class Row(_Part):
    """One respect in which strategy, tactics and plan differ."""

    id: Text
    name: Text
    strategy: Cell
    tactics: Cell
    plan: Cell

    @property
    def cells(self) -> tuple[Cell, Cell, Cell]:
        """The three columns in order."""
        return (self.strategy, self.tactics, self.plan)


class Claim(_Part):
    """What a source says without this product having checked it; `figure` is empty where there is none."""

    id: Text
    figure: str = ""
    says: Text
    source: Text


class Statement(_Part):
    """One statement to sort, with its label, what it is easily taken for, and the reasons."""

    id: Text
    text: Text
    label: Label
    taken_for: Label
    reasons: Annotated[tuple[Text, ...], Field(min_length=1)]
    source: Text


class Term(_Part):
    """One word as this product uses it; help icons lead to its id."""

    id: Text
    name: Text
    meaning: Text
    see: tuple[str, ...]
    source: Text


class Guide(_Part):
    """The whole guide; made by `read_guide`."""

    rows: Annotated[tuple[Row, ...], Field(alias="row", min_length=1)]
    claims: Annotated[tuple[Claim, ...], Field(alias="claim")]
    statements: Annotated[tuple[Statement, ...], Field(alias="statement")]
    terms: Annotated[tuple[Term, ...], Field(alias="term")]

    def term(self, term_id: str) -> Term:
        """One word of the glossary.

        Raises:
            UnknownNameError: If it is not in the glossary.
        """
        for term in self.terms:
            if term.id == term_id:
                return term
        raise UnknownNameError("term", term_id, [term.id for term in self.terms])

    def glossary(self) -> tuple[Term, ...]:
        """The words in the order of the alphabet."""
        return tuple(sorted(self.terms, key=lambda term: term.name.casefold()))

    def glossary_of(self, words: str) -> tuple[Term, ...]:
        """The words of the glossary that fit what was searched for; all of them for nothing."""
        wanted = words.casefold().split()
        return tuple(
            term
            for term in self.glossary()
            if all(word in f"{term.name} {term.meaning}".casefold() for word in wanted)
        )

    def statement(self, statement_id: str) -> Statement:
        """One statement of the exercise.

        Raises:
            UnknownNameError: If there is none.
        """
        for statement in self.statements:
            if statement.id == statement_id:
                return statement
        raise UnknownNameError("statement", statement_id, [statement.id for statement in self.statements])


@dataclass(frozen=True, slots=True)
class Tally:
    """How the exercise stands.

    Attributes:
        right: Statements sorted rightly.
        answered: Statements sorted at all.
        of: Statements that there are.
        confused: (what it is, what it was taken for) to how often, most often first.
    """

    right: int
    answered: int
    of: int
    confused: tuple[tuple[tuple[Label, Label], int], ...]

    @property
    def share(self) -> float:
        """How much of the exercise is done, 0 to 1."""
        return self.answered / self.of


def tally(guide: Guide, sorted_as: Mapping[str, str]) -> Tally:
    """Count the answers of the exercise.

    Args:
        guide: The guide with its statements.
        sorted_as: Statement id to label.

    Raises:
        UnknownNameError: If there is no such statement or label.
    """
    wrong: dict[tuple[Label, Label], int] = {}
    for statement_id, given in sorted_as.items():
        if given not in set(Label):
            raise UnknownNameError("label", given, [label.value for label in Label])
        label = guide.statement(statement_id).label
        if label != given:
            wrong[label, Label(given)] = wrong.get((label, Label(given)), 0) + 1
    confused = sorted(wrong.items(), key=lambda pair: (-pair[1], pair[0]))
    right = len(sorted_as) - sum(wrong.values())
    return Tally(right, len(sorted_as), len(guide.statements), tuple(confused))


@cache
def load_guide() -> Guide:
    """The guide that this product ships."""
    return read_guide(catalog.read_toml(FILE), FILE)


def read_guide(raw: Mapping[str, Any], name: str) -> Guide:
    """Make a guide from parsed TOML.

    Raises:
        RefusedError: If anything is missing, doubled or refers to what does not exist; with every fault.
    """
    return sound(lambda: Guide.model_validate(raw), name, _faults)


def _faults(guide: Guide) -> Iterator[str]:
    for what, ids in {
        "row": [row.id for row in guide.rows],
        "claim": [claim.id for claim in guide.claims],
        "statement": [statement.id for statement in guide.statements],
        "term": [term.id for term in guide.terms],
    }.items():
        yield from repeated(what, ids)
    terms = [term.id for term in guide.terms]
    for term in guide.terms:
        yield from unknown(f"term named by {term.id}", term.see, terms)
    for statement in guide.statements:
        if statement.taken_for == statement.label:
            yield f"Statement {statement.id}: taken for what it is. Name another label."
    cells = [cell for row in guide.rows for cell in row.cells]
    yield from unknown_source([*(source for cell in cells for source in cell.source), *_sources(guide)])


def _sources(guide: Guide) -> Iterator[str]:
    yield from (claim.source for claim in guide.claims)
    yield from (statement.source for statement in guide.statements)
    yield from (term.source for term in guide.terms)
