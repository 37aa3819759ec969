"""A chart's table: the same numbers for people who can't or don't want to read the picture."""

import pandas as pd
import streamlit as st


def table_of_chart(table: pd.DataFrame, name: str, label: str = "View as table") -> None:
    """A chart's numbers as a collapsed table."""
    with st.expander(label, key=f"twin-{name}", on_change="rerun") as opened:
        if opened.open:
            st.dataframe(table, hide_index=True, key=f"table-{name}", alt=f"Table: {name}")
