"""What keeps ideas from being ranked: which number is missing, and which column could be it."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gtm_framework.english import counted
from gtm_framework.exchange.cells.numbers import read_numbers
from gtm_framework.exchange.cells.vocabulary import Role
from gtm_framework.exchange.importing.headers import Column
from gtm_framework.exchange.importing.plan import ImportPlan
from gtm_framework.exchange.importing.sheet import Sheet
from gtm_framework.exchange.report import on_one_line
from gtm_framework.triage.headers import names_of, normal
from gtm_framework.triage.methods import Input
from gtm_framework.triage.scales import AXES, Layout, place_sources, scale, words_scale

_LOOKED_AT = 500
_NO_SCORE = frozenset(
    ("id", "key", "number", "no", "nr", "time", "date", "minutes", "hours", "days", "week", "month", "year",
     "cycle", "estimate", "count", "phone", "zip", "at")
)  # fmt: skip
"""A header with one of these words contains numbers, but not scores."""


def lacking(plan: ImportPlan, sheet: Sheet, ranks: NDArray[Any]) -> tuple[str, ...]:
    """One sentence for each number missing from unranked ideas.

    Args:
        plan: What the file's columns became.
        sheet: The rows that were read.
        ranks: Each row's rank; 0 if it has none.
    """
    unranked = ranks == 0
    if not unranked.any():
        return ()
    told = []
    offered: set[int] = set()
    for needed in plan.method.inputs:
        missing = unranked & _is_missing(needed, sheet)
        count = int(missing.sum())
        if count:
            ideas = "1 idea lacks" if count == 1 else f"{count:,} ideas lack"
            told.append(f"{ideas} {needed.label}{_where(needed, plan, offered)}.")
    return (*told, *_no_place(plan, sheet, unranked))


def _no_place(plan: ImportPlan, sheet: Sheet, unranked: NDArray[np.bool_]) -> Iterator[str]:
    """Numbers on a scale that doesn't fit on the matrix, such as money."""
    for name in AXES if plan.method.by_quadrant else ():
        planned, values = plan.by_name.get(name), sheet.numbers.get(name)
        if planned is None or values is None or not planned.scale or scale(planned.scale).has_place:
            continue
        count = int((unranked & ~np.isnan(values)).sum())
        if count:
            header, on = on_one_line(planned.column.header), scale(planned.scale).name
            yield (
                f"{counted(count, 'idea')} can't be placed: {header} is {on}, which doesn't fit on the "
                f"matrix. Rank by a formula, such as --method value_effort."
            )


def _is_missing(needed: Input, sheet: Sheet) -> NDArray[np.bool_]:
    names = [needed.id, *([needed.field] if needed.field else [])]
    if needed.field in ("impact", "effort"):
        names += [source.input for source in place_sources(needed.field)]
    missing = np.ones(len(sheet), np.bool_)
    for name in names:
        values = sheet.numbers.get(name, sheet.inputs.get(name))
        if values is not None:
            missing &= np.isnan(values)
    return missing


def _where(needed: Input, plan: ImportPlan, offered: set[int]) -> str:
    """The column that has it or looks like it; each column is suggested only once."""
    name = needed.field or needed.id
    known = plan.by_name.get(name) or plan.by_name.get(needed.id)
    if known is not None:
        return f": {on_one_line(known.column.header)} is empty in those rows"
    free = [planned.column for planned in plan.columns]
    free = [column for column in free if column.role is Role.UNKNOWN and column.at not in offered]
    like = next((c for c in _by_likeness(free, name) if _could_be(plan, c, name)), None)
    if like is None:
        return f"; no column in the file looks like it (choose one with --column {name}=COLUMN)"
    offered.add(like.at)
    header = on_one_line(like.header)
    return f'; it could be the column {header} (--column {name}="{header}")'


def _by_likeness(free: Sequence[Column], name: str) -> list[Column]:
    return sorted(free, key=lambda column: not any(named.name == name for named in names_of(column.header)))


def _could_be(plan: ImportPlan, column: Column, name: str) -> bool:
    cells = [cell for cell in plan.grid.columns[column.at][:_LOOKED_AT] if cell.strip()]
    if not cells:
        return False
    if any(named.name == name for named in names_of(column.header)):
        return True
    if not _NO_SCORE.isdisjoint(normal(column.header).split()):
        return False
    if words_scale(name, Layout.MATRIX, cells) is not None:
        return True
    if name != "impact":
        return False
    numbers = read_numbers(cells)
    values = [float(value) for value in numbers.values.values()]
    return not numbers.misfits and bool(values) and 0 <= min(values) <= max(values) <= 10
