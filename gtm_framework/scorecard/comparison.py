"""Weights, sums, and ranks: takes one table, and returns every option's total, share, and rank."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from operator import mul
from typing import TYPE_CHECKING, Any

import numpy as np

from gtm_framework.notebook import frame_html
from gtm_framework.scorecard.numbers import Number, whole_numbers
from gtm_framework.scorecard.own.weighting import Weighting, weigh
from gtm_framework.scorecard.ranks import rank_totals
from gtm_framework.scorecard.table import Named, Table
from gtm_framework.scorecard.wording import outcome_sentence

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Standing:
    """The result for one option.

    Attributes:
        option: The option.
        total: Sum of weight × value over the criteria; a value is the score, mirrored if lower is better.
        share: Total as a share of the highest total the table allows, 0 to 1.
        rank: Competition rank: 1, 2, 2, 4.
    """

    option: Named
    total: Fraction
    share: Fraction
    rank: int


@dataclass(frozen=True)
class Comparison:
    """A table with one set of weights.

    Attributes:
        table: The compared table.
        weighting: The weight and direction of each criterion.
        values: The whole numbers of the table, mirrored if lower is better.
        standings: One per option, in the order of the table.
        maximum: The highest total the table allows.

    Example:
        >>> from gtm_framework.scorecard.own import example_own_table
        >>> plans = example_own_table().comparison()
        >>> [(standing.rank, standing.option.name, shown(standing.total)) for standing in plans.ranked]
        [(1, 'Self-serve first', 25), (2, 'Partners first', 22), (3, 'Field sales first', 21)]
    """

    table: Table
    weighting: Weighting
    values: tuple[tuple[int, ...], ...]
    standings: tuple[Standing, ...]
    maximum: Fraction

    @cached_property
    def ranked(self) -> tuple[Standing, ...]:
        """From first to last; ties stay in the order of the table."""
        return tuple(sorted(self.standings, key=lambda standing: standing.rank))

    @cached_property
    def leaders(self) -> tuple[Standing, ...]:
        """The first option, or all that tie for first."""
        return tuple(standing for standing in self.standings if standing.rank == 1)

    def value(self, option: int, criterion: int) -> Fraction:
        """What a cell counts as, by its row's and column's positions (from 0): the score or its mirror."""
        return Fraction(self.values[option][criterion], self.table.denominator)

    def parts(self, option: int) -> tuple[Fraction, ...]:
        """What each criterion adds to the total of the option at that position (from 0)."""
        row = self.values[option]
        return tuple(
            w * Fraction(v, self.table.denominator) for w, v in zip(self._weights, row, strict=True)
        )

    @property
    def lower_is_better(self) -> tuple[str, ...]:
        """The ids of the reversed criteria."""
        named = zip(self.table.criteria, self.weighting.minimized, strict=True)
        return tuple(criterion.id for criterion, minimized in named if minimized)

    def as_dict(self) -> dict[str, Any]:
        """Plain numbers and texts for JSON; options from first to last."""
        columns = zip(self.table.criteria, self._weights, self.weighting.minimized, strict=True)
        return {
            "options": [
                {
                    "id": standing.option.id,
                    "name": standing.option.name,
                    "total": shown(standing.total),
                    "share": shown(standing.share),
                    "rank": standing.rank,
                }
                for standing in self.ranked
            ],
            "criteria": [
                {"id": c.id, "name": c.name, "weight": shown(w), "lower_is_better": minimized}
                for c, w, minimized in columns
            ],
            "scale": {"low": shown(self.table.scale.low), "high": shown(self.table.scale.high)},
            "maximum": shown(self.maximum),
        }

    def to_frame(self) -> "pd.DataFrame":
        """One row per option from first to last: its scores as entered, total, share, and rank."""
        import pandas as pd  # noqa: PLC0415  (comparing needs no tables)

        places = {option.id: row for row, option in enumerate(self.table.options)}
        order = [places[standing.option.id] for standing in self.ranked]
        scores = {
            criterion.name: [float(self.table.score(row, column)) for row in order]
            for column, criterion in enumerate(self.table.criteria)
        }
        return pd.DataFrame(
            {
                "rank": [standing.rank for standing in self.ranked],
                "option": [standing.option.name for standing in self.ranked],
                **scores,
                "total": [float(standing.total) for standing in self.ranked],
                "share": [float(standing.share) for standing in self.ranked],
            }
        )

    def _repr_html_(self) -> str:
        return frame_html(self.to_frame(), outcome_sentence(self))

    @property
    def _weights(self) -> tuple[Fraction, ...]:
        return self.weighting.weights


def compare(
    table: Table, weights: Mapping[str, Number | str] | None = None, lower_is_better: Collection[str] = ()
) -> Comparison:
    """Compare the options of a table.

    Args:
        table: Options × criteria.
        weights: Maps criterion (id or name) to weight, 0 or more. Only the ratio counts; a criterion not
            listed has weight 1.
        lower_is_better: The criteria (id or name) to reverse: a score is mirrored on its scale, so on 0 to
            10 it becomes 10 − score.

    Raises:
        RefusedError: If a name is unknown, a weight is not a number or below 0, or all are 0.

    Example:
        >>> from gtm_framework.scorecard.own import table_from_rows
        >>> table = table_from_rows(["plan", "reach", "cost"], [["Partners", 6, 4], ["Ads", 8, 9]], "plans")
        >>> plans = compare(table, {"reach": 2}, lower_is_better=["cost"])
        >>> [(each.option.name, shown(each.total)) for each in plans.ranked]
        [('Partners', 18), ('Ads', 17)]
    """
    weighting = weigh(table, weights, lower_is_better)
    values = _values(table, weighting.minimized)
    factors, divisor = whole_numbers(weighting.weights)
    totals = [sum(map(mul, factors, row)) for row in values]
    maximum = sum(weighting.weights) * table.scale.high
    standings = []
    for option, total, rank in zip(table.options, totals, _ranks(totals), strict=True):
        exact_total = Fraction(total, divisor * table.denominator)
        standings.append(Standing(option, exact_total, exact_total / maximum, rank))
    return Comparison(table, weighting, values, tuple(standings), maximum)


def shown(number: Fraction) -> int | float:
    """A number for JSON and spreadsheets: whole numbers unchanged, others as the nearest float.

    Example:
        >>> shown(Fraction(12, 4)), shown(Fraction(1, 4))
        (3, 0.25)
    """
    return number.numerator if number.denominator == 1 else float(number)


def _values(table: Table, minimized: tuple[bool, ...]) -> tuple[tuple[int, ...], ...]:
    if not any(minimized):
        return table.whole
    ends = (table.scale.low + table.scale.high) * table.denominator
    mirror = [int(ends) if turn else 0 for turn in minimized]
    sign = [-1 if turn else 1 for turn in minimized]
    return tuple(
        tuple(m + s * score for m, s, score in zip(mirror, sign, row, strict=True)) for row in table.whole
    )


def _ranks(totals: list[int]) -> list[int]:
    small = max(map(abs, totals)) < 2**62
    ranks: list[int] = rank_totals(np.array(totals, dtype=np.int64 if small else object)).tolist()
    return ranks
