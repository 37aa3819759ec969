"""The questions a file leaves open: its title, and scales that would move ideas on the matrix."""

from collections.abc import Iterator

from gtm_framework.exchange.cells.numbers import read_numbers
from gtm_framework.exchange.cells.vocabulary import Role
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.importing.column_scales import NUMBER_ROLES, ColumnScales
from gtm_framework.exchange.importing.headers import Column
from gtm_framework.exchange.importing.planned_columns import (
    CHOSEN,
    Question,
    column_question,
    scale_question,
    sheet_question,
    title_question,
)
from gtm_framework.exchange.report import on_one_line
from gtm_framework.triage.headers import ABOUT, LEVELS, Named, is_qualified, names_of
from gtm_framework.triage.methods import Method
from gtm_framework.triage.scales import Detected, Layout, doubted_axis, must_ask, scale, words_scale

_LOOKED_AT = 500


def open_questions(
    scales: ColumnScales, grid: Grid, by: Method, threshold: float
) -> tuple[list[Question], list[str]]:
    """What only a person can decide, and notes on alternatives that wouldn't change the ranks.

    Args:
        scales: The columns with their scales.
        grid: The file as cells.
        by: The method that will rank the list.
        threshold: Scores above it are high.
    """
    questions, notes = [*_title(scales, grid), *_rivals(scales, grid, by)], []
    if grid.source.suitable_sheets:
        questions.insert(0, sheet_question(grid.source))
    for name, detected in scales.doubts.items():
        if must_ask(detected, by_quadrant=by.by_quadrant):
            questions.append(scale_question(name, scales.column(name), detected))
    doubted = doubted_axis(*scales.read(), scales.doubts, threshold) if scales.doubts else None
    if doubted:
        name, detected = doubted
        if by.by_quadrant:
            questions.append(scale_question(name, scales.column(name), detected))
        else:
            notes.append(_note(name, scales, detected))
    return questions, notes


def _title(scales: ColumnScales, grid: Grid) -> Iterator[Question]:
    titled = any(c.name == "title" for c in scales.columns if c.role is Role.TEXT)
    if titled and "title" in scales.chosen.columns:
        return
    asked = title_question(scales.columns, grid, only_doubts=titled)
    if asked:
        yield asked


def _rivals(scales: ColumnScales, grid: Grid, by: Method) -> Iterator[Question]:
    """Numbers that could be in more than one column, none with the plain name."""
    needed = {str(each.field or each.id) for each in by.inputs} | {"impact", "effort"}
    for column in scales.columns:
        if column.role not in NUMBER_ROLES or column.name not in needed or column.why == CHOSEN:
            continue
        own = _named(column, column.name)
        if own is None or (own.is_plain and own.strength < LEVELS):
            continue
        free = [each for each in scales.columns if each.role is Role.UNKNOWN]
        rivals = [each for each in free if _rivals_it(each, column, own, grid)]
        different = [each for each in rivals if grid.columns[each.at] != grid.columns[column.at]]
        if different:
            yield column_question(column.name, [column, *different], grid)


def _named(column: Column, name: str) -> Named | None:
    return next((named for named in names_of(column.header) if named.name == name), None)


def _rivals_it(column: Column, used: Column, best: Named, grid: Grid) -> bool:
    """Whether an unused column could be the same number, with an equally close name."""
    name = used.name
    named = _named(column, name)
    if named is None or (best.is_plain and not named.is_plain):
        return False
    if named.strength >= ABOUT > best.strength and not is_qualified(used.header):
        return False
    filled = [cell for cell in dict.fromkeys(grid.columns[column.at][:_LOOKED_AT]) if cell.strip()]
    if not filled:
        return False
    numbers = read_numbers(filled)
    return (
        bool(numbers.values and not numbers.misfits) or words_scale(name, Layout.MATRIX, filled) is not None
    )


def _note(name: str, scales: ColumnScales, detected: Detected) -> str:
    column = scales.column(name)
    header = on_one_line(column.header) if column else name
    told = " or ".join(scale(on).name for on in detected.others if on)
    return (
        f"{header} counts as 1 to 10 on the matrix, but {detected.why}; it could be {told} "
        f"(--scale {name}={detected.others[0]}). The ranks stay the same either way."
    )
