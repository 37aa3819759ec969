"""A damaged row, in every table and every column: one error that names it, and nothing else suffers."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Column, Double, Integer, text

from gtm_framework.errors import GtmError
from gtm_framework.store import DamagedRow, DamagedRowError, Put, Store, damage_file
from gtm_framework.store.address import locate
from gtm_framework.store.database import Database
from gtm_framework.store.schema import metadata
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.votes.seen import Viewer
from tests.store.conftest import TickingClock
from tests.store.meeting import meeting

pytestmark = pytest.mark.thorough

DEEP = "[" * 100_000
DAMAGE: dict[str, Any] = {
    "bytes": b"\xff\x00",
    "text that is not UTF-8": b"\xffabc",
    "no JSON": "{",
    "JSON that is nested too deeply": DEEP,
    "JSON of another kind": '["nothing that anybody expects"]',
    "a word": "yesterday",
    "a number out of all proportion": 9.9e307 * 1e10,
}
EVERYWHERE = ("bytes", "text that is not UTF-8", "a word")
IN_TEXT = ("no JSON", "JSON that is nested too deeply", "JSON of another kind")
IN_NUMBERS = ("a number out of all proportion",)


def kinds_of(column: Column[Any]) -> tuple[str, ...]:
    if column.name in ("body", "before_body", "after_body", "value"):
        return EVERYWHERE + IN_TEXT
    return EVERYWHERE + IN_NUMBERS if isinstance(column.type, Integer | Double) else EVERYWHERE


CELLS = [
    pytest.param(table.name, column.name, kind, id=f"{table.name}.{column.name}-{kind}")
    for table in metadata.sorted_tables
    for column in table.columns
    if column is not table.autoincrement_column  # SQLite keeps anything else out of a row's own number
    for kind in kinds_of(column)
]


class House(NamedTuple):
    """A database with something in every table."""

    store: Store
    box: BallotBox
    workspace: str
    other: str
    workshop: str
    person: str
    key: str
    code: str
    link: str
    live: str


def built(store: Store) -> House:
    """Fill every table."""
    acme, other = store.create_workspace("Acme").id, store.create_workspace("Other").id
    store.save(acme, [Put("initiative", "a", {"title": "A"}, based_on=None)], summary="Add")
    changed = Put("initiative", "a", {"title": "B"}, based_on=1)
    store.save(acme, [changed, Put("initiative", "b", {"title": "B"}, based_on=None)], summary="Change")
    store.keep_draft(acme, "draft-note", "half a sentence")
    _, live = store.create_live_link(acme, "list.csv", "Board deck")
    store.use_live_link(live, "list.csv")
    store.delete_workspace(store.create_workspace("Gone").id)
    box = BallotBox(store)
    room = meeting(box, acme, "A", "B", phase="ideas")
    ana, key = box.admit(room.id, "Ana")
    box.hand_in(room.id, ana.id, "Call everyone")
    room.do(ev.GoTo, phase="impact")
    room.cast(ana.id, A=7)
    invitation = box.invitation(room.id)
    assert invitation
    with pytest.raises(GtmError):
        box.workshop_by_code("AAAA-AAAA", "192.168.1.9")
    door = invitation.code, invitation.link
    return House(store, box, acme, other, room.id, ana.id, key, *door, live)


def reads(house: House) -> Iterator[Callable[[], object]]:
    """Everything that can be read of it."""
    store, box, acme, shop = house.store, house.box, house.workspace, house.workshop
    yield store.workspaces
    yield store.deleted_workspaces
    yield lambda: store.load(acme)
    yield lambda: store.revision(acme)
    yield lambda: store.history(acme)
    yield lambda: store.next_undo(acme)
    yield lambda: store.draft(acme, "draft-note")
    yield lambda: store.live_links(acme)
    yield lambda: box.workshops(acme)
    yield lambda: box.workspace_of(shop)
    yield lambda: box.state(shop)
    yield lambda: box.version(shop)
    yield lambda: box.people(shop)
    yield lambda: box.person_of(house.key)
    yield lambda: box.to_answer(shop, house.person)
    yield lambda: box.done(shop, Viewer.FACILITATOR)
    yield lambda: box.view(shop, Viewer.FACILITATOR)
    yield lambda: box.own_ideas(shop, house.person)
    yield lambda: box.ideas_waiting(shop)
    yield lambda: box.invitation(shop)
    yield lambda: box.workshop_by_code(house.code, "192.168.1.8")
    yield lambda: box.workshop_by_link(house.link)


def writes(house: House) -> Iterator[Callable[[], object]]:
    """What reads before it writes."""
    store, acme = house.store, house.workspace
    yield lambda: store.save(acme, [Put("initiative", "a", {"t": 1}, based_on=1)], summary="Stale")
    yield lambda: store.save(acme, [Put("initiative", "c", {"t": 1}, based_on=None)], summary="Add")
    yield lambda: store.undo(acme)
    yield lambda: store.restore(acme, 1)
    yield lambda: house.box.leave(house.workshop, house.person)
    yield lambda: house.box.new_invitation(house.workshop)


def refused(calls: Iterator[Callable[[], object]]) -> list[DamagedRow]:
    """Make every call; the damaged rows that they named. Any other error than ours ends the test."""
    named = []
    for call in calls:
        try:
            call()
        except DamagedRowError as error:
            named.append(error.row)
        except GtmError:
            continue
    return named


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, bytes]:
    """A house, and its file to be copied."""
    file = tmp_path_factory.mktemp("house") / "house.db"
    with Store.open(f"sqlite:///{file}", clock=TickingClock()) as store:
        house = built(store)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return house, file.read_bytes()


def damage(file: Path, table: str, column: str, value: object) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        rowid = connection.execute(f'SELECT min(rowid) FROM "{table}"').fetchone()[0]
        assert rowid is not None, f"{table} has no row"
        cast = "CAST(? AS TEXT)" if value == DAMAGE["text that is not UTF-8"] else "?"
        connection.execute(f'UPDATE "{table}" SET "{column}" = {cast} WHERE rowid = ?', [value, rowid])


@pytest.mark.parametrize(("table", "column", "kind"), CELLS)
def test_a_damaged_cell_anywhere_is_a_refusal_that_names_its_row_and_stops_nobody_else(
    model: tuple[House, bytes], tmp_path: Path, table: str, column: str, kind: str
) -> None:
    file = tmp_path / "store.db"
    file.write_bytes(model[1])
    damage(file, table, column, DAMAGE[kind])
    with Store(Database(locate(f"sqlite:///{file}")), TickingClock()) as store:
        house = model[0]._replace(store=store, box=BallotBox(store))

        named = [*refused(reads(house)), *refused(writes(house)), *store.damaged_rows()]

        assert {row.table for row in named} <= {table}
        for row in named:
            assert str(row).startswith(f"table {table}, row ")
            assert row.reason
        assert damage_file(named).startswith(b"[")
        saved = store.save(house.other, [Put("pillar", "x", {}, based_on=None)], summary="Go on")
        assert (store.revision(house.other), saved.number) == (1, 1)
        with closing(sqlite3.connect(file)) as elsewhere:
            elsewhere.execute("UPDATE workspaces SET revision = 7 WHERE id = ?", [house.other])
            elsewhere.commit()
        assert {store.revision(house.other) for _ in range(5)} == {7}


READ_AS_TIME = [
    ("workspaces", "created_at"),
    ("revisions", "at"),
    ("drafts", "at"),
    ("workshops", "created_at"),
    ("workshop_people", "joined_at"),
    ("workshop_doors", "until"),
]
READ_AS_NUMBER = [
    ("workspaces", "revision"),
    ("documents", "revision"),
    ("documents", "position"),
    ("changes", "before_position"),
    ("changes", "after_position"),
    ("workshops", "room"),
]
READ_AS_JSON = [("documents", "body"), ("workshops", "body"), ("ballots", "value")]
READ_AS_TEXT = [
    ("documents", "sort"),
    ("revisions", "author"),
    ("drafts", "text"),
    ("workshop_people", "name"),
    ("workshop_ideas", "text"),
]
READ_AS = [
    *((where, "a word") for where in READ_AS_TIME + READ_AS_NUMBER),
    *((where, kind) for where in READ_AS_JSON for kind in list(DAMAGE)[:5]),
    *((where, kind) for where in READ_AS_TEXT for kind in list(DAMAGE)[:2]),
]


@pytest.mark.parametrize(("where", "kind"), READ_AS)
def test_what_is_read_is_checked_and_a_damaged_row_is_named(
    model: tuple[House, bytes], tmp_path: Path, where: tuple[str, str], kind: str
) -> None:
    file = tmp_path / "store.db"
    file.write_bytes(model[1])
    damage(file, *where, DAMAGE[kind])
    with Store(Database(locate(f"sqlite:///{file}")), TickingClock()) as store:
        house = model[0]._replace(store=store, box=BallotBox(store))

        named = [*refused(reads(house)), *refused(writes(house)), *store.damaged_rows()]

    assert {row.table for row in named} == {where[0]}


def test_a_list_goes_on_without_a_damaged_row_until_it_is_repaired(store: Store, acme: str) -> None:
    puts = [Put("initiative", name, {"title": name}, based_on=None) for name in "abc"]
    store.save(acme, puts, summary="Add")
    with store.database.writing() as connection:
        connection.execute(text("UPDATE documents SET body = '{' WHERE id = 'b'"))

    assert [document.id for document in store.load(acme).of("initiative")] == ["a", "c"]
    [row] = store.damaged_rows()
    assert str(row) == (
        f"table documents, row workspace_id '{acme}', sort 'initiative', id 'b': "
        "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"
    )
    assert row.cells == {"body": "{", "position": 2.0, "revision": 1}

    with store.database.writing() as connection:
        connection.execute(text("UPDATE documents SET body = '{}' WHERE id = 'b'"))
    assert len(store.load(acme).of("initiative")) == 3
    assert store.damaged_rows() == ()


def test_a_connection_on_which_something_unexpected_happened_is_not_used_again(store: Store) -> None:
    used = []

    def fail() -> None:
        with store.database.reading() as connection:
            used.append(connection.connection.dbapi_connection)
            connection.execute(text("SELECT 1 UNION SELECT 2"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    with store.database.reading() as connection:
        assert connection.connection.dbapi_connection not in used
