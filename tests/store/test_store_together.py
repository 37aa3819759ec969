"""Many at once, and a sudden end: nothing that was acknowledged is lost."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from other_process import increment

from gtm_framework.store import NameTakenError, Put, StaleEditError, Store, UnavailableError
from gtm_framework.store.address import locate
from gtm_framework.store.database import Database
from tests.store.conftest import PostgresqlSchemas

PROGRAM = Path(__file__).with_name("other_process.py")
ROOT = Path(__file__).resolve().parents[2]


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), *arguments],
        env={"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_no_increment_by_threads_and_processes_is_lost(store: Store, url: str, acme: str) -> None:
    store.save(acme, [Put("settings", "counter", {"count": 0}, based_on=None)], summary="Start")
    processes = [start("increment", url, acme, "25") for _ in range(2)]

    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(increment, store, acme, 25) for _ in range(4)]:
            done.result()

    assert [process.wait() for process in processes] == [0, 0]
    assert store.load(acme).find("settings", "counter").body == {"count": 150}
    numbers = [entry.revision.number for entry in store.history(acme, limit=1000)]
    assert numbers == list(range(151, 0, -1))


def test_of_many_who_edit_the_same_revision_one_wins_and_the_others_are_told(
    store: Store, acme: str
) -> None:
    store.save(acme, [Put("pillar", "a", {}, based_on=None)], summary="Start")
    together = Barrier(6)

    def edit(number: int) -> int | None:
        together.wait()
        try:
            store.save(acme, [Put("pillar", "a", {"by": number}, based_on=1)], summary="Edit")
        except StaleEditError:
            return None
        return number

    with ThreadPoolExecutor(6) as pool:
        winners = [number for number in pool.map(edit, range(6)) if number is not None]

    assert [{"by": number} for number in winners] == [store.load(acme).find("pillar", "a").body]
    assert store.revision(acme) == 2


def test_of_many_who_create_the_same_workspace_one_wins(store: Store) -> None:
    together = Barrier(6)

    def create(_: int) -> bool:
        together.wait()
        try:
            store.create_workspace("Acme")
        except NameTakenError:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(create, range(6))) == 1
    assert [workspace.name for workspace in store.workspaces()] == ["Acme"]


def test_every_acknowledged_save_outlives_a_killed_process(store: Store, url: str, acme: str) -> None:
    process = start("stream", url, acme)
    assert process.stdout
    acknowledged = [int(process.stdout.readline()) for _ in range(25)]
    process.kill()
    acknowledged += [int(line) for line in process.stdout if line.endswith("\n")]
    process.wait()

    snapshot = store.load(acme)
    there = {document.body["n"] for document in snapshot.of("pillar")}
    assert there >= set(acknowledged)
    assert len(there) == snapshot.revision <= len(acknowledged) + 1
    assert store.undo(acme).number == snapshot.revision + 1


def test_processes_that_open_an_empty_database_at_once_all_succeed(empty_url: str) -> None:
    processes = [start("open", empty_url) for _ in range(4)]

    assert [process.wait() for process in processes] == [0, 0, 0, 0]
    with Store.open(empty_url) as store:
        assert store.workspaces() == ()


def open_at_once(urls: list[str]) -> list[int]:
    """Open each in a thread of its own; how many workspaces each holds after one was made in it."""
    together = Barrier(len(urls))

    def open_it(number: int) -> int:
        together.wait()
        with Store.open(urls[number]) as store:
            store.create_workspace(f"by thread {number}")
            return len(store.workspaces())

    with ThreadPoolExecutor(len(urls)) as pool:
        return list(pool.map(open_it, range(len(urls))))


def test_threads_that_open_an_empty_database_at_once_all_succeed(empty_url: str) -> None:
    assert max(open_at_once([empty_url] * 6)) == 6


def test_threads_that_open_different_databases_at_once_do_not_mix_them_up(tmp_path: Path) -> None:
    assert open_at_once([f"sqlite:///{tmp_path / f'{n}.db'}" for n in range(8)]) == [1] * 8


def test_a_writer_that_waits_too_long_is_told_so_and_nothing_is_written(
    store: Store, url: str, acme: str
) -> None:
    impatient = Store(Database(locate(url), patience=0.05))

    with store.database.writing(alone=True), pytest.raises(UnavailableError) as refusal:
        impatient.create_workspace("demo")

    reason = "database is locked" if store.database.file else "canceling statement due to lock timeout"
    assert refusal.value.reason.startswith(reason)
    assert str(refusal.value) == (
        f"Database {store.database.where}: {refusal.value.reason}. "
        "Reload to check whether your change was saved before you repeat it."
    )
    assert [workspace.name for workspace in store.workspaces()] == ["Acme"]
    impatient.create_workspace("demo")
    impatient.close()


def test_a_reader_sees_one_moment_while_others_write(store: Store, url: str, acme: str) -> None:
    with store.database.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM documents").scalar_one()
        with Store.open(url) as other:
            other.save(acme, [Put("pillar", "a", {}, based_on=None)], summary="Add")
        assert connection.exec_driver_sql("SELECT count(*) FROM documents").scalar_one() == before == 0

    assert store.revision(acme) == 1


def test_a_connection_that_the_server_closed_is_replaced_before_anybody_notices(
    postgresql: PostgresqlSchemas, tmp_path: Path
) -> None:
    own = "SELECT pg_backend_pid()"
    with postgresql.ours(tmp_path) as url, Store.open(url) as store, Store.open(url) as other:
        with store.database.reading() as connection:
            first = connection.exec_driver_sql(own).scalar_one()
        with other.database.writing() as connection:
            connection.exec_driver_sql(f"SELECT pg_terminate_backend({first}, 5000)")

        assert store.create_workspace("Acme") in store.workspaces()
        with store.database.reading() as connection:
            assert connection.exec_driver_sql(own).scalar_one() != first
