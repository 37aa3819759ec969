"""The one-pager on the left: ten short cards; a click opens one for editing."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.charts import severity_sign, shortened
from gtm_framework.strategy.coherence import PageCard
from gtm_framework.strategy.page import load_form
from pages.parts import session
from pages.parts.shell.inert import inert

_LETTERS, _LETTERS_WIDE = 66, 100
_WIDE = 1680
"""The width in pixels of a window from which a card has room for more."""


def cards(shown: Sequence[PageCard]) -> None:
    """The ten cards in decision order; a click opens one."""
    with st.container(key="cards", gap="xsmall"):
        for card in shown:
            st.button(
                f"**{card.place}  {card.field.name}**{_mark(card)}  \n{_said(card)}",
                key=f"card-{card.field.id}",
                width="stretch",
                on_click=open_card,
                args=(card.field.id,),
            )


def _said(card: PageCard) -> str:
    letters = _LETTERS_WIDE if session.window()[0] >= _WIDE else _LETTERS
    return (
        inert(shortened("; ".join(card.text.splitlines()), letters))
        if card.text
        else f"*{card.field.question}*"
    )


def _mark(card: PageCard) -> str:
    """The most important issue of a card in a few words; empty if there is none."""
    if card.worst:
        noun = "conflict" if len(card.conflicts) == 1 else "conflicts"
        return f" `{severity_sign(card.worst).glyph} {noun} {', '.join(map(str, card.conflicts))}`"
    if card.weak:
        return " `unproven`"
    if card.answered < card.attributes:
        return f" `{card.answered} of {card.attributes} answered`"
    return ""


def open_card(field_id: str, choice_id: str | None = None) -> None:
    """Open one card, optionally at one of its choices."""
    session.set_widget("strategy-view", "One-pager")
    session.open_item("card", field_id)
    session.open_item("choice", choice_id)


def open_choice(choice_id: str) -> None:
    """Open the card of a choice."""
    open_card(load_form().home(choice_id).id, choice_id)


def close_card() -> None:
    """Go back to all cards."""
    session.open_item("card", None)
