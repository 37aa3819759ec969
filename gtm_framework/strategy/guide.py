"""The guide's content: three columns side by side, a glossary, an exercise, and cited figures."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import Field

from gtm_framework.records import (
    Id,
    Part,
    Record,
    Source,
    Sources,
    Text,
    Texts,
    by_id,
    ids_of,
    load,
    repeated,
    unknown,
)

FILE = "guide.toml"


class Label(StrEnum):
    """What an exercise statement can be."""

    STRATEGY = "strategy"
    TACTIC = "tactic"
    PLAN = "plan"


class Cell(Part):
    """What strategy, tactics, or a plan is in one respect."""

    text: Text
    source: Sources


class Row(Part):
    """One respect in which strategy, tactics, and plan differ.

    Example:
        >>> load_guide().rows[0].plan.text
        'Schedules the work that follows from the strategy: what happens when, how, and who does it.'
    """

    id: Id
    name: Text
    strategy: Cell
    tactics: Cell
    plan: Cell

    @property
    def cells(self) -> tuple[Cell, Cell, Cell]:
        """The three columns in order."""
        return (self.strategy, self.tactics, self.plan)


class Claim(Part):
    """A source's claim that this product hasn't verified; `figure` is empty if there is none."""

    id: Id
    figure: str = ""
    says: Text
    source: Source


class Statement(Part):
    """One statement to classify, with its answer, a common wrong answer, and the reasons.

    Example:
        >>> statement = load_guide().statement("no-agencies")
        >>> statement.label.value, statement.taken_for.value, statement.reasons[0]
        ('strategy', 'plan', 'It chooses a market.')
    """

    id: Id
    text: Text
    label: Label
    taken_for: Label
    reasons: Texts
    source: Source


class Term(Part):
    """One term as this product uses it; help icons link to its id.

    Example:
        >>> [term.name for term in load_guide().glossary_of("cost customer")]
        ['CAC', 'CPL, CPA', 'payback']
    """

    id: Id
    name: Text
    meaning: Text
    see: tuple[str, ...]
    source: Source


class Guide(Record):
    """The whole guide.

    Raises:
        FaultyRecordError: If anything is missing, duplicated, or unknown; lists every error.

    Example:
        >>> load_guide().term("positioning").meaning
        'What buyers compare a product with, and the one reason to choose it.'
    """

    rows: Annotated[tuple[Row, ...], Field(alias="row", min_length=1)]
    claims: Annotated[tuple[Claim, ...], Field(alias="claim")]
    statements: Annotated[tuple[Statement, ...], Field(alias="statement")]
    terms: Annotated[tuple[Term, ...], Field(alias="term")]

    def term(self, term_id: str) -> Term:
        """One term of the glossary.

        Raises:
            UnknownNameError: If it isn't in the glossary.
        """
        return by_id("term", term_id, self.terms)

    def glossary(self) -> tuple[Term, ...]:
        """The terms in alphabetical order."""
        return tuple(sorted(self.terms, key=lambda term: term.name.casefold()))

    def glossary_of(self, words: str) -> tuple[Term, ...]:
        """The glossary terms that match a search; all of them for an empty search."""
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
        return by_id("statement", statement_id, self.statements)

    def inconsistencies(self) -> Iterator[str]:
        """Ids used twice, terms that don't exist, and statements whose wrong answer is the right one."""
        yield from repeated("row", ids_of(self.rows))
        yield from repeated("claim", ids_of(self.claims))
        yield from repeated("statement", ids_of(self.statements))
        yield from repeated("term", ids_of(self.terms))
        for term in self.terms:
            yield from unknown(f"term named by {term.id}", term.see, ids_of(self.terms))
        for statement in self.statements:
            if statement.taken_for == statement.label:
                yield f"statement {statement.id}: taken_for is its own label. Name another one."


@cache
def load_guide() -> Guide:
    """The guide that this product ships.

    Example:
        >>> [row.name for row in load_guide().rows][:3]
        ['Purpose', 'Time horizon', 'Scope']
    """
    return load(Guide, FILE)
