"""Strategy: the one page on the left, how its choices fit on the right; versions, refusals, documents."""

import streamlit as st

from gtm_framework.strategy.coherence.cards import page_cards
from gtm_framework.strategy.coherence.standing import standing
from gtm_framework.strategy.page.one_page import OnePage
from pages.parts import state
from pages.parts.frame import entry
from pages.parts.strategy import card_editor
from pages.parts.strategy import cards as one_page_cards
from pages.parts.strategy import coherence as coherence_parts
from pages.parts.strategy import documents as document_parts
from pages.parts.strategy import doors as strategy_doors
from pages.parts.strategy import exclusions as exclusion_parts
from pages.parts.strategy import frame as strategy_frame
from pages.parts.strategy import versions as version_parts

entry.through_app()
workspace = state.workspace()
strategy = workspace.strategy
strategy_frame.look()

if state.presenting():
    coherence_parts.for_the_room(standing(strategy.page, strategy.previous))
    st.stop()

view = strategy_frame.views()
if view == "Versions":
    version_parts.versions(strategy)
    st.stop()
if view == "Exclusions":
    exclusion_parts.exclusions(workspace)
    st.stop()
if view == "Documents":
    document_parts.documents(workspace)
    st.stop()

field_id = state.looking_at("card")
if strategy.page == OnePage() and field_id is None:
    strategy_doors.way_in()
    st.stop()

stands = standing(strategy.page, strategy.previous)
shown = page_cards(strategy.page, stands.contradictions)
card = next((card for card in shown if card.field.id == field_id), None)
left, right = st.columns([2, 3], gap="medium")
with left:
    if card:
        card_editor.opened(card, shown, strategy.page)
    else:
        one_page_cards.cards(shown)
with right:
    coherence_parts.coherence(stands, opened=[choice.id for choice in card.choices] if card else [])
