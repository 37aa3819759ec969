"""The toolbar of the Strategy page: its four views, undo, history, and the menu to start over."""

from pages.parts.history.panel import panel
from pages.parts.shell import toolbar
from pages.parts.strategy import empty_state

VIEWS = ("One-pager", "Versions", "Exclusions", "Documents")


def views() -> str:
    """The view shown; undo, history, and the menu to start over next to the choice."""
    with toolbar.row():
        view = toolbar.view(VIEWS, "strategy-view")
        with toolbar.tools():
            toolbar.undo()
            toolbar.redo()
            panel()
            empty_state.menu()
    return view
