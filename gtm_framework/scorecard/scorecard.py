"""The published comparison of the six disciplines: scores, reasons, and totals."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from gtm_framework.records import Record, Sources, Text, Texts, by_id, ids_of, load, repeated, unknown
from gtm_framework.scorecard.comparison import compare
from gtm_framework.scorecard.content import (
    BestFor,
    Cell,
    Concept,
    Criterion,
    Printed,
    ScoreRange,
    WeightRange,
)
from gtm_framework.scorecard.table import Named, Scale, Table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Published:
    """The published total of one discipline.

    Attributes:
        concept: The discipline.
        total: The sum of its scores, as printed.
        maximum: The highest sum its scores could reach.
        share: Total as a share of that maximum, 0 to 1.
        rank: Competition rank: 1, 2, 2, 4.
    """

    concept: Concept
    total: int
    maximum: int
    share: Fraction
    rank: int


class Scorecard(Record):
    """The whole comparison.

    Attributes:
        source: Ids of the documents behind it.
        title: Its title.
        verdict: Its conclusions, one line each.
        scale: The range of scores.
        weights: The range of weights on screen.
        printed: The maximum that the source prints with its totals.
        criteria: The rows, in order.
        concepts: The columns, in order.
        cells: Maps criterion id to discipline id to cell; complete.
        best_for: Which discipline is recommended for which team.

    Raises:
        FaultyRecordError: If anything is missing or inconsistent; lists every error.

    Example:
        >>> scorecard = load_scorecard()
        >>> scorecard.concepts[3].name, scorecard.cells["purpose"]["gtm_strategy"].score
        ('GTM strategy', 10)
    """

    word: ClassVar[str] = "scorecard"

    source: Sources
    title: Text
    verdict: Texts
    scale: ScoreRange
    weights: WeightRange
    printed: Printed
    criteria: Annotated[tuple[Criterion, ...], Field(alias="criterion", min_length=1)]
    concepts: Annotated[tuple[Concept, ...], Field(alias="concept", min_length=1)]
    cells: Annotated[dict[str, dict[str, Cell]], Field(alias="cell")]
    best_for: tuple[BestFor, ...]

    @cached_property
    def table(self) -> Table:
        """Disciplines × criteria, ready to compare with any weights."""
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
        """The printed totals with their share of the true maximum, in the order of the disciplines."""
        even = compare(self.table)
        return tuple(
            Published(concept, concept.printed_total, int(even.maximum), standing.share, standing.rank)
            for concept, standing in zip(self.concepts, even.standings, strict=True)
        )

    @property
    def reason(self) -> str:
        """Why the shares don't use the maximum that the source prints."""
        return self.printed.reason.format(
            printed=self.printed.out_of,
            criteria=len(self.criteria),
            top=self.scale.high,
            maximum=len(self.criteria) * self.scale.high,
        )

    def to_frame(self) -> "pd.DataFrame":
        """The disciplines compared with even weights, from first to last (`Comparison.to_frame`)."""
        return compare(self.table).to_frame()

    def _repr_html_(self) -> str:
        return compare(self.table)._repr_html_()

    def concept(self, name: str) -> Concept:
        """The discipline with this id.

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
        """The score of a discipline on a criterion, with the reason.

        Raises:
            UnknownNameError: If there is no such criterion or discipline.
        """
        return self.cells[self.criterion(criterion).id][self.concept(concept).id]

    def inconsistencies(self) -> Iterator[str]:
        """Missing cells, ids used twice, wrong totals, and references to unknown names."""
        yield from repeated("criterion", ids_of(self.criteria))
        yield from repeated("concept", ids_of(self.concepts))
        yield from repeated("best_for", ids_of(self.best_for))
        yield from _cell_errors(self)
        for concept in self.concepts:
            yield from _concept_errors(self, concept)
        for best in self.best_for:
            yield from unknown(f"discipline of best_for {best.id}", [best.concept], ids_of(self.concepts))


@cache
def load_scorecard() -> Scorecard:
    """The published comparison of the six disciplines (S0), from `data/scorecard.toml`.

    Example:
        >>> scorecard = load_scorecard()
        >>> len(scorecard.concepts), len(scorecard.criteria), scorecard.published[0].concept.name
        (6, 8, 'Marketing strategy')
    """
    return load(Scorecard, "scorecard.toml")


def _cell_errors(scorecard: Scorecard) -> Iterator[str]:
    """Cells that are missing, unused, or have a score outside the scale."""
    criteria, concepts = ids_of(scorecard.criteria), ids_of(scorecard.concepts)
    yield from unknown("criterion of the cells", scorecard.cells, criteria)
    low, high = scorecard.scale.low, scorecard.scale.high
    for criterion in criteria:
        row = scorecard.cells.get(criterion, {})
        yield from unknown(f"discipline in the cells of {criterion}", row, concepts)
        for concept in concepts:
            where = f"cell, {criterion}, {concept}"
            if concept not in row:
                yield f"{where}: it is missing. Add it."
            elif not low <= row[concept].score <= high:
                yield f"{where}: score {row[concept].score} is outside {low} to {high}. Correct it."


def _concept_errors(scorecard: Scorecard, concept: Concept) -> Iterator[str]:
    cells = [row[concept.id] for row in scorecard.cells.values() if concept.id in row]
    total = sum(cell.score for cell in cells)
    if len(cells) == len(scorecard.criteria) and total != concept.printed_total:
        printed = concept.printed_total
        wrong = f"its scores add up to {total}, not {printed}"
        yield f"discipline {concept.id}: {wrong}. Correct one of the two."
    if concept.horizon_months[0] > concept.horizon_months[1]:
        yield (
            f"discipline {concept.id}: horizon_months is in the wrong order. Put the smaller number first."
        )
    others = [name for name in ids_of(scorecard.concepts) if name != concept.id]
    yield from unknown(f"confused_with of discipline {concept.id}", [concept.confused_with.concept], others)
