"""The demo company: sound, and with something on every page."""

from gtm_framework.exchange.workspaces.demo import demo_company
from gtm_framework.strategy.coherence.standings import standing
from gtm_framework.triage.initiative import Kind
from gtm_framework.workspace import Workspace, readable
from gtm_framework.workspace.checkup import Checkup


def demo() -> Workspace:
    return demo_company().workspace()


def test_every_document_of_the_demo_is_what_its_kind_must_be() -> None:
    good, bad = readable(demo_company().documents)
    assert len(good) == len(demo_company().documents)
    assert bad == []


def test_the_demo_says_that_it_is_one() -> None:
    assert demo().settings.demo
    assert demo().report.client == "Firstfix"


def test_every_idea_the_demo_links_is_in_its_list() -> None:
    made = demo()
    objectives = {objective.id for objective in made.cascade.objectives}
    linked = [idea for idea in made.initiatives if idea.supports]
    assert len(linked) == 9
    assert {idea.supports for idea in linked} == objectives


def test_the_demo_fills_list_strategy_roadmap_and_scorecard() -> None:
    made = demo()
    kinds = {item.verdict.final_kind for item in made.ranked()}
    stands = standing(made.strategy.page, made.strategy.previous)
    assert kinds == set(Kind)
    assert [version.name for version in made.strategy.versions] == ["Every trade", "Heating only"]
    assert len(stands.contradictions) == len(stands.weak) == len(stands.moves) == 1
    assert len(made.touched) == 2
    assert made.cascade.capacity
    assert made.cascade.results
    assert made.own_table
    assert len(made.own_table.comparison().table.options) == 3


def test_the_demo_has_findings_on_its_roadmap_and_its_health() -> None:
    checkup = Checkup(demo())
    assert checkup.outlook.remarks
    assert checkup.health.findings
    assert checkup.reading is not None
    assert checkup.since is not None
    assert checkup.kept is not None
    assert checkup.kept.name == "Heating only"
    assert demo().health.rhythm.weekday == "tuesday"
