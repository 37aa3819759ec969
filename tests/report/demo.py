"""The demo company: ideas, strategy, roadmap, scorecard, and decisions in one workspace."""

from datetime import date

from gtm_framework.exchange.workspaces.example import example_ideas
from gtm_framework.scorecard.own.sheet import example_own_table
from gtm_framework.triage.initiative import Initiative
from gtm_framework.workshop.results.outcome import DecidedIdea, Outcome, ParkedTopic
from gtm_framework.workspace import Settings, Workspace
from gtm_framework.workspace.examples import example_workspace

DAY = date(2026, 9, 1)
"""The day of every report in these tests."""


def demo_company() -> Workspace:
    """A workspace in which every section of a report has something to say."""
    return Workspace(
        id="demo",
        name="Lumen Analytics",
        initiatives=tuple(_decided(idea, at) for at, idea in enumerate(example_ideas())),
        strategy=example_workspace("upmarket-jump").strategy,
        cascade=example_workspace("fintech-cascade").cascade,
        own_table=example_own_table(),
    )


def demo_outcome() -> Outcome:
    """What came of the demo company's last workshop."""
    first, second = (
        DecidedIdea(
            title="Own the annual benchmark on first-visit fix rates",
            decision="Do now",
            reason="Nobody else has the data, and it lasts for years.",
            decider="Ines",
            owner="Leo",
            due=date(2026, 10, 1),
        ),
        DecidedIdea(title="Enter Austria and Switzerland", decision="No", reason="One country first."),
    )
    return Outcome(
        goal="Which work wins us the mid-market?",
        day=date(2026, 8, 20),
        people=7,
        shortlisted=5,
        decided=(first, second),
        parked=(ParkedTopic(text="Pricing of the partner channel", owner="Tomasz"),),
    )


def _decided(idea: Initiative, at: int) -> Initiative:
    """Every fourth idea is on the roadmap, and two of three of those are decided."""
    if at % 4:
        return idea
    return idea.with_changes(supports="o-1", quarter="2026-Q3", status=("Do now", "Later", "")[at % 3])


def of_ideas(ideas: list[Initiative], **settings: object) -> Workspace:
    """A workspace that holds nothing but some ideas."""
    made = Settings.model_validate(settings)
    return Workspace(id="w", name="Acme", initiatives=tuple(ideas), settings=made)
