"""Strategy: the one-pager on the left, its conflicts on the right; versions, exclusions, documents."""

import streamlit as st

from gtm_framework.strategy.coherence import page_cards, standing
from gtm_framework.strategy.page import OnePage
from pages.parts import session, workspace
from pages.parts.shell import entry, heading, theme
from pages.parts.strategy import (
    card_editor,
    cards,
    coherence,
    documents,
    empty_state,
    exclusions,
    layout,
    versions,
)

entry.through_app()
strategy = workspace.current().strategy
theme.inject_css("strategy/strategy.css")

field_id = session.opened_item("card")
is_empty = strategy.page == OnePage() and field_id is None
if session.presenting():
    heading.unseen("Strategy")
    coherence.presented(standing(strategy.page, strategy.previous))
    st.stop()

view = layout.views()
if view != "One-pager" or not is_empty:
    heading.unseen("Strategy")
if view == "Versions":
    versions.versions(strategy)
    st.stop()
if view == "Exclusions":
    exclusions.exclusions(workspace.current())
    st.stop()
if view == "Documents":
    documents.documents(workspace.current())
    st.stop()

if is_empty:
    empty_state.way_in()
    st.stop()

stands = standing(strategy.page, strategy.previous)
shown = page_cards(strategy.page, stands.conflicts)
card = next((card for card in shown if card.field.id == field_id), None)
left, right = st.columns([3, 2] if card else [2, 3], gap="medium")
with left:
    if card:
        card_editor.opened(card, strategy)
    else:
        cards.cards(shown)
with right:
    coherence.coherence(stands, opened=[choice.id for choice in card.choices] if card else [])
