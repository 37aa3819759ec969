"""What a component sends from the browser: each thing once, in order, whatever a rerun cuts short.

A browser may send several things while one run is under way, and Streamlit keeps only one trigger of a
component. So they are numbered and kept in the browser until the server has acknowledged them.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


def with_outbox(*scripts: Path) -> str:
    """A component's script: its own files after the `made` and the `Outbox` that they build on."""
    files = (_HERE / "made.js", _HERE / "outbox.js", *scripts)
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def fresh(sent: Mapping[str, Any], ack: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """What came and has not been acknowledged yet, in its order.

    Args:
        sent: What the component sent: its name under ``from``, and what it holds no answer for under
            ``waiting``, each with its number ``seq``.
        ack: The last thing that was acknowledged: ``from`` which component, and its ``seq``.
    """
    done = ack.get("seq", 0) if ack.get("from") == sent["from"] else 0
    return [one for one in sent["waiting"] if one["seq"] > done]
