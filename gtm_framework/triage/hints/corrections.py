"""Team decisions that differ from the wording's suggestion, applied to ideas with similar wording."""

from collections.abc import Iterable, Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from gtm_framework.triage.hints.accepting import Reader
from gtm_framework.triage.hints.evidence import Evidence
from gtm_framework.triage.hints.reading import Reading
from gtm_framework.triage.hints.result import Hints, Strength, Suggestion
from gtm_framework.triage.hints.schema import Side
from gtm_framework.triage.hints.settling import Standing
from gtm_framework.triage.hints.suggesting import suggest
from gtm_framework.triage.hints.vocabulary import Vocabulary
from gtm_framework.triage.hints.word_groups import Group
from gtm_framework.triage.hints.words import read_words
from gtm_framework.triage.initiative import Initiative, Kind
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.verdict import classify

ALIKE_PERCENT = 50
"""Titles count as similar from here on: shared words as a share of all their words (house rule)."""
LEAST_SHARED = 2
"""They share at least this many words, unless they are identical."""
KEPT = 200
"""How many decisions a workspace remembers; the latest ones."""
POINTS = 24_00
CRITERIA = ("purpose", "form")
"""What a remembered decision answers: enough for a verdict, and no more."""


class Correction(BaseModel):
    """One team decision that its idea's wording didn't suggest. It names no person.

    Attributes:
        title: The idea's title at the time.
        kind: Strategic or tactical, as the team decided.

    Example:
        >>> decided = Correction(title="Webinar series for dispatchers", kind="strategic")
        >>> hints = following([decided])("Webinar series for installers", "")
        >>> str(hints.kind), hints.suggestions[0].reason
        ('strategic', 'As you decided for “Webinar series for dispatchers”.')
    """

    model_config = ConfigDict(frozen=True)

    title: str
    kind: Kind


def overruled(
    before: Initiative, after: Initiative, hints: Hints, rubric: Rubric | None = None
) -> Correction | None:
    """The decision in an edit that differs from the wording's suggestion; None if there is none.

    Args:
        before: The idea before the edit.
        after: The idea as a person left it.
        hints: What its wording suggests.
        rubric: The rubric that classifies it; None for the product's own.

    Example:
        >>> before = Initiative(title="Webinar series for dispatchers")
        >>> after = before.with_changes(override={"kind": "strategic", "reason": "Builds our category"})
        >>> overruled(before, after, suggest(before.title)).kind.value
        'strategic'
    """
    was, now = classify(before, rubric).final_kind, classify(after, rubric).final_kind
    if now in (was, Kind.UNDECIDED, hints.leaning) or hints.leaning is Kind.UNDECIDED:
        return None
    return Correction(title=after.title, kind=now)


def remember(kept: Sequence[Correction], new: Iterable[Correction]) -> tuple[Correction, ...]:
    """The decisions with new ones added, latest first; of two with the same words, only the later stays.

    Example:
        >>> earlier = Correction(title="Webinar series", kind="strategic")
        >>> later = Correction(title="A webinar series", kind="tactical")
        >>> [(kept.title, str(kept.kind)) for kept in remember([earlier], [later])]
        [('A webinar series', 'tactical')]
    """
    every: dict[frozenset[str], Correction] = {}
    for correction in (*reversed(list(new)), *kept):
        every.setdefault(content(correction.title), correction)
    return tuple(every.values())[:KEPT]


def follow(hints: Hints, title: str, kept: Sequence[Correction]) -> Hints:
    """What an idea's wording suggests once decisions for similarly worded ideas are followed.

    Args:
        hints: What its wording suggests on its own.
        title: The idea's title.
        kept: The workspace's decisions, latest first.

    Returns:
        The same hints if no decision fits; otherwise those of the most similar decision, which
        `Hints.as_decided_for` names.

    Example:
        >>> decided = [Correction(title="Webinar series for dispatchers", kind="strategic")]
        >>> hints = suggest("Webinar series for installers")
        >>> followed = follow(hints, "Webinar series for installers", decided)
        >>> str(hints.kind), str(followed.kind), followed.as_decided_for
        ('tactical', 'strategic', 'Webinar series for dispatchers')
    """
    words = content(title)
    fitting = [(likeness, -at) for at, each in enumerate(kept) if (likeness := _likeness(each, words))]
    if not fitting:
        return hints
    decided = kept[-max(fitting)[1]]
    resting = [_evidence(title, words & content(decided.title), decided.kind)]
    answer = decided.kind.value
    reason = f"As you decided for “{decided.title}”."
    made = [Suggestion(criterion, answer, Strength.CLEAR, resting, reason) for criterion in CRITERIA]
    beside = [s for s in hints.suggestions if s.criterion not in CRITERIA and s.answer == answer]
    return hints._replace(
        suggestions=(*made, *beside),
        evidence=tuple(resting),
        standing=Standing(decided.kind, is_decided=True),
        question="",
        as_decided_for=decided.title,
    )


def following(kept: Sequence[Correction], read: Reader = suggest) -> Reader:
    """A reader that follows the decisions for similarly worded ideas.

    Args:
        kept: The workspace's decisions, latest first.
        read: Reads the wording only.

    Example:
        >>> read = following([Correction(title="Webinar series", kind="strategic")])
        >>> [str(read(title, "").kind) for title in ("A webinar series", "Search ads")]
        ['strategic', 'tactical']
    """

    def reader(title: str, description: str) -> Hints:
        return follow(read(title, description), title, kept)

    return reader


@cache
def content(title: str) -> frozenset[str]:
    """The significant words of a title, normalized; all of its words if none is significant."""
    forms = frozenset(word.form for word in read_words(title))
    return forms - Vocabulary.default().grammar["small"] or forms


def _likeness(correction: Correction, words: frozenset[str]) -> int:
    """Percent of words in common; 0 if there is too little to go by."""
    theirs = content(correction.title)
    if not words or theirs == words:
        return 100 if words else 0
    shared, every = len(theirs & words), len(theirs | words)
    return 100 * shared // every if shared >= LEAST_SHARED and 100 * shared >= ALIKE_PERCENT * every else 0


def _evidence(title: str, shared: frozenset[str], kind: Kind) -> Evidence:
    words = read_words(title)
    line = Reading("title", title, words, (), ("head",) * len(words))
    at = [place for place, word in enumerate(words) if word.form in shared]
    side: Side = "strategic" if kind is Kind.STRATEGIC else "tactical"
    group = Group(
        id=f"decided_{side}",
        kind="phrase",
        side=side,
        points=POINTS // 100,
        says=CRITERIA,
        yes=(),
        why="You decided this for an idea with similar wording.",
        source=("house",),
        objects="",
        is_goal=False,
    )
    return Evidence(group, line, at, group.sign * POINTS, "head")
