"""Copies of a SQLite file: under their own name only when they are whole."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gtm_framework.store import Store
from gtm_framework.store.backups import copy_file as module
from gtm_framework.store.backups.copy_file import copy_file


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "store.db"
    with Store.open(f"sqlite:///{file}") as store:
        store.create_workspace("Acme")
    return file


def test_a_copy_is_whole_while_the_source_is_open(source: Path, tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{source}") as store:
        store.create_workspace("Beta")
        copy_file(source, tmp_path / "copy.db")

    with Store.open(f"sqlite:///{tmp_path / 'copy.db'}") as copied:
        assert [workspace.name for workspace in copied.workspaces()] == ["Acme", "Beta"]


@pytest.mark.parametrize("step", ["check_sound", "_sync"])
def test_a_copy_that_ends_early_has_not_the_name_of_a_copy(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def killed(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, step, killed)
    with pytest.raises(KeyboardInterrupt):
        copy_file(source, tmp_path / "copy.db")

    assert not (tmp_path / "copy.db").exists()


def test_a_copy_that_ends_early_leaves_the_copy_before_it(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "copy.db").write_bytes(b"before")
    monkeypatch.setattr(module, "check_sound", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        copy_file(source, tmp_path / "copy.db")

    assert (tmp_path / "copy.db").read_bytes() == b"before"
    assert not list(tmp_path.glob("*.partial"))


def test_a_damaged_source_is_not_copied(source: Path, tmp_path: Path) -> None:
    content = bytearray(source.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    source.write_bytes(content)

    with pytest.raises(sqlite3.DatabaseError):
        copy_file(source, tmp_path / "copy.db")

    assert not (tmp_path / "copy.db").exists()
    with closing(sqlite3.connect(":memory:")) as sound:
        module.check_sound(sound)
