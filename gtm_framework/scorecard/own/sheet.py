"""A table being typed: every cell as entered, whether it can be compared yet or not."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationInfo, field_validator

from gtm_framework.catalog import read_toml
from gtm_framework.scorecard.comparison import Comparison, compare
from gtm_framework.scorecard.numbers import is_blank
from gtm_framework.scorecard.own.table import table_from_rows
from gtm_framework.scorecard.table import Table

NAME, WEIGHT, LOWER = "name", "weight", "lower_is_better"
"""The names of a criterion's cells in `Edits`; a score is named by its criterion's position."""

_EXACTLY = Context(prec=60)


@dataclass(frozen=True, slots=True)
class Edits:
    """What was typed into a grid since it was shown.

    Attributes:
        changed: Maps a row's position (from 0) to its changed cells.
        added: Rows added at the end.
        deleted: Positions of deleted rows.

    Example:
        >>> edits = Edits(changed={0: {"name": "Reseller program"}}, deleted=[2])
        >>> [option.name for option in example_own_table().with_options(edits).options]
        ['Reseller program', 'Field sales first']
    """

    changed: Mapping[int, Mapping[str, Any]]
    added: Sequence[Mapping[str, Any]] = ()
    deleted: Collection[int] = ()


class OwnCriterion(BaseModel):
    """A column: its name, its weight, and whether lower is better."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str = ""
    weight: str = "1"
    lower_is_better: bool = False


class OwnOption(BaseModel):
    """A row: its name, and a score for each criterion."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str = ""
    scores: tuple[str, ...] = ()


class OwnTable(BaseModel):
    """Options × criteria as entered.

    Attributes:
        criteria: The columns.
        options: The rows; each has one score per criterion.

    Example:
        >>> plans = example_own_table()
        >>> [criterion.name for criterion in plans.criteria], plans.comparison().leaders[0].option.name
        (['Time to first revenue', 'Team fit', 'Cost'], 'Self-serve first')
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    criteria: tuple[OwnCriterion, ...] = ()
    options: tuple[OwnOption, ...] = ()

    @field_validator("options")
    @classmethod
    def _square(cls, options: tuple[OwnOption, ...], known: ValidationInfo) -> tuple[OwnOption, ...]:
        width = len(known.data.get("criteria", ()))
        return tuple(
            option
            if len(option.scores) == width
            else OwnOption(name=option.name, scores=(*option.scores, *[""] * width)[:width])
            for option in options
        )

    def comparison(self) -> Comparison:
        """The table compared with its weights.

        Raises:
            RefusedError: If anything in it can't be compared; lists every error.
        """
        table = table_from_rows(
            ["option", *(criterion.name for criterion in self.criteria)],
            [[option.name, *option.scores] for option in self.options],
            "your table",
        )
        named = [criterion for criterion in self.criteria if criterion.name.strip()]
        return compare(
            table,
            {criterion.name: criterion.weight for criterion in named},
            [criterion.name for criterion in named if criterion.lower_is_better],
        )

    def with_criteria(self, edits: Edits) -> "OwnTable":
        """The table with its columns edited; scores move with their columns."""
        kept = [at for at in range(len(self.criteria)) if at not in edits.deleted]
        criteria = [
            *(_criterion(self.criteria[at], edits.changed.get(at, {})) for at in kept),
            *(_criterion(OwnCriterion(), cells) for cells in edits.added),
        ]
        options = [
            OwnOption(name=option.name, scores=tuple(option.scores[at] for at in kept))
            for option in self.options
        ]
        return OwnTable(criteria=tuple(criteria), options=tuple(options))

    def with_options(self, edits: Edits) -> "OwnTable":
        """The table with its rows edited."""
        blank = OwnOption(scores=("",) * len(self.criteria))
        options = [
            _option(option, edits.changed.get(at, {}))
            for at, option in enumerate(self.options)
            if at not in edits.deleted
        ]
        options += [_option(blank, cells) for cells in edits.added]
        return OwnTable(criteria=self.criteria, options=tuple(options))

    def filled_from(
        self, table: Table, weights: Mapping[str, Fraction] | None = None, lower: Collection[str] = ()
    ) -> "OwnTable":
        """This table replaced with another one.

        Args:
            table: The other table.
            weights: Maps criteria to weights from the new table; without one, a criterion of the same name
                keeps its weight.
            lower: Criteria for which the new table says that lower is better; the others keep their
                direction, by name.
        """
        known = {criterion.name.strip().casefold(): criterion for criterion in self.criteria}

        def taken(name: str) -> OwnCriterion:
            before = known.get(name.casefold(), OwnCriterion())
            weight = _typed(weights[name]) if weights and name in weights else before.weight
            turned = name in lower or before.lower_is_better
            return OwnCriterion(name=name, weight=weight, lower_is_better=turned)

        return OwnTable(
            criteria=tuple(taken(criterion.name) for criterion in table.criteria),
            options=tuple(
                OwnOption(
                    name=option.name,
                    scores=tuple(_typed(table.score(row, column)) for column in range(len(table.criteria))),
                )
                for row, option in enumerate(table.options)
            ),
        )


def example_own_table() -> OwnTable:
    """Three plans on three criteria, from `data/own_table.toml`.

    Example:
        >>> first = example_own_table().options[0]
        >>> first.name, first.scores
        ('Partners first', ('5', '6', '4'))
    """
    return OwnTable.model_validate(read_toml("own_table.toml"))


def _criterion(before: OwnCriterion, cells: Mapping[str, Any]) -> OwnCriterion:
    return OwnCriterion(
        name=_text(cells.get(NAME, before.name)),
        weight=_text(cells.get(WEIGHT, before.weight)),
        lower_is_better=bool(cells.get(LOWER, before.lower_is_better)),
    )


def _option(before: OwnOption, cells: Mapping[str, Any]) -> OwnOption:
    return OwnOption(
        name=_text(cells.get(NAME, before.name)),
        scores=tuple(_text(cells.get(str(at), score)) for at, score in enumerate(before.scores)),
    )


def _text(cell: object) -> str:
    return "" if is_blank(cell) else str(cell)


def _typed(score: Fraction) -> str:
    """A score as someone would type it; scores come from decimals, so nothing is rounded."""
    return f"{_EXACTLY.divide(Decimal(score.numerator), Decimal(score.denominator)):f}"
