"""Text from people, for Streamlit's Markdown: the library's own way, seen to hold in a browser."""

from gtm_framework.inert import inert_markdown as inert

__all__ = ["inert"]
