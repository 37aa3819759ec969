"""Notices at the top of the page, and where errors become notices."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Literal, ParamSpec

import streamlit as st

from gtm_framework.errors import GtmError
from pages.parts.session import gate

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the top of the page after a change."""

    text: str
    tone: Literal["good", "bad"] = "good"
    undo: bool = False


def notify(text: str, *, tone: Literal["good", "bad"] = "good", undo: bool = False) -> None:
    """Show a notice at the top of the page once."""
    st.session_state.setdefault("_notices", []).append(Notice(text, tone, undo))


def has_notices() -> bool:
    """Whether a notice is waiting."""
    return bool(st.session_state.get("_notices"))


def take_notices() -> list[Notice]:
    """The notices to show now; each is returned once."""
    return list(st.session_state.pop("_notices", []))


def report_errors(change: Callable[P, None]) -> Callable[P, None]:
    """Turn an error inside a widget's callback into a notice; errors are caught here."""

    @wraps(change)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            change(*args, **kwargs)
        except GtmError as error:
            notify(error.worded(for_guest=not gate.is_open()), tone="bad")

    return run
