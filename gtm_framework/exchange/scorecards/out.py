"""A comparison as files: JSON for programs, CSV for spreadsheets."""

import csv
import json
from collections.abc import Sequence
from io import StringIO
from typing import Any

from gtm_framework.exchange.formulas import inert
from gtm_framework.exchange.lists.written import exact_number
from gtm_framework.scorecard import Comparison, RankAcceptability, Sensitivity, shown
from gtm_framework.scorecard.own import OwnTable
from gtm_framework.scorecard.wording import acceptability_sentence, outcome_sentence, safety_sentence


def comparison_data(
    comparison: Comparison,
    safety: Sensitivity,
    rank_acceptability: Sequence[RankAcceptability],
    note: str = "",
) -> dict[str, Any]:
    """A complete comparison as plain numbers, texts, and lists.

    Args:
        comparison: The weighted options.
        safety: What changing single weights would do to first place.
        rank_acceptability: How often each option ranks first with random weights.
        note: A note about the totals, such as `Scorecard.reason`; left out if empty.
    """
    return {
        **comparison.as_dict(),
        "outcome": outcome_sentence(comparison),
        "sensitivity": {
            "sentence": safety_sentence(safety),
            **safety.as_dict(),
            "random_weights": {
                "sentence": acceptability_sentence(rank_acceptability),
                "first": {
                    acceptability.option.id: shown(acceptability.share)
                    for acceptability in rank_acceptability
                },
            },
        },
        **({"note": note} if note else {}),
    }


def comparison_json(
    comparison: Comparison,
    safety: Sensitivity,
    rank_acceptability: Sequence[RankAcceptability],
    note: str = "",
) -> str:
    """`comparison_data` as JSON text.

    Example:
        >>> from gtm_framework.scorecard import rank_acceptability, sensitivity
        >>> from gtm_framework.scorecard.own import example_own_table
        >>> plans = example_own_table().comparison()
        >>> told = json.loads(comparison_json(plans, sensitivity(plans), rank_acceptability(plans)))
        >>> [(option["name"], option["total"]) for option in told["options"]]
        [('Self-serve first', 25), ('Partners first', 22), ('Field sales first', 21)]
    """
    data = comparison_data(comparison, safety, rank_acceptability, note)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def comparison_csv(comparison: Comparison) -> bytes:
    """One option per row, from first to last, with its total, its share, and its scores as entered.

    UTF-8, commas, CRLF line endings as in RFC 4180; user-typed names are neutralized.

    Example:
        >>> from gtm_framework.scorecard.own import example_own_table
        >>> comparison_csv(example_own_table().comparison()).decode().splitlines()[1]
        '1,self_serve_first,Self-serve first,25,0.625,8,4,5'
    """
    table = comparison.table
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    header = ["rank", "id", "name", "total", "share", *(criterion.name for criterion in table.criteria)]
    writer.writerow(map(inert, header))
    place = {option.id: at for at, option in enumerate(table.options)}
    for standing in comparison.ranked:
        row = place[standing.option.id]
        scores = [table.score(row, column) for column in range(len(table.criteria))]
        names = (inert(standing.option.id), inert(standing.option.name))
        numbers = (exact_number(float(number)) for number in (standing.total, standing.share, *scores))
        writer.writerow([str(standing.rank), *names, *numbers])
    return out.getvalue().encode("utf-8", "replace")


def own_table_csv(table: OwnTable) -> bytes:
    """A table as entered, in the format that `read_options` reads; without weights.

    Example:
        >>> from gtm_framework.scorecard.own import example_own_table
        >>> own_table_csv(example_own_table()).decode().splitlines()[:2]
        ['option,Time to first revenue,Team fit,Cost', 'Partners first,5,6,4']
    """
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(inert, ["option", *(criterion.name for criterion in table.criteria)]))
    for option in table.options:
        writer.writerow(map(inert, [option.name, *option.scores]))
    return out.getvalue().encode("utf-8", "replace")
