"""Downloads of a comparison: CSV, Markdown, JSON, and a picture if there is a browser to draw it."""

import streamlit as st

from gtm_framework.charts import scorecard_picture
from gtm_framework.exchange.scorecards import comparison_csv, comparison_json, comparison_markdown
from pages.parts import workspace
from pages.parts.scorecard.charts import ComparisonView
from pages.parts.shell.picture_downloads import picture_downloads


def downloads(board: ComparisonView) -> None:
    """One button for each type of file."""
    parts = (board.comparison, board.safety(), board.rank_acceptability(), board.note)
    with st.container(horizontal=True, vertical_alignment="center", key=f"files-{board.name}"):
        _download(board, "CSV", comparison_csv(board.comparison), "csv", "text/csv")
        _download(
            board, "Markdown", comparison_markdown(*parts, board.title).encode(), "md", "text/markdown"
        )
        _download(board, "JSON", comparison_json(*parts).encode(), "json", "application/json")
    picture_downloads(board.name, lambda: scorecard_picture(board.comparison, board.title))


def _download(board: ComparisonView, label: str, content: bytes, ending: str, mime: str) -> None:
    st.download_button(
        f"Download {label}",
        content,
        file_name=workspace.file_name(board.name, ending),
        mime=mime,
        key=f"download-{board.name}-{ending}",
        icon=":material/download:",
        on_click="ignore",
    )
