"""The board on a participant's phone: the matrix with its numbers, their key, and a tap to move a card."""

import streamlit as st

from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop.room import may_submit
from pages.parts.join.controller import Seat
from pages.parts.live.ballot_box import ballot_box
from pages.parts.live.workshop_board import phone_board

_HEIGHT = 330


def is_open(shown: WorkshopView) -> bool:
    """Whether everyone can move cards now."""
    return shown.state.everyone_moves and not shown.state.finished_at


def everyones_board(seat: Seat, shown: WorkshopView) -> None:
    """The room's cards; observers see them move but can't move them."""
    moves = may_submit(seat.person)
    st.header("Move the cards" if moves else "The room moves the cards", anchor=False)
    st.caption("Tap a card, then its new place. Everyone sees it, nobody sees who." if moves else "")
    phone_board(
        shown,
        key=f"join-board-{seat.workshop}",
        height=_HEIGHT,
        on_move=lambda item, scores: ballot_box().move_card(
            seat.workshop,
            seat.person.id,
            item,
            impact=scores.get("impact"),
            effort=scores.get("effort"),
        ),
        movable=moves,
    )
