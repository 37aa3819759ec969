"""What comes next in a workspace."""

from gtm_framework import Initiative
from gtm_framework.exchange.workspaces.demo import demo_company
from gtm_framework.strategy.health.sheet import HealthSheet
from gtm_framework.workspace import Workspace
from gtm_framework.workspace.steps import NextStep, next_steps


def texts(workspace: Workspace) -> list[str]:
    return [step.text for step in next_steps(workspace)]


def test_an_empty_workspace_begins_with_its_ideas() -> None:
    assert next_steps(Workspace(id="w", name="W")) == (
        NextStep("no_ideas", "triage", "Add your ideas"),
        NextStep("no_page", "strategy", "Write the one-pager"),
        NextStep("no_roadmap", "roadmap", "Add the first pillar"),
        NextStep("no_stage", "health", "Choose your company’s stage"),
    )


def test_the_number_that_most_ideas_lack_is_named_with_how_many_lack_it() -> None:
    ideas = (
        Initiative(title="Neither"),
        Initiative(title="Impact only", impact=5),
        Initiative(title="Both", impact=5, effort=5),
    )
    assert "2 ideas are missing effort" in texts(Workspace(id="w", name="W", initiatives=ideas))
    assert "1 idea is missing effort" in texts(Workspace(id="w", name="W", initiatives=ideas[1:]))


def test_the_demo_says_what_it_still_lacks() -> None:
    assert texts(demo_company().workspace()) == [
        "5 ideas are missing effort",
        "8 ideas without a verdict",
        "2 conflicts to resolve",
        "2 ideas are out of scope",
        "12 planned ideas support no objective",
    ]


def test_a_stage_that_was_chosen_is_not_asked_for() -> None:
    healthy = Workspace(id="w", name="W", health=HealthSheet(stage="scaling"))
    assert all(step.id != "no_stage" for step in next_steps(healthy))
