"""Presses on an idea's pad, as changes to ideas. Nothing that a browser says is trusted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gtm_framework.triage import SCALE, Axis, Initiative, Rubric
from gtm_framework.triage.explain import criterion_words
from gtm_framework.triage.hints import hinted
from pages.parts import workspace

AXES: tuple[Axis, ...] = ("impact", "effort")
Press = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PressedChange:
    """The result of some presses.

    Attributes:
        ideas: The changed ideas, in their new state.
        told: What was done, for the history.
    """

    ideas: tuple[Initiative, ...]
    told: str


def change(presses: Iterable[Press], get_idea: Callable[[str], Initiative]) -> PressedChange:
    """The result of some presses, each based on the ones before it.

    Args:
        presses: In order, each with its ``idea``, and with ``axis`` and ``score``, ``question`` and
            ``answer``, or ``accept`` (a criterion, or None for all). Meaningless ones are ignored.
        get_idea: Returns the current idea.

    Raises:
        GtmError: If an idea no longer exists.
    """
    before: dict[str, Initiative] = {}
    after: dict[str, Initiative] = {}
    told: dict[str, None] = {}
    for press in presses:
        name = str(press.get("idea"))
        if (meant := _meant(press)) is None:
            continue
        if name not in after:
            before[name] = after[name] = get_idea(name)
        done, what = meant(after[name])
        if done != after[name]:
            after[name] = done
            told[what] = None
    ideas = tuple(idea for name, idea in after.items() if idea != before[name])
    return PressedChange(ideas, " · ".join(told))


def _meant(press: Press) -> Callable[[Initiative], tuple[Initiative, str]] | None:
    """What applies a press to an idea and describes it; None for a meaningless press."""
    if press.get("axis") in AXES and _is_score(press.get("score", "")):
        axis, score = press["axis"], press["score"]
        return lambda idea: (idea.with_changes(**{axis: score}), f"Score {axis}")
    question, answer = str(press.get("question")), str(press.get("answer"))
    if answer in Rubric.default().leans.get(question, ()):
        return lambda idea: (idea.with_answer(question, answer), f"Answer {question}")
    if "accept" in press:
        return lambda idea: _accepted(idea, press["accept"])
    return None


def _accepted(idea: Initiative, only: Any) -> tuple[Initiative, str]:
    done = hinted(idea, read=workspace.hints_of, only=only)
    one = only is not None and done != idea
    what = f"the suggestion for {criterion_words(only)}" if one else "all suggestions"
    return done, f"Accept {what} of “{idea.title}”"


def _is_score(score: Any) -> bool:
    return score is None or (type(score) in (int, float) and SCALE[0] <= score <= SCALE[1])
