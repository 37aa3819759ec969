"""Which of the six concepts is needed? From the decisions on a team's table to whose job they are."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, ClassVar

from pydantic import Field

from gtm_framework.records.fields import Slug, Sources, Text
from gtm_framework.records.loading import load
from gtm_framework.records.lookup import by_id, ids_of, repeated, unknown
from gtm_framework.records.record import Record
from gtm_framework.scorecard.content import BestFor, Concept, Sourced
from gtm_framework.scorecard.scorecard import Scorecard, load_scorecard


class Decision(Sourced):
    """Something that a team has to decide.

    Attributes:
        id: Its name in files and links.
        text: What is to be decided, as a person would tick it.
        concept: Whose job it is.
        why: Why it is the job of that concept.
    """

    id: Slug
    text: Text
    concept: Slug
    why: Text


class Finder(Record):
    """Every decision that a team can have on its table, and what goes first.

    Attributes:
        source: Ids of the documents behind it.
        order: The concepts, from what sets choices to what carries them out.
        decisions: In the order in which they are shown.

    Raises:
        FaultyRecordError: If anything is missing or does not fit the scorecard, with every error.
    """

    word: ClassVar[str] = "finder"

    source: Sources
    order: tuple[Slug, ...]
    decisions: Annotated[tuple[Decision, ...], Field(alias="decision", min_length=1)]

    def inconsistencies(self) -> Iterator[str]:
        """Ids used twice, concepts that do not exist, and an order that leaves one out."""
        concepts = ids_of(load_scorecard().concepts)
        yield from repeated("decision", ids_of(self.decisions))
        if sorted(self.order) != sorted(concepts):
            yield f"order: list each discipline exactly once: {', '.join(sorted(concepts))}. Correct it."
        for decision in self.decisions:
            yield from unknown(f"discipline of decision {decision.id}", [decision.concept], concepts)


@dataclass(frozen=True, slots=True)
class Answer:
    """A concept that is needed.

    Attributes:
        concept: Which one, with its owner, horizon and KPIs.
        decisions: The decisions on the table that are its job.
        best_for: The team that the source calls it best for, if it is the team at hand.
        confused_with: What it is most often taken for; how that happens stands in
            ``concept.confused_with.why``.
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
        answers: Every concept that is needed, the one to start with first; empty if nothing was chosen.
        sentence: What they come to.
    """

    answers: tuple[Answer, ...]
    sentence: str

    @property
    def first(self) -> Answer | None:
        """The one to start with, or None if nothing was chosen."""
        return self.answers[0] if self.answers else None


@cache
def load_finder() -> Finder:
    """The decisions and their concepts (S0), as they lie in `data/finder.toml`."""
    return load(Finder, "finder.toml")


def find(decisions: Collection[str] = (), team: str | None = None) -> Finding:
    """Say which concepts a team needs.

    The concept that is published as best for the team comes first: it is the frame in which the
    decisions are taken. The others follow by how many of the decisions are their job; at a tie, what
    sets choices comes before what carries them out.

    Args:
        decisions: Ids of the decisions on the table.
        team: Id of one of the scorecard's `best_for` (``"many_teams"``, ``"small_team"``), or None.

    Raises:
        UnknownNameError: If there is no such decision or team.

    References:
        S0 for whose job a decision is and for the two teams; the order is a house rule.
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
