"""A whole table at once: the results of `classify`, `place`, and `rank` added to every row."""

from collections.abc import Mapping
from typing import TypeVar

import numpy as np

from gtm_framework.triage.initiative import RANGES
from gtm_framework.triage.matrix import THRESHOLD, check_threshold
from gtm_framework.triage.methods.methods import Method, MethodChoice, Methods, all_inputs
from gtm_framework.triage.methods.methods import method as method_named
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.scales.scales import AXES, place_sources
from gtm_framework.triage.table import frames, kernel, scores
from gtm_framework.triage.table.cells import Cells
from gtm_framework.triage.table.found_scales import FoundScales
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
    """Classify, place, and rank every row of a table.

    Args:
        frame: A pandas or polars DataFrame. It reads the columns named like the rubric's questions,
            ``impact``, ``effort``, ``reach``, ``confidence``, and the method's inputs
            (`data/methods.toml`), by these names in any case or by the names the import knows for them. Any
            of them can be missing; all other columns stay unchanged. Missing values, NaN, and white space
            are blank.
        rubric: The rubric for the verdicts; None for the product's own.
        method: The id of a method, or a `Method`; None for the default.
        threshold: Scores above it are high, from 1 to 9.
        scales: Maps a number to the scale of its column (`data/scales.toml`), such as
            ``{"impact": "1-5"}``, or ``"usual"`` for its usual range. The scale of the other columns is
            found as that of a file: by header, words, and smallest and largest number.
        methods: Where to look up the id; None for the product's own methods.

    Returns:
        A table of the same type, with its rows in the same order and index, with the columns ``kind``,
        ``lean``, ``coverage``, ``decided``, ``quadrant``, ``action``, ``score``, and ``rank`` after its
        own; columns with these names are replaced. Every value equals that of the scalar path, and ranks
        equal exact arithmetic on every row.

    Raises:
        RefusedTableError: If a cell is neither a valid answer nor a number in its range; lists the first
            hundred such cells.
        UnknownNameError: If there is no method or scale with that name.
        OutOfRangeError: If the threshold is outside 1 to 9.
        GtmError: If it is no pandas or polars DataFrame, none of its columns is one that we read, or two
            scales that a column could be on would rank differently.

    Example:
        >>> import pandas as pd
        >>> ideas = pd.DataFrame({"title": ["Trade show", "Webinars"], "impact": [3, 6], "effort": [6, 2]})
        >>> triage_table(ideas)[["title", "quadrant", "score", "rank"]]
                title   quadrant  score  rank
        0  Trade show  time_sink    0.5     2
        1    Webinars  quick_win    3.0     1
    """
    by = method_named(method, methods)
    check_threshold(threshold)
    rubric = rubric or Rubric.default()
    table = frames.opened(frame)
    own = {needed.id: needed for needed in by.inputs if not needed.is_field}
    known = known_columns(table.columns, rubric, by)
    inputs, given = {**all_inputs(), **own}, scales or {}
    on = RowScales(table, given)
    cells = Cells(table, known, on, inputs)
    if not on.are_by_row:
        looked_at = FoundScales(table, known, cells, rubric, inputs)
        on.settle(looked_at.found(given, by, threshold))
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
    quadrants = kernel.quadrants(*_places(numbers, by), threshold)
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


def matrix_places(
    frame: Table, scales: Mapping[str, str], method: MethodChoice | None = None
) -> tuple[Numbers, Numbers]:
    """The positions of a table's rows on impact and effort, 1 to 10, NaN if there is none.

    Args:
        frame: A table that `triage_table` accepted.
        scales: Maps a number to the scale of its column.
        method: A method whose own inputs may place the ideas (`Method.axes`); None for the default.

    Example:
        >>> import pandas as pd
        >>> ideas = pd.DataFrame({"impact": [2, 5], "effort": [3, 8]})
        >>> impact, effort = matrix_places(ideas, {"impact": "1-5"})
        >>> impact.tolist(), effort.tolist()
        ([3.0, 10.0], [3.0, 8.0])
    """
    table = frames.opened(frame)
    sources = [source.input for axis in AXES for source in place_sources(axis)]
    by = method_named(method)
    inputs = {**all_inputs(), **{needed.id: needed for needed in by.inputs}}
    names = (*AXES, *sources, *by.axes.values())
    known = {name: name for name in names if name in table.columns}
    cells = Cells(table, known, RowScales(table, scales), inputs)
    columns: dict[str, Column] = {axis: cells.field(axis) for axis in AXES}
    columns |= {name: cells.typed(inputs[name]) for name in known if name not in AXES}
    return _places(TableNumbers(columns, len(table)), by)


def _places(numbers: TableNumbers, by: Method) -> tuple[Numbers, Numbers]:
    """The positions of the rows on impact and effort under a method, as `positions.position`."""
    impact, effort = (
        numbers.shown_by(by.places[axis]) if axis in by.places else numbers.shown(axis) for axis in AXES
    )
    return impact, effort
