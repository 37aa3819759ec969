"""The content of the open idea's pad, and saving what is pressed on it."""

from collections.abc import Mapping
from typing import Any

from gtm_framework.triage import STEPS, Axis, Ranked, Verdict, level_text
from pages.parts import workspace
from pages.parts.components.idea_pad.idea_pad import idea_pad
from pages.parts.components.outbox import Entry
from pages.parts.triage import suggestions
from pages.parts.triage.presses import AXES, change


def pad(item: Ranked) -> None:
    """Draw the next question and both scores, and save what is pressed."""
    initiative = item.initiative
    data = {
        "idea": initiative.id,
        "question": _question(item.verdict),
        "scales": [_scale(axis, getattr(initiative, axis)) for axis in AXES],
    }
    idea_pad(data, _save)


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
    """One row; a score between two steps gets its own step there."""
    steps = sorted({*STEPS, score}) if score else STEPS
    told = [{"score": step, "label": f"{step:g}", "text": level_text(axis, step)} for step in steps]
    return {"name": axis, "score": score, "steps": told}


def _save(press: Entry) -> None:
    made = change([press], workspace.get_initiative)
    if made.ideas:
        workspace.edit_ideas(made.ideas, made.told)
