"""CSV files for issue trackers: their documented columns, one issue per idea, nothing that runs."""

import csv
from io import StringIO

import pytest

from gtm_framework.errors import UnknownNameError
from gtm_framework.exchange.lists.trackers import all_trackers, tracker_csv
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.ranking import rank

IDS = [tracker.id for tracker in all_trackers().trackers]
HEADERS = {
    "jira": ["Summary", "Issue Type", "Description", "Priority", "Labels", "Labels", "Labels", "Labels"],
    "linear": ["Title", "Description", "Status", "Priority", "Assignee", "Labels"],
    "trello": ["Card Name", "Card Description", "List Name", "Labels"],
    "asana": ["Name", "Description", "Section/Column", "Assignee", "Priority", "Tags"],
    "github": ["title", "body", "labels"],
    "azure": ["Work Item Type", "Title", "Description", "Priority", "Tags"],
}


def idea(title: str = "Own the benchmark", **more: object) -> Initiative:
    return Initiative(
        title=title, impact=8, effort=2, owner="Ines", tags=("field, service",), quarter="2027-Q1", **more
    )


def rows(ideas: list[Initiative], tracker: str, **how: bool) -> list[list[str]]:
    return list(csv.reader(StringIO(tracker_csv(rank(ideas), tracker, **how).decode(), newline="")))


@pytest.mark.parametrize("tracker", IDS)
def test_the_header_has_the_columns_that_the_tracker_reads(tracker: str) -> None:
    assert rows([idea()], tracker)[0] == HEADERS[tracker]


def test_jira_has_one_label_per_column_and_no_space_in_a_label() -> None:
    found = rows([idea()], "jira")[1]

    assert found == [
        "Own the benchmark", "Task", found[2], "High", "undecided", "quick-win", "2027-Q1", "field-service",
    ]  # fmt: skip


def test_azure_has_no_id_no_assignee_and_no_state_as_its_import_demands() -> None:
    _, found = rows([idea(status="Do now")], "azure")

    assert found == [
        "Issue",
        "Own the benchmark",
        found[2],
        "1",
        "undecided;quick win;2027-Q1;field service",
    ]


@pytest.mark.parametrize("tracker", IDS)
def test_the_reason_and_the_notes_are_in_the_description(tracker: str) -> None:
    text = "\n".join(rows([idea(description="Every spring.")], tracker)[1])

    assert "Every spring.\n\n" in text
    assert "Quick win, do now: impact 8, effort 2." in text


def test_only_ideas_decided_now_or_later_are_in_when_asked_for() -> None:
    ideas = [idea(title, status=title) for title in ("Do now", "Later", "No", "agreed", "")[:4]] + [
        idea("Open")
    ]

    assert [row[0] for row in rows(ideas, "linear", only_decided=True)[1:]] == ["Do now", "Later"]
    assert len(rows(ideas, "linear")) == 6


@pytest.mark.parametrize("tracker", IDS)
@pytest.mark.parametrize("payload", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "\t=1"])
def test_no_cell_is_a_formula(tracker: str, payload: str) -> None:
    given = Initiative(
        title=payload,
        description=payload,
        owner=payload,
        status=payload,
        tags=(payload,),
        impact=8,
        effort=2,
    )

    cells = [cell for row in rows([given], tracker)[1:] for cell in row]
    assert not [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "@", "-")]


def test_an_empty_list_is_a_header() -> None:
    assert rows([], "github") == [["title", "body", "labels"]]


def test_an_unknown_tracker_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="jiro"):
        tracker_csv([], "jiro")
