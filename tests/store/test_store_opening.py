"""Where the database lies, how it is brought to this version, and which one is refused."""

import shutil
import socket
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import URL, Engine, inspect, text

from gtm_framework.store import (
    NewerDatabaseError,
    Put,
    Store,
    UnavailableError,
    address,
    database,
    engines,
    migrations,
)
from gtm_framework.store.address import locate
from gtm_framework.store.database import Database
from gtm_framework.store.schema import VERSION_TABLE, metadata
from gtm_framework.store.upgrade import upgrade
from gtm_framework.store.workshops import workshop_schema

NOTES = """
import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table("notes", sa.Column("id", sa.Text, primary_key=True))
    op.execute("INSERT INTO notes SELECT id FROM documents")
"""
BROKEN = NOTES + '    op.execute("INSERT INTO no_such_table VALUES (1)")\n'


@pytest.fixture
def tomorrow(tmp_path: Path) -> Callable[[str], str]:
    """A later version's migrations: ours and one more."""

    def make(step: str) -> str:
        folder = tmp_path / "100% later" / "migrations"
        shutil.copytree(Path(migrations.__file__).parent, folder)
        (folder / "versions" / "v0006_notes.py").write_text(step, encoding="utf-8")
        return str(folder)

    return make


def tables(at: Database) -> set[str]:
    with at.reading() as connection:
        return set(inspect(connection).get_table_names())


def filled(url: str) -> str:
    """Make a database of this version with a document in it; gives the workspace's id."""
    with Store.open(url) as store:
        acme = store.create_workspace("Acme").id
        store.save(acme, [Put("pillar", "a", {"kept": True}, based_on=None)], summary="Add")
    return acme


def test_without_an_address_the_store_lies_in_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GTM_DATABASE_URL", raising=False)
    monkeypatch.setattr(address, "user_data_path", lambda name, appauthor: tmp_path / "data" / name)

    for _ in range(2):
        with Store.open() as store:
            assert store.database.file == tmp_path / "data" / "gtm-framework" / "workspaces.db"

    assert (tmp_path / "data" / "gtm-framework" / "workspaces.db").is_file()


def test_a_data_folder_that_cannot_be_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.delenv("GTM_DATABASE_URL", raising=False)
    monkeypatch.setattr(address, "user_data_path", lambda name, appauthor: tmp_path / "file" / name)

    with pytest.raises(UnavailableError) as refusal:
        Store.open()

    assert str(refusal.value) == (
        f"Database {tmp_path / 'file' / 'gtm-framework'}: we can't create its folder (Not a directory). "
        "Create the folder, or set GTM_DATABASE_URL to another database."
    )


def test_the_environment_names_the_database_and_an_argument_goes_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GTM_DATABASE_URL", f"sqlite:///{tmp_path / 'environment.db'}")

    with Store.open() as store:
        assert store.database.file == tmp_path / "environment.db"
    with Store.open(f"sqlite:///{tmp_path / 'argument.db'}") as store:
        assert store.database.file == tmp_path / "argument.db"


def test_a_relative_file_stays_the_same_file_when_the_program_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert locate("sqlite:///store.db").database == str(tmp_path / "store.db")


ADVICE = (
    "Use sqlite:///file.db or postgresql://user:password@host/name, as the argument or in GTM_DATABASE_URL."
)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("workspaces.db", f"Database workspaces.db: this is not a database address. {ADVICE}"),
        ("pg//ana:secret@host", f"Database pg//***@host: this is not a database address. {ADVICE}"),
        (
            "host=db password=my secret",
            f"Database host=db password=***: this is not a database address. {ADVICE}",
        ),
        (
            "postgresql://ana:secret@host:port/x",
            f"Database postgresql://***@host:port/x: this is not a database address. {ADVICE}",
        ),
        (
            "postgresql://ana:sec@ret@host/x",
            (
                "Database postgresql://***@host/x: the address has more than one @. "
                f"In a user name or password, write %40 for @. {ADVICE}"
            ),
        ),
        ("mysql://ana:secret@host/x", f"Database mysql://ana:***@host/x: mysql is not supported. {ADVICE}"),
        (
            "sqlite://",
            f"Database sqlite://: the address doesn't name a file, so nothing could be saved. {ADVICE}",
        ),
        (
            "sqlite:///:memory:",
            (
                "Database sqlite:///%3Amemory%3A: the address doesn't name a file, so nothing could be "
                "saved. "
                f"{ADVICE}"
            ),
        ),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_telling_its_password(
    address: str, message: str
) -> None:
    with pytest.raises(UnavailableError) as refusal:
        Store.open(address)

    assert str(refusal.value) == message


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg2"])
def test_every_way_to_write_a_postgresql_address_means_the_same_driver(scheme: str) -> None:
    assert locate(f"{scheme}://ana@host/x").drivername == "postgresql+psycopg"


def test_a_missing_driver_is_told_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(UnavailableError) as refusal:
        Store.open("postgresql://ana:secret@host/x")

    assert str(refusal.value) == (
        "Database postgresql+psycopg://ana:***@host/x: the driver psycopg is not installed. "
        "Install it with: pip install 'gtm-framework[postgresql]'."
    )


@pytest.mark.parametrize("address", ["ana:secret@/x?", "/x?user=ana&password=secret&"])
def test_a_server_that_does_not_answer_is_named_without_telling_the_password(
    address: str, tmp_path: Path
) -> None:
    with pytest.raises(UnavailableError) as refusal:
        Store.open(f"postgresql://{address}host={tmp_path}&port=5432")

    assert "secret" not in str(refusal.value)
    assert str(refusal.value).endswith(
        f'connection to server on socket "{tmp_path}/.s.PGSQL.5432" failed: No such file or directory. '
        "Check that the server is running and that the database, user, and password are right, or set "
        "GTM_DATABASE_URL to another database."
    )


def test_a_server_that_says_nothing_is_not_waited_for_for_ever() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"postgresql://ana@127.0.0.1:{silent.getsockname()[1]}/x"
        at = Database(locate(url), patience=0.05)
        with pytest.raises(UnavailableError, match="timeout"), at.reading():
            pytest.fail("there is nobody to read from")


def test_an_address_that_says_how_long_to_wait_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    waits = []

    def create_engine(url: URL, **options: Any) -> Engine:
        waits.append(options["connect_args"])
        return sqlalchemy.create_engine(url, **options)

    monkeypatch.setattr(engines, "create_engine", create_engine)
    for query in ("", "?connect_timeout=30"):
        Database(locate(f"postgresql://ana@host/x{query}"), patience=7.0).close()

    assert waits == [{"connect_timeout": 7}, {}]


def test_a_missing_folder_is_not_made_for_an_address_that_may_be_a_slip(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError) as refusal:
        Store.open(f"sqlite:///{tmp_path / 'no' / 'store.db'}")

    assert str(refusal.value) == (
        f"Database {tmp_path / 'no' / 'store.db'}: unable to open database file. "
        "Check that the file exists and that you may write to it, or set GTM_DATABASE_URL to another "
        "database."
    )
    assert not (tmp_path / "no").exists()


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ana, " * 200, encoding="utf-8")

    with pytest.raises(UnavailableError, match="file is not a database"):
        Store.open(f"sqlite:///{letter}")

    assert letter.read_text(encoding="utf-8") == "Dear Ana, " * 200


def test_another_programs_tables_are_left_alone(empty_url: str) -> None:
    at = Database(locate(empty_url))
    with at.writing() as connection:
        connection.execute(text("CREATE TABLE documents (mine INTEGER)"))

    with pytest.raises(UnavailableError) as refusal:
        Store.open(empty_url)

    assert str(refusal.value).endswith(
        "Its tables are unchanged. Close other programs that use it, or set GTM_DATABASE_URL to another "
        "database."
    )
    assert tables(at) == {"documents"}
    at.close()


def test_sqlite_is_set_up_to_keep_what_it_acknowledges(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'store.db'}") as store, store.database.reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        }

    assert settings == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 5000, "synchronous": 2}


def test_a_database_that_others_keep_busy_is_refused_after_a_while(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("CREATE TABLE x (y)")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UnavailableError) as refusal:
            Database(locate(f"sqlite:///{file}"), patience=0.05).keep_write_ahead_log()

    assert str(refusal.value) == (
        f"Database {file}: database is locked. Close the other programs that use it, then try again."
    )


def test_a_database_that_others_keep_busy_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "store.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("CREATE TABLE x (y)")
        other.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(database, "monotonic", lambda: 0.0)
        monkeypatch.setattr(database, "sleep", lambda _: other.execute("COMMIT"))
        at = Database(locate(f"sqlite:///{file}"), patience=0.05)
        at.keep_write_ahead_log()
        at.close()

    with closing(sqlite3.connect(file)) as later:
        assert later.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_migrations_lead_to_the_tables_that_the_code_knows(store: Store) -> None:
    assert workshop_schema.ballots.name in metadata.tables
    with store.database.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": VERSION_TABLE, "compare_type": True}
        )
        assert compare_metadata(context, metadata) == []


def test_a_database_of_a_newer_version_is_refused_and_left_untouched(
    empty_url: str, clock: Callable[[], datetime], tomorrow: Callable[[str], str]
) -> None:
    acme = filled(empty_url)
    at = Database(locate(empty_url))
    upgrade(at, clock, tomorrow(NOTES))
    at.close()
    before = at.file.read_bytes() if at.file else None

    with pytest.raises(NewerDatabaseError) as refusal:
        Store.open(empty_url)

    assert str(refusal.value) == (
        f"Database {at.where} was made by a newer version of gtm-framework: its tables are at version "
        "0006, this version supports up to 0005. Nothing was changed. "
        "Update with: pip install --upgrade gtm-framework."
    )
    assert (refusal.value.where, refusal.value.version, refusal.value.ours) == (at.where, "0006", "0005")
    assert (at.file.read_bytes() if at.file else None) == before
    assert "notes" in tables(at)
    assert Store(at).load(acme).find("pillar", "a") is not None
    at.close()


def test_an_older_database_is_migrated_and_a_copy_of_the_file_is_kept(
    empty_url: str, clock: Callable[[], datetime], tomorrow: Callable[[str], str]
) -> None:
    acme = filled(empty_url)
    at = Database(locate(empty_url))

    copy = upgrade(at, clock, tomorrow(NOTES))

    with at.reading() as connection:
        assert connection.execute(text("SELECT id FROM notes")).scalars().all() == ["a"]
    assert Store(at).load(acme).find("pillar", "a").body == {"kept": True}
    if at.file is None:
        assert copy is None
    else:
        assert copy == at.file.with_name("store-version-0005-20260714T100000Z.db")
        with Store.open(f"sqlite:///{copy}") as older:
            assert older.load(acme) == Store(at).load(acme)
            assert "notes" not in tables(older.database)
    at.close()


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    empty_url: str, clock: Callable[[], datetime], tomorrow: Callable[[str], str]
) -> None:
    acme = filled(empty_url)
    at = Database(locate(empty_url))

    with pytest.raises(UnavailableError, match="no_such_table"):
        upgrade(at, clock, tomorrow(BROKEN))

    assert "notes" not in tables(at)
    at.close()
    with Store.open(empty_url) as store:
        assert store.load(acme).find("pillar", "a") is not None


def test_without_room_for_a_copy_nothing_is_migrated(
    tmp_path: Path, clock: Callable[[], datetime], tomorrow: Callable[[str], str]
) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    filled(url)
    (tmp_path / "store-version-0005-20260714T100000Z.db").mkdir()
    at = Database(locate(url))

    with pytest.raises(UnavailableError) as refusal:
        upgrade(at, clock, tomorrow(NOTES))

    assert str(refusal.value) == (
        f"Database {at.where}: we can't make a copy of it first (Is a directory). "
        f"It was not upgraded. Free up space or allow writing in {tmp_path}, then open it again."
    )
    assert "notes" not in tables(at)
    at.close()


def test_who_finds_that_another_process_was_first_has_nothing_left_to_do(
    empty_url: str, clock: Callable[[], datetime]
) -> None:
    class Overtaken(Database):
        def keep_write_ahead_log(self) -> None:  # runs between the first look and the lock
            filled(empty_url)
            super().keep_write_ahead_log()

    at = Overtaken(locate(empty_url))

    assert upgrade(at, clock) is None
    assert [workspace.name for workspace in Store(at).workspaces()] == ["Acme"]
    at.close()
