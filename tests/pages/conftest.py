"""Visits to the app without a browser: every page through `app.py`, by widget key, never by position."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[2] / "app.py"


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], AppTest]:
    """Open the app on a store of its own, as a newcomer would."""
    monkeypatch.setenv("GTM_DATABASE_URL", f"sqlite:///{tmp_path / 'visit.db'}")
    st.cache_resource.clear()

    def start() -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=30).run()
        assert not app.exception
        return app

    return start


def unfolded(app: AppTest, key: str) -> AppTest:
    """Open a popover or an expander; what is in it is drawn only then."""
    app.session_state[key] = True
    app.run()
    assert not app.exception
    return app


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A visitor's session state without a browser, on a store of its own."""
    monkeypatch.setenv("GTM_DATABASE_URL", f"sqlite:///{tmp_path / 'session.db'}")
    st.cache_resource.clear()
    values: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", values)
    monkeypatch.setattr(st, "query_params", {})
    return values
