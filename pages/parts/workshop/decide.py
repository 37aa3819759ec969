"""The capacity line and the final call: one named person decides, with a reason, an owner and a date."""

import pandas as pd
import streamlit as st

from gtm_framework.charts.signs import kind_sign, quadrant_sign
from gtm_framework.store.ballot_records import Look
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Capacity
from gtm_framework.workshop.minutes import line_sentences
from gtm_framework.workshop.record import IdeaRecord, Record
from gtm_framework.workshop.rules import rules
from pages.parts import state
from pages.parts.frame.inert import inert
from pages.parts.workshop import board as workshop_board
from pages.parts.workshop import desk as workshop_desk
from pages.parts.workshop import outcome as workshop_outcome
from pages.parts.workshop import picking as workshop_picking

_BOARD = "decide-board"
_NO_LINE = "no line"
_SCORES = ("impact", "effort")
_UNITS = {_NO_LINE: "no line", "ideas": "ideas", "person_weeks": "person-weeks"}
_LINE = {None: "", True: "▲ above", False: "▽ below"}


def decide(look: Look) -> None:
    """The line, the list in the workspace's order, and the call on the idea that is open."""
    made = workshop_outcome.made()
    if not made.ideas:
        st.caption("No idea is on the shortlist.")
        return
    if _on_board():
        workshop_board.board(look, key="decide-notes", height=420)
    left, right = st.columns([4, 3], gap="medium")
    with left:
        chosen = _list(made)
        _capacity(look)
        for sentence in line_sentences(made):
            st.caption(inert(sentence))
    with right:
        _call(look, next(idea for idea in made.ideas if idea.item.id == chosen))


def _on_board() -> bool:
    """Whether the shortlist lies on the board too, where its notes can be moved."""
    key = state.given(_BOARD, bool(state.looking_at(_BOARD)))
    st.toggle(
        "Board",
        key=key,
        on_change=lambda: state.look_at(_BOARD, "shown" if state.typed(key) else None),
        help="Move a note, and its place stands before the ballots, on every screen.",
    )
    return bool(state.typed(key))


def _capacity(look: Look) -> None:
    stands = look.state.capacity
    unit = stands.unit if stands else _NO_LINE
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "What can be done at once",
            list(_UNITS),
            format_func=lambda one: _UNITS[one],
            key=state.given("capacity-unit", unit),
            on_change=_set_capacity,
            width=200,
            help=inert(rules().capacity.text),
        )
        if stands:
            st.number_input(
                "How many",
                min_value=0.0,
                step=1.0,
                format="%g",
                key=state.given("capacity-amount", float(stands.amount)),
                on_change=_set_capacity,
                width=150,
            )


def _set_capacity() -> None:
    stands = workshop_desk.shown().state.capacity
    unit = state.typed("capacity-unit", stands.unit if stands else _NO_LINE)
    amount = state.typed("capacity-amount", stands.amount if stands else None)
    capacity = None if unit == _NO_LINE else Capacity(unit=unit, amount=5.0 if amount is None else amount)
    if capacity != stands:
        workshop_desk.do(ev.SetCapacity, capacity=capacity)


def _list(made: Record) -> str:
    calls = {call.id: call.title for call in rules().calls}
    table = pd.DataFrame(
        {
            "#": [idea.ranked.rank for idea in made.ideas],
            "idea": [idea.item.title for idea in made.ideas],
            "line": [_LINE[idea.above] for idea in made.ideas],
            "call": [calls[idea.decision.call] if idea.decision else "" for idea in made.ideas],
            "kind": [_kind(idea) for idea in made.ideas],
            "quadrant": [_quadrant(idea) for idea in made.ideas],
            "weeks": [None if idea.weeks is None else float(idea.weeks) for idea in made.ideas],
        }
    )
    columns = {
        "#": st.column_config.NumberColumn("#", width=32),
        "idea": st.column_config.TextColumn("idea", width=196),
        "line": st.column_config.TextColumn("line", width=72),
        "call": st.column_config.TextColumn("call", width=52),
        "weeks": st.column_config.NumberColumn("weeks", format="%.3g", width=58, help="Person-weeks"),
    }
    if made.line is None:
        table = table.drop(columns="line")
    ids = [idea.item.id for idea in made.ideas]
    return workshop_picking.pick(
        "decide", table, ids, "The shortlist in its order, with the calls", columns
    )


def _kind(idea: IdeaRecord) -> str:
    sign = kind_sign(idea.ranked.verdict.final_kind)
    return f"{sign.glyph} {sign.label}"


def _quadrant(idea: IdeaRecord) -> str:
    quadrant = idea.ranked.quadrant
    return f"{quadrant_sign(quadrant).glyph} {quadrant.label}" if quadrant else "not scored"


def _call(look: Look, idea: IdeaRecord) -> None:
    item, made = idea.item, idea.decision
    st.subheader(inert(item.title), anchor=False)
    if look.state.finished_at:
        return
    scored = [
        f"{axis.title.lower()} {axis.value}" for axis in idea.axes if axis.value and axis.axis in _SCORES
    ]
    st.caption(inert(" · ".join([_kind(idea), _quadrant(idea), *scored])))
    calls = {call.id: call for call in rules().calls}
    with st.form(f"call-{item.id}", border=False):
        st.segmented_control(
            "The call",
            list(calls),
            default=made.call if made else None,
            format_func=lambda one: calls[one].title,
            key=f"call-what-{item.id}",
            help=" ".join(f"{call.title}: {call.help}" for call in calls.values()),
        )
        st.text_area("Reason", value=made.reason if made else "", key=f"call-why-{item.id}", height=68)
        decider, owner = st.columns(2)
        decider.text_input(
            "Decided by", value=made.decider if made else look.state.decider, key=f"call-by-{item.id}"
        )
        owner.text_input("Owner", value=made.owner if made else "", key=f"call-owner-{item.id}")
        st.date_input("By", value=made.due if made else None, key=f"call-due-{item.id}")
        st.form_submit_button("Decide", key="call", type="primary", on_click=_decide, args=(item.id,))
    _weeks(look, idea)
    if any(axis.placed for axis in idea.axes):
        st.button(
            "Let its ballots stand",
            key="ballots-stand",
            type="tertiary",
            on_click=workshop_desk.do,
            args=(ev.LetBallotsStand,),
            kwargs={"item": item.id},
            help="It was moved on the board, or placed by comparing",
        )
    if made:
        st.button(
            "Take the call back",
            key="call-back",
            type="tertiary",
            on_click=workshop_desk.do,
            args=(ev.TakeBack,),
            kwargs={"item": item.id},
        )


@workshop_desk.changing
def _decide(item: str) -> None:
    call = state.typed(f"call-what-{item}")
    if call is None:
        raise workshop_desk.shown().state.refuse("Choose a call first: do, later or no.")
    workshop_desk.act(
        (
            ev.Decide,
            {
                "item": item,
                "call": call,
                "reason": state.typed(f"call-why-{item}", ""),
                "decider": state.typed(f"call-by-{item}", ""),
                "owner": state.typed(f"call-owner-{item}", ""),
                "due": state.typed(f"call-due-{item}"),
            },
        )
    )


def _weeks(look: Look, idea: IdeaRecord) -> None:
    item = idea.item.id
    given = look.state.weeks.get(item)
    by_effort = "by its effort" if idea.weeks is not None else "not known"
    st.number_input(
        "Person-weeks",
        min_value=0.0,
        step=1.0,
        format="%g",
        value=None,
        key=state.given(f"weeks-{item}", given),
        placeholder=by_effort if given is None else None,
        on_change=_set_weeks,
        args=(item,),
        help="Empty: what the effort score stands for",
    )


def _set_weeks(item: str) -> None:
    stands = workshop_desk.shown().state.weeks.get(item)
    weeks = state.typed(f"weeks-{item}", stands)
    if weeks != stands:
        workshop_desk.do(ev.SetWeeks, item=item, weeks=weeks)
