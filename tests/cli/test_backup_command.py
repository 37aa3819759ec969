"""`gtm-framework backup` and `restore`: what they say, what they refuse, and what is there afterward."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gtm_framework.store import Put, Store
from tests.cli.conftest import Done

Command = Callable[..., Done]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This machine's database, with one workspace."""
    file = tmp_path / "here.db"
    monkeypatch.setenv("GTM_DATABASE_URL", f"sqlite:///{file}")
    with Store.open() as store:
        acme = store.create_workspace("Acme").id
        store.save(acme, [Put("pillar", "a", {}, based_on=None)], summary="Add")
    return file


def names() -> list[str]:
    with Store.open() as store:
        return [workspace.name for workspace in store.workspaces()]


def test_a_backup_is_written_and_restored_and_what_was_there_before_is_kept(
    command: Command, here: Path, tmp_path: Path
) -> None:
    file = tmp_path / "backup.db"
    done = command("backup", str(file))
    assert (done.code, done.err) == (0, [])
    assert done.out.decode() == (
        f"Backed up {here} to {file}: 1 workspace, 1 revision, 0 workshops. The backup was checked.\n"
    )
    with Store.open() as store:
        store.create_workspace("Later")

    done = command("restore", str(file), "--replace")

    [kept] = tmp_path.glob("before-restore-*.db")
    assert (done.code, done.err) == (0, [])
    assert done.out.decode().splitlines() == [
        f"Saved the previous data to {kept}.",
        f"Restored {file} to {here}: 1 workspace, 1 revision, 0 workshops. Reload every page that is open.",
    ]
    assert names() == ["Acme"]
    assert command("restore", str(kept), "--replace").code == 0
    assert names() == ["Acme", "Later"]


def test_nothing_is_replaced_unasked(command: Command, here: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.db"
    assert command("backup", str(file)).code == 0

    again = command("backup", str(file))
    back = command("restore", str(file))

    assert (again.code, again.err) == (
        2,
        [f"{file}: this file already exists. Choose another name, or add --force to replace it."],
    )
    assert back.code == 2
    assert back.err == [
        (
            f"Database {here} already has workspaces. Nothing was copied. To replace them, add "
            "--replace; a backup of them is saved first."
        )
    ]
    assert command("backup", str(file), "--force").code == 0


def test_a_file_that_is_not_there_is_said(command: Command, here: Path) -> None:
    done = command("restore", "nowhere.db")

    assert (done.code, done.err) == (
        2,
        ["nowhere.db: file not found. Check the name and the folder."],
    )
