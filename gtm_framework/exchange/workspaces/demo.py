"""The demo company: one made-up company that fills every page, as a workspace file."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from gtm_framework.catalog import read_toml
from gtm_framework.exchange.workspaces.example import example_ideas
from gtm_framework.exchange.workspaces.file import DocumentInFile, WorkspaceFile
from gtm_framework.scorecard.own import OwnTable
from gtm_framework.strategy.cascade import Cascade, put
from gtm_framework.strategy.health import HealthSheet, KeptMix
from gtm_framework.strategy.versions import Strategy
from gtm_framework.workspace import (
    CASCADE,
    HEALTH,
    INITIATIVE,
    OWN_TABLE,
    REPORT,
    SETTINGS,
    STRATEGY,
    ReportSettings,
    Settings,
    Workspace,
)

FILE = "demo.toml"


@cache
def demo_company() -> WorkspaceFile:
    """The ideas of `data/example.csv` with the strategy, roadmap, and reviews of `data/demo.toml`.

    Example:
        >>> demo = demo_company().workspace()
        >>> demo.name, demo.initiatives[0].title
        ('Firstfix (demo)', 'Own the annual benchmark on first-visit fix rates')
    """
    told = read_toml(FILE)
    supports = told["supports"]
    ideas = [idea.with_changes(supports=supports.get(idea.title, "")) for idea in example_ideas()]
    by_title = {idea.title: idea.id for idea in ideas}
    cascade = Cascade.model_validate(told["cascade"])
    carries = {tactic: by_title[title] for tactic, title in told["carries"].items()}
    linked = [
        tactic.with_changes(initiative=carries[tactic.id])
        for tactic in cascade.tactics
        if tactic.id in carries
    ]
    parts = {
        SETTINGS: Settings(demo=True),
        STRATEGY: Strategy.model_validate(_with_full_version(told["strategy"])),
        CASCADE: put(cascade, *linked),
        HEALTH: HealthSheet.model_validate(told["health"]),
        OWN_TABLE: OwnTable.model_validate(told["own_table"]),
        REPORT: ReportSettings(client=told["client"]),
    }
    listed = [_document(INITIATIVE, idea.id, idea) for idea in ideas]

    def file(**changed: BaseModel) -> WorkspaceFile:
        documents = [_document(kind, kind, content) for kind, content in {**parts, **changed}.items()]
        return WorkspaceFile(name=told["name"], documents=(*listed, *documents))

    return file(**{STRATEGY: _strategy_with_mix(file().workspace(), told["kept_mix"])})


def demo_workshop() -> Mapping[str, Any]:
    """The demo's finished workshop from `data/demo.toml`; `store.workshops.demo_workshop` plays it back.

    Example:
        >>> demo_workshop()["goal"], demo_workshop()["people"]
        ('Which three things do we start before the first frost?', ['Ines', 'Tomasz', 'Leo', 'Priya'])
    """
    told: Mapping[str, Any] = read_toml(FILE)["workshop"]
    return told


def _with_full_version(strategy: Mapping[str, Any]) -> dict[str, Any]:
    """The strategy; its latest version has from the page what the data leave out."""
    page: Mapping[str, Any] = strategy["page"]
    versions: list[Mapping[str, Any]] = strategy["versions"]
    latest = max(versions, key=lambda version: version["on"])
    full = {**latest, "page": {part: {**page[part], **latest["page"].get(part, {})} for part in page}}
    return {**strategy, "versions": [full if version is latest else version for version in versions]}


def _strategy_with_mix(workspace: Workspace, told: Mapping[str, Any]) -> Strategy:
    """The strategy; one version has the mix of the work that there was when it was saved."""
    cascade = workspace.cascade
    then = Cascade(
        **{
            part: tuple(thing for thing in getattr(cascade, part) if thing.id in told["things"])
            for part in ("pillars", "objectives", "quarterly_initiatives", "tactics")
        }
    )
    work = KeptMix.of(
        then, [one for one in workspace.classified() if one.initiative.title in told["ideas"]]
    )
    versions = (
        version.model_copy(update={"work": work}) if version.name == told["version"] else version
        for version in workspace.strategy.versions
    )
    return workspace.strategy.with_changes(versions=tuple(versions))


def _document(kind: str, name: str, content: BaseModel) -> DocumentInFile:
    body = content.model_dump(mode="json", exclude_defaults=True)
    return DocumentInFile(
        sort=kind, id=name, body={key: value for key, value in body.items() if key != "id"}
    )
