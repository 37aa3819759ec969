"""The table of a chart: the same numbers for people who cannot or do not want to read the picture."""

import pandas as pd
import streamlit as st


def table_of_chart(table: pd.DataFrame, name: str, label: str = "View as table") -> None:
    """The numbers of a chart as a table, folded."""
    with st.expander(label, key=f"twin-{name}", on_change="rerun") as opened:
        if opened.open:
            st.dataframe(table, hide_index=True, key=f"table-{name}", alt=f"Table: {name}")
