"""Decisions on the shared screen: the ranked list with its cut line, the current idea, then the matrix."""

from collections.abc import Sequence

from gtm_framework.charts.projector.entries import Entry, listed
from gtm_framework.charts.projector.matrix_pages import matrix_pages
from gtm_framework.charts.projector.measure import SMALLEST, height, largest
from gtm_framework.charts.projector.room import Room
from gtm_framework.charts.projector.scene_pages import HEIGHT, Scene, text
from gtm_framework.charts.projector.waiting import waiting
from gtm_framework.charts.signs import kind_sign, quadrant_sign, shortened
from gtm_framework.english import written_day
from gtm_framework.workshop import Capacity
from gtm_framework.workshop.results import IdeaRecord
from gtm_framework.workshop.rules import rules

_LIST, _PANEL, _TAIL = 100.0, 57.0, 27.0
_ONE_COLUMN = ((4.4, 1), (3.9, 1), (SMALLEST, 1))
_REASON = 180
_LONGEST = 120
"""Longest title in the list, in characters; the current idea's title is shown in full."""


def deciding(room: Room) -> Scene:
    """The ranked list next to the current idea, then the matrix with its key."""
    ideas = room.made.ideas
    if not ideas:
        return waiting("No ideas to decide on", "Waiting for the facilitator to set a shortlist.")
    pointed = [idea for idea in ideas if idea.item.id == room.state.shown.item]
    undecided = [idea for idea in ideas if idea.decision is None]
    now = next(iter([*pointed, *undecided]), None)
    made = listed(_ranked(room, now), across=_LIST, layouts=_ONE_COLUMN, tail=_TAIL)
    panel = _at_hand(now, room) if now else _all_decided(room)
    pages = [f"<div class='decide'>{page}<aside>{panel}</aside></div>" for page in made.pages]
    at = now.item.id if now else ""
    return Scene("decisions", (*pages, *matrix_pages(room, _by_rank(room))), made.on, at=at)


def decided(room: Room) -> Scene:
    """The decisions across the full width, what to do now first, then the matrix.

    Undecided ideas are still listed, last.
    """
    if not room.made.ideas:
        return waiting("The workshop has ended" if room.state.finished_at else "No decisions yet", "")
    made = listed(_by_decision(room), tail=_TAIL, down=HEIGHT - 6.5)
    ended = "The workshop has ended. Thank you." if room.state.finished_at else room.prompt
    head = text(ended, 4.4, "h1")
    return Scene(
        "decided", (*(head + page for page in made.pages), *matrix_pages(room, _by_rank(room))), made.on
    )


def _by_decision(room: Room) -> list[Entry]:
    """The list by decision with due dates and reasons, and in order of rank within each."""
    calls = [call.id for call in rules().calls]

    def place(idea: IdeaRecord) -> int:
        return calls.index(idea.decision.call) if idea.decision else len(calls)

    return [_entry(idea, more=_why(idea)) for idea in sorted(room.made.ideas, key=place)]


def _ranked(room: Room, now: IdeaRecord | None) -> list[Entry]:
    """The list in order of rank with the cut line and the decisions so far."""
    entries: list[Entry] = []
    capacity = room.made.capacity
    for idea in room.made.ideas:
        if capacity and idea.above is False and all(one.key for one in entries):
            entries.append(Entry("", f"Cut line: capacity {_amount(capacity)}"))
        entries.append(_entry(idea, kind="now" if now and idea.item.id == now.item.id else ""))
    return entries


def _entry(idea: IdeaRecord, *, kind: str = "", more: Sequence[str] = ()) -> Entry:
    return Entry(
        idea.item.id,
        shortened(idea.item.title, _LONGEST),
        lead="–" if idea.ranked.rank is None else f"{idea.ranked.rank}",
        tail=_decision(idea),
        more=tuple(filter(None, more)),
        kind=kind,
    )


def _amount(capacity: Capacity) -> str:
    unit = "idea" if capacity.unit == "ideas" else "person-week"
    return f"{capacity.amount:g} {unit}{'' if capacity.amount == 1 else 's'}"


def _decision(idea: IdeaRecord) -> str:
    """The decision in a few words, with its owner."""
    if idea.decision is None:
        return "open"
    titles = {call.id: call.title for call in rules().calls}
    owner = shortened(idea.decision.owner, 24)
    return " · ".join(filter(None, (titles[idea.decision.call], owner)))


def _at_hand(idea: IdeaRecord, room: Room) -> str:
    """The current idea in large type, with its scores and its decision."""
    title = idea.item.title
    size = largest(title, (7.0, 6.0, 5.2, 4.5, 4.0, SMALLEST), _PANEL, 5)
    kind, quadrant = kind_sign(idea.ranked.verdict.final_kind), idea.ranked.quadrant
    scores = ", ".join(
        f"{axis.title.lower()} {axis.value}"
        for axis in idea.axes
        if axis.axis in ("impact", "effort") and axis.value
    )
    told = [
        f"{kind.glyph} {kind.label}",
        f"{quadrant_sign(quadrant).glyph} {quadrant.label}" if quadrant else "not scored",
        scores,
        *_made(idea, room),
    ]
    free = HEIGHT - height(title, size, _PANEL) - 4
    body = []
    for line in filter(None, told):
        tall = height(line, 4, _PANEL) + 0.6
        if tall <= free:
            body.append(text(line, 4))
            free -= tall
    return text(title, size, "h1") + "".join(body)


def _made(idea: IdeaRecord, room: Room) -> Sequence[str]:
    call = idea.decision
    if call is None:
        return [f"No decision yet. {room.state.decider or 'The decision owner'} decides."]
    return [f"Decision: {_decision(idea)}", *_why(idea)]


def _why(idea: IdeaRecord) -> Sequence[str]:
    """The due date and reason of a decision; empty if there is none."""
    call = idea.decision
    if call is None:
        return []
    due = f"Due {written_day(call.due)}" if call.due else ""
    return [due, shortened(call.reason, _REASON)]


def _by_rank(room: Room) -> dict[str, int]:
    """The number of each idea on the matrix: its place in the list."""
    return {idea.item.id: place for place, idea in enumerate(room.made.ideas, start=1)}


def _all_decided(room: Room) -> str:
    count = {call.id: 0 for call in rules().calls}
    for made in room.state.decisions:
        count[made.call] += 1
    lines = "".join(text(f"{call.title}: {count[call.id]}", 5.5) for call in rules().calls)
    return text("Every idea has a decision", 6, "h1") + lines
