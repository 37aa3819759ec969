"""The smallest app: what a browser test needs to know that server and browser meet."""

import streamlit as st

st.title("Here")
