"""The tables behind the charts of a comparison: turns result objects into data frames."""

from collections.abc import Sequence

import pandas as pd

from gtm_framework.scorecard import Comparison, RankAcceptability, Scorecard, Sensitivity, percent, written
from gtm_framework.scorecard.wording import interval_sentence


def scores_table(comparison: Comparison) -> pd.DataFrame:
    """Every score as entered: one criterion per row, with its weight and direction.

    Example:
        >>> from gtm_framework.scorecard import compare, load_scorecard
        >>> scores_table(compare(load_scorecard().table))["GTM strategy"].tolist()[:3]
        [10.0, 8.0, 10.0]
    """
    table = comparison.table
    frame = pd.DataFrame(
        {
            "criterion": [criterion.name for criterion in table.criteria],
            "weight": [float(weight) for weight in comparison.weighting.weights],
            "lower is better": list(comparison.weighting.minimized),
        }
    )
    for row, option in enumerate(table.options):
        scores = [float(table.score(row, column)) for column in range(len(table.criteria))]
        name = option.name
        while name in frame:
            name += " (option)"
        frame[name] = scores
    return frame


def standings_table(
    comparison: Comparison, rank_acceptability: Sequence[RankAcceptability]
) -> pd.DataFrame:
    """Every option from first to last, with the values of the bars.

    Example:
        >>> from gtm_framework.scorecard import compare, load_scorecard, rank_acceptability
        >>> comparison = compare(load_scorecard().table)
        >>> table = standings_table(comparison, rank_acceptability(comparison, draws=100))
        >>> table["option"].tolist()[0], table["total"].tolist()[0]
        ('GTM strategy', 69.0)
    """
    first = {acceptability.option.id: acceptability.share for acceptability in rank_acceptability}
    return pd.DataFrame(
        {
            "rank": [standing.rank for standing in comparison.ranked],
            "option": [standing.option.name for standing in comparison.ranked],
            "total": [float(standing.total) for standing in comparison.ranked],
            "maximum": [float(comparison.maximum) for _ in comparison.ranked],
            "share": [percent(standing.share) for standing in comparison.ranked],
            "first with random weights": [
                percent(first[standing.option.id], 1) for standing in comparison.ranked
            ],
        }
    )


def intervals_table(safety: Sensitivity) -> pd.DataFrame:
    """Every weight range in which a leader stays first, also as a sentence.

    Example:
        >>> from gtm_framework.scorecard import compare, load_scorecard, sensitivity
        >>> table = intervals_table(sensitivity(compare(load_scorecard().table)))
        >>> table[["criterion", "weight", "from", "to"]].iloc[0].tolist()
        ['Primary purpose', '1', '0', 'no limit']
    """
    return pd.DataFrame(
        {
            "criterion": [interval.criterion.name for interval in safety.intervals],
            "weight": [written(interval.weight) for interval in safety.intervals],
            "from": [written(interval.low) for interval in safety.intervals],
            "to": [
                "no limit" if interval.high is None else written(interval.high)
                for interval in safety.intervals
            ],
            "in words": [interval_sentence(interval) for interval in safety.intervals],
        }
    )


def published_table(scorecard: Scorecard) -> pd.DataFrame:
    """The published totals and their share of the true maximum.

    Example:
        >>> from gtm_framework.scorecard import load_scorecard
        >>> published_table(load_scorecard())["as printed"].tolist()[:2]
        ['69 / 100', '64 / 100']
    """
    return pd.DataFrame(
        {
            "rank": [published.rank for published in scorecard.published],
            "discipline": [published.concept.name for published in scorecard.published],
            "published total": [published.total for published in scorecard.published],
            "as printed": [
                f"{published.total} / {scorecard.printed.out_of}" for published in scorecard.published
            ],
            "true maximum": [published.maximum for published in scorecard.published],
            "share": [percent(published.share) for published in scorecard.published],
        }
    ).sort_values("rank", kind="stable")
