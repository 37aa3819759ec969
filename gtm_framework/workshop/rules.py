"""The workshop's rules as `data/workshop.toml` states them: run-sheet, axes, roles, limits, definitions."""

from functools import cache
from typing import Any, Self

from pydantic import ValidationError, model_validator

from gtm_framework.catalog import read_toml
from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.form_faults import form_faults
from gtm_framework.workshop.rule_parts import (
    AgreementRule,
    AttemptRule,
    AxisRule,
    CallRule,
    CapacityRule,
    CodeRule,
    CombineRule,
    DotRule,
    GuardRule,
    Limits,
    PhaseRule,
    PlacingRule,
    RoleRule,
    Rule,
    Votes,
)

FILE = "workshop.toml"


class Rules(Rule):
    """The whole of `data/workshop.toml`."""

    source: str
    minutes: int
    limits: Limits
    phases: tuple[PhaseRule, ...]
    axes: dict[str, AxisRule]
    dots: DotRule
    roles: dict[str, RoleRule]
    combine: CombineRule
    agreement: AgreementRule
    guard: GuardRule
    placing: PlacingRule
    capacity: CapacityRule
    calls: tuple[CallRule, ...]
    codes: CodeRule
    attempts: AttemptRule

    @model_validator(mode="after")
    def _hang_together(self) -> Self:
        faults = [
            *_unknown_axes("phase", {p.id: (*p.opens, *p.reveals) for p in self.phases}, self.axes),
            *_unknown_axes("role", {key: role.scores for key, role in self.roles.items()}, self.axes),
            *_unknown_axes("guard", {"axis": (self.guard.axis,)}, self.axes),
        ]
        if sum(p.minutes for p in self.phases) != self.minutes:
            faults.append(
                f"The phases take {sum(p.minutes for p in self.phases)} minutes, not {self.minutes}."
            )
        if faults:
            raise RefusedError(FILE, faults)
        return self

    @property
    def scored_axes(self) -> list[str]:
        """The axes on which ideas are scored: all but the dots."""
        return [axis for axis, rule in self.axes.items() if rule.votes is not Votes.DOTS]

    def phase(self, name: str) -> PhaseRule:
        """One phase by its id.

        Raises:
            UnknownNameError: If no phase goes by that name.
        """
        for phase in self.phases:
            if phase.id == name:
                return phase
        raise UnknownNameError("phase", name, [p.id for p in self.phases])

    def axis(self, name: str) -> AxisRule:
        """One axis by its id.

        Raises:
            UnknownNameError: If no axis goes by that name.
        """
        if name not in self.axes:
            raise UnknownNameError("axis", name, self.axes)
        return self.axes[name]


def _unknown_axes(what: str, named: dict[str, tuple[str, ...]], known: dict[str, AxisRule]) -> list[str]:
    return [
        f"{what} {key}: unknown axis {axis!r}."
        for key, axes in named.items()
        for axis in axes
        if axis not in known
    ]


def parse_rules(content: dict[str, Any]) -> Rules:
    """Check the content of a rules file.

    Raises:
        RefusedError: If anything is missing, unknown or out of range, with every fault.
    """
    try:
        return Rules.model_validate(content)
    except ValidationError as error:
        raise RefusedError(FILE, form_faults(error, FILE)) from error


@cache
def rules() -> Rules:
    """The rules that this product ships with."""
    return parse_rules(read_toml(FILE))
