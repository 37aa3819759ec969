"""The import plan: what every column of a file becomes and why, before anything is added.

A plan only describes what would happen. `apply_plan` in `gtm_framework.exchange.importing.changes` does it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from gtm_framework.exchange.cell_column import some_of
from gtm_framework.exchange.cells.number_cells import NumberStyle
from gtm_framework.exchange.cells.vocabulary import Role, Vocabulary
from gtm_framework.exchange.columns import is_own_export
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.importing.assumptions import Assumption, assumed_line, assumptions
from gtm_framework.exchange.importing.choices import USUAL, Choices
from gtm_framework.exchange.importing.column_scales import NUMBER_ROLES, ColumnScales
from gtm_framework.exchange.importing.headers import Column, columns_of
from gtm_framework.exchange.importing.number_style import StyleReading, in_one_style, style_of_export
from gtm_framework.exchange.importing.open_questions import open_questions
from gtm_framework.exchange.importing.own_result_checks import check_own_results
from gtm_framework.exchange.importing.own_scores import Check
from gtm_framework.exchange.importing.planned_columns import (
    Question,
    chosen_columns,
    column_choices,
    combined,
)
from gtm_framework.exchange.report import on_one_line
from gtm_framework.triage import THRESHOLD, Initiative, Rubric
from gtm_framework.triage.methods import Method, MethodChoice, Methods, all_methods
from gtm_framework.triage.methods import method as method_named
from gtm_framework.triage.scales import choices_for, scale, usual_scale

SAMPLES = 3
_CHOSEN = (*NUMBER_ROLES, Role.TEXT, Role.TAGS, Role.ANSWER)


@dataclass(frozen=True, slots=True)
class PlannedColumn:
    r"""One column and what it becomes.

    Attributes:
        column: Its position, header, our name, role, scale, and the reason for the scale.
        samples: Its first distinct filled cells, at most three.
        choices: What else it could become: our names.
        scale_choices: Ids of the scales its numbers could be on; empty for a column without numbers.
        usual: The scale its numbers usually have; None for a column without numbers.

    Example:
        >>> from gtm_framework.exchange.files import grid_of_file
        >>> grid = grid_of_file(b"Idea,Impact (1-5)\nPartner program,4\n", "ideas.csv")
        >>> [idea, impact] = plan_import(grid).columns
        >>> str(idea), impact.scale, impact.samples
        ('Idea [Partner program] → title', '1-5', ('4',))
    """

    column: Column
    samples: tuple[str, ...]
    choices: tuple[str, ...]
    scale_choices: tuple[str, ...]
    usual: str | None = None

    @property
    def scale(self) -> str | None:
        """The id of its scale, also if it is the usual one; None for a column without numbers."""
        return self.column.scale or self.usual

    def __str__(self) -> str:
        column = self.column
        shown = ", ".join(on_one_line(sample)[:30] for sample in self.samples)
        if column.role is Role.UNKNOWN:
            kept = "kept" if column.name == column.header else f"kept as {on_one_line(column.name)}"
            told = f"{kept}: {column.remark}" if column.remark else kept
        else:
            told = column.name
            if self.scale:
                told += f", {scale(self.scale).name}"
            if column.why:
                told += f" ({column.why})"
        return f"{on_one_line(column.header)} [{shown}] → {told}"


@dataclass(frozen=True)
class ImportPlan:
    r"""What a file would become.

    Attributes:
        grid: The file as cells, with how it was read and what was left out.
        columns: What each column becomes, in the file's order.
        checks: The file's own scores, compared with what we calculate from its numbers.
        questions: What only a person can decide; each has a default.
        choices: A person's choices and answers so far.
        existing: The initiatives of the workspace it would be added to.
        rubric: The rubric with the criteria.
        method: The method that will rank it.
        methods: The methods whose inputs can be columns.
        vocabulary: What our columns can contain.
        notes: Other things to mention, one sentence each.
        style: The number style of the file; None where its numbers need none.
        assumptions: Scales and units that neither the file nor a person gives.

    Example:
        >>> from gtm_framework.exchange.files import grid_of_file
        >>> planned = plan_import(grid_of_file(b"Idea,Impact (1-5)\nPartner program,4\n", "ideas.csv"))
        >>> planned.by_name["title"].column.header, planned.by_name["impact"].scale
        ('Idea', '1-5')
    """

    grid: Grid
    columns: tuple[PlannedColumn, ...]
    checks: tuple[Check, ...]
    questions: tuple[Question, ...]
    choices: Choices
    existing: tuple[Initiative, ...]
    rubric: Rubric
    method: Method
    methods: Methods
    vocabulary: Vocabulary
    notes: tuple[str, ...] = ()
    style: NumberStyle | None = None
    assumptions: tuple[Assumption, ...] = ()

    @cached_property
    def by_name(self) -> Mapping[str, PlannedColumn]:
        """Maps our name to the column that becomes it."""
        return {c.column.name: c for c in self.columns if c.column.role is not Role.UNKNOWN}

    @property
    def settled(self) -> Choices:
        """Every column and scale as planned: what to save for the next file with these headers.

        Rows kept as ideas are not included, because they are positions in this file only.
        """
        known = {name: planned for name, planned in self.by_name.items() if planned.column.role in _CHOSEN}
        scales = {
            name: planned.column.scale or USUAL for name, planned in known.items() if planned.scale_choices
        }
        columns = {name: planned.column.header for name, planned in known.items()}
        return Choices(
            columns,
            scales,
            sheet=self.choices.sheet,
            header_row=self.choices.header_row,
            decimal=self.choices.decimal,
        )

    def lines(self) -> list[str]:
        """The plan as plain text, one line each."""
        told = [str(column) for column in self.columns]
        told += [sentence for check in self.checks for sentence in check.sentences]
        told += filter(None, [*self.notes, assumed_line(self.assumptions)])
        told += [str(left) for left in self.grid.left_out]
        return told + [question.text for question in self.questions]


def plan_import(
    grid: Grid,
    *,
    existing: Sequence[Initiative] = (),
    rubric: Rubric | None = None,
    method: MethodChoice | None = None,
    methods: Methods | None = None,
    choices: Choices | None = None,
    threshold: float = THRESHOLD,
) -> ImportPlan:
    r"""Say what a file would become, without adding anything.

    Args:
        grid: The file as cells (`grid_of_file`, `grid_of_text`).
        existing: The initiatives of the workspace that it would be added to.
        rubric: The rubric with the criteria; None for the product's own.
        method: The method that will rank it; None for the default.
        methods: The methods whose inputs can be columns; None for the product's own.
        choices: A person's choices, or those saved for these headers.
        threshold: Scores above it are high.

    Raises:
        UnknownNameError: If a choice names a column the file doesn't have, or the method is unknown.

    Example:
        >>> from gtm_framework.exchange.files import grid_of_file
        >>> planned = plan_import(grid_of_file(b"Idea,Impact (1-5)\nPartner program,4\n", "ideas.csv"))
        >>> print(*planned.lines(), sep="; ")
        Idea [Partner program] → title; Impact (1-5) [4] → impact, 1 to 5 (its header says so)
    """
    rubric, chosen, methods = rubric or Rubric.default(), choices or Choices(), methods or all_methods()
    by = method_named(method, methods)
    vocabulary = Vocabulary.of(rubric, comma=grid.source.delimiter != ",", inputs=methods.inputs)
    own_export = is_own_export(grid.headers)
    if not own_export:
        combined(grid)
    columns = columns_of(grid.headers, grid.columns, rubric, vocabulary)
    columns = chosen_columns(columns, chosen.columns, vocabulary)
    checks: Sequence[Check] = ()
    questions: list[Question] = []
    notes: list[str] = []
    if own_export:
        scales = ColumnScales(grid, columns, vocabulary, chosen, style_of_export(grid, columns))
    else:

        def read(style: NumberStyle | None) -> StyleReading:
            scales = ColumnScales(grid, columns, vocabulary, chosen, style)
            scales.decide()
            return StyleReading(style, scales, check_own_results(scales, grid, by, methods, threshold))

        styled = in_one_style(read, by, methods, threshold)
        scales, checks = styled.reading.scales, styled.reading.checks
        questions, notes = open_questions(scales, grid, by, threshold)
        questions = [*([styled.question] if styled.question else []), *questions]
        notes = [*_other_scales(scales, existing), *notes, *styled.notes, *_conversions(scales)]
    offered = column_choices(vocabulary)
    planned = tuple(_planned(column, grid, scales, offered) for column in scales.columns)
    return ImportPlan(
        grid, planned, tuple(checks), tuple(questions), chosen, tuple(existing), rubric, by, methods,
        vocabulary, tuple(notes), scales.style,
        () if own_export else assumptions(scales, checks, by),
    )  # fmt: skip


def _planned(column: Column, grid: Grid, scales: ColumnScales, offered: tuple[str, ...]) -> PlannedColumn:
    """A column with its samples and its alternatives."""
    filled = filter(None, map(str.strip, some_of(grid.columns[column.at])))
    samples = tuple(islice(dict.fromkeys(filled), SAMPLES))
    on = choices_for(column.name) if column.role in NUMBER_ROLES else ()
    usual = None
    if on:
        shares = column.name == "confidence" and 0 < scales.largest(column.name) <= 1
        usual = "share" if shares else usual_scale(column.name)
    return PlannedColumn(column, samples, offered, on, usual)


def _conversions(scales: ColumnScales) -> Iterator[str]:
    """Note which columns of durations are converted to one unit."""
    for column in scales.columns:
        numbers = scales.numbers.get(column.at)
        if numbers is not None and numbers.durations:
            yield numbers.conversion(on_one_line(column.header))


def _other_scales(scales: ColumnScales, existing: Sequence[Initiative]) -> Iterator[str]:
    """Note where the workspace has the same number on another scale."""
    for column in scales.columns:
        if column.role not in NUMBER_ROLES or column.name in ("reach", "confidence"):
            continue
        theirs = {i.scales.get(column.name) for i in existing if i.number(column.name) is not None}
        if theirs and theirs != {column.scale}:
            ours = scale(column.scale or usual_scale(column.name)).name
            others = {scale(on or usual_scale(column.name)).name for on in theirs - {column.scale}}
            yield (
                f"{on_one_line(column.header)} is on {ours}, and the workspace has {column.name} on "
                f"{', '.join(sorted(others))}: the matrix compares their places on 1 to 10, but formulas "
                "only compare ideas on the same scale."
            )
