"""A page with the board and, under it, every move that reached Python; a room is shared by its visitors."""

import os
from dataclasses import dataclass, field, replace

import streamlit as st

from gtm_framework.triage.initiative import Kind
from pages.parts.components.board.board import board
from pages.parts.components.board.moves import BoardMove, Note

POLL_SECONDS = float(os.environ.get("BOARD_POLL", "0")) or None
HOSTILE = "<img src=x onerror=\"document.title='taken'\"> **b** :red[x]"


@dataclass
class Room:
    """Where the notes are, and the moves in the order in which they came."""

    notes: dict[str, Note]
    moves: list[BoardMove] = field(default_factory=list)


@st.cache_resource
def room(name: str) -> Room:
    """One room of that name for everyone on this server."""
    notes = (
        Note("a", "Own the benchmark", Kind.STRATEGIC, 8, 3),
        Note("b", "Win-back mails", Kind.TACTICAL, 4, 4),
        Note("c", HOSTILE, Kind.UNDECIDED, 4, 4),
        Note("d", "Partner channel", Kind.STRATEGIC, None, None),
        Note("e", "Pricing page", Kind.UNDECIDED, 7, None),
    )
    return Room({note.id: note for note in notes})


st.set_page_config(layout="wide", page_title=st.query_params["room"])
here = room(st.query_params["room"])


def moved(move: BoardMove) -> None:
    """Put the note where it was moved, and write the move down."""
    here.notes[move.id] = replace(here.notes[move.id], impact=move.impact, effort=move.effort)
    here.moves.append(move)


def show() -> None:
    """The board and what reached Python."""
    board(
        list(here.notes.values()),
        threshold=5,
        key="board",
        on_move=moved,
        movable="still" not in st.query_params,
    )
    st.text(f"{len(here.moves)} moves")
    st.code("\n".join(f"{m.id} {m.impact} {m.effort} {m.how}" for m in here.moves))


if POLL_SECONDS:
    st.fragment(show, run_every=POLL_SECONDS)()
else:
    show()
