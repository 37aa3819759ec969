"""A comparison to take away: CSV, Markdown, JSON, and its picture where a browser can draw it."""

import streamlit as st

from gtm_framework.charts.pictures import FORMATS, Format, picture, why_no_picture
from gtm_framework.charts.scorecard_picture import scorecard_picture
from gtm_framework.exchange.scorecard_markdown import comparison_markdown
from gtm_framework.exchange.scorecard_out import comparison_csv, comparison_json
from pages.parts import session
from pages.parts.scorecard.charts import ComparisonView


def downloads(board: ComparisonView) -> None:
    """One button for each kind of file; a picture is drawn first."""
    parts = (board.comparison, board.safety(), board.rank_acceptability(), board.note)
    with st.container(horizontal=True, vertical_alignment="center", key=f"files-{board.name}"):
        _download(board, "CSV", comparison_csv(board.comparison), "csv", "text/csv")
        _download(
            board, "Markdown", comparison_markdown(*parts, board.title).encode(), "md", "text/markdown"
        )
        _download(board, "JSON", comparison_json(*parts).encode(), "json", "application/json")
        if not why_no_picture():
            for sort in FORMATS:
                _picture(board, sort)
    if why_no_picture():
        st.caption(why_no_picture())


def _download(board: ComparisonView, label: str, content: bytes, ending: str, mime: str) -> None:
    st.download_button(
        f"Download {label}",
        content,
        file_name=f"{board.name}.{ending}",
        mime=mime,
        key=f"download-{board.name}-{ending}",
        icon=":material/download:",
        on_click="ignore",
    )


def _picture(board: ComparisonView, sort: Format) -> None:
    name = f"{board.name}-{sort}"
    content = _drawn(name, board.cache_key)
    if content is None:
        if not st.button(f"Draw {sort.upper()}", key=f"draw-{name}", icon=":material/image:"):
            return
        with st.spinner(f"Drawing the {sort.upper()}"):
            content = picture(scorecard_picture(board.comparison, board.title), sort)
        session.set_widget(f"_picture-{name}", (board.cache_key, content))
        st.rerun()
    mime = {"png": "image/png", "svg": "image/svg+xml"}[sort]
    _download(board, sort.upper(), content, sort, mime)


def _drawn(name: str, key: object) -> bytes | None:
    """The picture that was drawn of what is shown now, if there is one."""
    drawn: tuple[object, bytes] | None = session.widget_value(f"_picture-{name}")
    return drawn[1] if drawn and drawn[0] == key else None
