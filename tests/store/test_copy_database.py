"""A database copied into an empty one: everything is there, and work goes on there."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from gtm_framework.store import Put, Store
from gtm_framework.store.backups.database_copy import Copied, copy_database
from gtm_framework.store.errors import NotEmptyError
from gtm_framework.store.schema import metadata
from gtm_framework.store.workshops.ballot_box import BallotBox
from gtm_framework.store.workshops.errors import WrongCodeError
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.votes.seen import Viewer
from tests.store.meeting import Meeting, meeting

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def target(empty_url: str) -> Iterator[Store]:
    with Store.open(empty_url) as opened:
        yield opened


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Store]:
    """A file with something in every table."""
    with Store.open(
        f"sqlite:///{tmp_path / 'source.db'}", clock=lambda: datetime(2026, 7, 14, 10, tzinfo=UTC)
    ) as opened:
        yield opened


def fill(store: Store) -> Meeting:
    """Work on it as a team would; what comes back is the workshop."""
    acme, gone = store.create_workspace("Acme").id, store.create_workspace("Gone").id
    odd = {"text": "“naïve” \\u0000 😀", "n": 0.1}
    store.save(acme, [Put("pillar", "é", odd, based_on=None)], summary="Odd")
    many = [Put("note", str(number), {"n": number}, based_on=None) for number in range(1100)]
    store.save(acme, many, summary="Many", author="Ana")
    store.undo(acme)
    store.keep_draft(acme, "paste", "half-typed")
    store.create_live_link(acme, "list.csv", "Board deck")
    store.delete_workspace(gone)
    box = BallotBox(store)
    room = meeting(box, acme, "a", "b", phase="ideas")
    ana = room.join("Ana")
    box.hand_in(room.id, ana, "In silence")
    room.do(ev.GoTo, phase="impact")
    room.cast(ana, a=7)
    with pytest.raises(WrongCodeError, match=r"^This code doesn’t open a workshop"):
        box.workshop_by_code("K7M4XP93", "192.168.1.7")
    return room


def rows(store: Store) -> Rows:
    """All that a database holds, in an order of its own."""
    found = {}
    with store.database.reading() as connection:
        for table in metadata.sorted_tables:
            wanted = [column for column in table.columns if column is not table.autoincrement_column]
            these = connection.execute(select(*wanted)).mappings()
            found[table.name] = sorted((dict(row) for row in these), key=repr)
    return found


def test_everything_is_copied_exactly(source: Store, target: Store) -> None:
    fill(source)
    before = rows(source)
    assert all(before.values())

    assert copy_database(source, target) == Copied(workspaces=2, revisions=3, workshops=1)

    assert rows(target) == before == rows(source)


def test_work_goes_on_in_the_copy(source: Store, target: Store) -> None:
    room = fill(source)

    copy_database(source, target)

    [acme] = [workspace.id for workspace in target.workspaces()]
    assert target.redo(acme).summary == "Many"
    assert len(target.load(acme).of("note")) == 1100
    [gone] = target.deleted_workspaces()
    assert target.restore_workspace(gone.id).name == "Gone"
    box = BallotBox(target)
    with pytest.raises(WrongCodeError, match=r"^This code doesn’t open a workshop"):
        box.workshop_by_code("K7M4XP94", "192.168.1.7")
    there = Meeting(box, room.id)
    bo = there.join("Bo")
    there.cast(bo, a=9)
    there.do(ev.GoTo, phase="reveal")
    there.do(ev.Reveal)
    assert box.seen(room.id, Viewer.SCREEN).on("a", "impact").values == (7, 9)
    assert box.ideas_waiting(room.id) == 1


def test_a_database_that_holds_something_is_refused_and_left_as_it_is(source: Store, target: Store) -> None:
    fill(source)
    target.create_workspace("Theirs")
    before = rows(target)

    with pytest.raises(NotEmptyError) as refusal:
        copy_database(source, target)

    assert str(refusal.value) == (
        f"Database {target.database.where} already has workspaces. Nothing was copied. Use an empty "
        "database that the app hasn't opened yet."
    )
    assert refusal.value.where == target.database.where
    assert rows(target) == before


def test_an_empty_database_is_copied_too(source: Store, target: Store) -> None:
    assert copy_database(source, target) == Copied(0, 0, 0)
    assert target.workspaces() == ()
