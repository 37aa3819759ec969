"""What the keys and buttons of the shared screen do: turn pages, point at ideas, show the QR code."""

from typing import Any

from gtm_framework.charts.projector.scene_pages import Scene
from gtm_framework.workshop import Shown
from gtm_framework.workshop import events as ev

NEXT, PREVIOUS, IDEA, BELOW, ABOVE, CODE = "next", "previous", "idea", "below", "above", "code"
PRESSES = (NEXT, PREVIOUS, IDEA, BELOW, ABOVE, CODE)
"""The next or previous page, the page of the current idea, the idea below or above it, the QR code."""

Done = tuple[type[ev.Event], dict[str, Any]]


def done_by(press: str, scene: Scene, shown: Shown) -> Done | None:
    """What a key press does to the workshop, as an event with its fields; None for nothing.

    Args:
        press: One of `PRESSES`; anything else does nothing.
        scene: The current scene.
        shown: What the facilitator has chosen to show.

    Example:
        >>> shown = Scene("ideas", pages=("<p>Webinar</p>", "<p>Booth</p>"))
        >>> event, fields = done_by("next", shown, Shown())
        >>> event.__name__, fields
        ('TurnTo', {'page': 2})
    """
    match press:
        case "next" | "previous":
            page = scene.beside(shown, 1 if press == NEXT else -1)
            return None if page is None else (ev.TurnTo, {"page": page})
        case "idea":
            return ev.PointAt, {"item": scene.at or shown.item}
        case "below" | "above":
            item = _neighbor(scene, 1 if press == BELOW else -1)
            return None if item is None else (ev.PointAt, {"item": item})
        case "code":
            return ev.ShowCode, {"shown": not shown.code}
    return None


def _neighbor(scene: Scene, step: int) -> str | None:
    """The idea below or above the current one; with no current idea, the first or the last."""
    ideas = [item for item in scene.on if item]
    if not ideas:
        return None
    if scene.at not in ideas:
        return ideas[0] if step > 0 else ideas[-1]
    place = ideas.index(scene.at) + step
    return ideas[place] if 0 <= place < len(ideas) else None
