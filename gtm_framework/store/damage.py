"""Unreadable rows: one error that names table and key, and a list of the rows left out."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, ClassVar

from gtm_framework.errors import GtmError


@dataclass(frozen=True, slots=True)
class DamagedRow:
    """One row of the database that can't be read.

    Attributes:
        table: The table's name.
        key: The columns of its primary key and their values.
        reason: What is wrong with it.
        cells: The other columns as stored in the database.

    Example:
        >>> row = DamagedRow("documents", {"id": "i-1"}, "its body is not JSON", {"body": "{"})
        >>> str(row)
        "table documents, row id 'i-1': its body is not JSON"
    """

    table: str
    key: Mapping[str, Any]
    reason: str
    cells: Mapping[str, Any]

    def __str__(self) -> str:
        key = ", ".join(f"{name} {value!r}" for name, value in self.key.items())
        return f"table {self.table}, row {key}: {self.reason}"


class DamagedRowError(GtmError):
    """Something that was requested is in an unreadable row. Nothing was changed.

    Attributes:
        row: The row.
    """

    guest_words: ClassVar[str] = (
        "Something in this workshop’s data can’t be read. Let the facilitator know; they can see the cause."
    )

    def __init__(self, row: DamagedRow) -> None:
        self.row = row
        super().__init__(
            f"Damaged entry in the database, {row}. Nothing was changed, and everything else still "
            "works. Download the damaged entry, then restore a backup or repair the row."
        )


class Damage:
    """The damaged rows that lists left out, until the list can be read without damage."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], tuple[DamagedRow, ...]] = {}
        self._lock = Lock()

    def note(self, table: str, part: str, rows: Iterable[DamagedRow]) -> None:
        """Replace what is known about one part of a table.

        Args:
            table: The table's name.
            part: Which of its rows were read, such as a workspace's id.
            rows: The rows left out.
        """
        found = tuple(rows)
        with self._lock:
            if found:
                self._rows[table, part] = found
            else:
                self._rows.pop((table, part), None)

    def rows(self) -> tuple[DamagedRow, ...]:
        """Every row currently left out."""
        with self._lock:
            return tuple(row for part in self._rows.values() for row in part)


def damage_file(rows: Iterable[DamagedRow]) -> bytes:
    """Damaged rows as a JSON file, every cell as stored in the database.

    Example:
        >>> row = DamagedRow("documents", {"id": "i-1"}, "its body is not JSON", {"body": "{"})
        >>> json.loads(damage_file([row]))[0]["reason"]
        'its body is not JSON'
    """
    content = [
        {"table": row.table, "key": dict(row.key), "reason": row.reason, "cells": dict(row.cells)}
        for row in rows
    ]
    return json.dumps(content, indent=2, default=repr).encode()
