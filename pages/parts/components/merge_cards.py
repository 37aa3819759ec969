"""Idea cards: dragging one onto another merges it, with mouse, finger, or keyboard.

With the keyboard, arrows move between cards, M picks one up, and Enter on another card merges the two. A
click opens a card. Each press is numbered and acknowledged, so none is lost.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import streamlit as st

from gtm_framework.workshop import Item
from pages.parts.components import outbox
from pages.parts.components.bundle import script, style

NAME = "merge-cards"
_CARDS = st.components.v2.component(
    "gtm_merge_cards",
    html='<div class="cards"></div>',
    css=style(Path(__file__).with_suffix(".css")),
    js=script(Path(__file__).with_suffix(".js")),
)


def merge_cards(items: Iterable[Item], chosen: str, *, on_merged: Callable[[], None]) -> None:
    """Draw the cards.

    Args:
        items: The ideas, in order.
        chosen: Id of the open one.
        on_merged: Called when something was pressed, to take it with `take`.
    """
    cards = [{"id": item.id, "title": item.title, "merged": len(item.merged)} for item in items]
    data = {"cards": cards, "chosen": chosen, "ack": dict(outbox.acknowledged(NAME))}
    _CARDS(key=NAME, data=data, on_merged_change=on_merged)


def take(merge: Callable[[str, str], None], open_one: Callable[[str], None]) -> None:
    """Apply what was pressed: a card merged into another one, or opened.

    Args:
        merge: Gets the id of the dragged card, and of the one it was dropped on.
        open_one: Gets the id of the card to open.
    """

    def handle(entry: outbox.Entry) -> None:
        if entry.get("open"):
            open_one(str(entry["open"]))
        else:
            merge(str(entry.get("item", "")), str(entry.get("into", "")))

    outbox.take(NAME, handle, event="merged")
