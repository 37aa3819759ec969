"""The toolbar of the Health page: its three views, undo, and history."""

from pages.parts.history.panel import panel
from pages.parts.shell import toolbar

VIEWS = ("Check", "Mix", "Reviews")


def views() -> str:
    """The view shown; undo and redo next to the choice."""
    with toolbar.row():
        view = toolbar.view(VIEWS, "health-view")
        with toolbar.tools():
            toolbar.undo()
            toolbar.redo()
            panel()
    return view
