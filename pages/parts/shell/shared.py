"""The app behind a door, for `gtm-framework --share`: app.py, with the facilitator's key."""

import os
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from gtm_framework.sharing.door import Door
from gtm_framework.sharing.key import ENVIRONMENT
from pages.parts.shell import entry

entry.close_the_side_entrance()
app = st.App(
    Path(__file__).resolve().parents[3] / "app.py",
    middleware=[
        Middleware(
            Door,
            key=os.environ.get(ENVIRONMENT, ""),
            port=st.get_option("server.port"),
            now=lambda: datetime.now(UTC),
        )
    ],
)
