"""The final call: the shortlist in its order, the line across it, and the call on the idea that is open."""

import pandas as pd
import streamlit as st

from gtm_framework.store.ballots import WorkshopView
from gtm_framework.workshop.minutes import line_sentences
from gtm_framework.workshop.record import Record
from gtm_framework.workshop.rules import rules
from pages.parts import session
from pages.parts.live.workshop_board import workshop_board
from pages.parts.shell.inert import inert
from pages.parts.workshop import outcome, picking
from pages.parts.workshop.call import call_on, kind_words, quadrant_words
from pages.parts.workshop.capacity_line import capacity_line

_BOARD = "decide-board"
_LINE = {None: "", True: "▲ above", False: "▽ below"}


def decide(look: WorkshopView) -> None:
    """The line, the list in the workspace's order, and the call on the idea that is open."""
    made = outcome.current_record()
    if not made.ideas:
        st.caption("No idea is on the shortlist.")
        return
    if _on_board():
        workshop_board(look, key="decide-notes", height=420)
    left, right = st.columns([4, 3], gap="medium")
    with left:
        chosen = _list(made)
        capacity_line(look)
        for sentence in line_sentences(made):
            st.caption(inert(sentence))
    with right:
        call_on(look, next(idea for idea in made.ideas if idea.item.id == chosen))


def _on_board() -> bool:
    """Whether the shortlist lies on the board too, where its notes can be moved."""
    key = session.bound_key(_BOARD, bool(session.opened_item(_BOARD)))
    st.toggle(
        "Board",
        key=key,
        on_change=lambda: session.open_item(_BOARD, "shown" if session.widget_value(key) else None),
        help="Move a note, and its place stands before the ballots, on every screen.",
    )
    return bool(session.widget_value(key))


def _list(made: Record) -> str:
    calls = {call.id: call.title for call in rules().calls}
    table = pd.DataFrame(
        {
            "#": [idea.ranked.rank for idea in made.ideas],
            "idea": [idea.item.title for idea in made.ideas],
            "line": [_LINE[idea.above] for idea in made.ideas],
            "call": [calls[idea.decision.call] if idea.decision else "" for idea in made.ideas],
            "kind": [kind_words(idea) for idea in made.ideas],
            "quadrant": [quadrant_words(idea) for idea in made.ideas],
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
    return picking.pick("decide", table, ids, "The shortlist in its order, with the calls", columns)
