"""A whole table at once: the answers of `classify`, `place` and `rank`, set beside every row."""

from collections.abc import Mapping
from typing import TypeVar

import numpy as np

from gtm_framework.triage.initiative import RANGES
from gtm_framework.triage.matrix import THRESHOLD, check_threshold
from gtm_framework.triage.methods import MethodChoice, Methods, all_inputs
from gtm_framework.triage.methods import method as method_named
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.scales import AXES, place_sources
from gtm_framework.triage.table import frames, kernel, scores
from gtm_framework.triage.table.cells import Cells
from gtm_framework.triage.table.frames import Figures, Words
from gtm_framework.triage.table.known_columns import known_columns
from gtm_framework.triage.table.numbers import Column, Numbers, TableNumbers
from gtm_framework.triage.table.row_scales import RowScales

Table = TypeVar("Table")


def triage_table(
    frame: Table,
    rubric: Rubric | None = None,
    method: MethodChoice | None = None,
    threshold: float = THRESHOLD,
    *,
    scales: Mapping[str, str] | None = None,
    methods: Methods | None = None,
) -> Table:
    """Classify, place and rank every row of a table.

    Args:
        frame: A pandas or polars DataFrame. Read are the columns named like the rubric's questions,
            ``impact``, ``effort``, ``reach``, ``confidence``, and the inputs of the method
            (`data/methods.toml`), by these names in any case or by the names the import knows for them;
            any of them may be missing, and all others stay untouched. Nothing, not-a-number and white
            space are blank.
        rubric: The rubric for the verdicts; the product's own when None.
        method: The id of a method, or a `Method`; the default method when None.
        threshold: Scores above it are high, from 1 to 9.
        scales: Number to the scale that its column is written on (`data/scales.toml`), such as
            ``{"impact": "1-5"}``; a scale in a header, as in ``Impact (1-5)``, counts too. Numbers without
            a scale are on their usual range.
        methods: Where the id is looked up; the product's own methods when None.

    Returns:
        A table of the same kind, its rows in the same order under the same index, with the columns
        ``kind``, ``lean``, ``coverage``, ``decided``, ``quadrant``, ``action``, ``score`` and ``rank``
        after its own; columns of these names are replaced. Every value is that of the scalar path,
        and ranks equal exact arithmetic on every row.

    Raises:
        RefusedTableError: If a cell holds no answer of the rubric or no number in its range; the
            first hundred such cells are named.
        UnknownNameError: If no method or scale goes by that name.
        OutOfRangeError: If the threshold lies outside 1 to 9.
        GtmError: If it is no pandas or polars DataFrame, or none of its columns is one that we read.
    """
    by = method_named(method, methods)
    check_threshold(threshold)
    rubric = rubric or Rubric.default()
    table = frames.opened(frame)
    own = {needed.id: needed for needed in by.inputs if not needed.is_field}
    known = known_columns(table.columns, rubric, by)
    cells = Cells(
        table, known.columns, RowScales(table, {**known.scales, **(scales or {})}), {**all_inputs(), **own}
    )
    answers = cells.answers(rubric)
    columns = {name: cells.field(name) for name in RANGES}
    columns |= {name: cells.typed(needed) for name, needed in own.items() if cells.has(name)}
    sources = [source.input for axis in AXES for source in place_sources(axis)]
    columns |= {
        name: cells.typed(all_inputs()[name]) for name in sources if name not in columns and cells.has(name)
    }
    cells.refuse()
    numbers = TableNumbers(columns, len(table))
    verdicts = kernel.verdicts(answers, len(table), rubric)
    quadrants = kernel.quadrants(numbers.shown("impact"), numbers.shown("effort"), threshold)
    ranked = scores.scored(by, [numbers.part(needed) for needed in by.inputs], quadrants)
    results: dict[str, frames.Result] = {
        "kind": Words(verdicts.kind, tuple(map(str, kernel.KINDS))),
        "lean": verdicts.lean,
        "coverage": verdicts.coverage,
        "decided": verdicts.decided,
        "quadrant": Words(quadrants, tuple(map(str, kernel.QUADRANTS))),
        "action": Words(quadrants, tuple(quadrant.action for quadrant in kernel.QUADRANTS)),
        "score": Figures(ranked.score, ~np.isnan(ranked.score)),
        "rank": Figures(ranked.rank, ranked.rank > 0),
    }
    done: Table = frames.with_results(table, results)
    return done


def matrix_places(frame: Table, scales: Mapping[str, str]) -> tuple[Numbers, Numbers]:
    """The places of a table's rows on impact and effort, 1 to 10, not-a-number where there is none.

    Args:
        frame: A table of ours, whose cells `triage_table` has taken.
        scales: Number to the scale that its column is written on.
    """
    table = frames.opened(frame)
    sources = [source.input for axis in AXES for source in place_sources(axis)]
    known = {name: name for name in (*AXES, *sources) if name in table.columns}
    cells = Cells(table, known, RowScales(table, scales), all_inputs())
    columns: dict[str, Column] = {axis: cells.field(axis) for axis in AXES}
    columns |= {name: cells.typed(all_inputs()[name]) for name in known if name not in AXES}
    numbers = TableNumbers(columns, len(table))
    return numbers.shown("impact"), numbers.shown("effort")
