"""The list as a CSV file that an issue tracker imports as new issues, with the tracker's own columns."""

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from io import StringIO
from typing import Annotated, Literal

from pydantic import Field

from gtm_framework.exchange.formulas import inert
from gtm_framework.records import Part, Record, Slug, Sources, Text, by_id, load
from gtm_framework.triage import Quadrant, Ranked
from gtm_framework.triage.explain import why
from gtm_framework.workshop.rules import rules

_REFUSED = "no"
"""The decision that rules an idea out."""


class TrackerColumn(Part):
    """One column: what it contains, or a text that is the same in every row."""

    name: Text
    holds: Literal["title", "details", "owner", "priority", "status", "labels", ""] = ""
    text: str = ""
    each: bool = False


class Tracker(Part):
    """One issue tracker: how to open its import, and the columns it reads."""

    id: Slug
    name: Text
    how: Text
    documented: Text
    spaces_in_labels: bool
    label_separator: str = ", "
    priority: dict[Quadrant, str]
    columns: Annotated[tuple[TrackerColumn, ...], Field(min_length=1)]

    @property
    def column_source(self) -> str:
        """Where the tracker's columns are documented, in words."""
        return f"Columns follow {self.documented}"


class Trackers(Record):
    """Every tracker we write files for."""

    source: Sources
    undecided: Text
    trackers: Annotated[tuple[Tracker, ...], Field(alias="tracker", min_length=1)]


@cache
def all_trackers() -> Trackers:
    """The trackers of `data/trackers.toml`.

    Example:
        >>> [tracker.id for tracker in all_trackers().trackers]
        ['jira', 'linear', 'trello', 'asana', 'github', 'azure']
    """
    return load(Trackers, "trackers.toml")


def tracker_csv(ranked: Sequence[Ranked], tracker_id: str, *, only_decided: bool = False) -> bytes:
    """Write ideas as new issues for one tracker.

    Args:
        ranked: The list in order.
        tracker_id: Which tracker, such as ``"jira"``.
        only_decided: Whether to leave out ideas nobody decided to do now or later.

    Returns:
        CSV in UTF-8. Text that a spreadsheet could run is neutralized, as in our own export.

    Raises:
        UnknownNameError: If there is no such tracker.

    Example:
        >>> from gtm_framework import Initiative, rank
        >>> ranked = rank([Initiative(title="Partner program", owner="Ines")])
        >>> tracker_csv(ranked, "trello").decode().splitlines()[0]
        'Card Name,Card Description,List Name,Labels'
    """
    tracker = by_id("tracker", tracker_id, all_trackers().trackers)
    kept = [item for item in ranked if not only_decided or is_decided(item)]
    most = max((len(_labels(item, tracker)) for item in kept), default=0)
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_header(tracker, most))
    writer.writerows([inert(cell) for cell in _row(item, tracker, most)] for item in kept)
    return out.getvalue().encode()


def is_decided(item: Ranked) -> bool:
    """Whether a workshop decided to do this idea, now or later."""
    return item.initiative.status in {call.title for call in rules().calls if call.id != _REFUSED}


def _header(tracker: Tracker, most: int) -> list[str]:
    return [name for column in tracker.columns for name in [column.name] * (most if column.each else 1)]


def _row(item: Ranked, tracker: Tracker, most: int) -> Iterator[str]:
    labels = _labels(item, tracker)
    for column in tracker.columns:
        if column.each:
            yield from (*labels, *[""] * (most - len(labels)))
        elif column.holds == "labels":
            yield tracker.label_separator.join(labels)
        else:
            yield _cell(column, item, tracker)


def _cell(column: TrackerColumn, item: Ranked, tracker: Tracker) -> str:
    idea = item.initiative
    return {
        "": column.text,
        "title": " ".join(idea.title.split()),
        "details": "\n\n".join(filter(None, (idea.description.strip(), why(item)))),
        "owner": idea.owner,
        "priority": tracker.priority.get(item.quadrant, "") if item.quadrant else "",
        "status": idea.status or all_trackers().undecided,
    }[column.holds]


def _labels(item: Ranked, tracker: Tracker) -> list[str]:
    """Verdict, quadrant, quarter, and tags; a separator inside a tag would split it in two."""
    quadrant = item.quadrant.label.lower() if item.quadrant else ""
    named = [item.verdict.final_kind.value, quadrant, item.initiative.quarter, *item.initiative.tags]
    plain = (" ".join(name.replace(",", " ").replace(";", " ").split()) for name in named)
    space = " " if tracker.spaces_in_labels else "-"
    return list(dict.fromkeys(name.replace(" ", space) for name in plain if name))
