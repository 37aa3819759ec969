"""Workspaces: every company or client, what is open in each, and how to start another."""

import streamlit as st

from pages.parts.shell import entry
from pages.parts.workspaces import new, rows

entry.through_app()
st.title("Workspaces")
rows.rows()
new.new()
