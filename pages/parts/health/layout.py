"""What frames the health page: its look, its three views, undo."""

from pages.parts.history.panel import panel
from pages.parts.shell import toolbar

VIEWS = ("Check", "Mix", "Reviews")


def views() -> str:
    """Which of the three views is shown; beside the choice, undo and redo."""
    with toolbar.row():
        view = toolbar.view(VIEWS, "health-view")
        with toolbar.tools():
            toolbar.undo()
            toolbar.redo()
            panel()
    return view
