"""Keys put down on a desk: once each, in order, whole or not at all."""

from pathlib import Path
from typing import Any

import pytest

from gtm_framework.store import Put, Store
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.rapid import Round
from gtm_framework.workspace import INITIATIVE
from pages.parts import state
from pages.parts.rapid.desk import Desk


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(f"sqlite:///{tmp_path / 'desk.db'}")


@pytest.fixture
def desk(store: Store) -> Desk:
    here = store.create_workspace("Acme")
    puts = [Put(INITIATIVE, name, {"title": name}, based_on=None) for name in ("a", "b")]
    store.save(here.id, puts, summary="Paste 2 ideas")
    return Desk(here.id, Round(("a", "b"), began=0))


def sent(keys: str, first: int = 1, pad: str = "one") -> dict[str, Any]:
    names = {"_": "skip", "<": "undo"}
    presses = [{"seq": first + at, "key": names.get(key, key)} for at, key in enumerate(keys)]
    return {"from": pad, "waiting": presses}


def idea(desk: Desk, store: Store, name: str) -> Initiative:
    found = state.loaded(store, desk.workspace_id).initiative(name)
    assert found is not None
    return found


def test_each_key_is_one_revision_in_order(desk: Desk, store: Store) -> None:
    desk.take(sent("s83t"), store)

    assert (idea(desk, store, "a").impact, idea(desk, store, "a").effort) == (8, 3)
    assert idea(desk, store, "b").answers["form"] == "tactical"
    told = [revision.summary for revision in store.history(desk.workspace_id)]
    assert told[:2] == ["Rapid triage: kind of “b”", "Rapid triage: effort of “a”"]
    assert desk.ack == {"from": "one", "seq": 4}


def test_a_key_that_is_sent_again_counts_once(desk: Desk, store: Store) -> None:
    desk.take(sent("s8"), store)
    desk.take(sent("s83"), store)
    desk.take(sent("s83"), store)

    assert (idea(desk, store, "a").impact, idea(desk, store, "a").effort) == (8, 3)
    assert store.revision(desk.workspace_id) == 4


def test_another_pad_counts_from_one_again(desk: Desk, store: Store) -> None:
    desk.take(sent("s8"), store)
    desk.take(sent("3", pad="another"), store)

    assert idea(desk, store, "a").effort == 3


def test_what_no_key_says_is_passed_over(desk: Desk, store: Store) -> None:
    desk.take({"from": "one", "waiting": [{"seq": 1, "key": "<script>"}, {"seq": 2, "key": "s"}]}, store)

    assert idea(desk, store, "a").answers["form"] == "strategic"


def test_undo_takes_back_keys_and_skips_one_by_one_and_then_nothing(desk: Desk, store: Store) -> None:
    desk.take(sent("s8_<<<<"), store)

    assert idea(desk, store, "a") == Initiative(id="a", title="a")
    assert desk.round.past == ()
    assert desk.refusal == ""


def test_undo_never_takes_back_what_someone_else_has_saved(desk: Desk, store: Store) -> None:
    desk.take(sent("s"), store)
    here = state.loaded(store, desk.workspace_id)
    store.save(here.id, [state.put(Initiative(id="b", title="b", owner="Bo"), here)], summary="Edit")
    desk.take(sent("<8", first=2), store)

    assert desk.refusal == "Something else was saved after this key. Undo it on the Triage page first."
    assert idea(desk, store, "b").owner == "Bo"
    assert idea(desk, store, "a").impact is None

    desk.take(sent("8", first=4), store)
    assert (idea(desk, store, "a").impact, desk.refusal) == (8, "")


def test_a_key_after_the_last_card_does_nothing(desk: Desk, store: Store) -> None:
    desk.take(sent("__s"), store)

    assert desk.round.skipped == ("a", "b")
    assert store.revision(desk.workspace_id) == 1
