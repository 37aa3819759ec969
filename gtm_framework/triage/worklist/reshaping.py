"""Splits one idea into two or merges two into one: texts are kept, and nothing is decided along the way."""

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
    """The ideas in one line, one title each.

    Each keeps the line's texts, tags, and other columns. Answers, scores, and marks covered all of them
    together, so they start blank (house rule).

    Args:
        initiative: The line; its id goes to the first.
        titles: The title of each.

    Example:
        >>> line = Initiative(title="Webinars and a trade show", owner="Leo", impact=6)
        >>> [(idea.title, idea.owner, idea.impact) for idea in split(line, ["Webinars", "Trade show"])]
        [('Webinars', 'Leo', None), ('Trade show', 'Leo', None)]
    """
    kept = {name: getattr(initiative, name) for name in _KEPT_ON_SPLITTING}
    return tuple(
        Initiative(id=initiative.id if at == 0 else "", title=title, **kept)
        for at, title in enumerate(titles)
    )


def merged(first: Initiative, second: Initiative) -> Initiative:
    """Two ideas merged: the first, with blanks filled from the second.

    Args:
        first: The idea whose id, title, answers, and scores stay.
        second: Its wording and notes are added to the notes; its answers, scores, and marks only fill
            blanks.

    Example:
        >>> first = Initiative(title="Partner program", impact=8)
        >>> both = merged(first, Initiative(title="Reseller program", impact=6, effort=5))
        >>> both.title, both.impact, both.effort
        ('Partner program', 8.0, 5.0)
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
    """The notes of both, each text once; a different title counts as a note."""
    texts = [first.description, second.title, second.description]
    fresh = [text.strip() for text in texts if text.strip() and text.strip() != first.title.strip()]
    return "\n".join(dict.fromkeys(fresh))


def _scales(first: Initiative, second: Initiative) -> dict[str, str]:
    """Each number brings its scale along."""
    taken = {name: on for name, on in second.scales.items() if first.number(name) is None}
    return {**taken, **first.scales}


def _first(one: Value, other: Value) -> Value:
    return other if one in (None, "") else one
