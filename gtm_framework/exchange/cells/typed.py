"""Cells typed or pasted into the ideas table: what they change, and which ones are invalid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from gtm_framework.errors import GtmError, RefusedError
from gtm_framework.exchange.cells.numbers import NumberColumn, read_numbers
from gtm_framework.exchange.cells.scaled import fit_scale
from gtm_framework.exchange.lists.written import as_written
from gtm_framework.exchange.report import on_one_line
from gtm_framework.triage import RANGES, Initiative
from gtm_framework.triage.methods import Input
from gtm_framework.triage.scales import scale

Typed = Mapping[str, Mapping[str, str | None]]
"""Maps an idea's id to the cells typed for it, by column."""


@dataclass(slots=True)
class TypedCells:
    """The result of typed cells.

    Attributes:
        changed: The ideas they change, in their new state.
        rejected: One sentence for each cell left unchanged.
    """

    changed: list[Initiative] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)


def typed_cells(
    initiatives: Mapping[str, Initiative], typed: Typed, inputs: Mapping[str, Input]
) -> TypedCells:
    """Read what was typed, each column of numbers in one style, and apply it.

    Args:
        initiatives: The ideas by id; cells of other ideas are ignored.
        typed: The cells. An empty cell clears a number; a title can't be cleared.
        inputs: The numbers that can be columns, by id (`Methods.inputs`).

    Example:
        >>> from gtm_framework.triage.methods import all_methods
        >>> ideas = {"a": Initiative(id="a", title="Partner program", effort=6)}
        >>> typed = typed_cells(ideas, {"a": {"impact": "8", "effort": ""}}, all_methods().inputs)
        >>> [(idea.impact, idea.effort) for idea in typed.changed]
        [(8.0, None)]
    """
    known = {id_: cells for id_, cells in typed.items() if id_ in initiatives}
    columns = {
        name: read_numbers([cells[name] or "" for cells in known.values() if name in cells])
        for name in {name for cells in known.values() for name in cells if name in inputs}
    }
    result = TypedCells()
    for id_, cells in known.items():
        before = after = initiatives[id_]
        for name, cell in cells.items():
            try:
                after = _with_cell(after, name, cell or "", columns.get(name), inputs)
            except GtmError as error:
                label = _label(name, inputs)
                result.rejected.append(f"{on_one_line(before.title)}, {label}: {_without(label, error)}")
        if after != before:
            result.changed.append(after)
    return result


def editable_table(initiatives: Sequence[Initiative], numbers: Sequence[str] = ()) -> pd.DataFrame:
    """The fields that can be typed in a table, one row per initiative, by its id.

    Args:
        initiatives: The rows.
        numbers: The numbers to show next to impact and effort, by name. They are texts as written, so
            whatever is pasted over them can be read, and rejected, in words.

    Example:
        >>> table = editable_table([Initiative(id="partners", title="Partner program", impact=8)])
        >>> table.loc["partners", ["title", "impact", "effort"]].tolist()
        ['Partner program', '8', '']
    """
    return pd.DataFrame(
        {
            "title": [i.title for i in initiatives],
            **{name: [as_written(i, name) for i in initiatives] for name in ("impact", "effort", *numbers)},
            "owner": [i.owner for i in initiatives],
            "quarter": [i.quarter for i in initiatives],
            "status": [i.status for i in initiatives],
            "description": [i.description for i in initiatives],
        },
        index=pd.Index([i.id for i in initiatives], name="id"),
    )


def _with_cell(
    initiative: Initiative,
    name: str,
    cell: str,
    column: NumberColumn | None,
    inputs: Mapping[str, Input],
) -> Initiative:
    if column is None:
        return initiative.with_changes(**{name: cell})
    number = _number(initiative, inputs[name], cell, column)
    if name in RANGES:
        return initiative.with_changes(**{name: number})
    others = {key: value for key, value in initiative.inputs.items() if key != name}
    changes: dict[str, Any] = {"inputs": others if number is None else {**others, name: number}}
    return initiative.with_changes(**changes)


def _number(initiative: Initiative, needed: Input, cell: str, column: NumberColumn) -> float | None:
    """The number in a cell as written on the scale the idea uses for it.

    Raises:
        GtmError: If it isn't a valid number there.
    """
    on = initiative.scales.get(needed.id) or needed.scale
    if on:
        reading = fit_scale(column, scale(on))
        if cell in reading.misfits:
            raise _refused(cell, reading.misfits[cell].problem)
        number = reading.values.get(cell)
    elif cell in column.misfits:
        raise _refused(cell, column.misfits[cell].problem)
    elif column.ambiguity and cell in column.ambiguity.readings:
        point, comma = column.ambiguity.readings[cell]
        raise _refused(cell, f"could mean {point:g} or {comma:g}. Type it without a separator")
    else:
        value = column.values.get(cell)
        number = None if value is None else float(value)
    return None if number is None else needed.checked(number, initiative.scales.get(needed.id))


def _refused(cell: str, problem: str) -> GtmError:
    return GtmError(f"'{on_one_line(cell)}' {problem}. The cell is unchanged.")


def _without(label: str, error: GtmError) -> str:
    """What an error says, without the name of the column that it is already listed under."""
    told = " ".join(error.faults) if isinstance(error, RefusedError) else str(error)
    name, colon, rest = told.partition(": ")
    return rest if colon and name.lower() == label.lower() else told


def _label(name: str, inputs: Mapping[str, Input]) -> str:
    return inputs[name].label if name in inputs else name
