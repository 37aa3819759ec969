"""The export command as a person or a script runs it."""

import json
from collections.abc import Callable

import pytest
from icalendar import Calendar

from gtm_framework.exchange.workspaces.file import DocumentInFile, workspace_bytes
from tests.cli.conftest import Done

Command = Callable[..., Done]
FILE = workspace_bytes(
    "Acme",
    [
        DocumentInFile(
            sort="initiative", id="a", body={"title": "A", "impact": 8, "effort": 2, "status": "Do now"}
        ),
        DocumentInFile(sort="initiative", id="b", body={"title": "B", "impact": 3, "effort": 2}),
    ],
)


def test_a_tracker_gets_every_idea_or_only_the_decided_ones(command: Command) -> None:
    everything = command("export", "github", "-", given=FILE)
    decided = command("export", "github", "-", "--only-decided", given=FILE)

    assert (everything.code, len(everything.out.splitlines())) == (0, 3)
    assert (decided.code, len(decided.out.splitlines())) == (0, 2)


def test_the_list_is_written_as_csv_and_as_a_workbook(command: Command) -> None:
    assert command("export", "csv", "-", given=FILE).out.startswith(b"rank,id,title,")
    assert command("export", "workbook", "-", given=FILE).out.startswith(b"PK")


def test_the_reviews_are_a_calendar(command: Command) -> None:
    done = command("export", "calendar", "-", given=FILE)

    assert len(Calendar.from_ical(done.out).walk("VEVENT")) == 4


def test_the_schema_needs_no_workspace(command: Command) -> None:
    done = command("export", "schema")

    assert json.loads(done.out)["$id"] == "urn:gtm-framework-workspace:1"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ["export", "jira"],
            ("No workspace given. Name a file or a workspace in the database, or use --example NAME."),
        ),
        (["export", "jiro", "-"], "Unknown format 'jiro'. Did you mean 'jira'?"),
    ],
)
def test_a_refusal_is_one_line(command: Command, words: list[str], line: str) -> None:
    done = command(*words, given=FILE)

    assert (done.code, done.err) == (2, [line])
