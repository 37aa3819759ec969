"""The one first-level heading of a page where none is drawn."""

import streamlit as st


def unseen(title: str) -> None:
    """A heading that screen readers read and nobody sees."""
    with st.container(key="unseen-heading"):
        st.title(title, anchor=False)
