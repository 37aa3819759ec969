"""Health: is activity taken for progress; does the mix fit the stage; when is all of it looked at."""

import streamlit as st

from pages.parts import state
from pages.parts.frame import entry
from pages.parts.health import check as health_check
from pages.parts.health import frame as health_frame
from pages.parts.health import mix as health_mix
from pages.parts.health import reviews as health_reviews

entry.through_app()
checkup = state.checkup()
health_frame.look()

if state.presenting():
    health_check.for_the_room(checkup)
    st.stop()

view = health_frame.views()
if view == "Check":
    health_check.check(checkup)
elif view == "Mix":
    health_mix.mix(checkup)
else:
    health_reviews.reviews(state.coming())
