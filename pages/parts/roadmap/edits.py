"""Editing the roadmap."""

from gtm_framework.strategy import Level
from gtm_framework.strategy.cascade import added, first_quarter_below, without
from gtm_framework.workspace import CASCADE
from pages.parts import session
from pages.parts.workspace import DocumentEditor

roadmap = DocumentEditor(CASCADE, lambda workspace: workspace.cascade, item="thing")


def add(level: Level, title: str, supports: str = "", initiative: str = "") -> None:
    """Add an item and open it; a quarterly initiative starts in the earliest quarter allowed."""
    cascade = roadmap.current()
    fields = {"title": title}
    if supports:
        fields["supports"] = supports
    if initiative:
        fields["initiative"] = initiative
    if level is Level.QUARTERLY_INITIATIVE:
        fields["quarter"] = first_quarter_below(cascade, supports, session.today())
    larger, made = added(cascade, level, **fields)
    roadmap.save(larger, f"Add {level.words} “{title}”")
    open_thing(made)


def take_out(thing_id: str) -> None:
    """Delete one item; its children stay, unlinked."""
    cascade = roadmap.current()
    gone = cascade.get(thing_id)
    told = f"{gone.level.words} “{gone.title}”"
    roadmap.save(without(cascade, thing_id), f"Delete {told}")
    open_thing(gone.supports or None)
    session.notify(f"Deleted {told}.", undo=True)


def open_thing(thing_id: str | None) -> None:
    """Open one item of the tree; None closes it."""
    session.open_item("thing", thing_id)


def open_view(view: str) -> None:
    """Show another view of the roadmap."""
    session.open_item("roadmap-view", view)
