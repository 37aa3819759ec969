"""A damaged entry in the database: the pages show the rest and offer it as a file."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gtm_framework.errors import RefusedError
from gtm_framework.store import DamagedRow, DamagedRowError, Put, Store
from gtm_framework.workspace import CASCADE, HEALTH, INITIATIVE, OWN_TABLE, SETTINGS, STRATEGY, Workspace
from gtm_framework.workspace.documents import readable
from pages.parts.session import gate

Visit = Callable[[], AppTest]
KINDS = (SETTINGS, STRATEGY, CASCADE, HEALTH, OWN_TABLE, INITIATIVE)
PAGES = ("triage", "matrix", "strategy", "roadmap", "health", "workshop")


def executed(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / "visit.db", isolation_level=None)) as connection:
        connection.execute(statement, values)


def filled(folder: Path) -> None:
    with Store.open(f"sqlite:///{folder / 'visit.db'}") as store:
        here = store.create_workspace("Acme").id
        bodies = {INITIATIVE: {"title": "Sound idea"}, SETTINGS: {"threshold": 4}}
        puts = [Put(kind, kind, bodies.get(kind, {}), based_on=None) for kind in KINDS]
        store.save(here, [*puts, Put(INITIATIVE, "a", {"title": "Other"}, based_on=None)], summary="Fill")


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_document_of_any_kind_leaves_every_page_working(
    visit: Visit, tmp_path: Path, kind: str
) -> None:
    filled(tmp_path)
    app = visit()

    executed(tmp_path, "UPDATE documents SET body = '{' WHERE sort = ? AND id = ?", kind, kind)
    executed(tmp_path, "UPDATE workspaces SET revision = revision + 1")
    for page in PAGES:
        app.switch_page(f"pages/{page}.py").run()

        assert not app.exception
        assert f"sort '{kind}'" in app.error[0].value.replace("\\", "")
        assert app.get("download_button")


@pytest.mark.parametrize("body", ['{"method": 1}', '{"threshold": "high"}', '{"method": "gone"}'])
def test_settings_that_are_json_but_not_settings_are_left_out_as_well(
    visit: Visit, tmp_path: Path, body: str
) -> None:
    filled(tmp_path)

    executed(tmp_path, "UPDATE documents SET body = ? WHERE sort = 'settings'", body)
    app = visit()

    assert "kind 'settings'" in app.error[0].value.replace("\\", "")
    assert "Everything else works." in app.error[0].value.replace("\\", "")


def test_a_workspace_whose_own_row_is_damaged_is_left_out_and_the_others_open(
    visit: Visit, tmp_path: Path
) -> None:
    filled(tmp_path)
    executed(tmp_path, "UPDATE workspaces SET created_at = 'yesterday'")

    app = visit()

    assert not app.exception
    assert "table workspaces" in app.error[0].value.replace("\\", "")


def test_an_entry_that_a_page_cannot_do_without_is_named_to_the_facilitator_alone(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = visit()
    row = DamagedRow("workshops", {"id": "w1"}, "it is nested too deeply", {"body": "["})

    def state(*_: object) -> None:
        raise DamagedRowError(row)

    monkeypatch.setattr(Store, "workspaces", state)
    app.run()
    assert "table workshops, row id 'w1': it is nested too deeply" in app.error[0].value.replace("\\", "")
    assert app.get("download_button")

    monkeypatch.setattr(gate, "is_open", lambda: False)
    assert "w1" not in DamagedRowError(row).worded(for_guest=True)


class Kept:
    """A document with any content."""

    def __init__(self, kind: str, body: dict[str, object]) -> None:
        self.kind, self.id, self.body, self.revision = kind, kind, body, 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_that_is_not_what_its_kind_must_be_is_a_refusal_and_is_left_out(kind: str) -> None:
    wrong: dict[str, object] = {
        "method": [],
        "title": 1,
        "criteria": 1,
        "pillars": 1,
        "mission": [1],
        "answers": 2,
    }
    faulty, sound = Kept(kind, wrong), Kept("note", {})

    with pytest.raises(RefusedError):
        Workspace.from_documents("w", "W", 1, [sound, faulty])

    assert [document for document, _ in readable([sound, faulty])[1]] == [faulty]


def test_an_idea_with_a_number_outside_its_range_is_left_out_and_named() -> None:
    faulty, sound = Kept("initiative", {"title": "Webinar", "impact": 12}), Kept("note", {})

    assert readable([sound, faulty])[1] == [
        (faulty, "impact: 12 is outside 1 to 10. Enter a number from 1 to 10, or leave it empty.")
    ]
