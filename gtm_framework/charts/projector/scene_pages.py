"""A scene of the shared screen: its pages, and which one to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gtm_framework.inert import inert_html
from gtm_framework.workshop import Shown

WIDTH, HEIGHT = 166.0, 71.0
"""Space for a page, between the goal at the top and the footer."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the room sees now.

    Attributes:
        name: The scene's name.
        pages: Its pages as HTML, at least one; user-typed text is always escaped.
        on: The page of each idea, from 1; ideas that are on no page are left out.
        at: Id of the current idea; its page is shown unless someone turned to another one.

    Example:
        >>> pages = ("<p>Webinar</p>", "<p>Booth</p>")
        >>> shown = Scene("ideas", pages, on={"i-1": 1, "i-2": 2}, at="i-2")
        >>> shown.page(Shown()), shown.page(Shown(page=1)), shown.beside(Shown(), 1)
        (2, 1, None)
    """

    name: str
    pages: tuple[str, ...]
    on: Mapping[str, int] = field(default_factory=dict)
    at: str = ""

    def page(self, shown: Shown) -> int:
        """The page to show, from 1."""
        followed = self.on.get(self.at, 1)
        return min(shown.page or followed, len(self.pages))

    def beside(self, shown: Shown, step: int) -> int | None:
        """The page this many steps from the current one, from 1; None if there is none."""
        page = self.page(shown) + step
        return page if 1 <= page <= len(self.pages) else None


def text(words: str, size: float, tag: str = "p", *, kind: str = "") -> str:
    """A paragraph of plain text in one size."""
    named = f" class='{kind}'" if kind else ""
    return f"<{tag}{named} style='--s:{size:g}'>{inert_html(words)}</{tag}>"
