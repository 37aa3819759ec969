"""Machinery of engineering, tools, and teams: what a department may change is no choice of the company."""

import pytest

from gtm_framework.triage.hints import suggest
from gtm_framework.triage.initiative import Kind

S, T = Kind.STRATEGIC, Kind.TACTICAL


@pytest.mark.parametrize(
    "text",
    [
        "Own the sales tech stack",
        "Own the end-to-end test suite",
        "Move from Asana to Trello",
        "Transition from Slack to Teams",
        "Standardize on one logging library",
        "Retire the old ticketing tool",
        "Transform our deployment process",
        "Exit the old HRIS by June",
        "Move from REST to GraphQL",
        "Consolidate three monitoring tools into one",
        "Pick one project management tool",
        "Reduce p95 latency to 300 ms",
    ],
)
def test_no_verb_makes_machinery_or_a_tool_a_choice(text: str) -> None:
    hints = suggest(text)

    assert hints.kind is not S
    assert not any(found.is_firm for found in hints.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Become the CI pipeline that game studios trust most",
        "Be the only tool that works offline in the field",
        "Move from services to software",
        "Retire the on-premise product and sell the cloud only",
        "Own the category of conversational analytics",
    ],
)
def test_what_a_company_sells_is_a_choice_of_its_own(text: str) -> None:
    assert suggest(text).kind is S


@pytest.mark.parametrize(
    "text",
    ["Build a world-class engineering team", "Be a high-performing team", "Become technical experts"],
)
def test_the_wish_for_a_better_team_is_not_strategic_by_its_words(text: str) -> None:
    assert not any(found.is_firm for found in suggest(text).evidence)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Publish the yearly trust survey that sets the agenda for insurers", S),
        ("Send the yearly trust survey to insurers", T),
        ("Annual industry benchmark on energy use in hotels", S),
        ("Book hotels for the trade show", T),
        ("Spin off the consulting arm", S),
        ("Hand over the last service project", T),
        ("Kill the free plan", S),
    ],
)
def test_a_thing_is_what_the_clause_behind_it_says_and_a_report_is_not_its_topic(
    text: str, label: Kind
) -> None:
    assert suggest(text).kind is label
