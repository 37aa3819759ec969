"""What is shown to a visitor without the facilitator's pass, whichever page they asked for."""

import streamlit as st

from pages.parts.shell import entry

entry.through_app()
st.title("This page asks for the facilitator’s key")
st.text("Open the link that the terminal printed when the app was started, or load this page again.")
st.page_link("pages/join.py", label="Join a workshop with its code", icon=":material/arrow_forward:")
