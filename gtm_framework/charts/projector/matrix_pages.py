"""The matrix on the shared screen, with numbers and the key that names them."""

from base64 import b64encode
from collections.abc import Mapping, Sequence

from gtm_framework.charts.matrix.frame import MatrixView
from gtm_framework.charts.matrix.svg import MatrixPicture, matrix_svg
from gtm_framework.charts.projector.entries import Entry, listed
from gtm_framework.charts.projector.measure import SMALLEST, height
from gtm_framework.charts.projector.room import Room
from gtm_framework.charts.projector.scene_pages import HEIGHT, WIDTH, Scene, text
from gtm_framework.charts.projector.waiting import waiting
from gtm_framework.charts.signs import shortened
from gtm_framework.triage import Quadrant
from gtm_framework.workshop import card_numbers

_PLOT = 102.0
_KEY = WIDTH - _PLOT - 4
_PIXELS = 10
"""Pixels in the picture's view for each hundredth of the window's height."""
_SAID = 4.0
_LONGEST = 200


def moving(room: Room) -> Scene:
    """The cards that everyone moves; a card keeps its number wherever it goes."""
    told = "Move the cards on your phone: tap a card, then its new place."
    pages = matrix_pages(room, card_numbers(room.state), told)
    if not pages:
        return waiting("No card on the matrix yet", told, "moving")
    return Scene("moving", tuple(pages))


def matrix_pages(room: Room, numbered: Mapping[str, int], told: str = "") -> list[str]:
    """The matrix with its key; a page for each quadrant where the numbers would be too small on one.

    Args:
        room: What the scene is made from.
        numbered: The number of each idea.
        told: The text above the key.
    """
    ranked = [idea.ranked for idea in room.made.ideas]

    def drawn(quadrant: Quadrant | None) -> MatrixPicture | None:
        font = round(SMALLEST * _PIXELS)
        view = MatrixView(
            round(_PLOT * _PIXELS), round(HEIGHT * _PIXELS), font, quadrant, picked=None, actions=False
        )
        return matrix_svg(ranked, numbered, view, room.theme)

    whole = drawn(None)
    if whole is None:
        return []
    pictures = [whole] if whole.font >= SMALLEST * _PIXELS - 1 else list(filter(None, map(drawn, Quadrant)))
    missing = [one.initiative.id for one in ranked if one.quadrant is None]
    pages: list[str] = []
    for place, picture in enumerate(pictures, start=1):
        pages += _with_key(picture, room, missing if place == len(pictures) else [], told)
    return pages


def _with_key(picture: MatrixPicture, room: Room, missing: Sequence[str], told: str) -> list[str]:
    entries = [
        Entry(item, shortened(room.state.item(item).title, _LONGEST), lead=f"{number}")
        for item, number in sorted(picture.numbers.items(), key=lambda pair: pair[1])
    ]
    if missing:
        entries.append(Entry("", "Without impact or effort"))
        entries += [
            Entry(item, shortened(room.state.item(item).title, _LONGEST), lead="–") for item in missing
        ]
    said = text(told, _SAID, kind="quiet") if told else ""
    down = HEIGHT - (height(told, _SAID, _KEY) + 1 if told else 0)
    key = listed(entries, across=_KEY, down=down, layouts=((4.0, 1), (SMALLEST, 1)))
    drawn = b64encode(picture.svg.encode()).decode()
    figure = f"<figure><img alt='{picture.told}' src='data:image/svg+xml;base64,{drawn}'></figure>"
    beside = f"<div style='width:calc(var(--u)*{_KEY:g})'>"
    return [
        f"<div class='matrix'>{figure}{beside}{said}{page}</div></div>"
        if said
        else f"<div class='matrix'>{figure}{page}</div>"
        for page in key.pages
    ]
