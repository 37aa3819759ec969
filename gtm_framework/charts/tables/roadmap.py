"""The roadmap as tables: the tree to select from, and the tables behind its charts."""

from collections.abc import Mapping, Sequence

import pandas as pd

from gtm_framework.charts.signs import kind_sign, level_sign
from gtm_framework.strategy import percent
from gtm_framework.strategy.alignment import ObjectiveCoverage, Timeline, TreeRow
from gtm_framework.strategy.capacity import BestSet, QuarterLoad
from gtm_framework.strategy.cascade import Cascade, Tactic
from gtm_framework.triage import Kind

_STEP = "\u2003"
"""Indentation per level of the tree."""


def tree_table(rows: Sequence[TreeRow], kinds: Mapping[str, Kind]) -> pd.DataFrame:
    """The tree, one row per item, indented by depth.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> outlook = Checkup(example_workspace("fintech-cascade")).outlook
        >>> tree_table(outlook.tree, outlook.kinds)["weeks"].tolist()
        [15.0, 15.0, 15.0, 6.0, 5.0, 4.0]
    """
    return pd.DataFrame(
        {
            "roadmap": [f"{_STEP * row.depth}{level_sign(row.level).glyph} {row.title}" for row in rows],
            "kind": [kind_sign(kinds[row.id]).glyph if row.id in kinds else "" for row in rows],
            "owner": [row.owner for row in rows],
            "KPI / target": [row.kpi for row in rows],
            "quarter": [row.quarter for row in rows],
            "weeks": pd.array([row.person_weeks for row in rows], dtype="Float64"),
            "issues": pd.array([len(row.remarks) or None for row in rows], dtype="Int64"),
        }
    )


def timeline_table(shown: Timeline, kinds: Mapping[str, Kind]) -> pd.DataFrame:
    """The timeline as a table.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> outlook = Checkup(example_workspace("fintech-cascade")).outlook
        >>> timeline_table(outlook.timeline, outlook.kinds)["what"].tolist()[:1]
        ['≡ Account-based campaign for the top 50 accounts']
    """
    return pd.DataFrame(
        {
            "what": [f"{level_sign(bar.level).glyph} {bar.title}" for bar in shown.bars],
            "level": [bar.level.words for bar in shown.bars],
            "kind": [_sign(kinds.get(bar.id)) for bar in shown.bars],
            "quarter": [bar.quarter for bar in shown.bars],
            "from": [bar.start for bar in shown.bars],
            "to": [bar.end for bar in shown.bars],
        }
    )


def coverage_table(covered: Sequence[ObjectiveCoverage]) -> pd.DataFrame:
    """The work under each objective, and its progress.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> table = coverage_table(Checkup(example_workspace("fintech-cascade")).outlook.coverage)
        >>> table[["quarterly", "tactics", "weeks"]].iloc[0].tolist()
        [1.0, 3.0, 15.0]
    """
    return pd.DataFrame(
        {
            "objective": [entry.title for entry in covered],
            "quarterly": [entry.quarterly_initiatives for entry in covered],
            "tactics": [entry.tactics for entry in covered],
            "ideas": [entry.initiatives for entry in covered],
            "weeks": pd.array([entry.person_weeks for entry in covered], dtype="Float64"),
            "share": [_percent(entry.share) for entry in covered],
            "current": pd.array([entry.actual for entry in covered], dtype="Float64"),
            "progress": [_percent(entry.progress) for entry in covered],
        }
    )


def loads_table(quarters: Sequence[QuarterLoad]) -> pd.DataFrame:
    """Each quarter: capacity, planned work, and what is left.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> table = loads_table(Checkup(example_workspace("fintech-cascade")).outlook.loads)
        >>> table[["capacity", "planned", "spare"]].iloc[0].tolist()
        [20.0, 15.0, 5.0]
    """
    return pd.DataFrame(
        {
            "quarter": [load.quarter for load in quarters],
            "capacity": pd.array([load.capacity for load in quarters], dtype="Float64"),
            "planned": [load.load for load in quarters],
            "spare": pd.array([load.spare for load in quarters], dtype="Float64"),
            "used": [_percent(load.used) for load in quarters],
            "no effort estimate": [len(load.unknown) for load in quarters],
        }
    )


def queue_table(quarters: Sequence[QuarterLoad]) -> pd.DataFrame:
    """The work of each quarter in priority order, and on which side of the cut line.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> table = queue_table(Checkup(example_workspace("fintech-cascade")).outlook.loads)
        >>> table["running total"].tolist()
        [6.0, 10.0, 15.0]
    """
    side = {True: "above the line", False: "below the line", None: ""}
    lines = [(load.quarter, line) for load in quarters for line in load.queue]
    return pd.DataFrame(
        {
            "quarter": [quarter for quarter, _ in lines],
            "work": [line.title for _, line in lines],
            "weeks": [line.person_weeks for _, line in lines],
            "running total": [line.cumulative for _, line in lines],
            "line": [side[line.fits] for _, line in lines],
        }
    )


def chosen_table(best: BestSet, kinds: Mapping[str, Kind]) -> pd.DataFrame:
    """The recommended portfolio, by quarter.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> outlook = Checkup(example_workspace("fintech-cascade")).outlook
        >>> chosen_table(outlook.best_set(), outlook.kinds)["impact points"].tolist()
        [7.0, 6.0, 6.0]
    """
    return pd.DataFrame(
        {
            "item": [f"{kind_sign(kinds[item.id]).glyph} {item.title}" for item in best.chosen],
            "quarter": [item.quarter for item in best.chosen],
            "weeks": [item.person_weeks for item in best.chosen],
            "impact points": pd.array([item.value for item in best.chosen], dtype="Float64"),
        }
    )


def left_table(best: BestSet, kinds: Mapping[str, Kind]) -> pd.DataFrame:
    """What the recommended portfolio leaves out, and why.

    Example:
        >>> from gtm_framework.workspace import Checkup, example_workspace
        >>> outlook = Checkup(example_workspace("fintech-cascade")).outlook
        >>> left_table(outlook.best_set(pinned_out=["t-3"]), outlook.kinds)["why"].tolist()
        ['Locked out.']
    """
    return pd.DataFrame(
        {
            "item": [f"{kind_sign(kinds[item.id]).glyph} {item.title}" for item in best.left],
            "why": [item.text for item in best.left],
        }
    )


def results_table(cascade: Cascade) -> pd.DataFrame:
    """The check-ins as entered, each next to its target.

    Example:
        >>> from gtm_framework.strategy.cascade import KpiResult, cascade_example, put
        >>> result = KpiResult(id="r-1", of="t-1", on="2026-09-30", actual=2)
        >>> table = results_table(put(cascade_example("fintech-cascade").cascade, result))
        >>> table[["actual", "target"]].iloc[0].tolist()
        [2.0, 3.0]
    """
    of = [cascade.get(result.of) for result in cascade.results]
    wholes = [thing.target if isinstance(thing, Tactic) else getattr(thing, "number", None) for thing in of]
    planned = [
        whole if result.target is None else result.target
        for result, whole in zip(cascade.results, wholes, strict=True)
    ]
    return pd.DataFrame(
        {
            "date": [result.on for result in cascade.results],
            "objective or tactic": [f"{level_sign(thing.level).glyph} {thing.title}" for thing in of],
            "segment": [result.label for result in cascade.results],
            "actual": [result.actual for result in cascade.results],
            "target": pd.array(planned, dtype="Float64"),
            "unit": [getattr(thing, "unit", "") for thing in of],
            "note": [result.note for result in cascade.results],
        }
    )


def _sign(kind: Kind | None) -> str:
    return "" if kind is None else kind_sign(kind).words


def _percent(share: float | None) -> str:
    return "" if share is None else percent(share)
