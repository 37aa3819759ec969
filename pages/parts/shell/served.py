"""The app inside its access layer, as `gtm-framework` starts it: shared, or only for this machine."""

import base64
import hashlib
import os
import re
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import file_util

from gtm_framework.live import LiveFiles, LiveServer
from gtm_framework.sharing import ADDRESS, ENVIRONMENT, BasePath, Door, base_path, bound_log
from pages.parts import session
from pages.parts.session import gate
from pages.parts.shell import entry, guest_frames, slow_connections
from pages.parts.shell.closed_sessions import few_closed_sessions

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def _key() -> str | None:
    """The facilitator's key; None if nobody else can reach the app."""
    alone = st.get_option("server.address") in gate.LOOPBACK
    return os.environ.get(ENVIRONMENT, "") or (None if alone else "")


def _inline_scripts() -> list[str]:
    """Hashes of the scripts inside Streamlit's own page, which the browser may run."""
    page = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(page))
    return [f"sha256-{base64.b64encode(digest).decode()}" for digest in digests]


def _base() -> str:
    """The path of the host below which visitors reach the app, or empty."""
    return base_path(os.environ.get(ADDRESS, ""))


def _live_links() -> list[Middleware]:
    """Live links only answer if others can reach the app."""
    if not gate.is_shared():
        return []
    files = LiveFiles(session.store, lambda: datetime.now(UTC).astimezone())
    return [Middleware(LiveServer, files=files)]


bound_log()
slow_connections.install()
entry.close_the_side_entrance()
app = st.App(
    Path(__file__).resolve().parents[3] / "app.py",
    lifespan=few_closed_sessions,
    middleware=[
        Middleware(BasePath, base=_base()),
        *_live_links(),
        Middleware(
            Door,
            key=_key(),
            port=st.get_option("server.port"),
            now=lambda: datetime.now(UTC),
            permits=guest_frames.permits,
            scripts=_inline_scripts(),
            base=_base(),
        ),
    ],
)
