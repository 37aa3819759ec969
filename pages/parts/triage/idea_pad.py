"""What is pressed for the idea that is open: an answer to its next question, and a step of each score.

One pad serves all ideas: it is redrawn in place, which costs a browser far less than a question, its
answers and two rows of new buttons. So every press says which idea and which question were on the screen.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.store import UnavailableError
from gtm_framework.triage.initiative import STEPS
from gtm_framework.triage.matrix import Axis, level_text
from gtm_framework.triage.ranking import Ranked
from gtm_framework.triage.verdict import Verdict
from pages.parts import state
from pages.parts.frame.outbox import ack_of, acknowledged, fresh, with_outbox
from pages.parts.triage import suggestions
from pages.parts.triage.presses import AXES, change

NAME = "idea-pad"
COMPONENT = "gtm_idea_pad"
_FILES = Path(__file__).parent
_PAD = st.components.v2.component(
    COMPONENT,
    html='<div class="idea"></div>',
    css=(_FILES / "idea_pad.css").read_text(encoding="utf-8"),
    js=with_outbox(_FILES / "scale.js", _FILES / "question.js", _FILES / "idea_pad.js"),
)


def idea_pad(item: Ranked) -> None:
    """Draw the next question and both scores, and take in what is pressed."""
    initiative = item.initiative
    data = {
        "idea": initiative.id,
        "question": _question(item.verdict),
        "scales": [_scale(axis, getattr(initiative, axis)) for axis in AXES],
        "ack": dict(acknowledged(NAME)),
    }
    _PAD(key=NAME, data=data, on_pressed_change=_take_in)


def _question(verdict: Verdict) -> Mapping[str, Any] | None:
    if verdict.next_question is None:
        return None
    question = verdict.rubric.by_id[verdict.next_question]
    return {
        "id": question.id,
        "text": question.question,
        "help": question.help,
        "options": [{"id": option.id, "label": option.label} for option in question.options],
        **suggestions.for_next(verdict.initiative, question.id),
    }


def _scale(axis: Axis, score: float | None) -> Mapping[str, Any]:
    """One row; a score between two steps has a step of its own there."""
    steps = sorted({*STEPS, score}) if score else STEPS
    told = [{"score": step, "label": f"{step:g}", "text": level_text(axis, step)} for step in steps]
    return {"name": axis, "score": score, "steps": told}


@state.guarded
def _take_in() -> None:
    """Save what was pressed as one change and acknowledge it, or do neither.

    A further press ends this run at its next look at session state, so none comes after saving.
    """
    sent, ack = state.typed(NAME).pressed, acknowledged(NAME)
    presses = fresh(sent, ack)
    if not presses:
        return
    done = ack_of(sent, presses[-1])
    try:
        made = change(presses, state.there)
        if made.ideas:
            state.edit_many(made.ideas, made.told)
    except UnavailableError:
        return  # it waits in the browser and is sent again; the page as a whole says what is wrong
    except GtmError:
        ack.update(done)
        raise
    ack.update(done)
