"""What can go into the portfolio, what must, and why some of it can't."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.exact import exact
from gtm_framework.strategy.capacity.candidates import Candidate, hundredths
from gtm_framework.strategy.capacity.milp import MilpModel, Piece
from gtm_framework.strategy.cascade.rules import BestSetRule
from gtm_framework.strategy.quarters import NotAQuarterError, Quarter
from gtm_framework.strategy.records import name_of


@dataclass(frozen=True)
class Selection:
    """One selection problem, validated.

    Attributes:
        candidates: The available work; ties favor earlier items.
        capacity: Maps quarters to person-weeks.
        pinned_in: Ids that must be selected.
        pinned_out: Ids that must not be selected.
        share: Minimum strategic share of the selected effort, 0 to 1, to the hundredth of a percent.
        rule: The maximum size of a problem.

    Raises:
        RefusedError: If anything is wrong with it; lists every error.
    """

    candidates: tuple[Candidate, ...]
    capacity: Mapping[str, float]
    pinned_in: tuple[str, ...]
    pinned_out: tuple[str, ...]
    share: float
    rule: BestSetRule

    def __post_init__(self) -> None:
        faults = [*self._faults_of_candidates(), *self._faults_of_pins(), *_faults_of_room(self.capacity)]
        if not 0 <= self.share <= 1:
            faults.append(f"strategic share: {self.share!r} is outside 0 to 1. Enter a share, such as 0.3.")
        if faults:
            raise RefusedError("recommended portfolio", faults)

    def _faults_of_candidates(self) -> Iterator[str]:
        if len(self.candidates) > self.rule.most_candidates:
            yield (
                f"{len(self.candidates)} candidates are more than {self.rule.most_candidates}. "
                "Remove the lowest-ranked ones."
            )
        for repeated, count in Counter(made.id for made in self.candidates).items():
            if count > 1:
                yield f"The id {repeated!r} is used {count} times. Use a different id for each candidate."
        for made in self.candidates:
            for needed in made.needs:
                if needed not in self.by_id:
                    yield f"{name_of(made.word, made.id, made.title)}: {_unknown(needed, self.by_id)}"

    def _faults_of_pins(self) -> Iterator[str]:
        for pinned in dict.fromkeys((*self.pinned_in, *self.pinned_out)):
            if pinned not in self.by_id:
                yield _unknown(pinned, self.by_id)
            elif pinned in self.pinned_in and pinned in self.pinned_out:
                yield f"{pinned!r} is locked both in and out. Remove one of the locks."

    @cached_property
    def by_id(self) -> dict[str, Candidate]:
        """Candidates by id."""
        return {made.id: made for made in self.candidates}

    @cached_property
    def quarters(self) -> tuple[str, ...]:
        """The quarters with a capacity, in chronological order."""
        return tuple(sorted(self.in_weeks))

    @cached_property
    def in_weeks(self) -> dict[str, float]:
        """The capacity, with its quarters in the standard format."""
        return {Quarter.parse(quarter).label: weeks for quarter, weeks in self.capacity.items()}

    @cached_property
    def room(self) -> dict[str, int]:
        """Maps quarters to capacity in hundredths of a person-week, rounded down, chronologically."""
        return {quarter: floor(exact(self.in_weeks[quarter]) * 100) for quarter in self.quarters}

    @cached_property
    def open(self) -> tuple[str, ...]:
        """The candidates that can be selected, in order."""
        return tuple(made.id for made in self.candidates if made.id not in self.barred)

    def solvable(self) -> bool:
        """Whether a non-empty portfolio meets all requirements."""
        return not any(made in self.barred for made in self.forced) and self.milp(self.open).holds()

    @staticmethod
    def effort(made: Candidate) -> int:
        """A candidate's effort in hundredths of a person-week; 0 if it has no estimate."""
        return hundredths(made.person_weeks or 0)

    @cached_property
    def forced(self) -> tuple[str, ...]:
        """Locked-in work and its dependencies, in the order of the candidates."""
        return self.with_needs(self.pinned_in)

    def with_needs(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Candidates and their dependencies, direct and indirect, in the order of the candidates."""
        found: set[str] = set()
        waiting = list(ids)
        while waiting:
            candidate = self.by_id[waiting.pop()]
            if candidate.id not in found:
                found.add(candidate.id)
                waiting += candidate.needs
        return tuple(made.id for made in self.candidates if made.id in found)

    @cached_property
    def barred(self) -> dict[str, str]:
        """Maps ids to the reason why a candidate can never be selected.

        ``pinned_out``; ``no_effort``; ``no_value`` (and neither forced nor needed); ``no_capacity``: none
        is set for its quarter; ``too_large`` for every quarter it can go in; ``needs``: a dependency can't
        be selected.
        """
        needed = {need for made in self.candidates for need in made.needs} | set(self.forced)
        barred = {made.id: reason for made in self.candidates if (reason := self._bar(made, needed))}
        while True:
            more = {
                made.id: "needs"
                for made in self.candidates
                if made.id not in barred and any(need in barred for need in made.needs)
            }
            if not more:
                return barred
            barred |= more

    def _bar(self, made: Candidate, needed: Collection[str]) -> str:
        if made.id in self.pinned_out:
            return "pinned_out"
        if made.person_weeks is None:
            return "no_effort"
        if made.value is None and made.id not in needed:
            return "no_value"
        if not self.places(made):
            return "no_capacity"
        if all(self.effort(made) > self.room[quarter] for quarter in self.places(made)):
            return "too_large"
        return ""

    def places(self, made: Candidate) -> tuple[str, ...]:
        """The quarters a candidate can go in, in chronological order."""
        return tuple(quarter for quarter in self.quarters if made.quarter in ("", quarter))

    def milp(self, ids: Collection[str], share: float | None = None) -> MilpModel:
        """The selection problem for some of the candidates, as the solver sees it.

        Args:
            ids: The candidates; their dependencies must be among them.
            share: A different strategic share than the required one.
        """
        chosen = [made for made in self.candidates if made.id in ids]
        index = {made.id: place for place, made in enumerate(chosen)}
        asked = self.share if share is None else share
        return MilpModel(
            pieces=tuple(
                Piece(
                    effort=self.effort(made),
                    value=hundredths(made.value or 0),
                    strategic=made.strategic,
                    places=tuple(self.quarters.index(quarter) for quarter in self.places(made)),
                    needs=tuple(index[needed] for needed in made.needs),
                    forced=made.id in self.forced,
                )
                for made in chosen
            ),
            room=tuple(self.room[quarter] for quarter in self.quarters),
            share=Fraction(hundredths(asked * 100), 10_000),
            nodes=self.rule.most_branches,
        )


def _unknown(name: str, known: Mapping[str, object]) -> str:
    return str(UnknownNameError("candidate", name, known))


def _faults_of_room(capacity: Mapping[str, float]) -> Iterator[str]:
    for quarter, weeks in capacity.items():
        try:
            Quarter.parse(quarter)
        except NotAQuarterError as error:
            yield f"capacity: {error}"
        if not 0 <= weeks < float("inf"):
            yield f"capacity of {quarter}: {weeks!r} is not allowed. Enter person-weeks, 0 or more."
