"""The health of one workspace: warning signs, mix, and changes in both, each computed once."""

from dataclasses import dataclass
from functools import cached_property

from gtm_framework.strategy import Outlook
from gtm_framework.strategy.health import Health, Mix, MixChange, MixReading, against_target, health, mix
from gtm_framework.strategy.versions import Version, since_version
from gtm_framework.workspace.workspace import Workspace


@dataclass(frozen=True)
class Checkup:
    """One workspace, seen by its health check.

    Attributes:
        workspace: The workspace.

    Example:
        >>> from gtm_framework.workspace import example_workspace
        >>> checkup = Checkup(example_workspace("fintech-cascade"))
        >>> checkup.mix.all.person_weeks, checkup.health.reading, checkup.reading
        (15.0, 'No warning signs. Checks answered: 2 of 7.', None)
    """

    workspace: Workspace

    @cached_property
    def outlook(self) -> Outlook:
        """The roadmap together with the list."""
        return Outlook(
            self.workspace.cascade, self.workspace.classified(), frozenset(self.workspace.touched)
        )

    @cached_property
    def health(self) -> Health:
        """The warning signs."""
        return health(self.workspace.cascade, self.outlook.classified, self.workspace.health.answers)

    @cached_property
    def mix(self) -> Mix:
        """The mix of strategic and tactical work."""
        return mix(self.outlook.work)

    @cached_property
    def reading(self) -> MixReading | None:
        """The mix compared with its target; None if the stage is unknown."""
        aim = self.workspace.health.target
        return against_target(self.mix, aim) if aim else None

    @property
    def kept(self) -> Version | None:
        """The version to compare the mix with, or None."""
        return self.workspace.strategy.last_with_work

    @cached_property
    def since(self) -> MixChange | None:
        """Whether the mix has followed the strategy since that version; None without one."""
        if self.kept is None:
            return None
        page = self.workspace.strategy.page
        return since_version(self.kept, page, self.workspace.cascade, self.outlook.classified)
