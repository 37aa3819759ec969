"""Copies of a workspace: a duplicate has everything, a template nothing of the one client."""

from gtm_framework.exchange.workspaces.demo import demo_company
from gtm_framework.workspace import INITIATIVE, REPORT, SETTINGS, Copied, Workspace, as_template, copied

DOCUMENTS = [
    Copied(INITIATIVE, "i-1", {"title": "Own the benchmark"}, 3),
    Copied(
        SETTINGS,
        SETTINGS,
        {
            "method": "rice",
            "threshold": 6,
            "apart": [["i-1", "i-2"]],
            "waved": [["i-1", "goal"]],
            "corrections": [],
            "mappings": "x = 1",
            "demo": True,
        },
        4,
    ),
    Copied(REPORT, REPORT, {"client": "Northwind", "logo": "abc"}, 5),
    Copied("strategy", "strategy", {"exclusions": []}, 6),
]


def test_a_duplicate_has_every_document_and_is_based_on_nothing() -> None:
    made = copied(DOCUMENTS)
    assert [(each.kind, each.id, each.revision) for each in made] == [
        (INITIATIVE, "i-1", 0),
        (SETTINGS, SETTINGS, 0),
        (REPORT, REPORT, 0),
        ("strategy", "strategy", 0),
    ]
    assert made[0].body == DOCUMENTS[0].body


def test_a_copy_of_the_demo_is_no_longer_the_demo() -> None:
    settings = Workspace.from_documents("copy", "Copy", 0, copied(demo_company().documents)).settings
    assert not settings.demo


def test_a_workspace_made_from_a_template_is_no_template() -> None:
    made = Workspace.from_documents("new", "New", 0, copied(as_template(DOCUMENTS)))
    assert not made.settings.template
    assert made.settings.method == "rice"


def test_a_template_keeps_how_the_team_works() -> None:
    made = Workspace.from_documents("new", "New", 0, as_template(demo_company().documents))
    assert made.settings.template
    assert made.initiatives == ()
    assert made.strategy.exclusions
    assert made.cascade.pillars
    assert made.own_table


def test_a_template_keeps_nothing_that_was_said_of_one_clients_ideas() -> None:
    made = {each.kind: each.body for each in as_template(DOCUMENTS)}
    assert set(made) == {SETTINGS, "strategy"}
    assert made[SETTINGS] == {"method": "rice", "threshold": 6, "mappings": "x = 1", "template": True}


def test_a_workspace_without_settings_becomes_a_template_too() -> None:
    assert as_template([]) == [Copied(SETTINGS, SETTINGS, {"template": True})]
