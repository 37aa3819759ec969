"""The settings of a workspace and of its reports."""

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from gtm_framework.records import Record
from gtm_framework.strategy.exclusions import ScopeException
from gtm_framework.triage import THRESHOLD, THRESHOLDS
from gtm_framework.triage.hints import Correction
from gtm_framework.triage.methods import Method, Methods, all_methods, default_method, methods_from
from gtm_framework.workshop import Template


class Settings(BaseModel):
    """The settings that apply to the whole workspace.

    Attributes:
        method: The ranking method.
        threshold: Scores above it are high, 1 to 9.
        apart: Pairs of similar ideas that people keep as two, with each pair's ids in order.
        waved: Dismissed notes as (idea id, note); the note is ``"output"``, ``"goal"``, or ``"split"``.
        own_methods: The team's own methods, parsed from TOML in the format of `data/methods.toml`.
        corrections: Decisions that differ from the suggestions, latest first.
        workshop_templates: The team's own agendas that a workshop can start from.
        mappings: How files with known headers were imported, as TOML (`exchange.importing.choices.saved`).
        exceptions: Ideas that go ahead despite an exclusion, with the reason.
        demo: Whether this is the demo company.
        template: Whether new workspaces can start from it; see `workspace.template`.

    Example:
        >>> settings = Settings(threshold=6)
        >>> settings.threshold, settings.method, settings.ranking_method.name
        (6.0, 'quadrant', 'Quadrant first, then impact ÷ effort')
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    method: str = default_method()
    threshold: Annotated[float, Field(ge=THRESHOLDS[0], le=THRESHOLDS[1])] = THRESHOLD
    apart: tuple[tuple[str, str], ...] = ()
    waved: tuple[tuple[str, str], ...] = ()
    own_methods: dict[str, Any] = Field(default_factory=dict)
    workshop_templates: tuple[Template, ...] = ()
    mappings: str = ""
    corrections: tuple[Correction, ...] = ()
    exceptions: tuple[ScopeException, ...] = ()
    demo: bool = False
    template: bool = False

    @property
    def methods(self) -> Methods:
        """The product's methods and the team's own.

        Raises:
            RefusedError: If one of the team's methods or inputs is invalid; lists every error.
        """
        return methods_from(self.own_methods, "methods") if self.own_methods else all_methods()

    @property
    def ranking_method(self) -> Method:
        """The method that ranks the list.

        Raises:
            UnknownNameError: If the workspace has no method with that name.
        """
        return self.methods[self.method]


class ReportSettings(Record):
    """What a report says on its cover, and which sections it leaves out.

    Attributes:
        client: Who reports are for; the workspace's name if empty.
        logo: The client's logo as a PNG file in Base64 (`report.logo.logo_from`); empty without one.
        sections: Ids of the sections to include; the default ones if None.

    Example:
        >>> ReportSettings(client="Firstfix", sections=["ranking"]).sections
        ('ranking',)
    """

    word: ClassVar[str] = "report settings"

    client: str = ""
    logo: str = ""
    sections: tuple[str, ...] | None = None
