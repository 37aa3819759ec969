"""Votes as rows: how a ballot is written and read."""

import json
import reprlib
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, select

from gtm_framework.store.rows import read_all
from gtm_framework.store.workshops.workshop_schema import ballots as table
from gtm_framework.workshop import Round, Workshop
from gtm_framework.workshop.votes import Answer, Ballot


def put(connection: Connection, workshop_id: str, ballot: Ballot) -> None:
    """Write a vote over an earlier one."""
    key = {
        "workshop_id": workshop_id,
        **{name: getattr(ballot, name) for name in ("round", "person", "item", "axis")},
    }
    connection.execute(delete(table).where(*(table.c[name] == value for name, value in key.items())))
    value = None if ballot.value is None else json.dumps(ballot.value)
    said = {"answer": ballot.answer.value, "value": value, "reason": ballot.reason or None}
    connection.execute(insert(table).values(**key, **said))


def own_now(connection: Connection, state: Workshop, person_id: str) -> tuple[Ballot, ...]:
    """A person's votes in the open round; none if no round is open."""
    now_open = state.open_round
    return () if now_open is None else read_ballots(connection, own_in(now_open, state, person_id))


def own_in(now_open: Round, state: Workshop, person_id: str) -> ColumnElement[bool]:
    """The condition on rows for a person's votes in a round."""
    mine = (table.c.workshop_id == state.id, table.c.person == person_id)
    return and_(*mine, table.c.round == now_open.number)


def read_ballots(connection: Connection, which: ColumnElement[bool]) -> tuple[Ballot, ...]:
    """The votes that meet a condition, by round, person, idea, and axis."""
    order = (table.c.round, table.c.person, table.c.item, table.c.axis)
    return tuple(read_all(connection, select(table).where(which).order_by(*order), _ballot))


def _ballot(row: Row[*tuple[Any, ...]]) -> Ballot:
    """A vote that was validated when it was cast."""
    return Ballot.model_construct(
        person=row.person,
        item=row.item,
        axis=row.axis,
        round=row.round,
        answer=Answer(row.answer),
        value=None if row.value is None else _value(row.value),
        reason=row.reason or "",
    )


def _value(text: str) -> int | str:
    value = json.loads(text)
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError(f"the value is {reprlib.repr(value)}, neither a whole number nor an option")  # noqa: TRY004  (of a row)
    return value
