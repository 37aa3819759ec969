"""Ideas that conflict with an exclusion: their sign in lists, on the matrix, and on the board."""

from gtm_framework.strategy.exclusions import out_of_scope_glyph
from gtm_framework.triage import Initiative
from pages.parts import workspace


def scope_mark(initiative_id: str) -> dict[str, str]:
    """An idea's sign in a list with its meaning; empty if it is in scope."""
    touched = workspace.current().touched.get(initiative_id)
    if not touched:
        return {}
    ruled_out = ", ".join(f"“{touch.exclusion.what}”" for touch in touched)
    return {"mark": out_of_scope_glyph(), "mark_label": f"out of scope: {ruled_out}"}


def scoped_title(initiative: Initiative) -> str:
    """An idea's title where there is only room for text."""
    is_out = initiative.id in workspace.current().touched
    return f"{out_of_scope_glyph()} {initiative.title}" if is_out else initiative.title
