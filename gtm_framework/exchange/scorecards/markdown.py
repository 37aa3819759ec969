"""A comparison as Markdown, to paste into a document; user-typed names stay plain text."""

from collections.abc import Sequence

from gtm_framework.exchange.documents.printing import markdown_table
from gtm_framework.inert import inert_markdown
from gtm_framework.scorecard import Comparison, RankAcceptability, Sensitivity, percent, written
from gtm_framework.scorecard.wording import (
    acceptability_sentence,
    interval_sentence,
    outcome_sentence,
    safety_sentence,
)

_MOST_INTERVALS = 40
"""How many intervals are listed one by one; a table in which everyone leads has more."""


def comparison_markdown(
    comparison: Comparison,
    safety: Sensitivity,
    rank_acceptability: Sequence[RankAcceptability],
    note: str = "",
    title: str = "Scorecard",
) -> str:
    """A complete comparison as a page of Markdown.

    Args:
        comparison: The weighted options.
        safety: What changing single weights would do to first place.
        rank_acceptability: How often each option ranks first with random weights.
        note: A note about the totals, such as `Scorecard.reason`; left out if empty.
        title: The heading.

    Example:
        >>> from gtm_framework.scorecard import rank_acceptability, sensitivity
        >>> from gtm_framework.scorecard.own import example_own_table
        >>> plans = example_own_table().comparison()
        >>> comparison_markdown(plans, sensitivity(plans), rank_acceptability(plans)).splitlines()[2]
        'Self-serve first is first with 25 of 40 (62.5%), 3 ahead of Partners first.'
    """
    return "\n".join(
        [
            f"# {inert_markdown(title)}",
            "",
            inert_markdown(outcome_sentence(comparison)),
            *([inert_markdown(note)] if note else []),
            "",
            _standings(comparison, rank_acceptability),
            "",
            "## Scores",
            "",
            _scores(comparison),
            "",
            "## Weight sensitivity",
            "",
            inert_markdown(safety_sentence(safety)),
            inert_markdown(acceptability_sentence(rank_acceptability)),
            "",
            *(
                f"- {inert_markdown(interval_sentence(interval))}"
                for interval in safety.intervals[:_MOST_INTERVALS]
            ),
            "",
        ]
    )


def _standings(comparison: Comparison, rank_acceptability: Sequence[RankAcceptability]) -> str:
    first = {acceptability.option.id: acceptability.share for acceptability in rank_acceptability}
    rows = [
        (
            str(standing.rank),
            standing.option.name,
            f"{written(standing.total)} of {written(comparison.maximum)}",
            percent(standing.share),
            percent(first[standing.option.id], 0),
        )
        for standing in comparison.ranked
    ]
    columns = ("rank", "option", "total", "share", "first with random weights")
    return markdown_table(columns, rows, numbers={0, 2, 3, 4})


def _scores(comparison: Comparison) -> str:
    """One criterion per row, with its weight and direction; scores as entered."""
    table = comparison.table
    columns = ("criterion", "weight", *(option.name for option in table.options))
    weighted = zip(
        table.criteria, comparison.weighting.weights, comparison.weighting.minimized, strict=True
    )
    rows = [
        (
            f"{criterion.name} (lower is better)" if minimized else criterion.name,
            written(weight),
            *(written(table.score(row, column)) for row in range(len(table.options))),
        )
        for column, (criterion, weight, minimized) in enumerate(weighted)
    ]
    return markdown_table(columns, rows, numbers=range(1, len(columns)))
