"""Fresh databases for each test: SQLite always, PostgreSQL where there is one or one can be started."""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, create_engine, make_url

from gtm_framework.store import Store
from gtm_framework.store.schema import metadata
from gtm_framework.store.workshops.ballot_box import BallotBox
from tests import throwaway

POSTGRESQL = "GTM_TEST_POSTGRESQL_URL"
BOTH = ["sqlite", "postgresql"]


class TickingClock:
    """Starts at 10:00 UTC on 14 July 2026 and moves a minute each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2026, 7, 14, 9, 59, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


class StandingClock:
    """Moves only when it is told to."""

    def __init__(self) -> None:
        self.now = datetime.fromisoformat("2026-07-14T10:00:00Z")

    def __call__(self) -> datetime:
        return self.now

    def moves(self, **time: float) -> None:
        self.now += timedelta(**time)


class SqliteFiles:
    """Databases of their own in each test's folder."""

    def __init__(self, folder: Path) -> None:
        self._ours = folder / "ours.db"
        Store.open(f"sqlite:///{self._ours}").close()

    @contextmanager
    def empty(self, folder: Path) -> Iterator[str]:
        """The address of a database without any table."""
        yield f"sqlite:///{folder / 'store.db'}"

    @contextmanager
    def ours(self, folder: Path) -> Iterator[str]:
        """The address of a database with our tables and nothing in them."""
        shutil.copy(self._ours, folder / "store.db")
        yield f"sqlite:///{folder / 'store.db'}"


class PostgresqlSchemas:
    """Schemas on one server. Ours is made once: to make our tables takes longer than most tests do."""

    def __init__(self, server: str, until: ExitStack) -> None:
        self._server = make_url(server).set(drivername="postgresql+psycopg")
        self._engine = _autocommitting(self._server, until)
        self._ours = until.enter_context(self.empty())
        Store.open(self._ours).close()
        self._emptying = _autocommitting(make_url(self._ours), until)

    @contextmanager
    def empty(self, _: Path | None = None) -> Iterator[str]:
        """The address of a schema without any table, gone afterward."""
        schema = f"test_{secrets.token_hex(6)}"
        _do(self._engine, f"CREATE SCHEMA {schema}")
        try:
            # A server that thinks in another time zone must not be noticed.
            options = f"-csearch_path={schema} -cTimeZone=Asia/Tokyo"
            yield self._server.update_query_dict({"options": options}).render_as_string(hide_password=False)
        finally:
            _do(self._engine, f"DROP SCHEMA {schema} CASCADE")

    @contextmanager
    def ours(self, _: Path) -> Iterator[str]:
        """The address of a schema with our tables and nothing in them."""
        tables = [table.name for table in reversed(metadata.sorted_tables)]
        _do(self._emptying, "; ".join(["SET lock_timeout = '20s'", *(f"DELETE FROM {t}" for t in tables)]))
        yield self._ours


def _autocommitting(url: URL, until: ExitStack) -> Engine:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    until.callback(engine.dispose)
    return engine


def _do(engine: Engine, statements: str) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql(statements)


Databases = SqliteFiles | PostgresqlSchemas


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlSchemas]:
    """The server that is offered, else one of our own, else a skip that says what is missing."""
    with ExitStack() as until:
        try:
            server = os.environ.get(POSTGRESQL) or until.enter_context(throwaway.postgresql()).url
        except throwaway.NoServerError as reason:
            pytest.skip(f"{reason}: install it, or set {POSTGRESQL}=postgresql://user:password@host/name")
        yield PostgresqlSchemas(server, until)


@pytest.fixture(params=BOTH)
def databases(request: pytest.FixtureRequest) -> Databases:
    found: Databases = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def empty_url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The address of a database that nobody has opened yet."""
    with databases.empty(tmp_path) as address:
        yield address


@pytest.fixture
def url(databases: Databases, tmp_path: Path) -> Iterator[str]:
    """The address of a database with our tables and nothing in them."""
    with databases.ours(tmp_path) as address:
        yield address


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock()


@pytest.fixture
def store(url: str, clock: TickingClock) -> Iterator[Store]:
    with Store.open(url, clock=clock) as opened:
        yield opened


@pytest.fixture
def acme(store: Store) -> str:
    """The id of an empty workspace; it was created at 10:00."""
    return store.create_workspace("Acme").id


@pytest.fixture(scope="module", params=BOTH)
def new_workspace(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], tuple[Store, str]]]:
    """One store for all examples of a law, and an empty workspace for each."""
    databases: Databases = request.getfixturevalue(request.param)
    with (
        databases.empty(tmp_path_factory.mktemp("laws")) as address,
        Store.open(address) as opened,
    ):
        yield lambda: (opened, opened.create_workspace(secrets.token_hex(8)).id)


@pytest.fixture
def box(store: Store) -> BallotBox:
    return BallotBox(store)


@pytest.fixture
def time() -> StandingClock:
    return StandingClock()


@pytest.fixture
def standing(url: str, time: StandingClock) -> Iterator[BallotBox]:
    """A ballot box whose clock stands."""
    with Store.open(url, clock=time) as store:
        yield BallotBox(store)
