"""The one first-level heading of a page that shows none."""

import streamlit as st


def unseen(title: str) -> None:
    """A heading for screen readers only."""
    with st.container(key="unseen-heading"):
        st.title(title, anchor=False)
