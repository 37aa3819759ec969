"""What holds everywhere in one workspace, and what its reports say of themselves."""

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from gtm_framework.records.record import Record
from gtm_framework.strategy.exclusions.exclusions import ScopeException
from gtm_framework.triage.hints.corrections import Correction
from gtm_framework.triage.matrix import THRESHOLD, THRESHOLDS
from gtm_framework.triage.methods import Method, Methods, all_methods, default_method
from gtm_framework.triage.own_methods import methods_from
from gtm_framework.workshop.entries import Template


class Settings(BaseModel):
    """What holds everywhere in one workspace.

    Attributes:
        method: The ranking method.
        threshold: Scores above it are high, 1 to 9.
        apart: Pairs of ideas that are alike and that people keep as two, each pair's ids in their order.
        waved: (idea's id, what its words were taken for) where people said that it is not so; what may
            stand there: ``"output"``, ``"goal"``, ``"split"``.
        own_methods: Methods of the team's own, as parsed from TOML in the form of `data/methods.toml`.
        corrections: What the team decided against the wording of its ideas, the latest first.
        workshop_templates: Agendas of the team's own that a workshop can start from.
        mappings: How files with known headers were read, as TOML (`exchange.choices.saved`).
        exceptions: Ideas that the company does although an exclusion rules them out, with the reason.
        demo: Whether this is the demo company.
        template: Whether new workspaces can start from it; see `workspace.template`.
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
            RefusedError: If a method or an input of the team's own is wrong, with every fault.
        """
        return methods_from(self.own_methods, "methods") if self.own_methods else all_methods()

    @property
    def ranking_method(self) -> Method:
        """The method that the list is ranked by.

        Raises:
            UnknownNameError: If the workspace has no method of that name.
        """
        return self.methods[self.method]


class ReportSettings(Record):
    """What a report says on its cover, and what it leaves out.

    Attributes:
        client: Whom reports are for; the workspace's name when empty.
        logo: The client's logo as a PNG file in Base64 (`report.logo.logo_from`); empty without one.
        sections: Ids of the sections to include; the usual ones when None.
    """

    word: ClassVar[str] = "report settings"

    client: str = ""
    logo: str = ""
    sections: tuple[str, ...] | None = None
