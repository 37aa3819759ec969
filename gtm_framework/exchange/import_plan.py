"""The import plan: what every column of a file becomes and why, before anything is added.

A plan only says what would happen. `apply_plan` in `gtm_framework.exchange.plan_changes` carries it out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from gtm_framework.exchange import own_scores
from gtm_framework.exchange.choices import USUAL, Choices
from gtm_framework.exchange.columns import is_own_export
from gtm_framework.exchange.grid import Grid
from gtm_framework.exchange.headers import Column, columns_of, layout_of_headers
from gtm_framework.exchange.numbers import NumberColumn, read_numbers, style_of
from gtm_framework.exchange.own_scores import Check
from gtm_framework.exchange.planned_columns import (
    Question,
    chosen_columns,
    column_choices,
    combined,
    scale_question,
    title_question,
)
from gtm_framework.exchange.report import on_one_line
from gtm_framework.exchange.scale_detection import (
    Detected,
    Layout,
    choices_for,
    number_scale,
    usual_scale,
    words_scale,
)
from gtm_framework.exchange.scaled_cells import fit_scale
from gtm_framework.exchange.vocabulary import Role, Vocabulary
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.matrix import THRESHOLD
from gtm_framework.triage.methods import Method, MethodChoice, Methods, all_methods
from gtm_framework.triage.methods import method as method_named
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.scales import scale

SAMPLES = 3
_SHORT = ("1-3", "1-4", "1-5", "0-5")
_NUMBERS = (Role.NUMBER, Role.INPUT)
_CHOSEN = (*_NUMBERS, Role.TEXT, Role.TAGS, Role.ANSWER)


@dataclass(frozen=True, slots=True)
class PlannedColumn:
    """One column and what it becomes.

    Attributes:
        column: Its place, header, our name, role, scale and why.
        samples: Its first different filled cells, at most three.
        choices: What else it could become: our names.
        scale_choices: The scales its numbers could be on, by id; empty for a column without numbers.
    """

    column: Column
    samples: tuple[str, ...]
    choices: tuple[str, ...]
    scale_choices: tuple[str, ...]

    @property
    def scale(self) -> str | None:
        """The id of its scale, the usual one spelled out; None for a column without numbers."""
        return (self.column.scale or usual_scale(self.column.name)) if self.scale_choices else None

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
    """What a file would become.

    Attributes:
        grid: The file as cells, with how it was read and what was left out.
        columns: What each column becomes, in the file's order.
        checks: The file's own scores, compared with what its numbers give.
        questions: What only a person can decide; each has a default reading.
        choices: What a person has chosen, and the answers so far.
        existing: The initiatives of the workspace it would be added to.
        rubric: Whose criteria count.
        method: The method it is to be ranked by.
        methods: The methods whose inputs can be columns.
        vocabulary: What our columns may hold.
        notes: What else to say, one sentence each.
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

    @cached_property
    def by_name(self) -> Mapping[str, PlannedColumn]:
        """Our name to the column that becomes it."""
        return {c.column.name: c for c in self.columns if c.column.role is not Role.UNKNOWN}

    @property
    def settled(self) -> Choices:
        """Every column and scale as planned: what to keep for the next file with these headers."""
        known = {name: planned for name, planned in self.by_name.items() if planned.column.role in _CHOSEN}
        scales = {
            name: planned.column.scale or USUAL for name, planned in known.items() if planned.scale_choices
        }
        columns = {name: planned.column.header for name, planned in known.items()}
        return Choices(columns, scales, self.choices.keep)

    def lines(self) -> list[str]:
        """The plan as plain text, one line each."""
        told = [str(column) for column in self.columns]
        told += [sentence for check in self.checks for sentence in check.sentences]
        told += self.notes
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
    """Say what a file would become, without adding anything.

    Args:
        grid: The file as cells (`grid_of_file`, `grid_of_text`).
        existing: The initiatives of the workspace that it would be added to.
        rubric: Whose criteria count; the product's own when None.
        method: The method it is to be ranked by; the default when None.
        methods: The methods whose inputs can be columns; the product's own when None.
        choices: What a person has chosen, or what was kept for these headers.
        threshold: The line between low and high.

    Raises:
        UnknownNameError: If a choice names a column that the file does not have, or the method is unknown.
    """
    rubric, chosen, methods = rubric or Rubric.default(), choices or Choices(), methods or all_methods()
    by = method_named(method, methods)
    vocabulary = Vocabulary.of(rubric, comma=grid.source.delimiter != ",", inputs=methods.inputs)
    own_export = is_own_export(grid.headers)
    if not own_export:
        combined(grid)
    columns = columns_of(grid.headers, grid.columns, rubric, vocabulary)
    columns = chosen_columns(columns, chosen.columns, vocabulary)
    work = _Planner(grid, columns, vocabulary, chosen, by, methods, threshold)
    if not own_export:
        work.set_scales()
        work.check_own_results()
        work.compare_with(existing)
        work.ask()
    planned = tuple(work.planned(column) for column in work.columns)
    return ImportPlan(
        grid, planned, tuple(work.checks), tuple(work.questions), chosen, tuple(existing), rubric, by, methods,
        vocabulary, tuple(work.notes),
    )  # fmt: skip


@dataclass
class _Planner:
    """Works a plan out, one step after the other."""

    grid: Grid
    columns: list[Column]
    vocabulary: Vocabulary
    chosen: Choices
    by: Method
    methods: Methods
    threshold: float
    checks: list[Check] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: dict[str, Detected] = field(default_factory=dict)

    def __post_init__(self) -> None:
        style = style_of(self.grid)
        self.numbers: dict[int, NumberColumn] = {
            column.at: read_numbers(
                self.grid.columns[column.at], hint=style, delimiter=self.grid.source.delimiter
            )
            for column in self.columns
            if column.role in _NUMBERS
        }
        self.layout = self._layout()

    def planned(self, column: Column) -> PlannedColumn:
        """A column with its samples and choices."""
        cells = self.grid.columns[column.at]
        samples = tuple(dict.fromkeys(cell.strip() for cell in cells if cell.strip()))[:SAMPLES]
        scales = choices_for(column.name) if column.role in _NUMBERS else ()
        return PlannedColumn(column, samples, column_choices(self.vocabulary), scales)

    def set_scales(self) -> None:
        """Decide the scale of every column of numbers, impact first."""
        first = sorted(self.columns, key=lambda column: column.name != "impact")
        for column in first:
            if column.role in _NUMBERS:
                rice = self.layout is Layout.RICE and (self._scale("impact") or "").startswith(
                    "rice-impact"
                )
                detected = self._detected(column, rice_steps=rice)
                if column.name in self.chosen.scales:
                    on = self.chosen.scales[column.name]
                    detected = Detected(None if on == USUAL else on, "as you chose")
                if detected.others:
                    self.doubts[column.name] = detected
                self._put(column.name, detected.scale, detected.why)
        self._share_the_chosen_scale()

    def _share_the_chosen_scale(self) -> None:
        """A short scale that was chosen for one axis holds for the other one too, where its numbers fit."""
        for name, other in (("impact", "effort"), ("effort", "impact")):
            on, column = self.chosen.scales.get(name), self._column(other)
            if on in _SHORT and column and column.scale is None and other not in self.chosen.scales:
                self.doubts.pop(other, None)
                if _holds(self._values(column), on):
                    self._put(other, on, f"as {name}")

    def check_own_results(self) -> None:
        """Compare the file's own scores, ranks and quadrants, and settle what they prove."""
        free = [c for c in self.columns if c.role is Role.UNKNOWN]
        tried = [self.by, *(by for by in self.methods.values() if by.id != self.by.id)]
        own = own_scores.own_columns([c.header for c in free], [self.grid.columns[c.at] for c in free])
        values = {c.name: self._values(c) for c in self.columns if c.role in _NUMBERS}
        for column in own:
            check = None
            if "quadrant" in column.kinds:
                check = self._check_quadrants(column)
            if check is None and column.kinds != ("quadrant",):
                check = own_scores.check_scores(column, values, self.grid.rows, tried)
                if check is not None and check.confidence_points:
                    self._confidence_in_points(check)
            if check is not None:
                self.checks.append(check)

    def compare_with(self, existing: Sequence[Initiative]) -> None:
        """Say where the workspace writes the same number on another scale."""
        for column in self.columns:
            if column.role not in _NUMBERS or column.name in ("reach", "confidence"):
                continue
            theirs = {i.scales.get(column.name) for i in existing if i.number(column.name) is not None}
            if theirs and theirs != {column.scale}:
                ours = scale(column.scale or usual_scale(column.name)).name
                other = ", ".join(
                    sorted(scale(on or usual_scale(column.name)).name for on in theirs - {column.scale})
                )
                self.notes.append(
                    f"{on_one_line(column.header)} is on {ours}, and the workspace has {column.name} on {other}: "
                    "the matrix compares their exact places, and formulas compare only ideas on one scale."
                )

    def ask(self) -> None:
        """Put the questions that the evidence leaves open."""
        if not any(c.name == "title" for c in self.columns if c.role is Role.TEXT):
            asked = title_question(self.columns, self.grid)
        else:
            doubted = "title" not in self.chosen.columns
            asked = title_question(self.columns, self.grid, only_doubts=True) if doubted else None
        if asked:
            self.questions.append(asked)
        if self.by.by_quadrant and {"impact", "effort"} <= {c.name for c in self.columns}:
            low = all(self._largest(name) <= 5 for name in ("impact", "effort"))
            for name, detected in self.doubts.items():
                if low or None in detected.others:
                    self.questions.append(scale_question(name, self._column(name), detected))
        elif self.doubts:
            for name, detected in self.doubts.items():
                if None in detected.others:
                    self.questions.append(scale_question(name, self._column(name), detected))
        for column in self.columns:
            numbers = self.numbers.get(column.at)
            if numbers is not None and numbers.ambiguity is not None:
                self.notes.append(f"{on_one_line(column.header)}: some numbers can be read in two ways.")

    def _layout(self) -> Layout:
        names = {column.name for column in self.columns}
        found = layout_of_headers(self.grid.headers)
        return found if found is not Layout.RICE or {"reach", "impact"} <= names else Layout.MATRIX

    def _detected(self, column: Column, *, rice_steps: bool) -> Detected:
        numbers = self.numbers[column.at]
        left = [
            cell for cell in dict.fromkeys(numbers.cells) if cell.strip() and cell not in numbers.blanks
        ]
        if not numbers.values or numbers.misfits or "★" in "".join(left[:1]):
            words = words_scale(column.name, self.layout, left)
            if words is not None:
                return words
        rule = self.vocabulary.numbers.get(column.name)
        if column.role is Role.INPUT and rule is not None and not numbers.units:
            values = [float(value) for value in numbers.values.values()]
            fits = all(v in rule.allowed if rule.allowed else rule.low <= v <= rule.high for v in values)
            if fits:
                return Detected(None, "")
        return number_scale(column.name, self.layout, column.header, numbers, rice_steps=rice_steps)

    def _check_quadrants(self, own: own_scores.OwnColumn) -> Check | None:
        """Compare quadrants by the scales that were found, and by the ones that would place every row."""
        axes = [self._column(name) for name in ("impact", "effort")]
        if any(column is None for column in axes):
            return None
        impact, effort = (self._values(column) for column in axes if column)
        best: Check | None = None
        for on in dict.fromkeys((self._scale("impact"), "1-5", "1-3", "1-4", "0-10", "0-100", None)):
            other = self._scale("effort") if on == self._scale("impact") else on
            if not (_holds(impact, on) and _holds(effort, other)):
                continue
            placed = own_scores.places(impact, on), own_scores.places(effort, other)
            check = own_scores.check_quadrants(own, *placed, self.grid.rows, self.threshold)
            if check is not None and (best is None or check.matched > best.matched):
                best = check
                settled = on, other
        if best is not None and 2 * best.matched > best.total:
            why = f"your {on_one_line(own.header)} column matches on it in {best.matched:,} of {best.total:,} rows"
            for name, found in zip(("impact", "effort"), settled, strict=True):
                if name not in self.chosen.scales:
                    self.doubts.pop(name, None)
                    if found != self._scale(name):
                        self._put(name, found, why)
        return best

    def _confidence_in_points(self, check: Check) -> None:
        """Confidence counts as written when the file's own scores say so."""
        column = self._column("confidence")
        if (
            column is None
            or column.scale is not None
            or check.factor != 1
            or "confidence" in self.chosen.scales
        ):
            return
        largest = self._largest("confidence")
        if largest > 1:
            self._put(
                "confidence", "0-100", f"your {on_one_line(check.header)} column counts it as written"
            )

    def _values(self, column: Column) -> own_scores.Numbers:
        numbers = self.numbers[column.at]
        if column.scale is None:
            return numbers.floats()
        read = fit_scale(numbers, scale(column.scale)).values
        return np.array(
            [np.nan if (v := read.get(cell)) is None else v for cell in numbers.cells], dtype=np.float64
        )

    def _largest(self, name: str) -> float:
        column = self._column(name)
        values = self.numbers[column.at].values.values() if column else ()
        return float(max(values, default=0))

    def _column(self, name: str) -> Column | None:
        return next((c for c in self.columns if c.name == name and c.role in _NUMBERS), None)

    def _scale(self, name: str) -> str | None:
        column = self._column(name)
        return column.scale if column else None

    def _put(self, name: str, on: str | None, why: str) -> None:
        self.columns = [
            replace(c, scale=on, why=why) if c.name == name and c.role in _NUMBERS else c
            for c in self.columns
        ]


def _holds(values: own_scores.Numbers, on: str | None) -> bool:
    low, high = scale(on or "1-10").span
    known = values[values == values]  # noqa: PLR0124  (not-a-number is not itself)
    return bool(len(known)) and low <= known.min() and known.max() <= high
