"""A column of cells as numbers: one number style for the whole column, and no silent conversion."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from math import nan

import numpy as np
from numpy.typing import NDArray

from gtm_framework.exchange.cell_column import counts_of, distinct_of, each_of
from gtm_framework.exchange.cells import durations
from gtm_framework.exchange.cells.misfit import Misfit
from gtm_framework.exchange.cells.number_cells import (
    LONGEST,
    Digits,
    NumberStyle,
    Parts,
    is_blank_word,
    is_currency,
    known_unit,
    parts_of,
)
from gtm_framework.exchange.files.grid import FileKind, Grid
from gtm_framework.exchange.files.heading import is_number

NOT_A_NUMBER = Misfit("is not a number")


_LOOKED_AT = 200
_TOLD = 4
_FEW = 10_000
_LARGEST_POWER = 330


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """Cells such as ``1.200`` that nothing in the file decides.

    Attributes:
        readings: Maps each cell to the number with a decimal point and the number with a decimal comma.
    """

    readings: Mapping[str, tuple[Decimal, Decimal]]


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """The numbers in a column's cells, as written and on whatever scale they have.

    Attributes:
        cells: The cells as in the file.
        values: Maps each distinct cell to its exact number: ``80 %`` is 80, ``8/10`` is 8, ``1.2k`` is
            1200.
        blanks: Maps each placeholder, such as ``TBD``, to how many cells contain it; empty cells don't
            count.
        misfits: Maps each cell that isn't a number to the reason; includes ranges and dates, but not
            doubtful cells.
        ranges: Maps each range to its two ends.
        style: The number style of the column; None if no cell reveals it.
        ambiguity: The cells that can be read in two ways and so have no value; None if there are none. Call
            again with ``style`` to decide them.
        units: Maps each cell to its unit, such as ``%``, ``$``, ``visitors``.
        out_of: The number after the slash or the number of stars, such as 10 in ``8/10``.
        words: Maps each cell to the words that label its number, such as ``Massive`` in ``3 - Massive``.
        approximate: Cells such as ``~500`` and ``10k+``.
        durations: Cell to the unit that its duration is written in, where the column mixes units and is
            read in one of them.
        currencies: Currency to how many different cells are in it, where there is more than one.
    """

    cells: Sequence[str]
    values: Mapping[str, Decimal]
    blanks: Mapping[str, int] = field(default_factory=dict)
    misfits: Mapping[str, Misfit] = field(default_factory=dict)
    ranges: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    style: NumberStyle | None = None
    ambiguity: Ambiguity | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    out_of: Decimal | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    approximate: frozenset[str] = frozenset()
    durations: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, int] = field(default_factory=dict)

    @property
    def unit(self) -> str:
        """The most frequent unit of the column; empty if it has none."""
        return Counter(self.units.values()).most_common(1)[0][0] if self.units else ""

    def conversion(self, header: str) -> str:
        """The note on a column whose durations are converted to one unit; empty if none is."""
        if not self.durations:
            return ""
        unit = self.unit
        mixed = [cell for cell, written in self.durations.items() if written != unit]
        mixed += [cell for cell in self.values if cell not in self.durations]
        read = [f"{cell.strip()} as {self.values[cell]:f}" for cell in mixed]
        scales = {str(durations.duration_of(written)) for written in (unit, *self.durations.values())}
        return (
            f"{header}: its durations are read in {unit} ({durations.assumed(scales)}): {_listed(read)}. "
            f"The cells are kept in “{header} (as written)”."
        )

    def decimals(self) -> list[Decimal | None]:
        """The number in every cell; None if it is blank or not a number."""
        return list(map(self.values.get, self.cells))

    def floats(self) -> NDArray[np.float64]:
        """The number in every cell; NaN if it is blank or not a number."""
        known = {cell: float(value) for cell, value in self.values.items()}
        return each_of(self.cells, lambda cell: known.get(cell, nan), np.float64)

    def remarks(self, header: str) -> Iterator[str]:
        """What to say about the column, one sentence each.

        Args:
            header: The column's header.
        """
        if self.blanks:
            count = sum(self.blanks.values())
            cells = "1 cell is" if count == 1 else f"{count:,} cells are"
            yield f"{header}: {cells} read as blank: {_listed(self.blanks)}."
        if self.approximate:
            read = [f"{cell.strip()} as {self.values[cell]:f}" for cell in sorted(self.approximate)]
            yield f"{header}: approximate numbers are read as written: {_listed(read)}."


def read_numbers(
    cells: Sequence[str],
    *,
    style: NumberStyle | None = None,
    hint: NumberStyle | None = None,
    delimiter: str = "",
    unit: str | None = None,
) -> NumberColumn:
    """Read a column of numbers.

    The style is decided once for the column: by cells that fit only one, such as ``8,5`` or
    ``1,234.5``, or else by the hint. In a comma-separated file, the comma in ``1,200`` separates thousands.
    Cells that could still be read in two ways have no value and are listed.

    Args:
        cells: The cells of the column.
        style: The number style, if a person specified it; None to detect it.
        hint: The style of the file's other columns, used if this column doesn't decide it.
        delimiter: The file's delimiter.
        unit: The scale of the durations that the header says its numbers are in (`header_unit`).
    """
    counts = counts_of(cells)
    values: dict[str, Decimal] = {}
    blanks: dict[str, int] = {}
    parts: dict[str, Parts] = {}
    for cell, count in counts.items():
        if cell.isdecimal() and len(cell) <= LONGEST:
            values[cell] = Decimal(cell)
        elif not cell or not (text := cell.strip()):
            continue
        elif is_blank_word(text):
            blanks[cell] = count
        else:
            parts[cell] = parts_of(cell)
    seen = list(parts.values())
    found = style or _style(seen, delimiter) or hint or _by_delimiter(seen, delimiter)
    column = _Column(found or NumberStyle.POINT, {} if found else _doubtful(parts), unit)
    column.read(parts, values)
    return NumberColumn(
        cells, values, blanks, column.misfits, column.ranges, found,
        Ambiguity(column.doubtful) if column.doubtful else None,
        column.units, column.out_of, column.words, frozenset(column.approximate),
        column.durations, column.currencies,
    )  # fmt: skip


def style_of(grid: Grid) -> NumberStyle | None:
    """The number style that the columns of a file prove; None if they prove none or both.

    Numbers from a workbook use a point.
    """
    if grid.source.kind is FileKind.XLSX:
        return NumberStyle.POINT
    proved: set[NumberStyle | None] = set()
    for cells in grid.columns:
        filled = [cell for cell in cells[:_LOOKED_AT] if cell]
        if filled and 2 * sum(map(is_number, filled)) >= len(filled):
            parts = list(map(parts_of, distinct_of(cells) if len(cells) < _FEW else set(filled)))
            proved |= {each.tells for part in parts if (each := part.digits)}
            if grid.source.delimiter == "," and _with_thousands(parts):
                proved.add(NumberStyle.POINT)
    proved.discard(None)
    return proved.pop() if len(proved) == 1 else None


class _Column:
    """The results for the cells of one column that aren't plain digits."""

    def __init__(
        self, style: NumberStyle, doubtful: dict[str, tuple[Decimal, Decimal]], unit: str | None
    ) -> None:
        self.style, self.doubtful, self.unit = style, doubtful, unit
        self.durations: dict[str, str] = {}
        self.currencies: dict[str, int] = {}
        self.misfits: dict[str, Misfit] = {}
        self.ranges: dict[str, tuple[Decimal, Decimal]] = {}
        self.units: dict[str, str] = {}
        self.words: dict[str, str] = {}
        self.approximate: set[str] = set()
        self.out_of: Decimal | None = None

    def read(self, parts: Mapping[str, Parts], values: dict[str, Decimal]) -> None:
        """Read every cell, then check the column for one unit and one total."""
        wholes = Counter(self._value(part.out_of) for part in parts.values() if part.out_of)
        wholes.pop(None, None)
        self.out_of = wholes.most_common(1)[0][0] if wholes else None
        thousands = any(part.digits and part.digits.exponent >= 3 for part in parts.values())
        for cell, part in parts.items():
            if cell in self.doubtful:
                continue
            value = self._cell(cell, _in_millions(part) if part.unit == "m" and thousands else part)
            if isinstance(value, Misfit):
                self.misfits[cell] = value
            else:
                values[cell] = value
        self._hold_to_one_unit(values)

    def _cell(self, cell: str, part: Parts) -> Decimal | Misfit:
        if part.date:
            return Misfit(
                f"is a date, which a spreadsheet probably made from {part.date}",
                "Enter the number you meant, in a cell formatted as text.",
            )
        value = self._value(part.digits)
        if part.digits is None or value is None:
            other = part.digits and part.digits.tells
            return (
                Misfit(f"has a decimal {other}, but the column uses a decimal {self.style}")
                if other
                else NOT_A_NUMBER
            )
        end = self._value(part.to)
        if end is not None:
            low, high = sorted((value, end))
            self.ranges[cell] = (low, high)
            return Misfit(
                f"is a range from {low:f} to {high:f}", f"Write one number, such as {(low + high) / 2:f}."
            )
        whole = self._value(part.out_of)
        if whole is not None and whole != self.out_of:
            return Misfit(f"is out of {whole:f}, but the column is out of {self.out_of:f}")
        if part.also:
            return self._in_parts(cell, part)
        if part.unit:
            self.units[cell] = part.unit
        if part.words:
            self.words[cell] = part.words
        if part.about:
            self.approximate.add(cell)
        return -value if part.negative else value

    def _in_parts(self, cell: str, part: Parts) -> Decimal | Misfit:
        """A duration such as ``1w 2d`` in the smallest of its units."""
        smallest = part.also[-1][1]
        to = str(durations.duration_of(smallest))
        total = Decimal(0)
        for digits, unit in ((part.digits, part.unit), *part.also):
            found = self._value(digits)
            own = (
                None if found is None else durations.converted(found, str(durations.duration_of(unit)), to)
            )
            if own is None:
                return NOT_A_NUMBER
            total += own
        self.units[cell] = smallest
        return total

    def _value(self, digits: Digits | None) -> Decimal | None:
        if digits is None or abs(digits.exponent) > _LARGEST_POWER:
            return None
        return digits.read(self.style)

    def _hold_to_one_unit(self, values: dict[str, Decimal]) -> None:
        """Cells in a unit other than the column's are not valid numbers; labels aren't units."""
        if self._are_durations():
            self._convert(values)
            return
        named = {cell: unit.removesuffix("s") for cell, unit in self.units.items() if unit != "%"}
        different = set(named.values())
        if len(different) < 2:
            return
        pairs = {(values[cell], unit) for cell, unit in named.items()}
        if not any(map(known_unit, different)) and len(pairs) == len(different):
            self.words |= {cell: self.units.pop(cell) for cell in named}
            return
        counts = Counter(named.values())
        self.currencies = {unit: count for unit, count in counts.most_common() if is_currency(unit)}
        if len(self.currencies) < 2:
            self.currencies = {}
        usual = counts.most_common(1)[0][0]
        for cell, unit in named.items():
            if unit != usual:
                self.misfits[cell] = Misfit(f"is in {self.units.pop(cell)}, but the column is in {usual}")
                values.pop(cell)
                self.approximate.discard(cell)

    def _are_durations(self) -> bool:
        """Whether every unit of the column is one of work; minutes alone could be millions."""
        found = {durations.duration_of(unit) for unit in self.units.values()}
        return bool(found) and None not in found and (found != {durations.MINUTES} or self.unit is not None)

    def _convert(self, values: dict[str, Decimal]) -> None:
        """Convert the durations of a column to one unit: its header's, or the one most cells have."""
        written = {cell: str(durations.duration_of(unit)) for cell, unit in self.units.items()}
        to = self.unit or durations.common_unit(written.values())
        mixed = set(written.values()) != {to}
        for cell, unit in written.items():
            found = durations.converted(values[cell], unit, to)
            self.units[cell] = durations.unit_word(to)
            if found is None:
                self.misfits[cell] = Misfit(f"isn't an exact number of {durations.unit_word(to)}")
                self.approximate.discard(cell)
                del values[cell], self.units[cell]
            elif mixed:
                values[cell] = found
                self.durations[cell] = durations.unit_word(unit)


def _style(parts: Sequence[Parts], delimiter: str) -> NumberStyle | None:
    """The style that most cells prove; in a comma-separated file, ``1,200`` then counts for the point."""
    proved = Counter(
        style
        for part in parts
        for each in (part.digits, part.to, part.out_of)
        if each and (style := each.tells)
    )
    if not proved:
        return None
    proved[NumberStyle.POINT] += _with_thousands(parts) if delimiter == "," else 0
    return max(NumberStyle, key=lambda style: proved[style])


def _by_delimiter(parts: Sequence[Parts], delimiter: str) -> NumberStyle | None:
    """In a comma-separated file, a comma in a number separates thousands, unless there are points too."""
    either = sum(part.digits.is_either for part in parts if part.digits)
    return NumberStyle.POINT if delimiter == "," and either and _with_thousands(parts) == either else None


def _with_thousands(parts: Sequence[Parts]) -> int:
    """How many cells are like ``1,200``."""
    return sum(part.digits.is_either and "," in part.digits.text for part in parts if part.digits)


def _doubtful(parts: Mapping[str, Parts]) -> dict[str, tuple[Decimal, Decimal]]:
    doubtful = {}
    for cell, part in parts.items():
        if part.digits and part.digits.is_either and not part.to:
            point, comma = (part.digits.read(style) for style in (NumberStyle.POINT, NumberStyle.COMMA))
            if point is not None and comma is not None and abs(part.digits.exponent) <= _LARGEST_POWER:
                doubtful[cell] = (-point, -comma) if part.negative else (point, comma)
    return doubtful


def _listed(words: Iterable[str]) -> str:
    told = [word.strip() for word in words]
    more = f" and {len(told) - _TOLD:,} more" if len(told) > _TOLD else ""
    return ", ".join(told[:_TOLD]) + more


def _in_millions(part: Parts) -> Parts:
    """``2m`` as a number of millions, in a column that also has ``300k``."""
    if part.digits is None:
        return part
    return replace(part, unit="", digits=replace(part.digits, exponent=part.digits.exponent + 6))
