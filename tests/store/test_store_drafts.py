"""Texts that were typed and not sent yet: kept beside the documents, without a trace in their history."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import inspect, select

from gtm_framework.errors import RefusedError
from gtm_framework.store import Put, Store, UnknownWorkspaceError, migrations
from gtm_framework.store.address import locate
from gtm_framework.store.database import Database
from gtm_framework.store.schema import drafts
from gtm_framework.store.upgrade import upgrade

TYPED = "Own the benchmark\n\tнапівнабране 半分 🙂 \r\n  "


def test_a_draft_is_handed_back_to_the_letter(store: Store, acme: str) -> None:
    store.keep_draft(acme, "paste", TYPED)

    assert store.draft(acme, "paste") == TYPED


def test_a_draft_outlives_the_program(url: str) -> None:
    with Store.open(url) as store:
        acme = store.create_workspace("Acme").id
        store.keep_draft(acme, "paste", TYPED)
    with Store.open(url) as again:
        assert again.draft(acme, "paste") == TYPED


def test_a_field_without_a_draft_is_empty(store: Store, acme: str) -> None:
    assert store.draft(acme, "paste") == ""


def test_a_later_text_takes_the_place_of_the_one_before(store: Store, acme: str) -> None:
    store.keep_draft(acme, "paste", "Own the bench")
    store.keep_draft(acme, "paste", "Own the benchmark")

    with store.database.reading() as connection:
        [row] = connection.execute(select(drafts)).all()
    assert (row.workspace_id, row.key, row.text) == (acme, "paste", "Own the benchmark")
    assert row.at == datetime.fromisoformat("2026-07-14T10:02:00Z")


def test_an_emptied_field_leaves_no_draft(store: Store, acme: str) -> None:
    store.keep_draft(acme, "paste", "Own the bench")
    store.keep_draft(acme, "paste", "")

    with store.database.reading() as connection:
        assert connection.execute(select(drafts)).all() == []


def test_each_field_of_each_workspace_has_its_own_draft(store: Store, acme: str) -> None:
    other = store.create_workspace("Other").id
    store.keep_draft(acme, "paste", "one")
    store.keep_draft(acme, "title", "two")
    store.keep_draft(other, "paste", "three")

    store.drop_draft(acme, "paste", "one")

    assert [store.draft(acme, "paste"), store.draft(acme, "title")] == ["", "two"]
    assert store.draft(other, "paste") == "three"


def test_dropping_what_was_sent_leaves_what_somebody_else_has_typed_meanwhile(
    store: Store, acme: str
) -> None:
    store.keep_draft(acme, "paste", "hers")

    store.drop_draft(acme, "paste", "his")

    assert store.draft(acme, "paste") == "hers"


def test_a_draft_is_no_revision_and_nothing_to_undo(store: Store, acme: str) -> None:
    store.save(acme, [Put("pillar", "a", {"kept": True}, based_on=None)], summary="Add")
    before = (store.revision(acme), store.history(acme), store.next_undo(acme), store.load(acme))

    store.keep_draft(acme, "paste", "Own the benchmark")
    store.drop_draft(acme, "paste", "Own the benchmark")

    assert (store.revision(acme), store.history(acme), store.next_undo(acme), store.load(acme)) == before


def test_a_workspace_that_comes_back_brings_its_drafts(store: Store, acme: str) -> None:
    store.keep_draft(acme, "paste", "Own the benchmark")
    store.delete_workspace(acme)

    with pytest.raises(UnknownWorkspaceError, match=r"^There is no workspace 'Acme'\. It was deleted on "):
        store.draft(acme, "paste")
    with pytest.raises(UnknownWorkspaceError, match=r"^There is no workspace 'Acme'\. It was deleted on "):
        store.keep_draft(acme, "paste", "another")
    with pytest.raises(UnknownWorkspaceError, match=r"^There is no workspace 'Acme'\. It was deleted on "):
        store.drop_draft(acme, "paste", "Own the benchmark")

    store.restore_workspace(acme)
    assert store.draft(acme, "paste") == "Own the benchmark"


def test_every_fault_of_a_draft_is_told_at_once_and_nothing_is_kept(store: Store, acme: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        store.keep_draft(acme, "", "half \ud83d and \0")

    assert str(refusal.value) == (
        "draft: 3 errors. the key has 0 characters. Use 1 to 500. "
        "in the text, character 6 is half of a surrogate pair (U+D83D), which can't be saved. Remove "
        "it, or decode the text again. in the text, character 12 is unsupported (NUL). Remove it."
    )


def test_a_database_from_before_there_were_drafts_gets_their_table_and_loses_nothing(
    empty_url: str, clock: Callable[[], datetime], tmp_path: Path
) -> None:
    yesterday = tmp_path / "yesterday" / "migrations"
    shutil.copytree(Path(migrations.__file__).parent, yesterday)
    for later in ("drafts", "workshops", "live_links", "reasons_and_observers"):
        next((yesterday / "versions").glob(f"v*_{later}.py")).unlink()
    at = Database(locate(empty_url))
    upgrade(at, clock, str(yesterday))
    with at.reading() as connection:
        assert "drafts" not in inspect(connection).get_table_names()
    acme = Store(at).create_workspace("Acme").id
    Store(at).save(acme, [Put("pillar", "a", {"kept": True}, based_on=None)], summary="Add")
    at.close()

    with Store.open(empty_url) as store:
        store.keep_draft(acme, "paste", "Own the benchmark")
        assert store.draft(acme, "paste") == "Own the benchmark"
        assert store.load(acme).find("pillar", "a").body == {"kept": True}
