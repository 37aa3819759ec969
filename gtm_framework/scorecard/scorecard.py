"""The comparison of six concepts as it was published: scores, reasons, and what the totals come to."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from typing import Annotated, Any, Self

from pydantic import Field, ModelWrapValidatorHandler, ValidationError, model_validator

from gtm_framework.catalog import read_toml
from gtm_framework.errors import RefusedError
from gtm_framework.scorecard.comparison import compare
from gtm_framework.scorecard.content import (
    BestFor,
    Cell,
    Concept,
    Criterion,
    Printed,
    ScoreRange,
    Sourced,
    Text,
    Texts,
    WeightRange,
    by_id,
)
from gtm_framework.scorecard.faults import holes, repeated, source_faults, worded
from gtm_framework.scorecard.table import Named, Scale, Table


@dataclass(frozen=True, slots=True)
class Published:
    """The total of one concept as it was published.

    Attributes:
        concept: Which one.
        total: The sum of its scores, as printed.
        maximum: The sum that its scores could reach.
        share: Total as a share of that maximum, 0 to 1.
        rank: Competition rank: 1, 2, 2, 4.
    """

    concept: Concept
    total: int
    maximum: int
    share: Fraction
    rank: int


class Scorecard(Sourced):
    """The whole comparison.

    Attributes:
        title: What it is called.
        verdict: What it comes to, one line each.
        scale: The range of a score.
        weights: The range of a weight on a screen.
        printed: What the source prints beside its totals.
        criteria: The rows, in order.
        concepts: The columns, in order.
        cells: Criterion id to concept id to cell; none is missing.
        best_for: Which concept is best for whom.

    Raises:
        RefusedError: If anything is missing or does not fit, with every fault.
    """

    title: Text
    verdict: Texts
    scale: ScoreRange
    weights: WeightRange
    printed: Printed
    criteria: Annotated[tuple[Criterion, ...], Field(alias="criterion", min_length=1)]
    concepts: Annotated[tuple[Concept, ...], Field(alias="concept", min_length=1)]
    cells: Annotated[dict[str, dict[str, Cell]], Field(alias="cell")]
    best_for: tuple[BestFor, ...]

    @model_validator(mode="wrap")
    @classmethod
    def _list_every_fault(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        missing = list(holes(data))
        try:
            scorecard = handler(data)
        except ValidationError as error:
            form = [worded(each, data) for each in error.errors()]
            raise RefusedError("scorecard", [*form, *missing]) from error
        faults = missing or [*source_faults(scorecard), *_rule_faults(scorecard)]
        if faults:
            raise RefusedError("scorecard", faults)
        return scorecard

    @cached_property
    def table(self) -> Table:
        """Concepts × criteria, to be compared under any weights."""
        return Table(
            options=tuple(Named(concept.id, concept.name) for concept in self.concepts),
            criteria=tuple(Named(criterion.id, criterion.name) for criterion in self.criteria),
            whole=tuple(
                tuple(self.cells[criterion.id][concept.id].score for criterion in self.criteria)
                for concept in self.concepts
            ),
            scale=Scale(Fraction(self.scale.low), Fraction(self.scale.high)),
        )

    @cached_property
    def published(self) -> tuple[Published, ...]:
        """The printed totals with their share of the true maximum, in the order of the concepts."""
        even = compare(self.table)
        return tuple(
            Published(concept, concept.printed_total, int(even.maximum), standing.share, standing.rank)
            for concept, standing in zip(self.concepts, even.standings, strict=True)
        )

    @property
    def reason(self) -> str:
        """Why the shares are not of the maximum that the source prints."""
        return self.printed.reason.format(
            printed=self.printed.out_of,
            criteria=len(self.criteria),
            top=self.scale.high,
            maximum=len(self.criteria) * self.scale.high,
        )

    def concept(self, name: str) -> Concept:
        """The concept with this id.

        Raises:
            UnknownNameError: If there is none.
        """
        return by_id("concept", name, self.concepts)

    def criterion(self, name: str) -> Criterion:
        """The criterion with this id.

        Raises:
            UnknownNameError: If there is none.
        """
        return by_id("criterion", name, self.criteria)

    def cell(self, criterion: str, concept: str) -> Cell:
        """The score of a concept on a criterion, and why.

        Raises:
            UnknownNameError: If there is no such criterion or concept.
        """
        return self.cells[self.criterion(criterion).id][self.concept(concept).id]


@cache
def load_scorecard() -> Scorecard:
    """The published comparison of the six concepts (S0), as it lies in `data/scorecard.toml`."""
    return Scorecard.model_validate(read_toml("scorecard.toml"))


def _rule_faults(scorecard: Scorecard) -> Iterator[str]:
    """What is there and well formed, and does not fit together."""
    yield from repeated("criterion", scorecard.criteria)
    yield from repeated("concept", scorecard.concepts)
    yield from repeated("best_for", scorecard.best_for)
    for criterion, row in scorecard.cells.items():
        for concept, cell in row.items():
            if not scorecard.scale.low <= cell.score <= scorecard.scale.high:
                yield (
                    f"cell, {criterion}, {concept}: score {cell.score} is outside "
                    f"{scorecard.scale.low} to {scorecard.scale.high}."
                )
    for entry in scorecard.concepts:
        yield from _concept_faults(scorecard, entry)
    for best in scorecard.best_for:
        if best.concept not in {entry.id for entry in scorecard.concepts}:
            yield f"best_for {best.id}: {best.concept!r} is no concept."


def _concept_faults(scorecard: Scorecard, concept: Concept) -> Iterator[str]:
    total = sum(row[concept.id].score for row in scorecard.cells.values())
    if total != concept.printed_total:
        yield f"concept {concept.id}: its scores add up to {total}, not to {concept.printed_total}."
    if concept.horizon_months[0] > concept.horizon_months[1]:
        yield f"concept {concept.id}: horizon_months run backwards. Give the smaller number first."
    other = concept.confused_with.concept
    if other not in {entry.id for entry in scorecard.concepts} - {concept.id}:
        yield f"concept {concept.id}: confused_with names {other!r}, which is no other concept."
