"""The reveal and the re-vote on the shared screen: six ideas a page, widest disagreement first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gtm_framework.charts.projector.measure import LINE, SMALLEST, height
from gtm_framework.charts.projector.room import Room
from gtm_framework.charts.projector.scene_pages import HEIGHT, Scene, text
from gtm_framework.charts.projector.strips import strip
from gtm_framework.charts.projector.waiting import waiting
from gtm_framework.charts.signs import shortened
from gtm_framework.charts.votes.rows import VoteRow, vote_rows
from gtm_framework.inert import inert_html
from gtm_framework.workshop.discussion import Queued, changes, orders, queue
from gtm_framework.workshop.rules import Votes, rules

MOST = 6
"""Ideas per page."""
_NAME, _ASKED, _STRIP, _MARK = 46.0, 14.0, 43.0, 4.6
_TITLE = SMALLEST
_GAP = 1.3
_LONGEST = 120
_HEAD = LINE * _TITLE + 1.2
_HEADS = {
    Votes.SCORE: "Scores, widest disagreement first. The box marks the room’s score.",
    Votes.CHOICE: "Strategic or tactical, widest disagreement first",
}


@dataclass(frozen=True, slots=True)
class _Line:
    """One idea: its title, a quieter line below, and up to two strips with their labels."""

    item: str
    title: str
    more: str
    strips: tuple[tuple[str, VoteRow], ...]

    @property
    def height(self) -> float:
        more = height(self.more, SMALLEST, _NAME) if self.more else 0
        strips = _MARK + LINE * SMALLEST
        return max(height(self.title, _TITLE, _NAME) + more, strips) + _GAP


def results(room: Room) -> Scene:
    """What was revealed: scores in their order, then choices in theirs."""
    found = orders(room.seen)
    if not found:
        return waiting("No results yet", "Waiting for the facilitator to start a vote and reveal it.")
    pages: list[str] = []
    on: dict[str, int] = {}
    for by in found:
        lines = [_queued(room, one, by) for one in queue(room.state, room.seen, by)]
        _add(pages, on, _HEADS[by], lines, room)
    return Scene("results", tuple(pages), on)


def comparison(room: Room) -> Scene:
    """Before and after a re-vote, ordered by the widest disagreement before it."""
    found = sorted(changes(room.state, room.seen), key=lambda change: -(change.before.spread or 0))
    found = [change for change in found if change.before.votes is not Votes.DOTS]
    if not found:
        return results(room)
    lines = []
    for change in found:
        rows = vote_rows(room.state, room.seen, change.axis, [change.item], compare=True)
        title, asked = _title(room, change.item), rules().axis(change.axis).title
        lines.append(_Line(change.item, title, asked, tuple((row.vote, row) for row in rows)))
    pages: list[str] = []
    on: dict[str, int] = {}
    _add(pages, on, "Before and after the discussion. The box marks the room’s score.", lines, room)
    return Scene("comparison", tuple(pages), on)


def _title(room: Room, item: str) -> str:
    """A title next to the strips; a very long one is cut, and shown in full when the idea is discussed."""
    return shortened(room.state.item(item).title, _LONGEST)


def _queued(room: Room, one: Queued, by: Votes) -> _Line:
    """An idea on the axes in dispute; if none are, on the axes that were asked about."""
    asked = [apart for apart in one.on if apart.votes == by]
    axes = [apart.axis for apart in asked if apart.disputed] or [apart.axis for apart in asked]
    shown = [row for axis in axes[:2] for row in vote_rows(room.state, room.seen, axis, [one.item])]
    rest = ", ".join(rules().axis(axis).title.lower() for axis in axes[2:])
    title = _title(room, one.item)
    strips = tuple((rules().axis(row.disagreement.axis).title, row) for row in shown)
    return _Line(one.item, title, f"also {rest}" if rest else "", strips)


def _add(pages: list[str], on: dict[str, int], head: str, lines: Iterable[_Line], room: Room) -> None:
    for page in _paged(lines):
        rows = "".join(_row(line, room) for line in page)
        pages.append(f"{text(head, _TITLE, kind='quiet')}<div class='strips'>{rows}</div>")
        for line in page:
            on.setdefault(line.item, len(pages))


def _paged(lines: Iterable[_Line]) -> Sequence[Sequence[_Line]]:
    pages: list[list[_Line]] = []
    room = 0.0
    for line in lines:
        if not pages or len(pages[-1]) == MOST or line.height > room:
            pages.append([])
            room = HEIGHT - _HEAD
        pages[-1].append(line)
        room -= line.height
    return pages


def _row(line: _Line, room: Room) -> str:
    more = text(line.more, SMALLEST, kind="small") if line.more else ""
    strips = "".join(
        f"<span class='asked' style='--s:{SMALLEST};width:calc(var(--u)*{_ASKED})'>"
        f"{inert_html(asked)}</span>{strip(row, _STRIP, _MARK, room.theme)}"
        for asked, row in line.strips
    )
    return (
        f"<div class='row' style='min-height:calc(var(--u)*{line.height:.2f})'>"
        f"<h3 style='--s:{_TITLE};width:calc(var(--u)*{_NAME})'>{inert_html(line.title)}{more}</h3>"
        f"{strips}</div>"
    )
