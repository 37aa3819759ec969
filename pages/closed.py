"""The page shown to a visitor who hasn't signed in with the facilitator's key."""

import streamlit as st

from pages.parts.shell import entry

entry.through_app()
st.title("This page needs the facilitator’s key")
st.text("Open the link printed in the terminal when the app started, or reload this page.")
st.page_link("pages/join.py", label="Join a workshop with a code", icon=":material/arrow_forward:")
