"""Changing what the team says of its own health: made against what was seen, saved at once."""

from typing import Any

from gtm_framework.strategy.health.sheet import HealthSheet
from gtm_framework.workspace import HEALTH
from pages.parts import state


def seen() -> HealthSheet:
    """The sheet as this visitor saw it last."""
    return state.seen().health


def replace(sheet: HealthSheet, summary: str) -> None:
    """Put another sheet in the place of the present one."""
    state.keep(HEALTH, sheet, summary)


def change(summary: str, **changes: Any) -> None:
    """Change parts of the sheet and save it."""
    replace(seen().with_changes(**changes), summary)
