"""Export: the report's cover and sections, every download, and live links."""

import streamlit as st

from pages.parts.export import cover, downloads, live_links
from pages.parts.shell import entry, theme

entry.through_app()
theme.inject_css("export/export.css")
st.title("Reports and exports")
left, right = st.columns(2, gap="large")
with left, st.container(key="report"):
    cover.cover()
with right:
    downloads.downloads(cover.day())
live_links.live_links()
