"""Health: is activity taken for progress; does the mix fit the stage; when is all of it looked at."""

import streamlit as st

from pages.parts import entry, health_check, health_frame, health_mix, health_reviews, state

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
