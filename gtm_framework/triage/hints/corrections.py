"""What a team decided against its ideas' wording, and the next idea that is worded alike."""

from collections.abc import Iterable, Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from gtm_framework.triage.hints.accepting import Reader
from gtm_framework.triage.hints.evidence import Evidence
from gtm_framework.triage.hints.reading import Reading
from gtm_framework.triage.hints.result import Hints, Strength, Suggestion
from gtm_framework.triage.hints.schema import Side
from gtm_framework.triage.hints.settling import Standing
from gtm_framework.triage.hints.suggest import suggest
from gtm_framework.triage.hints.vocabulary import Group, Vocabulary
from gtm_framework.triage.hints.words import read_words
from gtm_framework.triage.initiative import Initiative, Kind
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.verdict import classify

ALIKE_PERCENT = 50
"""From here on two titles are worded alike: the words they share, of all their words (house rule)."""
LEAST_SHARED = 2
"""They share at least so many words, unless they are the same."""
KEPT = 200
"""How many decisions a workspace keeps, the latest ones."""
POINTS = 24_00
CRITERIA = ("purpose", "form")
"""What a remembered decision answers: enough for a verdict, and no more."""


class Correction(BaseModel):
    """One decision of a team that its idea's wording did not suggest. It names no person.

    Attributes:
        title: The idea's title as it was then.
        kind: Strategic or tactical, as the team decided.
    """

    model_config = ConfigDict(frozen=True)

    title: str
    kind: Kind


def overruled(
    before: Initiative, after: Initiative, hints: Hints, rubric: Rubric | None = None
) -> Correction | None:
    """What a change of an idea decides against its wording; None when it does not.

    Args:
        before: The idea as it was.
        after: The idea as a person left it.
        hints: What its words suggest.
        rubric: The rubric that it is classified by; the product's own when None.
    """
    was, now = classify(before, rubric).final_kind, classify(after, rubric).final_kind
    if now in (was, Kind.UNDECIDED, hints.leaning) or hints.leaning is Kind.UNDECIDED:
        return None
    return Correction(title=after.title, kind=now)


def remember(kept: Sequence[Correction], new: Iterable[Correction]) -> tuple[Correction, ...]:
    """The decisions with new ones, the latest first; of two with the same words only the later stays."""
    every: dict[frozenset[str], Correction] = {}
    for correction in (*reversed(list(new)), *kept):
        every.setdefault(content(correction.title), correction)
    return tuple(every.values())[:KEPT]


def follow(hints: Hints, title: str, kept: Sequence[Correction]) -> Hints:
    """What the words of an idea suggest once the decisions for ideas worded alike are followed.

    Args:
        hints: What its words suggest by themselves.
        title: The idea's title.
        kept: The decisions of its workspace, the latest first.

    Returns:
        The same hints when no decision fits; otherwise those of the likest decision, which
        `Hints.as_decided_for` names.
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
    """What reads the words of ideas and follows the decisions for ideas worded alike.

    Args:
        kept: The decisions of a workspace, the latest first.
        read: What reads the words alone.
    """

    def reader(title: str, description: str) -> Hints:
        return follow(read(title, description), title, kept)

    return reader


@cache
def content(title: str) -> frozenset[str]:
    """The words that carry a title, as they are compared; all of its words when none does."""
    forms = frozenset(word.form for word in read_words(title))
    return forms - Vocabulary.default().grammar["small"] or forms


def _likeness(correction: Correction, words: frozenset[str]) -> int:
    """Percent of words in common; 0 when that is too little to go by."""
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
