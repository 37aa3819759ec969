"""Impact and effort of the idea that is open: ten steps each, with what a step means beside it.

One pad serves all ideas: it is redrawn in place, which costs a browser far less than two rows of new
buttons. So every press says which idea was on the screen; a step that is pressed again is taken back.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.triage.initiative import SCALE, STEPS, Initiative
from gtm_framework.triage.matrix import Axis, level_text
from pages.parts import state
from pages.parts.frame.outbox import fresh, with_outbox

NAME = "score-pad"
_ACK = "score-ack"
_AXES: tuple[Axis, ...] = ("impact", "effort")
_FILES = Path(__file__).parent
_PAD = st.components.v2.component(
    "gtm_score_pad",
    html='<div class="scores"></div>',
    css=(_FILES / "score_pad.css").read_text(encoding="utf-8"),
    js=with_outbox(_FILES / "score_pad.js"),
)


def score_pad(initiative: Initiative) -> None:
    """Draw both rows and take in what is pressed."""
    data = {
        "idea": initiative.id,
        "axes": [_axis(axis, getattr(initiative, axis)) for axis in _AXES],
        "ack": dict(_acknowledged()),
    }
    _PAD(key=NAME, data=data, on_pressed_change=_take_in)


def _axis(axis: Axis, score: float | None) -> Mapping[str, Any]:
    """One row; a score between two steps has a step of its own there."""
    steps = sorted({*STEPS, score}) if score else STEPS
    told = [{"score": step, "label": f"{step:g}", "text": level_text(axis, step)} for step in steps]
    return {"name": axis, "score": score, "steps": told}


def _acknowledged() -> dict[str, Any]:
    """What was seen to last: from which pad, and its number."""
    held: dict[str, Any] | None = state.held(_ACK)
    if held is None:
        held = {}
        state.hold(_ACK, held)
    return held


@state.guarded
def _take_in() -> None:
    """Save what was pressed as one change and acknowledge it, or do neither.

    A further press ends this run at its next look at session state, so none comes after saving.
    """
    sent, ack = state.typed(NAME).pressed, _acknowledged()
    presses = fresh(sent, ack)
    if not presses:
        return
    done = {"from": sent["from"], "seq": presses[-1]["seq"]}
    scores = pressed(presses)
    axes = sorted({axis for given in scores.values() for axis in given}, reverse=True)
    try:
        changed = [state.there(idea).with_changes(**given) for idea, given in scores.items()]
        if changed:
            state.edit_many(changed, f"Score {' and '.join(axes)}")
    except GtmError:
        ack.update(done)
        raise
    ack.update(done)


def pressed(presses: Sequence[Mapping[str, Any]]) -> dict[str, dict[Axis, float | None]]:
    """Idea to axis to the step that was pressed last; what is no step of the scale is passed over.

    Args:
        presses: What came from a browser, each with ``idea``, ``axis`` and ``score``; nothing is trusted.
    """
    scores: dict[str, dict[Axis, float | None]] = {}
    for one in presses:
        if one.get("axis") in _AXES and _is_score(one.get("score")):
            scores.setdefault(str(one.get("idea")), {})[one["axis"]] = one.get("score")
    return scores


def _is_score(score: Any) -> bool:
    return score is None or (type(score) in (int, float) and SCALE[0] <= score <= SCALE[1])
