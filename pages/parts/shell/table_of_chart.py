"""Small pieces that every page uses: the first step of an empty page, a table beside its chart."""

import pandas as pd
import streamlit as st

from pages.parts.frame.inert import inert


def first_step(text: str, page: str = "pages/triage.py", label: str = "Go to Triage") -> None:
    """What to do on a page that has nothing to show yet, and the way there."""
    st.info(inert(text), icon=":material/lightbulb:")
    st.page_link(page, label=label, icon=":material/arrow_forward:")


def twin(table: pd.DataFrame, name: str, label: str = "The same as a table") -> None:
    """The table twin of a chart: the same numbers for those who cannot or will not read the picture."""
    with st.expander(label, key=f"twin-{name}", on_change="rerun") as opened:
        if opened.open:
            st.dataframe(table, hide_index=True, key=f"table-{name}", alt=f"Table: {name}")
