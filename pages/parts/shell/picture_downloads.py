"""A chart as a file: one click makes it and downloads it."""

from collections.abc import Callable
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from gtm_framework.charts import FORMATS, Format, picture, why_no_picture
from pages.parts import session, workspace

_MIMES: dict[Format, str] = {"png": "image/png", "svg": "image/svg+xml"}


def picture_downloads(name: str, draw: Callable[[], go.Figure]) -> None:
    """Offer a chart as PNG and SVG, or say why it isn't possible.

    Args:
        name: What the files show, as a word in their names.
        draw: Draws the chart in the light theme, when someone asks for a file.
    """
    missing = session.cached("no-picture", None, why_no_picture)
    if missing:
        st.caption(missing)
        return
    with st.container(horizontal=True, key=f"pictures-{name}"):
        for sort in FORMATS:
            st.download_button(
                f"Download {sort.upper()}",
                partial(_drawn, draw, sort),
                file_name=workspace.file_name(name, sort),
                mime=_MIMES[sort],
                key=f"download-{name}-{sort}",
                icon=":material/image:",
                on_click="ignore",
            )


def _drawn(draw: Callable[[], go.Figure], sort: Format) -> bytes:
    return picture(draw(), sort)
