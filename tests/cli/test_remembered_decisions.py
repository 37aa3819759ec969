"""`gtm-framework triage` with the decisions that an exported workspace remembers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.exchange.workspaces.file import DocumentInFile, workspace_bytes
from tests.cli.conftest import Done

Command = Callable[..., Done]

LINES = b"title\nPublish the yearly benchmark report\nRun a webinar in Q3\n"
DECIDED = {"title": "Publish the benchmark report", "kind": "tactical"}
FOLLOWS = (
    "“Publish the yearly benchmark report” {} tactical, as you decided for “Publish the benchmark report”."
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """An exported workspace with one idea and one decision against an idea's wording."""
    documents = [
        DocumentInFile(sort="settings", id="settings", body={"corrections": [DECIDED]}),
        DocumentInFile(
            sort="initiative",
            id="i-1",
            body={"id": "i-1", "title": "Publish the yearly benchmark report"},
        ),
    ]
    file = tmp_path / "acme.json"
    file.write_bytes(workspace_bytes("Acme", documents))
    return file


def test_decisions_of_a_workspace_are_followed_and_each_is_named(command: Command, workspace: Path) -> None:
    done = command("triage", "-", "--accept-hints", "--workspace", str(workspace), given=LINES)

    assert done.code == 0
    assert done.err[-2:] == [
        "Suggestions accepted for 2 ideas: 2 decided, 0 leaning, 0 unclear.",
        FOLLOWS.format("is"),
    ]
    kinds = {idea.title: idea.answers.get("purpose") for idea in read_csv(done.out).initiatives()}
    assert kinds["Publish the yearly benchmark report"] == "tactical"


def test_the_list_names_the_decided_idea_in_a_column(command: Command, workspace: Path) -> None:
    done = command("triage", "-", "--accept-hints", "--workspace", str(workspace), "-q", given=LINES)

    assert done.err == []
    found = {idea.title: idea.extra["as_decided_for"] for idea in read_csv(done.out).initiatives()}
    assert found == {
        "Publish the yearly benchmark report": "Publish the benchmark report",
        "Run a webinar in Q3": "",
    }


def test_without_accepting_the_decisions_are_named_and_change_nothing(
    command: Command, workspace: Path
) -> None:
    done = command("triage", "-", "--workspace", str(workspace), given=LINES)

    assert done.err[-1] == FOLLOWS.format("would be")
    assert b"as_decided_for" not in done.out
    assert not any(idea.answers for idea in read_csv(done.out).initiatives())


def test_a_workspace_given_as_the_list_brings_its_own_decisions(command: Command, workspace: Path) -> None:
    done = command("triage", str(workspace), "--accept-hints")

    assert done.err[-1] == FOLLOWS.format("is")


def test_without_a_workspace_the_wording_alone_counts(command: Command) -> None:
    done = command("triage", "-", "--accept-hints", given=LINES)

    assert "as you decided for" not in " ".join(done.err)
    assert b"as_decided_for" not in done.out


def test_a_file_that_is_no_workspace_is_refused(command: Command, tmp_path: Path) -> None:
    (tmp_path / "ideas.csv").write_bytes(LINES)

    done = command("triage", "ideas.csv", "--workspace", "ideas.csv")

    assert done.code == 2
    assert done.err == [
        (
            "ideas.csv: It is not JSON: Expecting value: line 1 column 1 (char 0). "
            "Use a file exported from this app."
        )
    ]
