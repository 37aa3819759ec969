"""What frames the strategy page: its look, its four views, and what can be done everywhere in it."""

from pages.parts.history.panel import panel
from pages.parts.shell import toolbar
from pages.parts.strategy import empty_state

VIEWS = ("One page", "Versions", "Exclusions", "Documents")


def views() -> str:
    """Which of the four views is shown; beside the choice, undo and the ways to start over."""
    with toolbar.row():
        view = toolbar.view(VIEWS, "strategy-view")
        with toolbar.tools():
            toolbar.undo()
            toolbar.redo()
            panel()
            empty_state.menu()
    return view
