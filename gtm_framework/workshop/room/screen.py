"""What the facilitator shows on the shared screen: the page, the highlighted idea, the QR code."""

from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Shown
from gtm_framework.workshop.state import Workshop

_NEW_SCENE = (
    *(ev.GoTo, ev.Reveal, ev.Talk, ev.EndTalk, ev.Shortlist, ev.Decide, ev.TakeBack, ev.Finish, ev.Reopen),
    ev.LetEveryoneMove,
    *(ev.StartPlacing, ev.AnswerPlacing, ev.UndoPlacing, ev.EndPlacing),
)
"""Events that start another scene: its first page, nothing highlighted, no code."""


def turn_to(state: Workshop, event: ev.TurnTo) -> Workshop:
    """Turn to a page; beyond the last, it shows the last."""
    return state.with_changes(shown=state.shown.with_changes(page=event.page))


def point_at(state: Workshop, event: ev.PointAt) -> Workshop:
    """Highlight an idea, or none.

    Raises:
        UnknownNameError: If there is no such idea.
    """
    if event.item:
        state.item(event.item)
    return state.with_changes(shown=state.shown.with_changes(page=None, item=event.item))


def show_code(state: Workshop, event: ev.ShowCode) -> Workshop:
    """Show or hide the QR code over the scene."""
    return state.with_changes(shown=state.shown.with_changes(code=event.shown))


def after(event: ev.Event, state: Workshop) -> Workshop:
    """The workshop with its screen updated after another event: what changed is highlighted."""
    match event:
        case ev.Merge(into=item) | ev.Part(out_of=item) | ev.Reword(item=item):
            return state.with_changes(shown=Shown(item=item))
    return state.with_changes(shown=Shown()) if isinstance(event, _NEW_SCENE) else state
