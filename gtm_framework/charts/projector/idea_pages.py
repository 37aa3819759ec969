"""The ideas as a list on the shared screen: their titles, and the ideas merged into them."""

from collections.abc import Sequence

from gtm_framework.charts.projector.entries import Entry, Listed, listed
from gtm_framework.charts.projector.measure import LINE
from gtm_framework.charts.projector.room import Room
from gtm_framework.charts.projector.scene_pages import HEIGHT, text
from gtm_framework.charts.signs import shortened
from gtm_framework.english import counted
from gtm_framework.workshop import Item

_HEAD = 4.2
_MERGED = 2
"""Merged wordings to show under an idea; the rest are counted."""
_LONGEST = 90


def idea_pages(room: Room, ideas: Sequence[str], head: str) -> Listed:
    """Ideas in list order, numbered, with a heading; the current one is highlighted."""
    entries = [
        Entry(
            item,
            room.state.item(item).title,
            lead=f"{number}",
            more=_merged(room.state.item(item)),
            kind="now" if item == room.state.shown.item else "",
        )
        for number, item in enumerate(ideas, start=1)
    ]
    return headed(entries, head)


def headed(entries: Sequence[Entry], head: str) -> Listed:
    """A list with a heading on every page."""
    made = listed(entries, down=HEIGHT - LINE * _HEAD - 1.5)
    above = text(head, _HEAD, kind="quiet")
    return Listed(tuple(above + page for page in made.pages), made.on)


def _merged(item: Item) -> tuple[str, ...]:
    words = [shortened(part.words or part.title, _LONGEST) for part in item.merged]
    shown = [f"+ merged: {one}" for one in words[-_MERGED:]]
    rest = len(words[:-_MERGED])
    return (*shown, *([f"+ {counted(rest, 'more idea')}"] if rest else []))
