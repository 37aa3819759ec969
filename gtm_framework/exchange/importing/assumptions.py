"""What a plan assumes about its numbers: scales and units that neither the file nor a person gives."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gtm_framework.english import joined
from gtm_framework.exchange.cell_column import distinct_of
from gtm_framework.exchange.importing.column_scales import NUMBER_ROLES, ColumnScales
from gtm_framework.exchange.importing.headers import Column
from gtm_framework.exchange.importing.own_scores import Check
from gtm_framework.exchange.importing.planned_columns import Question
from gtm_framework.exchange.report import on_one_line
from gtm_framework.triage.methods import Method
from gtm_framework.triage.scales import choices_for, ends, scale, usual_scale

_WORDS_TOLD = 6
_TEN = 10
_PLACED = ("impact", "effort", "ease", "rice_impact", "person_months")
"""Numbers with a place on the matrix; others count as written, on any range."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A scale or unit that a plan assumes for one or more numbers.

    Attributes:
        names: Our names for the numbers.
        said: What is assumed and why, without the final period.
        flag: An option of the command line that chooses another reading.
    """

    names: tuple[str, ...]
    said: str
    flag: str


def assumptions(scales: ColumnScales, checks: Sequence[Check], by: Method) -> tuple[Assumption, ...]:
    """What is assumed about the columns of numbers.

    Args:
        scales: The columns with their scales.
        checks: The file's own results; a score of the same method without quadrants proves its numbers.
        by: The method that will rank the list.
    """
    if not by.by_quadrant and any(check.method == by.id and check.factor == 1 for check in checks):
        return ()
    alike: dict[str, list[Column]] = {}
    for column in scales.columns:
        on = column.scale or usual_scale(column.name)
        if column.role in NUMBER_ROLES and column.assumed and _matters(column, on, scales):
            alike.setdefault(f"{column.name} {on}" if scale(on).words else on, []).append(column)
    return tuple(_assumption(columns, scales) for columns in alike.values())


def assumed_line(found: Sequence[Assumption], how: str = "") -> str:
    """The assumptions in one line, or an empty text.

    Args:
        found: The assumptions.
        how: How to change them; by default, the option of the command line.
    """
    if not found:
        return ""
    change = how or f"To change that, use --scale NAME=SCALE, such as {found[0].flag}."
    return f"Assumed: {'; '.join(each.said for each in found)}. {change}"


def answers_taken(questions: Iterable[Question]) -> Iterator[str]:
    """What a plan takes as the answer to questions that nobody has answered."""
    for question in questions:
        if question.asks in ("decimal", "column") and question.about != "title" and question.choices:
            label = question.choices[0].label
            told = label if question.asks == "decimal" else f"{question.about.replace('_', ' ')} is {label}"
            yield f"Assumed: {on_one_line(told)}. Choose with {question.flag}."


def _matters(column: Column, on: str, scales: ColumnScales) -> bool:
    """Whether another scale could change a rank or a place, and the numbers leave a choice."""
    if scale(on).words:
        return True
    if not scales.numbers[column.at].values or (on == "1-10" and scales.largest(column.name) == _TEN):
        return False
    return column.name in _PLACED or column.name == "confidence"


def _assumption(columns: Sequence[Column], scales: ColumnScales) -> Assumption:
    """What is assumed about columns on the same scale."""
    first = columns[0]
    on = first.scale or usual_scale(first.name)
    names = tuple(column.name for column in columns)
    return Assumption(names, _said(columns, on, scales), _flag(first.name, on, scales))


def _said(columns: Sequence[Column], on: str, scales: ColumnScales) -> str:
    known = scale(on)
    if known.words:
        cells = distinct_of(scales.numbers[columns[0].at].cells)
        words = {number: cell for cell in reversed(cells) if (number := known.number_of(cell)) is not None}
        told = [f"{on_one_line(words[number])} as {number:g}" for number in sorted(words)[:_WORDS_TOLD]]
        return f"{on_one_line(columns[0].header)} counts {', '.join(told)}"
    spans = (ends(scales.numbers[column.at].floats()) for column in columns)
    told = [
        f"{on_one_line(column.header)} ({f'{low:g} to {high:g}' if low < high else f'{low:g}'})"
        for column, (low, high) in zip(columns, spans, strict=True)
    ]
    verb = "is" if len(told) == 1 else "are"
    return f"{joined(told)} {verb} {'in' if known.kind == 'quantity' else 'on'} {known.name}"


def _flag(name: str, on: str, scales: ColumnScales) -> str:
    """An option that chooses another scale; one that holds the column's numbers, if there is one."""
    doubt = scales.doubts.get(name)
    offered = (*(doubt.others if doubt else ()), *choices_for(name))
    others = [other for other in offered if other and other != on]
    largest = scales.largest(name)
    fits = (other for other in others if not scale(other).words and scale(other).takes(largest))
    return f"--scale {name}={next(fits, others[0] if others else on)}"
