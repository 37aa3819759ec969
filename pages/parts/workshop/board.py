"""The shared board on the facilitator's page: open it, close it, and undo its moves."""

import streamlit as st

from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import Move, Workshop, not_yet
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.rules import rules
from pages.parts.live.moment import time_words
from pages.parts.live.workshop_board import workshop_board
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller

_LISTED = 12
"""How many moves are listed, latest first; each can be undone."""


def way_to_board(here: Workshop) -> None:
    """The button that lets everyone move cards, in a phase with a board; and the one that stops it."""
    if here.current_phase.takes_moves and not here.open_round:
        _switch(here)


def everyones_board(look: WorkshopView) -> None:
    """The board while everyone can move its cards, and the moves so far."""
    here = look.state
    if not here.everyone_moves:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="everyones-board"):
        _moves(here)
        st.caption("Everyone can move cards on their phone. The shared screen shows the matrix.")
    workshop_board(look, key="everyone-notes", height=460)


def _switch(here: Workshop) -> None:
    why = "" if here.everyone_moves else not_yet(here)
    st.button(
        "Stop moving cards" if here.everyone_moves else "Let everyone move cards",
        key="everyone-moves",
        icon=":material/pan_tool:",
        disabled=bool(why),
        help=why or "After the reveal, everyone moves the same cards on their own device, without names.",
        on_click=controller.do,
        args=(ev.LetEveryoneMove,),
        kwargs={"everyone": not here.everyone_moves},
    )


def _moves(here: Workshop) -> None:
    """A button to undo the last move, and the latest moves behind another button."""
    last = here.moves[-1] if here.moves else None
    st.button(
        "Undo last move",
        key="move-undo",
        icon=":material/undo:",
        disabled=last is None,
        help=_told(here, last) if last else "No cards moved yet.",
        on_click=controller.do,
        args=(ev.UndoMove,),
        kwargs={"move": last.number if last else 1},
    )
    with st.popover(f"Moves · {len(here.moves)}", key="moves", on_change="rerun") as opened:
        if opened.open:
            _list(here)


def _list(here: Workshop) -> None:
    if not here.moves:
        st.caption("No cards moved yet.")
    for move in reversed(here.moves[-_LISTED:]):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(_told(here, move), width="content")
            st.button(
                "Undo",
                key=f"move-undo-{move.number}",
                type="tertiary",
                help="If this card was moved again later, undo that move first",
                on_click=controller.do,
                args=(ev.UndoMove,),
                kwargs={"move": move.number},
            )


def _told(here: Workshop, move: Move) -> str:
    """One move: ``"10:42 · Pricing page · impact 7, effort 3"``."""
    scores = ", ".join(f"{rules().axis(axis).title.lower()} {score}" for axis, score in move.after.items())
    return inert(f"{time_words(move.at)} · {here.item(move.item).title} · {scores}")
