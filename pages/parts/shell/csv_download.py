"""The prioritized list as a CSV, one click away."""

import streamlit as st

from gtm_framework.exchange.lists import csv_bytes
from gtm_framework.triage import Rubric
from pages.parts import session, workspace


def csv_download() -> None:
    """The button."""
    st.download_button(
        "Download CSV",
        session.cached(
            "csv", workspace.cache_key(), lambda: csv_bytes(workspace.ranked(), Rubric.default())
        ),
        file_name=workspace.file_name("prioritized", "csv"),
        mime="text/csv",
        key="download",
        icon=":material/download:",
        on_click="ignore",
    )
