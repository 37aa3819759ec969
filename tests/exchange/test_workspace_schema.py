"""The published JSON Schema of workspace files: current, valid, and true of the files we write."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gtm_framework.exchange.workspaces.file import DocumentInFile, read_workspace, workspace_bytes
from gtm_framework.exchange.workspaces.schema import schema_bytes, workspace_schema
from gtm_framework.workshop.results.outcome import DecidedIdea, Outcome
from gtm_framework.workspace import Workspace
from tests.report.demo import demo_company

PUBLISHED = Path(__file__).parents[2] / "docs" / "schemas" / "workspace-1.schema.json"
KINDS = ("settings", "strategy", "cascade", "health", "own_table", "report")


def file_of(workspace: Workspace) -> bytes:
    bodies = [(kind, kind, getattr(workspace, kind)) for kind in KINDS]
    bodies += [("initiative", idea.id, idea) for idea in workspace.initiatives]
    return workspace_bytes(
        workspace.name,
        [
            DocumentInFile(
                sort=kind, id=name, body=body.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
            )
            for kind, name, body in bodies
            if body is not None
        ],
    )


def faults(content: dict[str, Any]) -> list[str]:
    return [error.message for error in Draft202012Validator(workspace_schema()).iter_errors(content)]


def test_the_published_file_is_the_current_schema() -> None:
    assert PUBLISHED.read_bytes() == schema_bytes()


def test_the_schema_shows_no_python_from_our_docstrings() -> None:
    assert ">>>" not in schema_bytes().decode()


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(workspace_schema())


def test_the_file_of_the_demo_company_fits_and_is_read() -> None:
    content = file_of(demo_company())

    assert faults(json.loads(content)) == []
    assert read_workspace(content).workspace().ranked() == demo_company().ranked()


def test_a_file_with_the_outcome_of_a_workshop_fits_and_keeps_it() -> None:
    idea = DecidedIdea(title="A", decision="Do now", reason="=1+1", due=date(2026, 10, 1))
    outcome = Outcome(goal="Why?", day=date(2026, 9, 1), people=5, shortlisted=2, decided=(idea,))

    content = workspace_bytes("Acme", [], outcome)

    assert faults(json.loads(content)) == []
    assert read_workspace(content).last_workshop == outcome


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"version": 2},
        {"name": ""},
        {"documents": [{"sort": "unknown", "id": "x", "body": {}}]},
        {"documents": [{"sort": "initiative", "id": "x", "body": {}}]},
        {"documents": [{"sort": "initiative", "id": "x", "body": {"title": "A", "colour": "red"}}]},
    ],
)
def test_what_the_import_rejects_does_not_fit(change: dict[str, Any]) -> None:
    assert faults({**json.loads(file_of(demo_company())), **change})
