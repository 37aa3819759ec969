"""The one thing to look at on the shared screen, phase by phase; nothing blind before the reveal."""

from base64 import b64encode
from collections.abc import Callable, Sequence

import streamlit as st

from gtm_framework.charts.strips import Line, strips_html
from gtm_framework.charts.votes import vote_rows
from gtm_framework.inert import inert_html
from gtm_framework.store import UnavailableError
from gtm_framework.store.ballots import WorkshopView
from gtm_framework.triage.matrix import levels
from gtm_framework.triage.rubric import Rubric
from gtm_framework.workshop.ballots import dot_limit, voted_on
from gtm_framework.workshop.codes import spaced
from gtm_framework.workshop.discussion import by_dots, changes, queue
from gtm_framework.workshop.entries import Round
from gtm_framework.workshop.placing import Placing
from gtm_framework.workshop.rounds import hidden_rounds
from gtm_framework.workshop.rule_parts import Votes
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.seen import Viewer
from gtm_framework.workshop.state import Workshop
from pages.parts import session
from pages.parts.live import join_link
from pages.parts.live.ballot_box import ballot_box
from pages.parts.live.wording import WHICH_HAS_MORE
from pages.parts.live.workshop_board import workshop_board
from pages.parts.present.layout import POLL

_AT_ONCE = 12
"""Ideas that can be read from the back at once."""


def stage(look: WorkshopView) -> None:
    """What the room looks at now."""
    here = look.state
    if here.finished_at:
        _draw("<h1>The workshop is closed. Thank you.</h1>")
    elif here.placing:
        _placing(here, here.placing)
    elif here.open_round:
        _silent(look, here.open_round)
    elif hidden_rounds(here):
        _draw("<h1>About to be uncovered</h1><p>All ballots at once, without names.</p>")
    elif here.talking:
        _talking(look)
    else:
        SCREENS[rules().phase(here.phase).screens.projector](look)


def _draw(html: str) -> None:
    st.html(f"<div class='present'>{html}</div>")


def _joining(look: WorkshopView) -> None:
    """The way in, as large as it goes, and how many have come."""
    door = ballot_box().invitation(look.state.id)
    here = [person for person in look.people if person.left_at is None]
    told = rules().phase(look.state.phase).room if look.state.visits else ""
    count = "Nobody is here yet." if not here else f"{len(here)} {'is' if len(here) == 1 else 'are'} here."
    if door is None:
        _draw(f"<h1>{inert_html(told)}</h1><p>{count}</p>")
        return
    picture = b64encode(join_link.qr_code(join_link.link(door)).encode()).decode()
    _draw(
        f"<div class='in'><img alt='QR code of the link to join' src='data:image/svg+xml;base64,{picture}'>"
        f"<div><p>Join at <b>{inert_html(join_link.page())}</b></p>"
        f"<div class='code'>{inert_html(spaced(door.code))}</div>"
        f"<p>{count}</p><p>{inert_html(told)}</p></div></div>"
    )


def _silent(look: WorkshopView, one: Round) -> None:
    """What is asked, what the answers mean; how many are done where everyone is to see it."""
    asked = [rules().axis(axis).title for axis in one.axes]
    ideas = len(voted_on(look.state, one))
    said = inert_html(rules().phase(look.state.phase).room)
    told = f"{ideas} {'idea' if ideas == 1 else 'ideas'}, in silence, on every device"
    _draw(f"<h1>{inert_html(' · '.join(asked))}</h1><p>{told}</p><p>{said}</p>{_meaning(one, ideas)}")
    _done(look.state.id)


@st.fragment(run_every=POLL)
def _done(workshop_id: str) -> None:
    try:
        done = ballot_box().done(workshop_id, Viewer.SCREEN)
    except UnavailableError:  # for a moment, as a rule; the next look tells
        return
    if done:
        _draw(f"<div class='done'>{done.done} of {done.of} done</div>")


def _meaning(one: Round, ideas: int) -> str:
    rows = []
    for axis in one.axes:
        votes = rules().axis(axis).votes
        if votes is Votes.DOTS:
            rows.append(("Dots", f"{dot_limit(ideas)} for each person, one on an idea at most"))
        elif votes is Votes.CHOICE:
            rows.append((rules().axis(axis).title, Rubric.default().by_id[axis].question))
        elif len(one.axes) == 1:
            rows.extend((level.span, level.text) for level in levels(axis))  # type: ignore[arg-type]
    body = "".join(f"<tr><td>{inert_html(a)}</td><td>{inert_html(b)}</td></tr>" for a, b in rows)
    return f"<table class='levels'>{body}</table>" if rows else ""


def _all_ideas(look: WorkshopView) -> None:
    _ideas([item.title for item in look.state.items])


def _ideas(titles: Sequence[str]) -> None:
    size = " few" if len(titles) <= 8 else " many" if len(titles) > 24 else ""
    items = "".join(f"<li>{inert_html(title)}</li>" for title in titles)
    _draw(f"<ul class='ideas{size}'>{items}</ul>" if items else "<h1>No ideas yet</h1>")


def _placing(here: Workshop, under_way: Placing) -> None:
    question = under_way.question
    if question is None:
        _draw(f"<h1>The order by {inert_html(rules().axis(under_way.axis).title.lower())}</h1>")
        _ideas([here.item(item).title for item in under_way.order])
        return
    both = "".join(f"<div>{inert_html(here.item(item).title)}</div>" for item in question)
    _draw(f"<h1>{WHICH_HAS_MORE[under_way.axis]}</h1><div class='versus'>{both}</div>")


def _dots(look: WorkshopView) -> None:
    dotted = [one for one in by_dots(look.state, look.seen) if one[1]]
    if not dotted:
        _ideas([item.title for item in look.state.shortlist])
        return
    rows = "".join(
        f"<li><b>{dots}</b> {inert_html(look.state.item(item).title)}</li>" for item, dots, _ in dotted
    )
    _draw(f"<h1>Dots</h1><ul class='ideas dots'>{rows}</ul>")


def _scored(look: WorkshopView) -> list[str]:
    """The axes on which scores were uncovered; the others where there are none."""
    axes = [axis for axis in rules().scored_axes if look.seen.rounds(axis)]
    return [axis for axis in axes if rules().axis(axis).votes is Votes.SCORE] or axes


def _before_and_after(look: WorkshopView) -> None:
    """The ballots of a second vote beside those of the first."""
    _uncovered(look, compare=True)


def _uncovered(look: WorkshopView, *, compare: bool = False) -> None:
    """Where the ballots lie, the widest gap first."""
    axes = _scored(look)
    twice = {(change.item, change.axis) for change in changes(look.state, look.seen)}
    again = compare and bool(twice)
    queued = [one.item for one in queue(look.state, look.seen)]
    items = [item for item in queued if not again or any((item, axis) in twice for axis in axes)]
    if not items:
        _draw("<h1>Nothing was uncovered yet</h1>")
        return
    if again:
        axes = [axis for axis in axes if any((item, axis) in twice for item in items)]
    lines = [line for item in items[:_AT_ONCE] for line in _lines(look, item, axes, compare=again)]
    _draw(strips_html(lines, [rules().axis(axis).title for axis in axes], session.theme()))
    rest = len(items[_AT_ONCE:])
    if rest:
        _draw(
            f"<p>{rest} more {'idea' if rest == 1 else 'ideas'}, on which the room is closer together</p>"
        )


def _lines(look: WorkshopView, item: str, axes: Sequence[str], *, compare: bool) -> list[Line]:
    """An idea in one line, or in two: before and after."""
    rows = [vote_rows(look.state, look.seen, axis, [item], compare=compare) for axis in axes]
    title = look.state.item(item).title
    if not compare:
        return [Line(title, tuple(row for one in rows for row in one))]
    first = Line(f"{title}: before", tuple(one[0] for one in rows if one))
    return [first, Line("after", tuple(one[-1] for one in rows if one), follows=True)]


def _talking(look: WorkshopView) -> None:
    """The idea under discussion, with its ballots as large as they go."""
    item = look.state.item(look.state.talking)
    notes = f"<p>{inert_html(item.notes)}</p>" if item.notes else ""
    axes = [axis for axis in _scored(look) if look.seen.on(item.id, axis)]
    rows = [row for axis in axes for row in vote_rows(look.state, look.seen, axis, [item.id])]
    lines = [Line(rules().axis(row.disagreement.axis).title, (row,)) for row in rows]
    told = "".join(
        f"<p><b>{inert_html(rules().axis(row.disagreement.axis).title)}</b>: "
        f"{inert_html(row.disagreement.sentence)}, {inert_html(row.disagreement.words)}</p>"
        for row in rows
    )
    _draw(f"<h1>{inert_html(item.title)}</h1>{notes}{strips_html(lines, [], session.theme())}{told}")


def _decided(look: WorkshopView) -> None:
    calls = {call.id: call.title for call in rules().calls}
    rows = "".join(
        f"<tr><td>{inert_html(calls[made.call])}</td><td>{inert_html(look.state.item(made.item).title)}</td>"
        f"<td>{inert_html(made.owner)}</td></tr>"
        for call in calls
        for made in look.state.decisions
        if made.call == call
    )
    if rows:
        _draw(f"<table class='levels'>{rows}</table>")
    else:
        who = f" {inert_html(look.state.decider)} makes the final call." if look.state.decider else ""
        _draw(f"<p>The scores are advice.{who}</p>")
        with st.container(key="present-board"):
            workshop_board(look, key="present-notes", height=450, large=True)


SCREENS: dict[str, Callable[[WorkshopView], None]] = {
    "joining": _joining,
    "ideas": _all_ideas,
    "dots": _dots,
    "results": _uncovered,
    "comparison": _before_and_after,
    "decisions": _decided,
}
"""What `data/workshop.toml` can name as the projector's screen of a phase."""
