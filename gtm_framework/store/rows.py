"""Rows from the database: all are fetched before any is decoded, and each cell is checked.

A cursor left halfway keeps its connection on an old state of the database. That's why rows are only decoded
when no cursor is open anymore.
"""

import math
import reprlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import Column, Connection, Row, Select, Table
from sqlalchemy.exc import DataError

from gtm_framework.errors import GtmError
from gtm_framework.store.bodies import surrogate_fault
from gtm_framework.store.damage import DamagedRow, DamagedRowError

T = TypeVar("T")
Decode = Callable[[Row[Any]], T]

NOT_DECODED = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RecursionError,
    ArithmeticError,
    GtmError,
)
"""What decoding raises for a cell that this program didn't write."""

_CELL_KINDS = {int: "a whole number", float: "a number", str: "text", bool: "true or false"}


class Found(NamedTuple, Generic[T]):
    """The rows of a list.

    Attributes:
        good: The rows that could be read.
        damaged: The rows that could not.
    """

    good: list[T]
    damaged: list[DamagedRow]


def read_all(connection: Connection, query: Select[*tuple[Any, ...]], decode: Decode[T]) -> list[T]:
    """Every row of a query, decoded.

    Raises:
        DamagedRowError: If one can't be read.
    """
    found = read_readable(connection, query, decode)
    if found.damaged:
        raise DamagedRowError(found.damaged[0])
    return found.good


def read_one(connection: Connection, query: Select[*tuple[Any, ...]], decode: Decode[T]) -> T | None:
    """The only row of a query, decoded, or None if there is none.

    Raises:
        DamagedRowError: If it can't be read.
    """
    return next(iter(read_all(connection, query, decode)), None)


def read_readable(connection: Connection, query: Select[*tuple[Any, ...]], decode: Decode[T]) -> Found[T]:
    """The readable rows of a query, decoded, and the unreadable ones."""
    columns = list(query.selected_columns)
    found = Found[T]([], [])
    for row in _fetched(connection, query, columns):
        try:
            _check_cells(columns, row)
            found.good.append(decode(row))
        except NOT_DECODED as error:
            found.damaged.append(damaged(columns, row, error))
    return found


def same(row: Row[Any]) -> Row[Any]:
    """The row itself, for callers that only need its cells."""
    return row


def damaged(columns: Sequence[Any], row: Sequence[Any], error: Exception) -> DamagedRow:
    """A damaged row's details: its table, its key, and why it couldn't be read."""
    table = _table(columns)
    cells = list(zip(columns, row, strict=True))
    key = {column.name: value for column, value in cells if _is_key(column, table)}
    rest = {column.name: value for column, value in cells if column.name not in key}
    return DamagedRow(table.name if table is not None else "?", key, _reason(error), rest)


def _fetched(
    connection: Connection, query: Select[*tuple[Any, ...]], columns: Sequence[Any]
) -> Sequence[Row[Any]]:
    try:
        return connection.execute(query).all()
    except DataError as error:  # the driver got a value that Python can't represent
        raise DamagedRowError(damaged(columns, [None] * len(columns), error)) from error


def _table(columns: Iterable[Any]) -> Table | None:
    return next((c.table for c in columns if isinstance(getattr(c, "table", None), Table)), None)


def _is_key(column: Any, table: Table | None) -> bool:
    return isinstance(column, Column) and column.table is table and column.primary_key


def _check_cells(columns: Sequence[Any], row: Sequence[Any]) -> None:
    for column, value in zip(columns, row, strict=True):
        fault = _cell_fault(column, value)
        if fault:
            raise ValueError(f"column {column.name} {fault}")


def _cell_fault(column: Any, value: Any) -> str:
    """What is wrong with a cell, or empty; SQLite accepts any value in any column."""
    if value is None:
        required = isinstance(column, Column) and not column.nullable
        return "is empty" if required else ""
    wanted = column.type.python_type
    if not isinstance(value, wanted):
        return f"contains {reprlib.repr(value)}, which is not {_CELL_KINDS.get(wanted, 'a time')}"
    if wanted is float and not math.isfinite(value):
        return f"contains {value!r}, which is not a finite number"
    if wanted is str and not value.isascii() and surrogate_fault(value):
        return "contains bytes that are not UTF-8"
    return ""


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return " ".join((str(error) or type(error).__name__)[:300].split()).rstrip(".")
