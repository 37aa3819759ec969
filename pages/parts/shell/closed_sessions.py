"""Sessions whose browser is gone: a few are kept in case it returns, and none keeps files open.

A Streamlit session has its own event loop, which takes three open files. Streamlit would keep them for two
minutes after the browser is gone, in up to 128 sessions; many systems allow a process 256 files.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo

MOST = 32
"""How many closed sessions are kept; the oldest is dropped first."""


class FewClosedSessions(MemorySessionStorage):
    """The closed sessions; none keeps an event loop once its script has ended."""

    def save(self, session_info: SessionInfo) -> None:
        """Keep a session whose browser is gone."""
        super().save(session_info)
        for kept in self.list():
            _close_loop(kept.session)

    def get(self, session_id: str) -> SessionInfo | None:
        """A session whose browser has returned, ready to run its script."""
        found = super().get(session_id)
        if found is not None:
            _reopen_loop(found.session)
        return found


@asynccontextmanager
async def few_closed_sessions(app: Any) -> AsyncGenerator[dict[str, Any] | None, None]:
    """Limit the closed sessions a server keeps, from its start on."""
    seconds = st.get_option("server.disconnectedSessionTTL")
    app._runtime._session_mgr._session_storage = FewClosedSessions(MOST, seconds)  # noqa: SLF001
    yield None


def _close_loop(session: Any) -> None:
    loop = session._script_event_loop  # noqa: SLF001
    if session._scriptrunner is None and not loop.is_running():  # noqa: SLF001
        loop.close()


def _reopen_loop(session: Any) -> None:
    if session._script_event_loop.is_closed():  # noqa: SLF001
        session._script_event_loop = asyncio.new_event_loop()  # noqa: SLF001
