"""What may be chosen into the best set, what must be, and why some of it cannot be."""

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
    """One choice to be made, checked.

    Attributes:
        candidates: What may be chosen; ties are settled in favor of those that stand earlier.
        capacity: Quarter to person-weeks.
        pinned_in: Ids that must be chosen.
        pinned_out: Ids that must not be.
        share: Least strategic share of the chosen effort, 0 to 1, to the hundredth of a percent.
        rule: How large a choice is taken on.

    Raises:
        RefusedError: If anything is wrong with it, with every fault.
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
        """The quarters that have a capacity, in the order of time."""
        return tuple(sorted(self.in_weeks))

    @cached_property
    def in_weeks(self) -> dict[str, float]:
        """The capacity, its quarters written in one way."""
        return {Quarter.parse(quarter).label: weeks for quarter, weeks in self.capacity.items()}

    @cached_property
    def room(self) -> dict[str, int]:
        """Quarter to its capacity in hundredths of a person-week, rounded down, in the order of time."""
        return {quarter: floor(exact(self.in_weeks[quarter]) * 100) for quarter in self.quarters}

    @cached_property
    def open(self) -> tuple[str, ...]:
        """What is not barred, in the order of the candidates."""
        return tuple(made.id for made in self.candidates if made.id not in self.barred)

    def solvable(self) -> bool:
        """Whether some set, that is not empty, holds all that is asked."""
        return not any(made in self.barred for made in self.forced) and self.milp(self.open).holds()

    @staticmethod
    def effort(made: Candidate) -> int:
        """The effort of a candidate in hundredths of a person-week; 0 while nobody has given one."""
        return hundredths(made.person_weeks or 0)

    @cached_property
    def forced(self) -> tuple[str, ...]:
        """What is pinned in, and all that it needs, in the order of the candidates."""
        return self.with_needs(self.pinned_in)

    def with_needs(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Candidates and all that they need, directly or through others, in the order of the candidates."""
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
        """Id to the reason why a candidate cannot be chosen, whatever else is.

        ``pinned_out``; ``no_effort``; ``no_value`` (and neither forced nor needed); ``no_capacity``: none
        is given for its quarter; ``too_large`` for every quarter that it may be put in; ``needs``: what
        it needs is barred.
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
        """The quarters that a candidate may be put in, in the order of time."""
        return tuple(quarter for quarter in self.quarters if made.quarter in ("", quarter))

    def milp(self, ids: Collection[str], share: float | None = None) -> MilpModel:
        """The choice among some of the candidates, as the solver sees it.

        Args:
            ids: Which of them; what they need must be among them.
            share: Another strategic share than the one asked for.
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
