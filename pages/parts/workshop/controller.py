"""The basis of the facilitator's page: the open workshop, what was seen of it, and how it is changed.

Every change is made against the revision this visitor has on screen. If another facilitator was faster, it
is rejected, and the page shows the current state.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from secrets import token_hex
from typing import Any, Unpack

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.store import UnavailableError
from gtm_framework.store.workshops import (
    OpeningSettings,
    UnknownWorkshopError,
    WorkshopVersion,
    WorkshopView,
)
from gtm_framework.triage import Initiative, Rubric
from gtm_framework.workshop import Item, StaleError, Step, Workshop, options_of
from gtm_framework.workshop.events import AddItems, Event
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.votes import Viewer
from pages.parts import session, workspace
from pages.parts.live.ballot_box import ballot_box

_OPEN = "workshop"
_SHOWN = "_workshop-shown"
_LOOK = "workshop-look"
_PULSE = "workshop-pulse"

STALE = (
    "Someone else just updated the workshop, so your change wasn’t saved. Check the page and "
    "try again if it still applies."
)


def now() -> datetime:
    """The current time, by the store's clock."""
    return session.store().clock()


# --- which workshop ----------------------------------------------------------------------------------


def refresh() -> WorkshopView | None:
    """Read the open workshop, once per page run; None if none is open."""
    workshop_id = _open_id()
    if workshop_id is None:
        return None
    pulse = ballot_box().version(workshop_id)
    if session.get_local(_PULSE) != (workshop_id, pulse):
        session.set_local(_LOOK, ballot_box().view(workshop_id, Viewer.FACILITATOR))
        session.set_local(_PULSE, (workshop_id, pulse))
    return current_view()


def current_view() -> WorkshopView:
    """What this visitor has on screen."""
    look: WorkshopView = session.get_local(_LOOK)
    return look


def cache_key() -> object:
    """Which workshop is on screen, in which state: the key of everything computed from it (`once`)."""
    return session.get_local(_PULSE)


def moved() -> bool:
    """Whether anything was done, or someone joined or left, since the page was drawn.

    A store that briefly doesn't respond counts as unchanged; a workshop that is gone counts as changed.
    """
    workshop_id, pulse = session.get_local(_PULSE)
    try:
        now_at: WorkshopVersion = ballot_box().version(workshop_id)
    except UnknownWorkshopError:
        return True
    except UnavailableError:
        return False
    return bool(now_at != pulse)


def _open_id() -> str | None:
    """The workshop in the link, or else the one this visitor has open in this workspace."""
    asked = session.query_param(_OPEN)
    linked = bool(asked) and asked != session.widget_value(_SHOWN)
    wanted = asked if linked else session.opened_item(_OPEN)
    if not wanted:
        st.query_params.pop(_OPEN, None)
        return None
    try:
        belongs_to = ballot_box().workspace_of(wanted)
    except UnknownWorkshopError as error:
        session.notify(str(error), tone="bad")
        close()
        st.query_params.pop(_OPEN, None)
        st.rerun()
    session.set_widget(_SHOWN, wanted)
    if belongs_to != workspace.current().id:
        workspace.open_workspace(belongs_to)
        open_one(wanted)
        st.rerun()
    open_one(wanted)
    if asked != wanted:
        st.query_params[_OPEN] = wanted
    return wanted


def open_one(workshop_id: str) -> None:
    """Open a workshop."""
    session.open_item(_OPEN, workshop_id)


def close() -> None:
    """Go back to the list of workshops; the workshop keeps running."""
    session.open_item(_OPEN, "")


def open_new(ids: Sequence[str], agenda: Sequence[Step], **settings: Unpack[OpeningSettings]) -> None:
    """Start a workshop with some of the workspace's ideas; can be rejected like any change."""
    items = [_item(initiative) for initiative in workspace.current().initiatives if initiative.id in ids]
    options = options_of(Rubric.default())
    made = ballot_box().open_workshop(
        workspace.current().id, items=items, options=options, agenda=agenda, **settings
    )
    open_one(made.id)


def _item(initiative: Initiative) -> Item:
    notes = initiative.description[: rules().limits.text_length]
    return Item(id=initiative.id, title=initiative.title, notes=notes)


def field(name: str) -> str:
    """The name of a text field that keeps half-typed text; each workshop has its own."""
    return f"{name}-{current_view().state.id}"


# --- changing it -------------------------------------------------------------------------------------


def changing(change: Callable[..., None]) -> Callable[..., None]:
    """Turn a rejection inside a widget's callback into a notice; a stale one into a plain sentence."""

    @session.report_errors
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            change(*args, **kwargs)
        except StaleError as error:
            raise GtmError(STALE) from error

    return run


def act(*events: tuple[type[Event], Mapping[str, Any]]) -> None:
    """Do several things to the open workshop, one after the other; can be rejected like any change."""
    here = current_view().state
    revision = here.revision
    for event, fields in events:
        made = ballot_box().do(here.id, event(against=revision, at=now(), **fields), actor=session.author())
        revision = made.revision


@changing
def do(event: type[Event], **fields: Any) -> None:
    """Do one thing to the open workshop, as a widget's callback."""
    act((event, fields))


@changing
def gather() -> None:
    """Collect what the room has submitted."""
    here = current_view().state
    ballot_box().gather(here.id, here.revision, actor=session.author())


def bring_in(ids: Sequence[str]) -> None:
    """Add more of the workspace's ideas; can be rejected like any change."""
    from_list = [workspace.get_initiative(initiative_id) for initiative_id in ids]
    _add(current_view().state, [_item(initiative) for initiative in from_list])


@changing
def write_down() -> None:
    """Add ideas mentioned out loud, one per line."""
    titles = [line for line in session.draft_text(field("ideas")).splitlines() if line.strip()]
    if titles:
        _add(current_view().state, [Item(id=f"i-{token_hex(6)}", title=title) for title in titles])
        session.clear_drafts(field("ideas"))


def _add(here: Workshop, items: Sequence[Item]) -> None:
    ballot_box().do(
        here.id, AddItems(against=here.revision, at=now(), items=tuple(items)), actor=session.author()
    )


def names(look: WorkshopView) -> dict[str, str]:
    """People's names on the facilitator's page; in an anonymous workshop, their numbers."""
    return {
        person.id: person.name if person.name and look.state.named else f"No. {place + 1}"
        for place, person in enumerate(look.people)
    }
