"""The outbox of interactive components: each press is applied once, in order, and none is lost.

A browser may send several presses during one run, and Streamlit keeps only one trigger per component. So
presses are numbered and stay in the browser's outbox (`outbox.js`) until the server has acknowledged them.
While the database is unavailable, nothing is acknowledged: the presses wait, and are applied when it is
back.
"""

from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any

from gtm_framework.errors import GtmError
from gtm_framework.store import UnavailableError
from pages.parts import session

Entry = Mapping[str, Any]
"""One press as sent by the browser, with its number ``seq``. Nothing else about it is trusted."""


class Acknowledged(dict[str, Any]):
    """The last acknowledged press: ``from`` which component, and its ``seq``.

    Attributes:
        one_run_at_a_time: Held while presses are applied. Streamlit can start a visitor's next run while
            the previous one is still saving.
    """

    def __init__(self) -> None:
        super().__init__()
        self.one_run_at_a_time = Lock()


def take(
    key: str, handle: Callable[[Entry], None], *, event: str = "pressed", in_sequence: bool = False
) -> None:
    """Apply a component's new presses in order, inside its callback.

    Another trigger may end this run at any read of session state. A press that wasn't acknowledged by then
    is sent again with that trigger, so `handle` must save as its last step.

    Args:
        key: The component's key.
        handle: Applies one press. If it raises `UnavailableError`, this press and the ones after it stay in
            the browser and are sent again; any other error acknowledges the press.
        event: The name of the component's trigger.
        in_sequence: Whether a press only makes sense after those before it, so an error also drops the
            presses after it.

    Raises:
        GtmError: If `handle` can't read a press, or rejects it for a reason other than an unavailable
            database.
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
    """A component's last acknowledged press, to send to it with each call.

    Change it in place: that isn't a read of session state, at which another trigger could end the run.
    """
    name = f"{key}-ack"
    ack: Acknowledged | None = session.widget_value(name)
    if ack is None:
        ack = Acknowledged()
        session.set_widget(name, ack)
    return ack


def new_entries(sent: object, ack: Mapping[str, Any]) -> Sequence[Entry]:
    """The presses not acknowledged yet, in order; anything malformed is ignored.

    Args:
        sent: What the component sent: its name under ``from``, and under ``waiting`` every press without an
            acknowledgment.
        ack: The last acknowledged press: ``from`` which component, and its ``seq``.
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
