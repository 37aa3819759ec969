"""Which of the six disciplines do you need? Maps a team's decisions to the disciplines responsible."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, ClassVar

from pydantic import Field

from gtm_framework.records import Record, Slug, Sources, Text, by_id, ids_of, load, repeated, unknown
from gtm_framework.scorecard.content import BestFor, Concept, Sourced
from gtm_framework.scorecard.scorecard import Scorecard, load_scorecard


class Decision(Sourced):
    """A decision that a team faces.

    Attributes:
        id: Its name in files and links.
        text: The decision, as a person would select it.
        concept: The discipline responsible for it.
        why: Why that discipline is responsible.
    """

    id: Slug
    text: Text
    concept: Slug
    why: Text


class Finder(Record):
    """Every decision a team can face, and which disciplines come first.

    Attributes:
        source: Ids of the documents behind it.
        order: The disciplines, from those that set choices to those that carry them out.
        decisions: In display order.

    Raises:
        FaultyRecordError: If anything is missing or doesn't match the scorecard; lists every error.
    """

    word: ClassVar[str] = "finder"

    source: Sources
    order: tuple[Slug, ...]
    decisions: Annotated[tuple[Decision, ...], Field(alias="decision", min_length=1)]

    def inconsistencies(self) -> Iterator[str]:
        """Ids used twice, disciplines that don't exist, and an order that is incomplete."""
        concepts = ids_of(load_scorecard().concepts)
        yield from repeated("decision", ids_of(self.decisions))
        if sorted(self.order) != sorted(concepts):
            yield f"order: list each discipline exactly once: {', '.join(sorted(concepts))}. Correct it."
        for decision in self.decisions:
            yield from unknown(f"discipline of decision {decision.id}", [decision.concept], concepts)


@dataclass(frozen=True, slots=True)
class Answer:
    """A discipline the team needs.

    Attributes:
        concept: The discipline, with its owner, horizon, and KPIs.
        decisions: The selected decisions it is responsible for.
        best_for: The team the source recommends it for, if it is the selected team.
        confused_with: What it is most often mistaken for; how that happens is in
            ``concept.confused_with.why``.

    Example:
        >>> first = find(["route_to_market"]).answers[0]
        >>> first.concept.name, [decision.id for decision in first.decisions], first.confused_with.name
        ('GTM strategy', ['route_to_market'], 'Marketing plan')
    """

    concept: Concept
    decisions: tuple[Decision, ...]
    best_for: BestFor | None
    confused_with: Concept

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it is needed, one sentence each."""
        team = () if self.best_for is None else (self.best_for.why,)
        return (*team, *(f"{decision.text}: {decision.why}" for decision in self.decisions))


@dataclass(frozen=True, slots=True)
class Finding:
    """What a team needs.

    Attributes:
        answers: Every discipline the team needs, the one to start with first; empty if nothing was
            selected.
        sentence: The summary.
    """

    answers: tuple[Answer, ...]
    sentence: str

    @property
    def first(self) -> Answer | None:
        """The one to start with, or None if nothing was selected."""
        return self.answers[0] if self.answers else None


@cache
def load_finder() -> Finder:
    """The decisions and their disciplines (S0), from `data/finder.toml`.

    Example:
        >>> [decision.id for decision in load_finder().decisions][:2]
        ['where_to_play', 'what_we_stand_for']
    """
    return load(Finder, "finder.toml")


def find(decisions: Collection[str] = (), team: str | None = None) -> Finding:
    """Find the disciplines a team needs.

    The discipline published as best for the team comes first, because it is the framework for
    the decisions. The others follow by the number of selected decisions they are responsible for; on a tie,
    what sets choices comes before what carries them out.

    Args:
        decisions: Ids of the selected decisions.
        team: Id of one of the scorecard's `best_for` (``"many_teams"``, ``"small_team"``), or None.

    Raises:
        UnknownNameError: If there is no such decision or team.

    References:
        S0 for who is responsible for a decision and for the two teams; the order is a house rule.

    Example:
        >>> found = find(["where_to_play", "account_coverage"], team="small_team")
        >>> [answer.concept.name for answer in found.answers]
        ['Marketing plan', 'Marketing strategy', 'Sales strategy']
    """
    scorecard, finder = load_scorecard(), load_finder()
    wanted = {by_id("decision", name, finder.decisions).id for name in decisions}
    chosen = [decision for decision in finder.decisions if decision.id in wanted]
    best = None if team is None else by_id("team", team, scorecard.best_for)
    answers = tuple(sorted(_answers(scorecard, chosen, best), key=lambda answer: _standing(answer, finder)))
    return Finding(answers, _sentence(answers, len(chosen)))


def _answers(scorecard: Scorecard, chosen: list[Decision], best: BestFor | None) -> Iterator[Answer]:
    for concept in scorecard.concepts:
        own = tuple(decision for decision in chosen if decision.concept == concept.id)
        frame = best if best is not None and best.concept == concept.id else None
        if own or frame:
            yield Answer(concept, own, frame, scorecard.concept(concept.confused_with.concept))


def _standing(answer: Answer, finder: Finder) -> tuple[bool, int, int]:
    return answer.best_for is None, -len(answer.decisions), finder.order.index(answer.concept.id)


def _sentence(answers: tuple[Answer, ...], chosen: int) -> str:
    if not answers:
        return "Select the decisions you face, or your kind of team."
    first, *others = answers
    return " ".join([f"Start with {first.concept.name}{_reason(first, others, chosen)}", *_then(others)])


def _reason(first: Answer, others: list[Answer], chosen: int) -> str:
    if first.best_for is not None:
        return f". {first.best_for.why}"
    level = [other for other in others if len(other.decisions) == len(first.decisions)]
    if level:
        return ": it covers as many decisions as any other, and the one that sets direction comes first."
    if chosen == 1:
        return ": it makes the decision you selected."
    return f": it covers {len(first.decisions)} of the {chosen} decisions you selected."


def _then(others: list[Answer]) -> Iterator[str]:
    if others:
        yield f"Then: {', '.join(other.concept.name for other in others)}."
