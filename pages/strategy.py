"""Strategy: the one page on the left, how its choices fit on the right; versions, refusals, documents."""

import streamlit as st

from gtm_framework.strategy.coherence.cards import page_cards
from gtm_framework.strategy.coherence.standing import standing
from gtm_framework.strategy.page.one_page import OnePage
from pages.parts import session, workspace
from pages.parts.shell import entry, theme
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

if session.presenting():
    coherence.presented(standing(strategy.page, strategy.previous))
    st.stop()

view = layout.views()
if view == "Versions":
    versions.versions(strategy)
    st.stop()
if view == "Exclusions":
    exclusions.exclusions(workspace.current())
    st.stop()
if view == "Documents":
    documents.documents(workspace.current())
    st.stop()

field_id = session.opened_item("card")
if strategy.page == OnePage() and field_id is None:
    empty_state.way_in()
    st.stop()

stands = standing(strategy.page, strategy.previous)
shown = page_cards(strategy.page, stands.contradictions)
card = next((card for card in shown if card.field.id == field_id), None)
left, right = st.columns([2, 3], gap="medium")
with left:
    if card:
        card_editor.opened(card, shown, strategy.page)
    else:
        cards.cards(shown)
with right:
    coherence.coherence(stands, opened=[choice.id for choice in card.choices] if card else [])
