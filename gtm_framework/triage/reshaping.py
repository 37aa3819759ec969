"""One idea made two, two ideas made one: texts are kept, and nothing is decided on the way."""

from collections.abc import Sequence
from typing import TypeVar

from gtm_framework.triage.initiative import Initiative

Value = TypeVar("Value")

_KEPT_ON_SPLITTING = ("description", "owner", "status", "quarter", "supports", "tags", "extra")
_FILLED_ON_MERGING = (
    "owner", "status", "quarter", "impact", "effort", "reach", "confidence", "supports", "output",
    "override",
)  # fmt: skip


def split(initiative: Initiative, titles: Sequence[str]) -> tuple[Initiative, ...]:
    """The ideas that one line held, a title each.

    Each keeps the texts, tags and other columns of the line. Answers, scores and marks were given for
    all of them together, so none has them: they are blank again (house rule).

    Args:
        initiative: The line; its id goes to the first.
        titles: What each is called.
    """
    kept = {name: getattr(initiative, name) for name in _KEPT_ON_SPLITTING}
    return tuple(
        Initiative(id=initiative.id if at == 0 else "", title=title, **kept)
        for at, title in enumerate(titles)
    )


def merged(first: Initiative, second: Initiative) -> Initiative:
    """Two ideas as one: the first, its blanks filled from the second.

    Args:
        first: Whose id, title, answers and scores stay.
        second: Whose other wording and notes are added to the notes, and whose answers, scores and
            marks count only where the first has none.
    """
    new = {name: answer for name, answer in second.answers.items() if name not in first.answers}
    return first.with_changes(
        description=_notes(first, second),
        answers={**first.answers, **new},
        suggested=(*first.suggested, *(name for name in second.suggested if name in new)),
        inputs={**second.inputs, **first.inputs},
        scales=_scales(first, second),
        tags=tuple(dict.fromkeys((*first.tags, *second.tags))),
        extra={**second.extra, **{name: text for name, text in first.extra.items() if text}},
        **{name: _first(getattr(first, name), getattr(second, name)) for name in _FILLED_ON_MERGING},
    )


def _notes(first: Initiative, second: Initiative) -> str:
    """Notes of both, each text once; another wording of the title counts as a note."""
    texts = [first.description, second.title, second.description]
    fresh = [text.strip() for text in texts if text.strip() and text.strip() != first.title.strip()]
    return "\n".join(dict.fromkeys(fresh))


def _scales(first: Initiative, second: Initiative) -> dict[str, str]:
    """The scale of each number comes with it."""
    taken = {name: on for name, on in second.scales.items() if first.number(name) is None}
    return {**taken, **first.scales}


def _first(one: Value, other: Value) -> Value:
    return other if one in (None, "") else one
