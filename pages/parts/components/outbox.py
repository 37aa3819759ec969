"""Outbox of the components that a user presses: each press is applied once, in order, none is lost.

A browser may send several presses while one run is under way, and Streamlit keeps only one trigger of a
component. So presses are numbered and stay in the browser's outbox (`outbox.js`) until the server has
acknowledged them. While the database is unavailable nothing is acknowledged: the presses wait, and are
applied when it is back.
"""

from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any

from gtm_framework.errors import GtmError
from gtm_framework.store import UnavailableError
from pages.parts import session

Entry = Mapping[str, Any]
"""One press as the browser sent it, with its number ``seq``. Nothing else about it is trusted."""


class Acknowledged(dict[str, Any]):
    """The last press that was acknowledged: ``from`` which component, and its ``seq``.

    Attributes:
        one_run_at_a_time: Held while presses are applied. Streamlit starts the next run of a visitor while
            the run before it may still be saving.
    """

    def __init__(self) -> None:
        super().__init__()
        self.one_run_at_a_time = Lock()


def take(
    key: str, handle: Callable[[Entry], None], *, event: str = "pressed", in_sequence: bool = False
) -> None:
    """Apply the presses of a component that are new, in their order, inside its callback.

    Another trigger may end this run at any read of session state. A press that was not acknowledged by then
    is sent again with that trigger, so `handle` must save as its last step.

    Args:
        key: The component's key.
        handle: Applies one press. If it raises `UnavailableError`, it and the presses after it stay in
            the browser and are sent again; any other error acknowledges the press.
        event: The name of the component's trigger.
        in_sequence: Whether a press only makes sense after those before it, so that an error also drops the
            presses after it.

    Raises:
        GtmError: If `handle` rejects a press for another reason than an unavailable database, or cannot
            read it.
    """
    sent, ack = getattr(session.widget_value(key), event, None), acknowledged(key)
    with ack.one_run_at_a_time:
        entries = new_entries(sent, ack)
        for entry in entries:
            try:
                with session.reading_message():
                    handle(entry)
            except UnavailableError:
                return
            except GtmError:
                _acknowledge(ack, sent, entries[-1] if in_sequence else entry)
                raise
            _acknowledge(ack, sent, entry)


def acknowledged(key: str) -> Acknowledged:
    """The last press of a component that was acknowledged, to be sent to it with each call.

    Change it in place: that is no read of session state, at which another trigger could end the run.
    """
    name = f"{key}-ack"
    ack: Acknowledged | None = session.widget_value(name)
    if ack is None:
        ack = Acknowledged()
        session.set_widget(name, ack)
    return ack


def new_entries(sent: object, ack: Mapping[str, Any]) -> Sequence[Entry]:
    """The presses not acknowledged yet, in their order; anything malformed is passed over.

    Args:
        sent: What the component sent: its name under ``from``, and under ``waiting`` every press that
            it has no acknowledgement for.
        ack: The last press that was acknowledged: ``from`` which component, and its ``seq``.
    """
    if not isinstance(sent, Mapping) or not isinstance(sent.get("from"), str):
        return []
    waiting = sent.get("waiting")
    last = ack.get("seq", 0) if ack.get("from") == sent["from"] else 0
    new: list[Entry] = []
    for entry in waiting if isinstance(waiting, list) else []:
        seq = entry.get("seq") if isinstance(entry, Mapping) else None
        if type(seq) is int and seq > last:
            last = seq
            new.append(entry)
    return new


def _acknowledge(ack: Acknowledged, sent: Any, entry: Entry) -> None:
    ack.update({"from": sent["from"], "seq": entry["seq"]})
