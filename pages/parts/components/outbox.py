"""What a component sends from the browser: each thing once, in order, whatever a rerun cuts short.

A browser may send several things while one run is under way, and Streamlit keeps only one trigger of a
component. So they are numbered and kept in the browser until the server has acknowledged them.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pages.parts import state

_HERE = Path(__file__).parent


def with_outbox(*scripts: Path) -> str:
    """A component's script: its own files after the `made` and the `Outbox` that they build on."""
    files = (_HERE / "made.js", _HERE / "outbox.js", *scripts)
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def fresh(sent: object, ack: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """What came and has not been acknowledged yet, in its order; what is no such thing is passed over.

    Args:
        sent: What the component sent: its name under ``from``, and what it holds no answer for under
            ``waiting``, each with its number ``seq``. Nothing about it is trusted.
        ack: The last thing that was acknowledged: ``from`` which component, and its ``seq``.
    """
    if not isinstance(sent, Mapping) or not isinstance(sent.get("from"), str):
        return []
    waiting = sent.get("waiting")
    last = ack.get("seq", 0) if ack.get("from") == sent["from"] else 0
    new: list[Mapping[str, Any]] = []
    for one in waiting if isinstance(waiting, list) else []:
        seq = one.get("seq") if isinstance(one, Mapping) else None
        if type(seq) is int and seq > last:
            last = seq
            new.append(one)
    return new


def ack_of(sent: Mapping[str, Any], one: Mapping[str, Any]) -> dict[str, Any]:
    """The acknowledgement of one thing that was sent, and with it of all before it."""
    return {"from": sent["from"], "seq": one["seq"]}


def acknowledged(key: str) -> dict[str, Any]:
    """What was acknowledged last of a component, to be sent to it with each call.

    Change it in place: that is no look at session state, at which another trigger could end the run.
    """
    name = f"{key}-ack"
    held: dict[str, Any] | None = state.typed(name)
    if held is None:
        held = {}
        state.put_in(name, held)
    return held
