"""Which workspace is open: the chosen one, the link's, or the first; and what is created from a file."""

from typing import Any

import pytest
import streamlit as st

from gtm_framework.exchange.workspaces.file import read_workspace, workspace_bytes
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.triage.initiative import Initiative
from gtm_framework.workshop import events as ev
from pages.parts import session, workspace
from pages.parts.shell import workspace_menu
from tests.store.meeting import meeting

State = dict[str, Any]


def names() -> list[str]:
    return [name for _, name in workspace.workspaces()]


def notices() -> list[str]:
    return [notice.text for notice in session.take_notices()]


def test_a_newcomer_gets_a_workspace_and_the_address_names_it(state: State) -> None:
    seen = workspace.current()

    assert (seen.name, st.query_params["workspace"]) == ("My company", seen.id)
    assert names() == ["My company"]


def test_the_address_opens_its_workspace_and_an_unknown_one_opens_the_first(state: State) -> None:
    first = session.store().create_workspace("First").id
    second = session.store().create_workspace("Second").id

    st.query_params["workspace"] = second
    assert workspace.current().id == second

    state.clear()
    st.query_params["workspace"] = "gone"
    assert workspace.current().id == first


def test_a_page_shows_one_moment_until_it_refreshes(state: State) -> None:
    seen = workspace.current()
    session.store().rename_workspace(seen.id, "Acme")

    assert workspace.current() is seen
    assert workspace.refresh().name == "Acme"
    assert workspace.refresh() is workspace.current()


def test_a_created_workspace_is_opened_and_its_field_is_emptied(state: State) -> None:
    workspace.current()
    session.set_widget("new", "  Acme ")
    workspace.create_workspace("new")

    assert (workspace.current().name, session.widget_value("new")) == ("Acme", "")
    assert notices() == ["Created workspace Acme."]


@pytest.mark.parametrize("typed", ["", "   "])
def test_no_workspace_is_created_without_a_name(state: State, typed: str) -> None:
    workspace.current()
    session.set_widget("new", typed)
    workspace.create_workspace("new")

    assert names() == ["My company"]


def test_a_deleted_workspace_can_be_restored_and_is_then_open(state: State) -> None:
    deleted = workspace.current().id
    other = session.store().create_workspace("Other").id
    workspace.delete_workspace()

    assert workspace.current().id == other
    assert workspace.deleted_workspaces() == [(deleted, "My company")]
    assert notices() == [
        "Deleted workspace My company. You can restore it from the workspace menu, top right."
    ]
    workspace.restore_workspace(deleted)
    assert workspace.current().id == deleted


def test_a_name_that_is_taken_is_a_notice_and_changes_nothing(state: State) -> None:
    workspace.current()
    session.store().create_workspace("Acme")
    workspace.rename_workspace("Acme")

    assert workspace.current().name == "My company"
    assert [notice.tone for notice in session.take_notices()] == ["bad"]


def test_an_imported_workspace_gets_a_number_where_its_name_is_taken_in_any_case(state: State) -> None:
    workspace.current()
    workspace.add_ideas([Initiative(title="Own the benchmark")], "Add")
    content = workspace_bytes("MY Company", workspace.stored_documents())

    workspace.import_workspace(content, "workspace.json")
    workspace.import_workspace(content, "workspace.json")

    assert names() == ["My company", "MY Company (2)", "MY Company (3)"]
    assert workspace.current().name == "MY Company (3)"
    assert [idea.title for idea in workspace.current().initiatives] == ["Own the benchmark"]
    assert notices()[-1] == "Imported workspace MY Company (3). It’s open now."


def test_an_exported_workspace_carries_the_decisions_of_its_last_workshop(state: State) -> None:
    opened = workspace.current()
    workspace.add_ideas([Initiative(id="a", title="a", impact=8, effort=2)], "Add")
    room = meeting(BallotBox(session.store()), opened.id, "a", phase="decide")
    room.do(ev.Decide, item="a", call="do", reason="Lasting.", decider="Ines")

    read = read_workspace(workspace_menu._workspace_file())

    assert read.last_workshop
    (decided,) = read.last_workshop.decided
    assert (decided.title, decided.decision, decided.decider) == ("a", "Do now", "Ines")
    workspace.import_workspace(workspace_menu._workspace_file(), "workspace.json")
    assert [idea.title for idea in workspace.current().initiatives] == ["a"]


def test_an_imported_workspace_keeps_a_name_that_is_free(state: State) -> None:
    workspace.import_workspace(workspace_bytes("Acme", []), "workspace.json")

    assert workspace.current().name == "Acme"


def test_the_picked_idea_is_in_the_address_until_it_is_gone(state: State) -> None:
    workspace.add_ideas([Initiative(id="a", title="A"), Initiative(id="b", title="B")], "Add")
    assert workspace.picked_idea() == "a"
    workspace.pick_idea("b")

    assert (workspace.picked_idea(), st.query_params["idea"]) == ("b", "b")
    workspace.delete_ideas(["b"])
    assert workspace.picked_idea() is None


def test_an_address_picks_an_idea(state: State) -> None:
    workspace.add_ideas([Initiative(id="a", title="A"), Initiative(id="b", title="B")], "Add")
    del state["_picked"]
    st.query_params["idea"] = "b"

    assert workspace.picked_idea() == "b"
