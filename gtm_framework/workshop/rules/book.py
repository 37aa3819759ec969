"""The workshop's rules from `data/workshop.toml`: phases, axes, roles, limits, definitions."""

from collections.abc import Iterator
from functools import cache

from gtm_framework.errors import UnknownNameError
from gtm_framework.records import Record, Source, by_id, load, unknown
from gtm_framework.workshop.rules.phase_rules import PhaseRule, TemplateRule
from gtm_framework.workshop.rules.room_rules import AttemptRule, CodeRule, GuestRule, Limits, RoleRule
from gtm_framework.workshop.rules.vote_rules import (
    AgreementRule,
    AlikeRule,
    AxisRule,
    BallotRule,
    CallRule,
    DotRule,
    GuardRule,
    TextRule,
    Votes,
)

FILE = "workshop.toml"


class Rules(Record):
    """The whole of `data/workshop.toml`."""

    source: Source
    limits: Limits
    phases: tuple[PhaseRule, ...]
    templates: tuple[TemplateRule, ...]
    axes: dict[str, AxisRule]
    alike: AlikeRule
    dots: DotRule
    ballot: BallotRule
    roles: dict[str, RoleRule]
    combine: TextRule
    agreement: AgreementRule
    guard: GuardRule
    placing: TextRule
    capacity: TextRule
    calls: tuple[CallRule, ...]
    codes: CodeRule
    attempts: AttemptRule
    guests: GuestRule

    def inconsistencies(self) -> Iterator[str]:
        """Axes and phases that don't exist, and templates whose steps don't add up."""
        named = {f"axis of phase {phase.id}": (*phase.opens, *phase.reveals) for phase in self.phases}
        named |= {f"axis of role {key}": role.scores for key, role in self.roles.items()}
        named["axis of the guard"] = (self.guard.axis,)
        for what, axes in named.items():
            yield from unknown(what, axes, self.axes)
        for one in self.templates:
            yield from unknown(f"phase of template {one.id}", [s.phase for s in one.steps], self.phase_ids)
            total = sum(step.minutes for step in one.steps)
            if total != one.minutes:
                yield f"template {one.id}: its steps take {total} minutes, not {one.minutes}. Correct one."

    @property
    def phase_ids(self) -> list[str]:
        """Every phase a workshop can have."""
        return [phase.id for phase in self.phases]

    @property
    def scored_axes(self) -> list[str]:
        """The scored axes: all but the dots."""
        return [axis for axis, rule in self.axes.items() if rule.votes is not Votes.DOTS]

    def phase(self, name: str) -> PhaseRule:
        """One phase by its id.

        Raises:
            UnknownNameError: If there is no phase with that name.
        """
        return by_id("phase", name, self.phases)

    def axis(self, name: str) -> AxisRule:
        """One axis by its id.

        Raises:
            UnknownNameError: If there is no axis with that name.
        """
        if name not in self.axes:
            raise UnknownNameError("axis", name, self.axes)
        return self.axes[name]


@cache
def rules() -> Rules:
    """The rules that this product ships.

    Example:
        >>> [axis.title for axis in rules().axes.values()]
        ['Dots', 'Purpose', 'Form', 'Metrics', 'Impact', 'Effort']
    """
    return load(Rules, FILE)
