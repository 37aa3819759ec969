"""Drafts as the browser reports them: kept once, and put back into a field only where that is safe."""

from typing import Any

import pytest

from pages.parts import session

KEY = "draft-paste"
State = dict[str, Any]


@pytest.fixture
def here(state: State) -> str:
    """The open workspace."""
    workspace_id = session.store().create_workspace("Acme").id
    session.set_open_workspace(workspace_id)
    return workspace_id


def report(here: str, text: str, *, left: bool = True, times_sent: int = 0) -> dict[str, Any]:
    return {"workspace": here, "texts": {KEY: [text, times_sent]}, "left": left}


def test_a_reported_text_is_kept_and_acknowledged(here: str) -> None:
    session.receive_drafts(report(here, "Own the bench"))

    assert session.store().draft(here, KEY) == "Own the bench"
    assert session.draft_status() == {
        "workspace": here,
        "received": {KEY: ["Own the bench", 0]},
        "sent": 0,
    }


def test_a_text_comes_back_into_a_field_that_was_left_and_shows_another(here: str, state: State) -> None:
    session.draft_key("paste")
    session.receive_drafts(report(here, "Own the bench"))

    assert session.draft_was_restored()
    assert not session.draft_was_restored()
    session.draft_key("paste")
    assert session.draft_text("paste") == "Own the bench"


def test_a_text_is_not_put_into_a_field_while_somebody_types_in_it(here: str) -> None:
    session.draft_key("paste")
    session.receive_drafts(report(here, "Own the bench", left=False))

    assert not session.draft_was_restored()
    session.draft_key("paste")
    assert session.draft_text("paste") == ""


def test_a_text_of_another_workspace_is_kept_there_and_not_shown_here(here: str) -> None:
    other = session.store().create_workspace("Other").id
    session.draft_key("paste")
    session.receive_drafts(report(other, "theirs"))

    assert session.store().draft(other, KEY) == "theirs"
    assert not session.draft_was_restored()
    assert session.draft_text("paste") == ""


@pytest.mark.parametrize("shown", [None, "Own the bench"])
def test_a_field_that_is_not_drawn_or_shows_the_text_already_needs_nothing(
    here: str, state: State, shown: str | None
) -> None:
    if shown:
        state[KEY] = shown
    session.receive_drafts(report(here, "Own the bench"))

    assert not session.draft_was_restored()


def test_a_report_that_comes_twice_is_kept_once(here: str) -> None:
    session.receive_drafts(report(here, "Own the bench"))
    session.store().keep_draft(here, KEY, "Somebody else's")
    session.receive_drafts(report(here, "Own the bench"))

    assert session.store().draft(here, KEY) == "Somebody else's"


def test_a_submitted_text_does_not_come_back_with_a_late_report(here: str) -> None:
    session.draft_key("paste")
    session.receive_drafts(report(here, "Own the bench", left=False))
    session.set_widget(KEY, "Own the bench")
    session.clear_drafts("paste")
    session.receive_drafts(report(here, "Own the bench"))

    assert session.draft_text("paste") == ""
    assert session.store().draft(here, KEY) == ""
    assert session.draft_status()["sent"] == 1


def test_the_same_text_typed_again_after_it_was_submitted_is_a_draft_again(here: str) -> None:
    session.draft_key("paste")
    session.set_widget(KEY, "Own the bench")
    session.clear_drafts("paste")
    session.receive_drafts(report(here, "Own the bench", times_sent=1))

    assert session.store().draft(here, KEY) == "Own the bench"


def test_a_field_shows_its_default_where_there_is_no_draft(here: str) -> None:
    session.draft_key("reason", "asked by the board")

    assert session.draft_text("reason") == "asked by the board"


def test_a_key_has_only_characters_that_a_browser_shows(here: str) -> None:
    assert session.draft_key("override-ä b/1-reason") == "draft-override---b-1-reason"
