"""Scorecards in a report: the company's own options, and the six published disciplines."""

from fractions import Fraction

from gtm_framework.errors import RefusedError
from gtm_framework.report.blocks import Block, Column, Prose, Table
from gtm_framework.report.chart_blocks import Bar, BarChart
from gtm_framework.report.subject import Subject
from gtm_framework.scorecard import Comparison, compare, load_scorecard, percent, sensitivity, written
from gtm_framework.scorecard.wording import outcome_sentence, safety_sentence

_MOST = 12
"""Options and criteria beyond this number are left out of a report."""
_Content = tuple[str, tuple[Block, ...], tuple[str, ...]]


def scorecard_section(subject: Subject) -> _Content | None:
    """The company's own options; None without a table to compare."""
    own = subject.workspace.own_table
    if own is None:
        return None
    try:
        comparison = own.comparison()
    except RefusedError:
        return None
    return _compared(comparison, ("house",))


def concepts_section(_: Subject) -> _Content:
    """The six published disciplines, all criteria with the same weight."""
    scorecard = load_scorecard()
    message, blocks, sources = _compared(compare(scorecard.table), scorecard.source)
    return message, (*blocks, Prose(scorecard.reason)), sources


def _compared(comparison: Comparison, sources: tuple[str, ...]) -> _Content:
    bars = BarChart("Totals", tuple(
        Bar(f"{standing.rank}. {standing.option.name}", float(standing.share),
            f"{written(standing.total)} of {written(comparison.maximum)} ({percent(standing.share)})",
            standing.rank == 1)
        for standing in comparison.ranked[:_MOST]
    ))  # fmt: skip
    safe = Prose(safety_sentence(sensitivity(comparison)))
    return outcome_sentence(comparison), (bars, safe, _scores(comparison)), sources


def _scores(comparison: Comparison) -> Table:
    """The options from first to last as rows, the criteria as columns."""
    table = comparison.table
    criteria = range(min(len(table.criteria), _MOST))
    place = {option.id: at for at, option in enumerate(table.options)}
    rows = [place[standing.option.id] for standing in comparison.ranked[:_MOST]]
    low, span = table.scale.low, table.scale.high - table.scale.low
    return Table(
        name="Scores",
        columns=(
            Column("Option", 2.2),
            *(Column(_heading(comparison, at), 1, is_number=True) for at in criteria),
        ),
        rows=tuple(
            (table.options[row].name, *(written(table.score(row, at)) for at in criteria)) for row in rows
        ),
        shades=tuple(
            (None, *(_share(comparison.value(row, at) - low, span) for at in criteria)) for row in rows
        ),
    )


def _heading(comparison: Comparison, at: int) -> str:
    """A criterion with its weight if weights differ, and its direction if lower is better."""
    weights, name = comparison.weighting.weights, comparison.table.criteria[at].name
    notes = [f"weight {written(weights[at])}"] if len(set(weights)) > 1 else []
    notes += ["lower is better"] if comparison.weighting.minimized[at] else []
    return f"{name} ({', '.join(notes)})" if notes else name


def _share(above: Fraction, span: Fraction) -> float:
    return float(above / span) if span else 0.0
