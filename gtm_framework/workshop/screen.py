"""What the facilitator puts on the shared screen: the page, the idea pointed at, the QR code."""

from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Shown
from gtm_framework.workshop.state import Workshop

_NEW_SCENE = (
    *(ev.GoTo, ev.Reveal, ev.Talk, ev.EndTalk, ev.Shortlist, ev.Decide, ev.TakeBack, ev.Finish, ev.Reopen),
    *(ev.StartPlacing, ev.AnswerPlacing, ev.UndoPlacing, ev.EndPlacing),
)
"""What is done to a workshop that begins another scene: its first page, nothing pointed at, no code."""


def turn_to(state: Workshop, event: ev.TurnTo) -> Workshop:
    """Turn to a page; one beyond the end shows the last."""
    return state.with_changes(shown=state.shown.with_changes(page=event.page))


def point_at(state: Workshop, event: ev.PointAt) -> Workshop:
    """Point at an idea, or at none.

    Raises:
        UnknownNameError: If there is no such idea.
    """
    if event.item:
        state.item(event.item)
    return state.with_changes(shown=state.shown.with_changes(page=None, item=event.item))


def show_code(state: Workshop, event: ev.ShowCode) -> Workshop:
    """Lay the QR code over the scene, or take it away."""
    return state.with_changes(shown=state.shown.with_changes(code=event.shown))


def after(event: ev.Event, state: Workshop) -> Workshop:
    """The workshop as its screen shows it once something else was done: what changed is pointed at."""
    match event:
        case ev.Merge(into=item) | ev.Part(out_of=item) | ev.Reword(item=item):
            return state.with_changes(shown=Shown(item=item))
    return state.with_changes(shown=Shown()) if isinstance(event, _NEW_SCENE) else state
