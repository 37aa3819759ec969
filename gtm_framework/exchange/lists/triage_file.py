"""Turns a file into a prioritized file: what the command does, without a terminal.

The list stays in columns. Ranks come from the table kernel; initiatives are created in batches while
writing, so a million rows don't have to be in memory as objects.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from gtm_framework.exchange.files.grid_in import Progress, grid_of_file
from gtm_framework.exchange.importing.changes import OnBad, sheet_of
from gtm_framework.exchange.importing.lacking import lacking
from gtm_framework.exchange.importing.plan import ImportPlan, plan_import
from gtm_framework.exchange.importing.sheet import Sheet
from gtm_framework.exchange.importing.sheet_hints import WordsSay, accepted, looked_at
from gtm_framework.exchange.lists.columns import RESULTS, ListColumns, fits
from gtm_framework.exchange.lists.csv_out import RUN, Carried, marks_of, write_runs
from gtm_framework.exchange.lists.reasons import Reasons
from gtm_framework.triage import THRESHOLD, Kind, Quadrant, Ranked, Rubric, placed
from gtm_framework.triage.hints import Correction, following, suggest
from gtm_framework.triage.methods import Method, MethodChoice
from gtm_framework.triage.methods import method as method_named
from gtm_framework.triage.table import matrix_places, stated_order, triage_table
from gtm_framework.triage.worklist import Tally


@dataclass(frozen=True, slots=True)
class Triaged:
    r"""A file's ranked list, with how the file was read.

    Attributes:
        sheet: The rows as they were read.
        rubric: The rubric for the verdicts.
        method: The ranking method.
        threshold: Scores above it are high.
        order: Position of the list's first row, of its second, and so on.
        ranks: Each row's rank; 0 if it has none.
        tally: How many ideas have each verdict and quadrant, and how many are unranked.
        words: What the wording of the ideas without a verdict says, or what was accepted of it.
        lacking: What the unranked ideas are missing, and which column looks like it, one sentence each.
        columns: The list by column, for writing; None if it is written row by row.

    Example:
        >>> from gtm_framework.exchange.files import grid_of_file
        >>> from gtm_framework.exchange.importing import plan_import
        >>> grid = grid_of_file(b"title,impact,effort\nTrade show,3,6\nWebinars,6,2\n", "ideas.csv")
        >>> [item.initiative.title for run in triage_plan(plan_import(grid)).runs() for item in run]
        ['Webinars', 'Trade show']
    """

    sheet: Sheet
    rubric: Rubric
    method: Method
    threshold: float
    order: NDArray[np.intp]
    ranks: NDArray[np.int64]
    tally: Tally
    words: WordsSay
    lacking: tuple[str, ...] = ()
    columns: ListColumns | None = None

    def runs(self) -> Iterator[list[Ranked]]:
        """The list in order, in batches of rows."""
        for start in range(0, len(self.order), RUN):
            rows = self.order[start : start + RUN].tolist()
            initiatives = self.sheet.at(rows).initiatives()
            ranks = self.ranks[rows].tolist()
            yield [
                placed(initiative, self.method, self.rubric, self.threshold, rank or None)
                for initiative, rank in zip(initiatives, ranks, strict=True)
            ]

    def write(self, file: BinaryIO, progress: Progress | None = None) -> None:
        """Write the prioritized CSV; progress counts rows."""
        if self.columns is not None:
            self.columns.write(self.order, _carried(self.sheet), file, progress)
            return
        write_runs(
            self.runs(),
            file,
            total=len(self.order),
            carried=_carried(self.sheet),
            rubric=self.rubric,
            progress=progress,
        )

    def lines(self) -> Iterator[str]:
        """How the import went, for a person to read."""
        yield from self.sheet.report.lines()
        kinds = ", ".join(f"{count} {kind}" for kind, count in self.tally.kinds.items())
        yield f"{self.tally.words}: {kinds}; {self.tally.unranked} not ranked."
        yield from self.lacking
        if self.words.found:
            yield str(self.words)
        yield from self.words.decisions()


def triage_file(
    content: bytes,
    *,
    name: str,
    rubric: Rubric,
    method: MethodChoice | None = None,
    threshold: float = THRESHOLD,
    on_bad: OnBad = "refuse",
    accept_hints: bool = False,
    progress: Progress | None = None,
) -> Triaged:
    """Read and rank a list, using the first answer for every open question.

    Args:
        content: The file's bytes.
        name: What to call it in messages.
        rubric: The rubric for the verdicts.
        method: The ranking method; None for the default.
        threshold: Scores above it are high, 1 to 9.
        on_bad: Whether rows with errors stop the import or are left out.
        accept_hints: Whether ideas without a verdict get the answers their wording suggests.
        progress: Called with bytes read and total bytes, then with lines whose wording was read; raising
            from it cancels.

    Raises:
        FileRefused: If there are errors; its report lists all of them.
        UnknownNameError: If the method is unknown.
    """
    by = method_named(method)
    grid = grid_of_file(content, name, progress=progress)
    plan = plan_import(grid, rubric=rubric, method=by, threshold=threshold)
    return triage_plan(
        plan, threshold=threshold, on_bad=on_bad, accept_hints=accept_hints, progress=progress
    )


def triage_plan(
    plan: ImportPlan,
    *,
    threshold: float = THRESHOLD,
    on_bad: OnBad = "refuse",
    accept_hints: bool = False,
    corrections: Sequence[Correction] = (),
    progress: Progress | None = None,
) -> Triaged:
    r"""Rank the list of a plan by the plan's method; arguments and errors as in `triage_file`.

    Suggestions for ideas worded like those in `corrections` follow them, and `Triaged.lines` names each.

    Example:
        >>> from gtm_framework.exchange.files import grid_of_file
        >>> from gtm_framework.exchange.importing import plan_import
        >>> grid = grid_of_file(b"title,impact,effort\nTrade show,3,6\nWebinars,6,2\n", "ideas.csv")
        >>> triage_plan(plan_import(grid)).ranks.tolist()
        [2, 1]
    """
    rubric, method = plan.rubric, plan.method
    read = following(corrections) if corrections else suggest
    sheet = sheet_of(plan, on_bad=on_bad)
    frame = sheet.judged()
    table = triage_table(frame, rubric, method, threshold, scales=sheet.column_scales)
    waiting = _without_verdict(table["kind"].tolist(), sheet.overrides)
    if accept_hints:
        sheet, words = accepted(sheet, waiting, rubric, read, progress)
        frame = sheet.judged()
        table = triage_table(frame, rubric, method, threshold, scales=sheet.column_scales)
    else:
        words = looked_at(sheet, waiting, rubric, read)
    ranks = table["rank"].fillna(0).to_numpy(dtype=np.int64)
    order = stated_order(
        ranks, *matrix_places(frame, sheet.scales, method), sheet.texts["title"], sheet.ids
    )
    judged = table["kind"].tolist()
    tally = _tally(
        _final_kinds(judged, sheet.overrides), table["quadrant"].tolist(), int((ranks == 0).sum())
    )
    columns = None
    if fits(sheet):
        decided = table["decided"].to_numpy(bool)
        reasons = Reasons(sheet, judged, decided, ranks, rubric=rubric, method=method, threshold=threshold)
        columns = ListColumns(sheet, table[list(RESULTS)], ranks, reasons, rubric)
    missing = lacking(plan, sheet, ranks)
    return Triaged(sheet, rubric, method, threshold, order, ranks, tally, words, missing, columns)


def _without_verdict(kinds: Sequence[str], overrides: Sequence[str] | None) -> list[int]:
    """The rows decided neither by the rubric nor by a person."""
    by_hand = overrides or [""] * len(kinds)
    undecided = Kind.UNDECIDED.value
    return [at for at, kind in enumerate(kinds) if kind == undecided and not by_hand[at]]


def _final_kinds(kinds: Sequence[str], overrides: Sequence[str] | None) -> Sequence[str]:
    if overrides is None:
        return kinds
    return [by_hand or kind for kind, by_hand in zip(kinds, overrides, strict=True)]


def _tally(kinds: Sequence[str], quadrants: Sequence[str], unranked: int) -> Tally:
    of_kind, of_quadrant = Counter(kinds), Counter(quadrants)
    return Tally(
        total=len(kinds),
        kinds={kind: of_kind[kind] for kind in Kind},
        quadrants={quadrant: of_quadrant[quadrant] for quadrant in Quadrant},
        unranked=unranked,
    )


def _carried(sheet: Sheet) -> Carried:
    return Carried(
        marks=marks_of(
            output=any(sheet.outputs or ()),
            tags=any(sheet.tags or ()),
            override=any(sheet.overrides or ()),
            suggested=any(sheet.suggested or ()),
            scales=bool(sheet.scales) or any(sheet.row_scales or ()),
        ),
        inputs=frozenset(name for name, values in sheet.inputs.items() if not np.isnan(values).all()),
        extra=tuple(sheet.extra),
    )
