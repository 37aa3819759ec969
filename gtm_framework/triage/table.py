"""A whole table at once: the answers of `classify`, `place` and `rank`, set beside every row."""

from typing import TypeVar

import numpy as np

from gtm_framework.triage import frames, kernel, methods, scores, wholes
from gtm_framework.triage.columns import Cells, Numbers
from gtm_framework.triage.frames import Figures, Words
from gtm_framework.triage.initiative import RANGES
from gtm_framework.triage.matrix import THRESHOLD, check_threshold
from gtm_framework.triage.methods import Input
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.wholes import Wholes

Table = TypeVar("Table")


def triage_table(
    frame: Table, rubric: Rubric | None = None, method: str = "quadrant", threshold: float = THRESHOLD
) -> Table:
    """Classify, place and rank every row of a table.

    Args:
        frame: A pandas or polars DataFrame. Read are the columns named like the rubric's questions
            (any of them may be missing), ``impact``, ``effort``, ``reach``, ``confidence``, and those
            named like the method's own inputs (`data/methods.toml`); all others stay untouched.
            Nothing, not-a-number and white space are blank.
        rubric: The rubric for the verdicts; the product's own when None.
        method: ``quadrant``, ``ratio``, ``rice``, ``ice`` or ``wsjf``.
        threshold: Scores above it are high, from 1 to 9.

    Returns:
        A table of the same kind, its rows in the same order under the same index, with the columns
        ``kind``, ``lean``, ``coverage``, ``decided``, ``quadrant``, ``action``, ``score`` and ``rank``
        after its own; columns of these names are replaced. Every value is that of the scalar path,
        and ranks equal exact arithmetic on every row.

    Raises:
        RefusedTableError: If a cell holds no answer of the rubric or no number in its range; the
            first hundred such cells are named.
        UnknownNameError: If no method goes by that name.
        OutOfRangeError: If the threshold lies outside 1 to 9.
        GtmError: If it is no pandas or polars DataFrame.
    """
    by = methods.method(method)
    check_threshold(threshold)
    rubric = rubric or Rubric.default()
    table = frames.opened(frame)
    cells = Cells(table)
    answers = cells.answers(rubric)
    fields = {name: cells.field(name) for name in RANGES}
    typed = {needed.id: cells.typed(needed) for needed in by.inputs if not needed.is_field}
    cells.refuse()

    verdicts = kernel.verdicts(answers, len(table), rubric)
    quadrants = kernel.quadrants(fields["impact"], fields["effort"], threshold)
    ranked = scores.scored(by, [_part(needed, typed, fields) for needed in by.inputs], quadrants)
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


def _part(needed: Input, typed: dict[str, Numbers], fields: dict[str, Numbers]) -> Wholes:
    """The numbers that a method takes, each row's first of: typed, made from its field."""
    if needed.field is None:
        return wholes.typed(wholes.coded(typed[needed.id]))
    made = wholes.made(wholes.coded(fields[needed.field]), needed)
    if needed.id not in typed:
        return made
    return wholes.first_of(wholes.typed(wholes.coded(typed[needed.id])), made)
