"""A database file that is deleted or replaced while the app runs: no save is acknowledged and lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gtm_framework.store import Put, Store, UnavailableError

REFUSAL = (
    "the file was deleted or replaced while it was open. Nothing was saved. Put the file back in its "
    "place, or restart the app to use what is there now."
)


def delete(file: Path) -> None:
    file.unlink()


def replace_with_a_copy(file: Path) -> None:
    copy = file.with_suffix(".copy")
    shutil.copy(file, copy)
    copy.replace(file)


def replace_with_nothing(file: Path) -> None:
    file.unlink()
    file.touch()


def move_folder(file: Path) -> None:
    file.parent.rename(file.parent.with_name("elsewhere"))


@pytest.mark.parametrize("change", [delete, replace_with_a_copy, replace_with_nothing, move_folder])
def test_nothing_is_saved_into_a_file_that_is_no_longer_there(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    file = folder / "store.db"
    with Store.open(f"sqlite:///{file}") as store:
        acme = store.create_workspace("Acme").id
        before = set(tmp_path.rglob("*"))

        change(file)

        for number in range(20):
            with pytest.raises(UnavailableError) as refused:
                store.save(acme, [Put("pillar", str(number), {}, based_on=None)], summary="Add")
            assert str(refused.value) == f"Database {file}: {REFUSAL}"
        with pytest.raises(UnavailableError):
            store.load(acme)
        assert not file.exists() or file in before


def test_the_store_goes_on_once_the_file_is_back(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    with Store.open(f"sqlite:///{file}") as store:
        acme = store.create_workspace("Acme").id
        file.rename(tmp_path / "away.db")
        with pytest.raises(UnavailableError):
            store.revision(acme)

        (tmp_path / "away.db").rename(file)

        assert store.save(acme, [Put("pillar", "a", {}, based_on=None)], summary="Add").number == 1
    with Store.open(f"sqlite:///{file}") as store:
        assert store.revision(acme) == 1


def test_a_save_during_which_the_file_is_deleted_is_not_acknowledged(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    with Store.open(f"sqlite:///{file}") as store:

        def write() -> None:
            with store.database.writing():
                file.unlink()

        with pytest.raises(UnavailableError):
            write()


def test_a_restart_uses_what_is_there_now(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    with Store.open(f"sqlite:///{file}") as store:
        store.create_workspace("Acme")
        file.unlink()
        for name in ("store.db-wal", "store.db-shm"):
            (tmp_path / name).unlink(missing_ok=True)
    with Store.open(f"sqlite:///{file}") as store:
        assert store.workspaces() == ()
