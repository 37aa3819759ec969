"""The scales of a table's columns, detected from the same evidence as those of a file.

If two readings would rank differently, the table is rejected; the error names the argument that decides.
"""

from collections.abc import Callable, Mapping

import numpy as np

from gtm_framework.errors import GtmError
from gtm_framework.triage.initiative import RANGES
from gtm_framework.triage.methods.methods import Input, Method
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.scales.detection import Numbers, input_scale, number_scale
from gtm_framework.triage.scales.doubts import doubted_axis, must_ask, with_the_chosen
from gtm_framework.triage.scales.scales import SHORT, USUAL, scale
from gtm_framework.triage.scales.words import (
    Detected,
    Layout,
    layout_of_headers,
    usual_scale,
    words_scale,
)
from gtm_framework.triage.table.cells import Cells
from gtm_framework.triage.table.frames import Frame


class FoundScales:
    """The scales of the columns of one table.

    Args:
        table: The table.
        columns: Maps our name to the column's name in the table.
        cells: Its cells.
        rubric: The rubric whose criteria can be columns.
        inputs: The inputs that can be columns, by id.
    """

    def __init__(
        self,
        table: Frame,
        columns: Mapping[str, str],
        cells: Cells,
        rubric: Rubric,
        inputs: Mapping[str, Input],
    ) -> None:
        self._columns, self._cells, self._inputs = columns, cells, inputs
        layout = layout_of_headers([*map(str, table.columns)], rubric.by_id)
        rice = {"reach", "impact"} <= columns.keys()
        self._layout = Layout.MATRIX if layout is Layout.RICE and not rice else layout
        self._doubts: dict[str, Detected] = {}
        self._scales: dict[str, str | None] = {}
        self._said: dict[str, str] = {}

    def found(self, given: Mapping[str, str], by: Method, threshold: float) -> dict[str, str]:
        """The detected scale of every column of numbers without a given scale, unless it is the usual one.

        Args:
            given: Maps a number's name to the scale the caller gave.
            by: The method that ranks the table.
            threshold: Scores above it are high.

        Raises:
            GtmError: If two readings of a column would rank differently.
        """
        names = [name for name in self._columns if name in RANGES or name in self._inputs]
        for name in sorted(names, key=lambda name: name != "impact"):
            if name in given:
                self._scales[name] = None if given[name] == USUAL else given[name]
                continue
            detected = self._detected(name)
            self._scales[name] = detected.scale
            if detected.scale in SHORT and not detected.assumed:
                self._said[name] = str(detected.scale)
            if detected.others:
                self._doubts[name] = detected
        if self._doubts:
            self._settle(given, by, threshold)
        return {name: on for name, on in self._scales.items() if on is not None and name not in given}

    def _detected(self, name: str) -> Detected:
        header = self._columns[name]
        numbers = self._cells.plain(name)
        if numbers is None:
            return words_scale(name, self._layout, self._cells.words(name)) or Detected(None, "")
        if name not in RANGES:
            needed = self._inputs[name]
            usual = input_scale(
                name, self._layout, header, numbers, span=needed.span, allowed=needed.allowed
            )
            if usual is not None:
                return usual
        return number_scale(
            name,
            self._layout,
            header,
            numbers,
            rice_steps=self._layout is Layout.RICE
            and (self._scales.get("impact") or "").startswith("rice-impact"),
        )

    def _settle(self, given: Mapping[str, str], by: Method, threshold: float) -> None:
        """Share the scale given for one axis, and reject open questions that would change the ranks."""
        axes = [name for name in ("impact", "effort", "ease") if name in self._columns]
        numbers = {name: self._as_numbers(name) for name in axes}
        for other, (on, _) in with_the_chosen({**self._said, **given}, self._doubts, numbers).items():
            self._scales[other] = on
            del self._doubts[other]
        for name, detected in self._doubts.items():
            if must_ask(detected, by_quadrant=by.by_quadrant):
                raise GtmError(self._question(name, detected))
        doubted = doubted_axis(numbers, self._scales, self._doubts, threshold) if by.by_quadrant else None
        if doubted:
            raise GtmError(self._question(*doubted))

    def _as_numbers(self, name: str) -> Numbers:
        plain, on = self._cells.plain(name), self._scales[name]
        if plain is not None:
            return plain
        found: Callable[[str], float | None] = scale(on).number_of if on else lambda _: None
        return np.array(
            [np.nan if n is None else n for n in map(found, self._cells.each_word(name))], dtype=np.float64
        )

    def _question(self, name: str, detected: Detected) -> str:
        readings = [on or usual_scale(name) for on in (*detected.others, detected.scale)]
        told = " or ".join(scale(on).name for on in readings)
        answers = " or ".join(f"scales={{{name!r}: {on!r}}}" for on in readings)
        return (
            f"triage_table: {self._columns[name]} can be on {told}, and they rank differently; "
            f"{detected.why}. Say which one: {answers}."
        )
