"""Turns suggestions into answers: only if a person accepts them, and never over that person's answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from gtm_framework.triage.hints.result import Hints, Strength
from gtm_framework.triage.hints.suggesting import suggest
from gtm_framework.triage.initiative import Initiative, Kind
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.verdict import classify

Reader = Callable[[str, str], Hints]
"""Returns the hints for a title and a description: `suggest`, or something that caches its results."""


class Provenance(StrEnum):
    """Where an answer comes from."""

    CONFIRMED = "confirmed"
    SUGGESTED = "suggested"


def hinted(
    initiative: Initiative,
    rubric: Rubric | None = None,
    min_strength: Strength = Strength.WEAK,
    *,
    read: Reader = suggest,
    only: str | None = None,
) -> Initiative:
    """The same idea with blank answers filled from its wording, as if a person accepted them.

    The filled answers are listed in `Initiative.suggested`.

    Args:
        initiative: The idea; existing answers stay.
        rubric: The rubric to answer; suggestions it doesn't know are left out. None for the product's own.
        min_strength: `Strength.CLEAR` leaves out weaker suggestions.
        read: Reads its wording.
        only: The one criterion to accept; None for all.

    Example:
        >>> webinars = hinted(Initiative(title="Webinar series for dispatchers"))
        >>> webinars.answers["purpose"], webinars.suggested[:2]
        ('tactical', ('form', 'purpose'))
    """
    return _filled(initiative, read(initiative.title, initiative.description), rubric, min_strength, only)


def _filled(
    initiative: Initiative,
    hints: Hints,
    rubric: Rubric | None,
    min_strength: Strength = Strength.WEAK,
    only: str | None = None,
) -> Initiative:
    leans = (rubric or Rubric.default()).leans
    offered = hints.answers(min_strength)
    fitting = {
        name: answer
        for name, answer in offered.items()
        if only in (None, name) and name not in initiative.answers and answer in leans.get(name, ())
    }
    if not fitting:
        return initiative
    suggested = tuple(sorted({*initiative.suggested, *fitting}))
    return initiative.model_copy(
        update={"answers": {**fitting, **initiative.answers}, "suggested": suggested}
    )


def provenance(initiative: Initiative) -> dict[str, Provenance]:
    """For every answered criterion, whether a person gave the answer or accepted a suggestion.

    Example:
        >>> webinars = Initiative(title="Webinar series", answers={"form": "task"})
        >>> {name: str(origin) for name, origin in provenance(hinted(webinars, only="purpose")).items()}
        {'purpose': 'suggested', 'form': 'confirmed'}
    """
    return {
        name: Provenance.SUGGESTED if name in initiative.suggested else Provenance.CONFIRMED
        for name in initiative.answers
    }


@dataclass(frozen=True, slots=True)
class Followed:
    """An idea whose suggestion follows its team's decision instead of its wording.

    Attributes:
        id: The idea's id.
        title: The idea's title.
        kind: Strategic or tactical, as the team decided.
        decided: The title of the idea the team decided.

    Example:
        >>> from gtm_framework.triage.hints import Correction, following
        >>> read = following([Correction(title="Webinar series for dispatchers", kind="strategic")])
        >>> [followed] = offer([Initiative(title="Webinar series for installers")], read=read).followed
        >>> followed.title, str(followed.kind), followed.decided
        ('Webinar series for installers', 'strategic', 'Webinar series for dispatchers')
    """

    id: str
    title: str
    kind: Kind
    decided: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What accepting the suggestions for a whole list would do.

    Attributes:
        changed: The ideas that would gain answers, with those answers, in the list's order.
        settled: Ids of the ideas that would gain a verdict.
        leaning: Ids of the ideas whose wording only leans to one side, without a verdict from it.
        open: How many ideas in the list have no verdict now.
        followed: The ideas whose suggestion follows a remembered decision.

    Example:
        >>> titles = ("Webinar series", "Partner program", "Miscellaneous")
        >>> made = offer([Initiative(title=title) for title in titles])
        >>> made.open, len(made.settled), len(made.leaning), made.unclear
        (3, 1, 1, 1)
    """

    changed: tuple[Initiative, ...]
    settled: tuple[str, ...]
    leaning: tuple[str, ...]
    open: int
    followed: tuple[Followed, ...] = ()

    @property
    def unclear(self) -> int:
        """How many open ideas would gain no verdict and lean to neither side."""
        return self.open - len(self.settled) - len(self.leaning)


def is_open(initiative: Initiative, rubric: Rubric | None = None) -> bool:
    """Whether it has no verdict, neither calculated nor overridden.

    Example:
        >>> is_open(Initiative(title="Webinar series")), is_open(hinted(Initiative(title="Webinar series")))
        (True, False)
    """
    return initiative.override is None and classify(initiative, rubric).kind is Kind.UNDECIDED


def offer(
    initiatives: Iterable[Initiative], rubric: Rubric | None = None, *, read: Reader = suggest
) -> Offer:
    """What accepting the suggestions for a whole list would do.

    Only ideas without a verdict are filled in. Where a person's answers or override have
    already decided, the wording decides nothing.

    Args:
        initiatives: The list.
        rubric: The rubric to answer; None for the product's own.
        read: Reads the wording of each idea.

    Example:
        >>> scored = Initiative(title="Webinar series", answers={"form": "task"})
        >>> made = offer([scored, Initiative(title="Partner program")])
        >>> [(idea.title, idea.suggested) for idea in made.changed]
        [('Webinar series', ('purpose', 'scope')), ('Partner program', ('scope',))]
    """
    waiting = [idea for idea in initiatives if is_open(idea, rubric)]
    changed, settled, leaning, followed = [], [], [], []
    for idea in waiting:
        hints = read(idea.title, idea.description)
        filled = _filled(idea, hints, rubric)
        if filled is not idea:
            changed.append(filled)
            if hints.as_decided_for:
                followed.append(Followed(idea.id, idea.title, hints.kind, hints.as_decided_for))
        if not is_open(filled, rubric):
            settled.append(idea.id)
        elif hints.leaning is not Kind.UNDECIDED:
            leaning.append(idea.id)
    return Offer(tuple(changed), tuple(settled), tuple(leaning), len(waiting), tuple(followed))
