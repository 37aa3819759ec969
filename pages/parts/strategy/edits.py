"""Changing the strategy: each edit is made against what this visitor saw, and saved at once."""

from typing import Any

from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.versions.versions import Strategy
from gtm_framework.workspace import STRATEGY
from pages.parts import state


def seen() -> Strategy:
    """The strategy as this visitor saw it last."""
    return state.seen().strategy


def change(summary: str, **changes: Any) -> None:
    """Change parts of the strategy and save it."""
    state.keep(STRATEGY, seen().with_changes(**changes), summary)


def change_page(page: OnePage, summary: str) -> None:
    """Put another page in the place of the present one."""
    change(summary, page=page)


def replace(strategy: Strategy, summary: str) -> None:
    """Put another strategy in the place of the whole present one; it can be undone."""
    state.keep(STRATEGY, strategy, summary)
    state.look_at("card", None)
    state.notify(f"{summary}.", undo=True)
