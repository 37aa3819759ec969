"""Keys applied to a round of rapid triage: once each, in order, whole or not at all."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gtm_framework.errors import GtmError
from gtm_framework.store import Put, Store, UnavailableError
from gtm_framework.store.database import Database
from gtm_framework.store.opened import open_workspace
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.worklist.rapid_round import Round
from gtm_framework.workspace import INITIATIVE
from pages.parts import session, workspace
from pages.parts.components import key_pad, outbox
from pages.parts.rapid import cards
from pages.parts.rapid.controller import RapidController

LATER = "The list changed after this step. Undo the later change on the Triage page first."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(f"sqlite:///{tmp_path / 'rapid.db'}")


@pytest.fixture
def rapid(store: Store) -> RapidController:
    here = store.create_workspace("Acme")
    puts = [Put(INITIATIVE, name, {"title": name}, based_on=None) for name in ("a", "b")]
    store.save(here.id, puts, summary="Paste 2 ideas")
    return RapidController(here.id, Round(("a", "b"), began=0))


def entries(rapid: RapidController, keys: str) -> list[dict[str, Any]]:
    names = {"_": "skip", "<": "undo"}
    return [{"seq": at + 1, "key": names.get(key, key), "round": rapid.id} for at, key in enumerate(keys)]


def type_keys(rapid: RapidController, store: Store, keys: str) -> None:
    handle = rapid.presses(store)
    for entry in entries(rapid, keys):
        handle(entry)


def idea(rapid: RapidController, store: Store, name: str) -> Initiative:
    found = open_workspace(store, rapid.workspace_id).initiative(name)
    assert found is not None
    return found


def test_each_key_is_one_revision_in_order(rapid: RapidController, store: Store) -> None:
    type_keys(rapid, store, "s83t")

    assert (idea(rapid, store, "a").impact, idea(rapid, store, "a").effort) == (8, 3)
    assert idea(rapid, store, "b").answers["form"] == "tactical"
    told = [entry.revision.summary for entry in store.history(rapid.workspace_id)]
    assert told[:2] == ["Rapid triage: kind of “b”", "Rapid triage: effort of “a”"]


def test_what_no_key_says_is_passed_over(rapid: RapidController, store: Store) -> None:
    handle = rapid.presses(store)
    for key in ("<script>", None, "s"):
        handle({"key": key, "round": rapid.id})

    assert idea(rapid, store, "a").answers["form"] == "strategic"
    assert store.revision(rapid.workspace_id) == 2


def test_a_key_meant_for_another_round_is_passed_over(rapid: RapidController, store: Store) -> None:
    rapid.presses(store)({"key": "s", "round": "another"})

    assert store.revision(rapid.workspace_id) == 1


def test_undo_takes_back_keys_and_skips_one_by_one_and_then_nothing(
    rapid: RapidController, store: Store
) -> None:
    type_keys(rapid, store, "s8_<<<<")

    assert idea(rapid, store, "a") == Initiative(id="a", title="a")
    assert rapid.round.past == ()


def test_undo_never_takes_back_what_someone_else_has_saved(rapid: RapidController, store: Store) -> None:
    type_keys(rapid, store, "s")
    here = open_workspace(store, rapid.workspace_id)
    puts = [workspace.put_initiative(Initiative(id="b", title="b", owner="Bo"), here)]
    store.save(here.id, puts, summary="Edit")

    with pytest.raises(GtmError, match=LATER):
        type_keys(rapid, store, "<")

    assert idea(rapid, store, "b").owner == "Bo"
    assert idea(rapid, store, "a").impact is None


def test_a_key_after_the_last_card_does_nothing(rapid: RapidController, store: Store) -> None:
    type_keys(rapid, store, "__s")

    assert rapid.round.skipped == ("a", "b")
    assert store.revision(rapid.workspace_id) == 1


@pytest.fixture
def pressed(rapid: RapidController, store: Store, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Press keys as the browser does: it sends all that wait in its outbox."""
    values: dict[str, Any] = {}
    monkeypatch.setattr(session, "widget_value", lambda key, default=None: values.get(key, default))
    monkeypatch.setattr(session, "set_widget", values.__setitem__)
    monkeypatch.setattr(session, "store", lambda: store)
    monkeypatch.setattr(cards, "current_controller", lambda: rapid)

    def press(keys: str) -> dict[str, Any]:
        values[key_pad.NAME] = SimpleNamespace(pressed={"from": "pad", "waiting": entries(rapid, keys)})
        cards._press()
        return outbox.acknowledged(key_pad.NAME)

    return press


def test_keys_that_are_sent_again_count_once(rapid: RapidController, store: Store, pressed: Any) -> None:
    for keys in ("s8", "s83", "s83"):
        pressed(keys)

    assert (idea(rapid, store, "a").impact, idea(rapid, store, "a").effort) == (8, 3)
    assert store.revision(rapid.workspace_id) == 4


def test_a_rejected_key_drops_those_behind_it_and_says_why_until_the_next(
    rapid: RapidController, store: Store, pressed: Any
) -> None:
    pressed("s")
    here = open_workspace(store, rapid.workspace_id)
    puts = [workspace.put_initiative(Initiative(id="b", title="b", owner="Bo"), here)]
    store.save(here.id, puts, summary="Edit")

    assert pressed("s<8") == {"from": "pad", "seq": 3}
    assert (rapid.error, idea(rapid, store, "a").impact) == (LATER, None)

    assert pressed("s<87") == {"from": "pad", "seq": 4}
    assert (rapid.error, idea(rapid, store, "a").impact) == ("", 7)


def test_keys_pressed_while_the_database_is_unavailable_wait_and_are_applied_when_it_is_back(
    rapid: RapidController, store: Store, pressed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed("s")

    def away(_: Database) -> None:
        raise UnavailableError("sqlite:///team.db", "the disk is gone", "Put it back.")

    with monkeypatch.context() as patched:
        patched.setattr(Database, "reading", away)
        assert pressed("s83") == {"from": "pad", "seq": 1}
    assert rapid.error == ""
    assert idea(rapid, store, "a").impact is None

    assert pressed("s83") == {"from": "pad", "seq": 3}
    assert (idea(rapid, store, "a").impact, idea(rapid, store, "a").effort) == (8, 3)
