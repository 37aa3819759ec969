"""How long a save waits: one deadline for threads, pool and database together, however many wait."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from threading import Barrier
from time import monotonic

import pytest
from sqlalchemy import text

from gtm_framework.store import Put, Store, UnavailableError
from gtm_framework.store.address import locate
from gtm_framework.store.database import Database
from gtm_framework.store.engines import LONGEST_STATEMENT
from tests.store.conftest import BOTH, PostgresqlSchemas, SqliteFiles, TickingClock

PATIENCE = 1.0
WRITERS = 8


def test_eight_writers_behind_another_program_are_refused_within_the_patience_of_one(
    sqlite: SqliteFiles, tmp_path: object
) -> None:
    with ExitStack() as until:
        url = until.enter_context(sqlite.ours(tmp_path))  # type: ignore[arg-type]
        store = until.enter_context(Store(Database(locate(url), patience=PATIENCE), TickingClock()))
        acme = store.create_workspace("Acme").id
        other = until.enter_context(closing(sqlite3.connect(url.removeprefix("sqlite:///"))))
        other.execute("BEGIN IMMEDIATE")
        together = Barrier(WRITERS)

        def save(number: int) -> float:
            together.wait()
            began = monotonic()
            with pytest.raises(UnavailableError):
                store.save(acme, [Put("pillar", str(number), {}, based_on=None)], summary="Add")
            return monotonic() - began

        with ThreadPoolExecutor(WRITERS) as pool:
            waited = list(pool.map(save, range(WRITERS)))
        other.rollback()

        # Added up, the waits of eight would be eight times the patience.
        assert max(waited) < 3 * PATIENCE
        assert store.revision(acme) == 0
        assert store.save(acme, [Put("pillar", "a", {}, based_on=None)], summary="Add").number == 1


def test_a_thread_that_waits_for_another_one_is_told_so(sqlite: SqliteFiles, tmp_path: object) -> None:
    with sqlite.ours(tmp_path) as url:  # type: ignore[arg-type]
        database = Database(locate(url), patience=0.1)
        with database.writing(), ThreadPoolExecutor() as pool:

            def write() -> None:
                with database.writing():
                    pytest.fail("it did not wait")

            with pytest.raises(UnavailableError, match="another change is still being saved"):
                pool.submit(write).result()
        database.close()


def test_a_connection_waits_its_full_time_again_after_a_late_turn(
    sqlite: SqliteFiles, tmp_path: object
) -> None:
    with sqlite.ours(tmp_path) as url:  # type: ignore[arg-type]
        database = Database(locate(url), patience=2)
        with database.writing() as connection:
            assert 0 <= connection.execute(text("PRAGMA busy_timeout")).scalar_one() <= 2000
        with database.reading() as connection:
            assert connection.execute(text("PRAGMA busy_timeout")).scalar_one() == 2000
        database.close()


@pytest.mark.parametrize(
    ("option", "wanted"), [("", f"{LONGEST_STATEMENT:.0f}s"), ("-cstatement_timeout=7s", "7s")]
)
def test_a_server_ends_a_statement_that_takes_too_long(
    postgresql: PostgresqlSchemas, option: str, wanted: str
) -> None:
    assert BOTH
    with postgresql.empty() as url:
        at = locate(url)
        options = f"{at.query['options']} {option}".strip()
        database = Database(at.update_query_dict({"options": options}))
        with database.reading() as connection:
            shown = connection.execute(text("SHOW statement_timeout")).scalar_one()
        database.close()
    assert shown == ("1min" if wanted == "60s" else wanted)
