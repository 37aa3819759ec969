"""User-typed text in Streamlit's Markdown: the library's own escaping, tested in a browser."""

from gtm_framework.inert import inert_markdown as inert

__all__ = ["inert"]
