"""A scene of the shared screen: its pages, and which of them to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gtm_framework.inert import inert_html
from gtm_framework.workshop.entries import Shown

WIDTH, HEIGHT = 166.0, 71.0
"""Room for a page, between the goal above it and the footer below."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the room looks at now.

    Attributes:
        name: Which scene it is.
        pages: Its pages as HTML, at least one; everything that people typed is text in them.
        on: The page of each idea, from 1; ideas that are on no page are left out.
        at: Id of the idea that the room is at; its page is shown unless another one was turned to.
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
        """The page so many steps from the one that is shown, from 1; None where there is none."""
        page = self.page(shown) + step
        return page if 1 <= page <= len(self.pages) else None


def text(words: str, size: float, tag: str = "p", *, kind: str = "") -> str:
    """A paragraph of plain text in one size."""
    named = f" class='{kind}'" if kind else ""
    return f"<{tag}{named} style='--s:{size:g}'>{inert_html(words)}</{tag}>"
