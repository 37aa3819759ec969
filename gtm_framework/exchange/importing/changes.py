"""Applies a plan: reads its sheet, and finds what is new, changed, or unchanged in the workspace."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gtm_framework.exchange.cells.vocabulary import Role
from gtm_framework.exchange.columns import is_own_export
from gtm_framework.exchange.importing.assumptions import answers_taken, assumed_line
from gtm_framework.exchange.importing.headers import Column
from gtm_framework.exchange.importing.plan import ImportPlan
from gtm_framework.exchange.importing.reading import SheetReader
from gtm_framework.exchange.importing.sheet import Sheet
from gtm_framework.exchange.report import FAULTS_SHOWN, Fault, FileRefused, Report, on_one_line
from gtm_framework.triage import Initiative
from gtm_framework.triage.headers import normal
from gtm_framework.triage.hints import LikelyDuplicate, likely_duplicates
from gtm_framework.triage.scales import scale
from gtm_framework.unique_names import UniqueNames

OnBad = Literal["refuse", "skip"]

_HEADERS_TOLD = 20
_COMPARED = 2000
"""How many ideas to search for likely duplicates; takes about a second."""


@dataclass(frozen=True, slots=True)
class Changed:
    """An existing idea that the file changes.

    Attributes:
        before: The idea in the workspace.
        after: The idea with the file's values; what the file doesn't say stays.
        fields: Which fields differ.
    """

    before: Initiative
    after: Initiative
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    r"""What an import would do to a workspace.

    Attributes:
        sheet: The rows as they were read.
        new: Ideas the workspace doesn't have.
        changed: Ideas it has, matched by id, then by title.
        unchanged: Ideas that are already identical.
        likely_duplicates: New ideas that look like an existing one in other words.

    Example:
        >>> from gtm_framework.exchange.files import grid_of_file
        >>> from gtm_framework.exchange.importing import plan_import
        >>> grid = grid_of_file(b"Idea,Impact\nWebinars,6\nPartner program,8\n", "ideas.csv")
        >>> changes = apply_plan(plan_import(grid, existing=[Initiative(title="Webinars", impact=4)]))
        >>> [idea.title for idea in changes.new], [each.after.impact for each in changes.changed]
        (['Partner program'], [6.0])
    """

    sheet: Sheet
    new: tuple[Initiative, ...]
    changed: tuple[Changed, ...]
    unchanged: tuple[Initiative, ...]
    likely_duplicates: tuple[LikelyDuplicate, ...]

    @property
    def puts(self) -> tuple[Initiative, ...]:
        """What to store; empty if nothing would change."""
        return (*self.new, *(each.after for each in self.changed))

    def without_duplicates(self) -> "Changes":
        """The same without new ideas that look like existing ones."""
        alike = {id_ for pair in self.likely_duplicates for id_ in (pair.first, pair.second)}
        return replace(self, new=tuple(idea for idea in self.new if idea.id not in alike))


def apply_plan(plan: ImportPlan, *, on_bad: OnBad = "refuse") -> Changes:
    """Apply a plan.

    Args:
        plan: The result of `plan_import`.
        on_bad: ``"refuse"`` imports nothing if there is an error; ``"skip"`` imports the rows without
            errors. Use it only if a person asks for it.

    Raises:
        FileRefused: If there are errors; its report lists all of them. Also with ``"skip"`` if the file as
            a whole can't be read.
    """
    sheet = sheet_of(plan, on_bad=on_bad)
    read = sheet.initiatives()
    by_id = {idea.id: idea for idea in plan.existing}
    by_title = {normal(idea.title): idea for idea in reversed(plan.existing)}
    new, changed, unchanged = [], [], []
    taken: set[str] = set()
    for idea in read:
        known = by_id.get(idea.id) or by_title.get(normal(idea.title))
        if known is None or known.id in taken:
            new.append(idea)
            continue
        taken.add(known.id)
        after = _updated(known, idea, sheet)
        fields = tuple(
            name for name in Initiative.model_fields if getattr(after, name) != getattr(known, name)
        )
        if fields:
            changed.append(Changed(known, after, fields))
        else:
            unchanged.append(known)
    return Changes(
        sheet, _renamed(new, by_id), tuple(changed), tuple(unchanged), _duplicates(plan.existing, new)
    )


def sheet_of(plan: ImportPlan, *, on_bad: OnBad = "refuse") -> Sheet:
    """The rows of a plan's file by its columns, without comparing them with a workspace.

    Raises:
        FileRefused: As `apply_plan`.
    """
    grid, name = plan.grid, plan.grid.source.name
    columns = [planned.column for planned in plan.columns]
    _check_headers(plan, columns)
    reader = SheetReader(name, grid, columns, plan.vocabulary, plan.style)
    # Our own export can contain any text, even NUL; elsewhere, NUL is a sign of damage.
    reader.check(nul_allowed=is_own_export(grid.headers))
    report = Report(
        file=name,
        encoding=grid.source.encoding,
        delimiter=grid.source.format,
        rows=len(grid.rows) + grid.fault_count,
        taken=int((~reader.findings.bad).sum()),
        columns=tuple(column.use for column in columns if column.role is not Role.DERIVED),
        notes=(*grid.notes, *_notes(plan, columns), *reader.remarks),
        faults=reader.findings.faults(),
        fault_count=reader.findings.count,
    )
    if report.fault_count and on_bad == "refuse":
        raise FileRefused(report)
    return reader.sheet(report)


def _updated(known: Initiative, read: Initiative, sheet: Sheet) -> Initiative:
    """The workspace's idea updated with the file's values; blank cells change nothing."""
    changes: dict[str, object] = {
        name: getattr(read, name)
        for name in (
            "title",
            "description",
            "owner",
            "supports",
            "quarter",
            "status",
            "output",
            "override",
            "tags",
        )
        if getattr(read, name)
    }
    numbers = {name: getattr(read, name) for name in sheet.numbers if getattr(read, name) is not None}
    inputs = {**known.inputs, **read.inputs}
    given = {*numbers, *read.inputs}
    scales = {name: on for name, on in known.scales.items() if name not in given}
    extra = {name: text for name, text in read.extra.items() if text or name not in known.extra}
    return known.with_changes(
        **changes, **numbers, inputs=inputs,
        scales={**scales, **{name: on for name, on in read.scales.items() if name in given}},
        answers={**known.answers, **read.answers},
        extra={**known.extra, **extra},
    )  # fmt: skip


def _renamed(new: Sequence[Initiative], by_id: dict[str, Initiative]) -> tuple[Initiative, ...]:
    """New ideas whose generated id is taken get a number."""
    names = UniqueNames(by_id)
    free = [names.claim(idea.id) for idea in new]
    return tuple(
        idea if its_id == idea.id else idea.model_copy(update={"id": its_id})
        for idea, its_id in zip(new, free, strict=True)
    )


def _duplicates(existing: Sequence[Initiative], new: Sequence[Initiative]) -> tuple[LikelyDuplicate, ...]:
    if not existing or not new or len(existing) + len(new) > _COMPARED:
        return ()
    ours, theirs = {idea.id for idea in existing}, {idea.id for idea in new}
    return tuple(
        pair
        for pair in likely_duplicates((*existing, *new))
        if {pair.first, pair.second} & theirs and {pair.first, pair.second} & ours
    )


def _check_headers(plan: ImportPlan, columns: Sequence[Column]) -> None:
    """Reject a file without a title, or with damaged headers, as a whole."""
    grid, name = plan.grid, plan.grid.source.name
    faults = []
    if not any(column.role is Role.TEXT and column.name == "title" for column in columns):
        told = ", ".join(on_one_line(column.header) for column in columns[:_HEADERS_TOLD])
        more = f" and {len(columns) - _HEADERS_TOLD} more" if len(columns) > _HEADERS_TOLD else ""
        faults.append(
            Fault(
                name, None, None, None, None,
                f"no column can be the title; the headers are {told}{more}",
                "Name the column with the ideas 'title'. If the file has no header row, add one.",
            )
        )  # fmt: skip
    if any("\0" in header for header in grid.headers) and not is_own_export(grid.headers):
        problem = "a header contains an unsupported character (NUL)"
        faults.append(Fault(name, None, None, None, None, problem, "Save the file again as CSV."))
    if faults:
        found = (*faults, *grid.faults)
        raise FileRefused(
            Report(name, faults=found[:FAULTS_SHOWN], fault_count=len(faults) + grid.fault_count)
        )


def _notes(plan: ImportPlan, columns: Sequence[Column]) -> list[str]:
    derived = [column.header for column in columns if column.role is Role.DERIVED]
    assumed = {name for each in plan.assumptions for name in each.names}
    told = [
        f"{on_one_line(c.header)} is read as {scale(c.scale).name}: {c.why}."
        for c in columns
        if c.scale and c.name not in assumed
    ]
    told += [sentence for check in plan.checks for sentence in check.sentences]
    told += plan.notes
    told += filter(None, [assumed_line(plan.assumptions)])
    told += answers_taken(each for each in plan.questions if each.is_open(plan.choices))
    if derived:
        told.append(f"Recalculated: {', '.join(derived)}.")
    if not plan.grid.rows and not plan.grid.fault_count:
        told.append("There are no rows below the header.")
    return told
