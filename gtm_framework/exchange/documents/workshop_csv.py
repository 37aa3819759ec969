"""A workshop's record as a spreadsheet: one row per idea, then the parking lot and parked ideas."""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO

from gtm_framework.exchange.formulas import inert
from gtm_framework.exchange.lists.written import exact_number, four_decimals
from gtm_framework.workshop.results import IdeaRecord, Record
from gtm_framework.workshop.rules import rules

_COLUMNS = (
    *("part", "rank", "id", "title", "kind", "quadrant", "impact", "effort", "person_weeks", "line"),
    *("call", "reason", "decided_by", "owner", "by", "wordings"),
)
_OF_AN_AXIS = ("result", "counted", "skipped", "dont_know", "spread_before", "spread_after")


def record_csv(made: Record) -> bytes:
    """The record as CSV.

    UTF-8, commas, CRLF line endings as in RFC 4180; user-typed texts are neutralized. The column ``part``
    says whether a row is a shortlisted idea, a parked idea, or a parking lot topic.

    Example:
        >>> from datetime import UTC, datetime
        >>> from gtm_framework.workshop import Workshop
        >>> from gtm_framework.workshop.results import record
        >>> from gtm_framework.workshop.votes import Seen
        >>> day = datetime(2026, 10, 5, tzinfo=UTC)
        >>> made = record(Workshop(id="w"), Seen(), (), {}, day, weeks_of=float)
        >>> record_csv(made).decode().split(",")[:4]
        ['part', 'rank', 'id', 'title']
    """
    axes = list(dict.fromkeys(axis.axis for idea in made.ideas for axis in idea.axes))
    columns = [*_COLUMNS, *(f"{axis}_{name}" for axis in axes for name in _OF_AN_AXIS)]
    out = StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in (*map(_idea, made.ideas), *_rest(made)):
        writer.writerow({name: inert(cell) for name, cell in row.items()})
    return out.getvalue().encode("utf-8", "replace")


def _idea(idea: IdeaRecord) -> dict[str, str]:
    ranked, call = idea.ranked, idea.decision
    row = {
        "part": "shortlist",
        "rank": "" if ranked.rank is None else str(ranked.rank),
        "id": idea.item.id,
        "title": idea.item.title,
        "kind": ranked.verdict.final_kind.value,
        "quadrant": ranked.quadrant.value if ranked.quadrant else "",
        "impact": exact_number(ranked.initiative.impact),
        "effort": exact_number(ranked.initiative.effort),
        "person_weeks": "" if idea.weeks is None else four_decimals(float(idea.weeks)),
        "line": {None: "", True: "above", False: "below"}[idea.above],
        "wordings": "; ".join(idea.item.texts),
    }
    if call:
        titles = {known.id: known.title for known in rules().calls}
        decided = {"reason": call.reason, "decided_by": call.decider, "owner": call.owner}
        row |= {"call": titles[call.call], **decided, "by": _day(call.due)}
    for axis in idea.axes:
        told = (axis.value, str(axis.counted), str(axis.skipped), str(axis.dont_know))
        spread = (four_decimals(axis.before), four_decimals(axis.after))
        row |= {f"{axis.axis}_{name}": cell for name, cell in zip(_OF_AN_AXIS, told + spread, strict=True)}
    return row


def _rest(made: Record) -> Iterator[dict[str, str]]:
    for parked in made.parked:
        yield {"part": "parking lot", "title": parked.text, "owner": parked.owner, "by": _day(parked.due)}
    for item in made.set_aside:
        yield {"part": "parked", "id": item.id, "title": item.title, "wordings": "; ".join(item.texts)}


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
