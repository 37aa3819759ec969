"""What a report is about: one workspace on one day, with everything computed once."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from gtm_framework.strategy import Outlook
from gtm_framework.strategy.coherence import Standing, standing
from gtm_framework.strategy.work import ClassifiedInitiative
from gtm_framework.triage import Ranked
from gtm_framework.workshop.results import Outcome
from gtm_framework.workspace import Workspace


@dataclass(frozen=True)
class Subject:
    """One workspace as a report uses it.

    Attributes:
        workspace: The workspace.
        day: The date of the report.
        workshop: The outcome of the last workshop, or None.
    """

    workspace: Workspace
    day: date
    workshop: Outcome | None = None

    @cached_property
    def ranked(self) -> list[Ranked]:
        """The ranked list."""
        return self.workspace.ranked()

    @cached_property
    def outlook(self) -> Outlook:
        """The roadmap together with the list."""
        return Outlook(
            self.workspace.cascade,
            ClassifiedInitiative.of(self.ranked),
            frozenset(self.workspace.touched),
        )

    @cached_property
    def standing(self) -> Standing:
        """How well the one-page strategy fits together."""
        return standing(self.workspace.strategy.page, self.workspace.strategy.previous)
