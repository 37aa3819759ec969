"""A comparison as Markdown: to paste into a document, names from people kept as plain text."""

from collections.abc import Iterator, Sequence

from gtm_framework.inert import inert_markdown
from gtm_framework.scorecard.chances import Chance
from gtm_framework.scorecard.comparison import Comparison
from gtm_framework.scorecard.numbers import percent, written
from gtm_framework.scorecard.sensitivity import Sensitivity
from gtm_framework.scorecard.wording import (
    chance_sentence,
    interval_sentence,
    outcome_sentence,
    safety_sentence,
)

_MOST_INTERVALS = 40
"""Intervals are told one by one up to this many; a table in which everybody leads has more."""


def comparison_markdown(
    comparison: Comparison,
    safety: Sensitivity,
    chances: Sequence[Chance],
    note: str = "",
    title: str = "Scorecard",
) -> str:
    """Everything that a comparison comes to, as a page of Markdown.

    Args:
        comparison: The options under their weights.
        safety: What single weights can do to the first place.
        chances: How often each option is first with weights drawn at random.
        note: What to know about the totals, such as `Scorecard.reason`; left out when empty.
        title: The heading.
    """
    return "\n".join(
        [
            f"# {inert_markdown(title)}",
            "",
            inert_markdown(outcome_sentence(comparison)),
            *([inert_markdown(note)] if note else []),
            "",
            *_standings(comparison, chances),
            "",
            "## Scores",
            "",
            *_scores(comparison),
            "",
            "## How safe the first place is",
            "",
            inert_markdown(safety_sentence(safety)),
            inert_markdown(chance_sentence(chances)),
            "",
            *(f"- {inert_markdown(interval_sentence(hold))}" for hold in safety.holds[:_MOST_INTERVALS]),
            "",
        ]
    )


def _standings(comparison: Comparison, chances: Sequence[Chance]) -> Iterator[str]:
    first = {chance.option.id: chance.share for chance in chances}
    yield "| rank | option | total | share | first with random weights |"
    yield "|---:|---|---:|---:|---:|"
    for standing in comparison.ranked:
        yield _row(
            str(standing.rank),
            inert_markdown(standing.option.name),
            f"{written(standing.total)} of {written(comparison.maximum)}",
            percent(standing.share),
            percent(first[standing.option.id], 0),
        )


def _scores(comparison: Comparison) -> Iterator[str]:
    """One criterion a row, with its weight and direction; scores as they were given."""
    table = comparison.table
    yield _row("criterion", "weight", *(inert_markdown(option.name) for option in table.options))
    yield "|---|---:|" + "---:|" * len(table.options)
    columns = zip(table.criteria, comparison.weighting.weights, comparison.weighting.turned, strict=True)
    for column, (criterion, weight, turned) in enumerate(columns):
        name = inert_markdown(criterion.name) + (" (lower is better)" if turned else "")
        scores = (written(table.score(row, column)) for row in range(len(table.options)))
        yield _row(name, written(weight), *scores)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
