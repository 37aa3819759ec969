"""The tables behind the charts of the Strategy page: turns result objects into data frames."""

import pandas as pd

from gtm_framework.charts.figures.ring import numbers
from gtm_framework.charts.signs import severity_sign
from gtm_framework.strategy.coherence import Comparison, Ring


def ring_table(ring: Ring) -> pd.DataFrame:
    """Every choice of the ring: its answers, its evidence, and its conflicts.

    Example:
        >>> from gtm_framework.strategy.coherence import standing
        >>> from gtm_framework.workspace import example_workspace
        >>> table = ring_table(standing(example_workspace("contradictory").strategy.page).ring)
        >>> table.iloc[0, :3].tolist()
        ['1 Beachhead segment', '2 of 5', 'opinion']
    """
    names = {choice.id: f"{choice.number} {choice.name}" for choice in ring.choices}
    conflicts: dict[str, list[str]] = {choice.id: [] for choice in ring.choices}
    for pair in ring.pairs:
        conflicts[pair.first].append(f"{names[pair.second]} ({pair.severity})")
        conflicts[pair.second].append(f"{names[pair.first]} ({pair.severity})")
    return pd.DataFrame(
        {
            "choice": list(names.values()),
            "answered": [f"{choice.answered} of {choice.attributes}" for choice in ring.choices],
            "evidence": [choice.evidence for choice in ring.choices],
            "conflicts with": [", ".join(conflicts[choice.id]) for choice in ring.choices],
        }
    )


def pairs_table(ring: Ring) -> pd.DataFrame:
    """Every line of the ring: the two choices it joins, its severity, and the reasons.

    Example:
        >>> from gtm_framework.strategy.coherence import standing
        >>> from gtm_framework.workspace import example_workspace
        >>> table = pairs_table(standing(example_workspace("contradictory").strategy.page).ring)
        >>> table[["choice", "conflicts with"]].iloc[0].tolist()
        ['3 Primary buyer and committee', '5 Motion']
    """
    names = {choice.id: f"{choice.number} {choice.name}" for choice in ring.choices}
    return pd.DataFrame(
        {
            "number": [numbers(pair) for pair in ring.pairs],
            "severity": [severity_sign(pair.severity).words for pair in ring.pairs],
            "choice": [names[pair.first] for pair in ring.pairs],
            "conflicts with": [names[pair.second] for pair in ring.pairs],
            "why": [" ".join(pair.reasons) for pair in ring.pairs],
        }
    )


def changes_table(comparison: Comparison) -> pd.DataFrame:
    """The answers that differ between two versions.

    Example:
        >>> from gtm_framework.strategy.coherence import compare
        >>> from gtm_framework.workspace import example_workspace
        >>> strategy = example_workspace("upmarket-jump").strategy
        >>> changes_table(compare(strategy.previous, strategy.page)).columns.tolist()
        ['answer', 'before', 'after']
    """
    return pd.DataFrame(
        {
            "answer": [change.name for change in comparison.changes],
            "before": [change.before or "–" for change in comparison.changes],
            "after": [change.after or "–" for change in comparison.changes],
        }
    )
