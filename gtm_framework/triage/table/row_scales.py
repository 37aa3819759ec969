"""The scale of each row's numbers in a table: one for the whole column, or row by row."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gtm_framework.errors import UnknownNameError
from gtm_framework.triage.scales.scales import USUAL, scale, scales_in
from gtm_framework.triage.table import frames
from gtm_framework.triage.table.frames import Frame

COLUMN = "scales"
"""The column in which our own export lists scales row by row."""


class RowScales:
    """The scales of a table.

    Args:
        frame: The table; its column `COLUMN` counts if it contains what our export writes.
        given: Maps a number to the scale of its whole column.

    Raises:
        UnknownNameError: If `given` names a scale that doesn't exist.
    """

    def __init__(self, frame: Frame, given: Mapping[str, str]) -> None:
        self._rows = len(frame)
        self._given = {name: scale(on).id for name, on in given.items() if on != USUAL}
        by_row = _by_row(frame) if COLUMN in frame.columns else None
        self._is_ours, self._by_row = by_row is not None, by_row or {}

    @property
    def are_by_row(self) -> bool:
        """Whether the table says it row by row, as our own export does."""
        return self._is_ours

    def settle(self, found: Mapping[str, str]) -> None:
        """Take the scales that were found for whole columns."""
        self._given |= found

    def of(self, name: str) -> Mapping[str, NDArray[np.bool_]]:
        """Maps each scale to the rows that use it for a number."""
        if name in self._given:
            return {self._given[name]: np.ones(self._rows, np.bool_)}
        return self._by_row.get(name, {})


def _by_row(frame: Frame) -> dict[str, dict[str, NDArray[np.bool_]]] | None:
    words = frames.encoded(frame, COLUMN)
    try:
        meant: list[Mapping[str, str]] = [_scales(label) for label in words.labels]
    except UnknownNameError:  # someone else's column that happens to have this name
        return None
    found: dict[str, dict[str, NDArray[np.bool_]]] = {}
    for at, scales in enumerate(meant):
        rows = words.codes == at
        for name, on in scales.items():
            on_it = found.setdefault(name, {}).setdefault(on, np.zeros(len(frame), np.bool_))
            on_it |= rows
    return found


def _scales(label: Any) -> Mapping[str, str]:
    return scales_in(label) if isinstance(label, str) else {}
