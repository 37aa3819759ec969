"""Scenes before a reveal: how to join, what is being asked, and what the room is waiting for."""

from collections.abc import Sequence

from gtm_framework.charts.projector.entries import Entry, listed
from gtm_framework.charts.projector.idea_pages import idea_pages
from gtm_framework.charts.projector.measure import SMALLEST, height, largest
from gtm_framework.charts.projector.room import Room
from gtm_framework.charts.projector.scene_pages import HEIGHT, WIDTH, Scene, text
from gtm_framework.english import counted
from gtm_framework.inert import inert_html
from gtm_framework.triage import Rubric, levels
from gtm_framework.workshop import Round
from gtm_framework.workshop.agenda import after_deadline, votes_again
from gtm_framework.workshop.rules import Votes, rules
from gtm_framework.workshop.votes import WHICH_HAS_MORE, Placing, dot_limit, voted_on

_PICTURE = 66.0
_MEANING = (5.6, 5.0, 4.4, 3.9, SMALLEST)
_BESIDE = WIDTH - _PICTURE - 6


def waiting(head: str, told: str, name: str = "waiting") -> Scene:
    """A page that says what the room is waiting for."""
    return Scene(name, (_said(head, told),))


def _said(head: str, *told: str) -> str:
    size = largest(head, (9.0, 7.0, 5.5, 4.4), WIDTH, 2)
    return (
        f"<div class='said'>{text(head, size, 'h1')}{''.join(text(one, 4.4) for one in told if one)}</div>"
    )


def joining(room: Room) -> Scene:
    """How to join, as large as possible, and how many people have joined."""
    count = f"{room.here} joined" if room.here else "Nobody has joined yet."
    told = room.prompt if room.state.visits else "Waiting for the facilitator to start."
    if room.way_in is None:
        return Scene("joining", (_said("Joining is closed", count, told),))
    return Scene("joining", (way_in(room, count, told),))


def way_in(room: Room, *told: str) -> str:
    """The QR code with the address and the code to type; a note instead if joining is closed."""
    door = room.way_in
    if door is None:
        return _said("Joining is closed", "Ask the facilitator for a new code.")
    size = largest(door.address, (6.0, 5.0, 4.2, SMALLEST), _BESIDE, 2)
    lines = "".join(text(one, 4.2) for one in told)
    return (
        f"<div class='in'><img alt='QR code to join' src='{door.picture}'>"
        f"<div style='width:calc(var(--u)*{_BESIDE})'>{text('Join at', 4.2)}"
        f"{text(door.address, size, 'strong')}{text(door.code, 13, 'div', kind='code')}{lines}</div></div>"
    )


def silent(room: Room, one: Round) -> Scene:
    """The question, what the answers mean, and the ideas it is about; no votes.

    The ideas come first when the room has to look through them: for the dot vote and in a re-vote.
    """
    if room.late:
        return closed(room)
    ideas = voted_on(room.state, one)
    told = f"{counted(len(ideas), 'idea')} · silent, on your own device · waiting for everyone’s votes"
    asked = " · ".join(rules().axis(axis).title for axis in one.axes)
    if any(rules().axis(axis).votes is Votes.DOTS for axis in one.axes):
        dots = counted(dot_limit(len(ideas)), "dot")
        made = idea_pages(room, ideas, f"{dots} per person, at most one per idea · hidden until the reveal")
        return Scene("silent", made.pages, made.on)
    rest = idea_pages(room, ideas, f"{asked} · {told}")
    first = _question(room, one, f"{asked}", told)
    if votes_again(room.phase):
        return Scene("silent", (*rest.pages, first), rest.on)
    return Scene("silent", (first, *rest.pages), {item: page + 1 for item, page in rest.on.items()})


def _question(room: Room, one: Round, asked: str, told: str) -> str:
    """The question in large type and what the answers mean, as large as possible."""
    rows = [row for axis in one.axes for row in _meaning(axis, alone=len(one.axes) == 1)]
    size = next((size for size in _MEANING if _taken(rows, size) < HEIGHT - 26), _MEANING[-1])
    meaning = "".join(
        f"<p style='--s:{size:g}'><b>{inert_html(what)}</b><span>{inert_html(words)}</span></p>"
        for what, words in rows
    )
    title = largest(asked, (6.5, 5.5, 4.6), WIDTH, 1)
    head = f"{text(asked, title, 'h1')}{text(told, 4)}{text(room.prompt, 4)}"
    return f"<div class='silent'>{head}<div class='levels'>{meaning}</div></div>"


def _taken(rows: Sequence[tuple[str, str]], size: float) -> float:
    return sum(height(words, size, WIDTH - 26) + 1.2 for _, words in rows)


def _meaning(axis: str, *, alone: bool) -> list[tuple[str, str]]:
    """What the answers on an axis mean: their labels and descriptions."""
    rule = rules().axis(axis)
    if rule.votes is Votes.CHOICE:
        question = Rubric.default().by_id[axis]
        options = " · ".join(option.label.partition(":")[0] for option in question.options)
        return [(rule.title, question.question), ("", options)]
    known = levels(axis)  # type: ignore[arg-type]
    if alone:
        return [(level.span, level.text) for level in known]
    return [(rule.title, f"1: {known[0].text} · 10: {known[-1].text}")]


def ready() -> Scene:
    """Between a vote and its reveal: shows nothing of the vote."""
    told = "Waiting for the facilitator to reveal the votes, all together and without names."
    return waiting("Voting has ended", told, "ready")


def closed(room: Room) -> Scene:
    """After the deadline: shows no votes, only who acts next."""
    return waiting("The deadline has passed", after_deadline(room.state), "closed")


def placing(room: Room, under_way: Placing) -> Scene:
    """Two ideas to compare, or the complete ranking."""
    axis = rules().axis(under_way.axis).title.lower()
    if under_way.question is None:
        order = room.titles(under_way.order)
        entries = [Entry(str(place), title, f"{place}") for place, title in enumerate(order, start=1)]
        made = listed(entries, down=HEIGHT - 9)
        head = text(f"Ranking by {axis}", 5.5, "h1")
        return Scene("placing", tuple(head + page for page in made.pages))
    across = (WIDTH - 12) / 2
    both = room.titles(under_way.question)
    size = min(largest(title, (6.5, 5.5, 4.6, 3.9, SMALLEST), across - 8, 7) for title in both)
    cards = "".join(text(title, size, "div") for title in both)
    head = text(WHICH_HAS_MORE[under_way.axis], 7, "h1")
    return Scene("placing", (f"{head}<div class='versus'>{cards}</div>",))
