"""The shared screen, for itself and for the facilitator: its current scene, and how to turn its pages."""

from base64 import b64encode
from typing import Any

from gtm_framework.charts.projector import Room, Scene, WayIn, done_by, scene
from gtm_framework.errors import GtmError
from gtm_framework.store import open_workspace, record_in
from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import StaleError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.results import Record
from gtm_framework.workshop.room import spaced
from gtm_framework.workshop.votes import Viewer
from pages.parts import session
from pages.parts.live import join_link
from pages.parts.live.ballot_box import ballot_box
from pages.parts.live.deadline import is_late

_TRIES = 5
"""How often to retry a press while others are making changes at the same time."""


def room(look: WorkshopView) -> Room:
    """The inputs of the current scene."""
    here = len([person for person in look.people if person.left_at is None])
    return Room(
        look.state,
        look.seen,
        here,
        _record(look),
        _way_in(look.state.id),
        session.theme(),
        is_late(look.state),
    )


def shown(look: WorkshopView) -> tuple[Room, Scene]:
    """The room and its scene, cached by everything they depend on."""
    made = room(look)
    key = (look.state.id, look.state.revision, made.here, made.way_in, made.theme, made.late)
    return made, session.cached("shared-scene", key, lambda: scene(made))


def press(workshop_id: str, name: str) -> None:
    """Do what a key or button of the shared screen means."""
    for _ in range(_TRIES):
        look = ballot_box().view(workshop_id, Viewer.SCREEN)
        wanted = done_by(name, scene(room(look)), look.state.shown)
        if wanted is None or _done(look, *wanted):
            return
    raise GtmError("The page didn’t change: others were updating the workshop. Press the key again.")


def point_at(workshop_id: str, item: str) -> None:
    """Highlight an idea on the shared screen."""
    for _ in range(_TRIES):
        if _done(ballot_box().view(workshop_id, Viewer.SCREEN), ev.PointAt, {"item": item}):
            return
    raise GtmError("The page didn’t change: others were updating the workshop. Press the key again.")


def _done(look: WorkshopView, event: type[ev.Event], fields: dict[str, Any]) -> bool:
    made = event(against=look.state.revision, at=session.store().clock(), **fields)
    try:
        ballot_box().do(look.state.id, made, actor=session.author())
    except StaleError:
        return False
    return True


def _record(look: WorkshopView) -> Record:
    """The current record, computed once per revision."""
    key = (look.state.id, look.state.revision, len(look.people))

    def make() -> Record:
        seen = open_workspace(session.store(), ballot_box().workspace_of(look.state.id))
        return record_in(look, seen, session.store().clock())

    return session.cached("shared-record", key, make)


def _way_in(workshop_id: str) -> WayIn | None:
    door = ballot_box().invitation(workshop_id)
    if door is None:
        return None
    drawn = b64encode(join_link.qr_code(join_link.link(door)).encode()).decode()
    return WayIn(join_link.page(), spaced(door.code), f"data:image/svg+xml;base64,{drawn}")
