"""Join: a participant's page."""

import streamlit as st

from pages.parts import entry

entry.through_app()
st.title("Join")
