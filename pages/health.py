"""Health: warning signs of activity without strategy, the strategic mix, and the review schedule."""

import streamlit as st

from pages.parts import session
from pages.parts.health import check, computed, layout, mix, reviews
from pages.parts.shell import entry, heading, theme

entry.through_app()
checkup = computed.checkup()
theme.inject_css("health/health.css")
heading.unseen("Health")

if session.presenting():
    check.presented(checkup)
    st.stop()

view = layout.views()
if view == "Check":
    check.check(checkup)
elif view == "Mix":
    mix.mix(checkup)
else:
    reviews.reviews(computed.coming())
