"""Fresh databases for each test: SQLite always, PostgreSQL where one is offered."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from gtm_framework.store import Store
from gtm_framework.store.ballot_box import BallotBox

POSTGRESQL = "GTM_TEST_POSTGRESQL_URL"
BOTH = ["sqlite", "postgresql"]


class TickingClock:
    """Starts at 10:00 UTC on 14 July 2026 and moves a minute each time it is asked."""

    def __init__(self) -> None:
        self.now = datetime(2026, 7, 14, 9, 59, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@contextmanager
def fresh_database(kind: str, folder: Path) -> Iterator[str]:
    """The address of an empty database that is gone afterwards."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'store.db'}"
        return
    if not os.environ.get(POSTGRESQL):
        pytest.skip(f"no PostgreSQL offered: set {POSTGRESQL}=postgresql://user:password@host/name")
    offered = make_url(os.environ[POSTGRESQL]).set(drivername="postgresql+psycopg")
    schema = f"test_{secrets.token_hex(6)}"
    engine = create_engine(offered, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
        try:
            # A server that thinks in another time zone must not be noticed.
            options = f"-csearch_path={schema} -cTimeZone=Asia/Tokyo"
            address = offered.update_query_dict({"options": options})
            yield address.render_as_string(hide_password=False)
        finally:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture(params=BOTH)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database's address."""
    with fresh_database(request.param, tmp_path) as address:
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
    with (
        fresh_database(request.param, tmp_path_factory.mktemp("laws")) as address,
        Store.open(address) as opened,
    ):
        yield lambda: (opened, opened.create_workspace(secrets.token_hex(8)).id)


@pytest.fixture
def box(store: Store) -> BallotBox:
    return BallotBox(store)
