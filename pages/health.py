"""Health: is activity taken for progress; does the mix fit the stage; when is all of it looked at."""

import streamlit as st

from pages.parts import session
from pages.parts.health import check, computed, layout, mix, reviews
from pages.parts.shell import entry, theme

entry.through_app()
checkup = computed.checkup()
theme.inject_css("health/health.css")

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
