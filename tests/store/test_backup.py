"""A backup of a database in use, and its way back: whole, checked, all or nothing, for both databases."""

from pathlib import Path

import pytest
from sqlalchemy import select

from gtm_framework.store import Put, Store, UnavailableError, schema
from gtm_framework.store.backups import backup as module
from gtm_framework.store.backups.backup import back_up, restore
from gtm_framework.store.errors import NotEmptyError
from gtm_framework.store.workshops.ballot_box import BallotBox
from tests.store.conftest import BOTH, Databases
from tests.store.meeting import meeting


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, without the numbers that a database gives by itself."""
    found = {}
    with store.database.reading() as connection:
        for table in schema.metadata.sorted_tables:
            wanted = [column for column in table.columns if column is not table.autoincrement_column]
            found[table.name] = sorted(map(tuple, connection.execute(select(*wanted)).all()), key=repr)
    return found


@pytest.fixture
def filled(store: Store, acme: str) -> Store:
    for number in range(5):
        store.save(acme, [Put("pillar", str(number), {"n": number}, based_on=None)], summary="Add")
    store.delete_workspace(store.create_workspace("Gone").id)
    store.keep_draft(acme, "draft-note", "half a sentence")
    box = BallotBox(store)
    box.admit(meeting(box, acme, "A", "B").id, "Ana")
    return store


def test_everything_comes_back_as_it_was(filled: Store, acme: str, tmp_path: Path) -> None:
    before = content(filled)
    done = back_up(filled, tmp_path / "backup.db")
    filled.save(acme, [Put("pillar", "later", {}, based_on=None)], summary="Later")
    filled.create_workspace("Later")

    assert restore(filled, tmp_path / "backup.db", replace=True) == done

    assert content(filled) == before
    assert done == (2, 5, 1)
    assert filled.save(acme, [Put("pillar", "next", {}, based_on=None)], summary="Go on").number == 6


@pytest.mark.parametrize("other", BOTH)
def test_a_backup_of_either_database_is_restored_to_either(
    filled: Store, other: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    databases: Databases = request.getfixturevalue(other)
    before = content(filled)
    back_up(filled, tmp_path / "backup.db")
    folder = tmp_path / "elsewhere"
    folder.mkdir()

    with databases.empty(folder) as url, Store.open(url) as target:
        restore(target, tmp_path / "backup.db")

        assert content(target) == before


def test_a_database_with_workspaces_is_replaced_only_on_request(filled: Store, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "backup.db")
    before = content(filled)

    with pytest.raises(NotEmptyError):
        restore(filled, tmp_path / "backup.db")

    assert content(filled) == before


def test_a_store_that_is_open_sees_what_was_restored(
    filled: Store, url: str, acme: str, tmp_path: Path
) -> None:
    back_up(filled, tmp_path / "backup.db")
    with Store.open(url) as app:
        app.save(acme, [Put("pillar", "later", {}, based_on=None)], summary="Later")

        restore(filled, tmp_path / "backup.db", replace=True)

        assert app.revision(acme) == 5
        assert app.save(acme, [Put("pillar", "next", {}, based_on=None)], summary="Go on").number == 6


DAMAGE = {
    "empty": lambda _: b"",
    "cut": lambda whole: whole[: len(whole) // 2],
    "no database": lambda _: b"title,impact\nA,5\n",
    "a page of noise": lambda whole: whole[:8192] + b"\xa5" * 8192 + whole[16384:],
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_backup_changes_nothing(filled: Store, tmp_path: Path, damage: str) -> None:
    file = tmp_path / "backup.db"
    back_up(filled, file)
    file.write_bytes(DAMAGE[damage](file.read_bytes()))
    before = content(filled)

    with pytest.raises(UnavailableError, match="this is not a valid backup"):
        restore(filled, file, replace=True)

    assert content(filled) == before
    assert not list(tmp_path.glob(".backup*"))


def test_a_restore_that_fails_in_the_middle_changes_nothing(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(filled, tmp_path / "backup.db")
    before = content(filled)
    copied = module.copy_rows

    def fail(table: object, *rest: object) -> int:
        if table is schema.documents:
            raise KeyboardInterrupt
        return copied(table, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "copy_rows", fail)
    with pytest.raises(KeyboardInterrupt):
        restore(filled, tmp_path / "backup.db", replace=True)

    assert content(filled) == before


def test_a_backup_over_the_database_itself_or_where_none_can_be_is_refused(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'store.db'}") as store:
        with pytest.raises(UnavailableError, match="this is the database itself"):
            back_up(store, tmp_path / "store.db")
        with pytest.raises(UnavailableError, match="we can't write the backup"):
            back_up(store, tmp_path / "nowhere" / "backup.db")
        assert store.workspaces() == ()
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".backup") == []
