"""What is wrong with a rubric, every fault a sentence that names its question."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from pydantic import ValidationError

from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.methods import all_inputs
from gtm_framework.triage.questions import Question

RESULTS = ("kind", "lean", "coverage", "decided", "quadrant", "action", "score", "rank", "why")
"""The columns that a list gains; no question goes by one of these names."""


def worded(where: tuple[int | str, ...], message: str, data: Any) -> str:
    """A fault of form with the question that it is in, by name where there is one."""
    match where:
        case ("question", int(at), *rest):
            asked = data["question"][at]
            name = asked.get("id", f"number {at + 1}") if isinstance(asked, dict) else f"number {at + 1}"
            return f"question {name}{''.join(f', {part}' for part in rest)}: {message}."
        case _:
            return f"{', '.join(map(str, where)) or 'rubric'}: {message}."


def sound_part(data: Any) -> tuple[list[Question], int]:
    """The questions of a faulty rubric that can be read, so that their faults are listed as well."""
    given = data if isinstance(data, dict) else {}
    lean_max = given.get("lean_max", 1)
    raw = given.get("question", [])
    if type(lean_max) is not int or lean_max < 1 or not isinstance(raw, list | tuple):
        return [], 1
    sound = []
    for entry in raw:
        with suppress(ValidationError):
            sound.append(Question.model_validate(entry))
    return sound, lean_max


def rule_faults(questions: Sequence[Question], lean_max: int) -> Iterator[str]:
    """What is well formed and breaks a rule: a doubled name, a lean off the scale, a missing pole."""
    for name, count in Counter(q.id for q in questions).items():
        if count > 1:
            yield f"question {name}: it stands there {count} times. Give each question an id of its own."
    for question in questions:
        yield from _question_faults(question, lean_max)


def _question_faults(question: Question, lean_max: int) -> Iterator[str]:
    if question.id in {*Initiative.model_fields, *RESULTS, *all_inputs()}:
        yield f"question {question.id}: that is the name of a column of every list. Use another id."
    for name, count in Counter(o.id for o in question.options).items():
        if count > 1:
            yield f"question {question.id}, option {name}: it stands there {count} times. Keep one."
    for option in question.options:
        if abs(option.lean) > lean_max:
            yield (
                f"question {question.id}, option {option.id}: lean {option.lean} is outside "
                f"{-lean_max} to {lean_max}. Correct it, or raise lean_max."
            )
        if question.general(lean_max).get(option.id, option.lean) != option.lean:
            yield (
                f"question {question.id}, option {option.id}: that word means lean "
                f"{question.general(lean_max)[option.id]} everywhere. Use another id."
            )
    for pole, lean in (("strategic", lean_max), ("tactical", -lean_max)):
        if all(o.lean != lean for o in question.options):
            yield f"question {question.id}: no option has the {pole} lean {lean}. Add one."
