"""Your own scorecard from a file: options × criteria with weights, in any layout."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from gtm_framework.errors import UnknownNameError
from gtm_framework.exchange.cells.numbers import read_numbers, style_of
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.report import FAULTS_SHOWN, Fault, FileRefused, Report, on_one_line
from gtm_framework.exchange.scorecards.in_words import words_as_numbers
from gtm_framework.exchange.scorecards.layout import (
    CriteriaAre,
    ScorecardGrid,
    bare,
    is_lower,
    scorecard_grid,
)
from gtm_framework.exchange.scorecards.measured import ALL, MeasuredColumn, outside, rescaled
from gtm_framework.scorecard import Scale, Table, compare
from gtm_framework.scorecard.own import TableFault, TableRefusedError, table_from_rows

_SWAPPED = {"option": "criterion", "options": "criteria", "criterion": "option", "criteria": "options"}
_SWAP = re.compile(r"\b(?:options?|criterion|criteria)\b")


@dataclass(frozen=True, slots=True)
class ScorecardFile:
    r"""A scorecard as it is in a file.

    Attributes:
        table: Options × criteria with exact scores.
        weights: Maps each criterion to its weight; empty if the file has none, so all weigh the same.
        lower_is_better: The criteria the file says to reverse.
        notes: What was left out, rescaled, or compared, one sentence each.

    Example:
        >>> found = read_scorecard(b"plan,Reach,Cost\nWeight,2,1\nPartners,6,4\nAds,8,9\n", "plans.csv")
        >>> int(found.weights["Reach"]), found.weights_with({"Reach": "3"})["Reach"]
        (2, '3')
    """

    table: Table
    weights: Mapping[str, Fraction]
    lower_is_better: tuple[str, ...]
    notes: tuple[str, ...]

    def weights_with(self, given: Mapping[str, str]) -> dict[str, Fraction | str]:
        """The file's weights, overridden by those a person gave by id or name."""
        over = {}
        for name in given:
            with suppress(UnknownNameError):
                over[self.table.criteria[self.table.place_of(name)].name.casefold()] = name
        kept = {name: weight for name, weight in self.weights.items() if name.casefold() not in over}
        return {**kept, **given}


def read_scorecard(
    data: bytes,
    name: str,
    *,
    scale: Scale | None = None,
    criteria: CriteriaAre | None = None,
    normalize: Collection[str] = (),
    max_rows: int | None = None,
) -> ScorecardFile:
    r"""Read a scorecard from any file `grid_of_file` can read.

    The criteria can be columns or rows, or each row is one score. Weights can be a row or a column, as
    numbers, shares, or percentages. Totals, ranks, groups, and notes are left out.

    Args:
        data: The bytes of the file.
        name: The file's name for messages.
        scale: The range of scores; 0 to 10 by default.
        criteria: Which axis has the criteria; None to detect it.
        normalize: Criteria with measured values to rescale, the smallest to the low end of the scale and
            the largest to its high end (min-max); `ALL` for every criterion.
        max_rows: Longest table allowed, such as `limits.PAGE_ROWS`; None for any length.

    Raises:
        FileRefused: If there are errors; its report lists all of them. Rows are numbered as in a
            spreadsheet: a header at the top is row 1.
        GtmError: If the weights could belong to either axis.
        TooLargeError: If there are more rows than allowed.
        UnknownNameError: If a criterion to normalize doesn't exist.

    Example:
        >>> found = read_scorecard(b"plan,Reach,Cost\nWeight,2,1\nPartners,6,4\nAds,8,9\n", "plans.csv")
        >>> [option.name for option in found.table.options], found.table.score(1, 0), found.weights["Reach"]
        (['Partners', 'Ads'], Fraction(8, 1), Fraction(2, 1))
    """
    grid = grid_of_file(data, name, max_rows=max_rows)
    if grid.fault_count and not grid.rows:
        raise _refused(grid.source.name, grid.faults, grid.fault_count)
    found = scorecard_grid(grid, criteria)
    on = scale or Scale()
    weights, faults = _weights(grid, found)
    in_words = None if scale else words_as_numbers(found)
    on = in_words[0] if in_words else on
    words = [in_words[1]] if in_words else []
    _as_plain_numbers(grid, found)
    directions = _directions(found)
    notes = [*found.notes, *words, *_rescale(found, on, normalize, directions)]
    table = _table(grid, found, on, faults)
    read = ScorecardFile(table, weights, tuple(c for c, lower in directions.items() if lower), tuple(notes))
    return replace(read, notes=(*notes, *_compared(found, read)))


def read_options(data: bytes, name: str, scale: Scale | None = None, max_rows: int | None = None) -> Table:
    """Only the table of `read_scorecard`; same arguments and errors."""
    return read_scorecard(data, name, scale=scale, max_rows=max_rows).table


def _table(grid: Grid, found: ScorecardGrid, scale: Scale, faults: list[Fault]) -> Table:
    name = grid.source.name
    numbers, cells = [row for row, _ in found.rows], [cells for _, cells in found.rows]
    try:
        table = table_from_rows(found.headers, cells, name, scale, numbers)
    except TableRefusedError as refused:
        measured = outside(found, scale)
        told = [_fault(name, fault, grid, found) for fault in refused.table_faults]
        if measured and all(each.problem.startswith("is outside") for each in told):
            told = [_measured_fault(name, column, scale) for column in measured]
        count = grid.fault_count + len(faults) + len(told)
        raise _refused(name, [*grid.faults, *faults, *told], count) from None
    if grid.fault_count or faults:
        raise _refused(name, [*grid.faults, *faults], grid.fault_count + len(faults))
    if found.criteria_are is CriteriaAre.COLUMNS:
        return table
    whole = tuple(zip(*table.whole, strict=True))
    return replace(table, options=table.criteria, criteria=table.options, whole=whole)


def _as_plain_numbers(grid: Grid, found: ScorecardGrid) -> None:
    """Write the numbers of every column plainly: ``$1,200`` becomes 1200; anything else stays unchanged."""
    style, delimiter = style_of(grid), grid.source.delimiter
    for at in range(1, len(found.headers)):
        column = [cells[at] if at < len(cells) else "" for _, cells in found.rows]
        numbers = read_numbers(column, hint=style, delimiter=delimiter)
        for (_, cells), cell in zip(found.rows, column, strict=True):
            if cell in numbers.values:
                cells[at] = f"{numbers.values[cell]:f}"
            elif cell in numbers.blanks:
                cells[at] = ""


def _weights(grid: Grid, found: ScorecardGrid) -> tuple[dict[str, Fraction], list[Fault]]:
    """The weights of a file; a percentage is a share of 100."""
    cells = list(found.weights.values())
    numbers = read_numbers(cells, hint=style_of(grid), delimiter=grid.source.delimiter)
    weights, faults = {}, []
    for criterion, cell in found.weights.items():
        value = numbers.values.get(cell)
        if value is not None and value >= 0:
            percent = 100 if numbers.units.get(cell) == "%" else 1
            weights[bare(criterion)[0]] = Fraction(value) / percent
            continue
        problem = "is not a valid weight" if cell.strip() else "its weight is empty"
        column = on_one_line(criterion)
        faults.append(
            Fault(grid.source.name, None, None, column, cell.strip() or None, problem, "Enter 0 or more.")
        )
    return weights, faults


def _directions(found: ScorecardGrid) -> dict[str, bool]:
    """Remove the direction from criteria names; maps each criterion to whether lower is better."""
    directions = {bare(name)[0]: bool(is_lower(said)) for name, said in found.directions.items()}
    for criterion in found.criteria:
        plain, said = bare(criterion)
        if said:
            directions[plain] = bool(is_lower(said))
    if found.criteria_are is CriteriaAre.COLUMNS:
        found.headers[1:] = [bare(header)[0] for header in found.headers[1:]]
    else:
        for _, cells in found.rows:
            cells[0] = bare(cells[0])[0]
    return directions


def _rescale(
    found: ScorecardGrid, scale: Scale, normalize: Collection[str], directions: Mapping[str, bool]
) -> Iterator[str]:
    wanted = {name.casefold() for name in normalize}
    known = {name.casefold() for name in found.criteria}
    for name in normalize:
        if name != ALL and name.casefold() not in known:
            raise UnknownNameError("criterion", name, found.criteria)
    for criterion in found.criteria:
        if criterion.casefold() in wanted or ALL in wanted:
            yield from rescaled(found, criterion, scale, lower=directions.get(criterion, False))


def _compared(found: ScorecardGrid, read: ScorecardFile) -> Iterator[str]:
    """The file's own totals, recalculated from its scores and weights."""
    plain = _totals(read, read.weights)
    weight = sum(read.weights.values()) if read.weights else len(read.table.criteria)
    unweighted = _totals(read, {})
    tried = [plain, *([_divided(plain, weight)] if weight else []), unweighted]
    tried.append(_divided(unweighted, len(read.table.criteria)))
    for label, totals in found.totals.items():
        numbers = read_numbers(list(totals.values()))
        read_cells = ((name.strip(), numbers.values.get(cell)) for name, cell in totals.items())
        given = {name: value for name, value in read_cells if value is not None}
        by = {
            at: [n for n, v in given.items() if not _agrees(v, each.get(n.casefold()))]
            for at, each in enumerate(tried)
        }
        best = min(by, key=lambda at: len(by[at]))
        ours, wrong = tried[best], by[best]
        if not given or 2 * len(wrong) > len(given):
            continue
        yield f"Your {on_one_line(label)} matches for {len(given) - len(wrong)} of {len(given)} options."
        for option in wrong:
            worked_out = float(ours[option.casefold()])
            yield (
                f"{on_one_line(option)} has {given[option]:f}; we calculate {round(worked_out, 4):g} "
                "from its scores."
            )


def _totals(read: ScorecardFile, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The total of each option with some weights."""
    compared = compare(read.table, weights, read.lower_is_better)
    return {standing.option.name.casefold(): standing.total for standing in compared.standings}


def _divided(totals: Mapping[str, Fraction], by: Fraction | int) -> dict[str, Fraction]:
    return {name: total / by for name, total in totals.items()}


def _agrees(given: Decimal, ours: Fraction | None) -> bool:
    """Whether a total equals ours after rounding it the same way."""
    exponent = given.as_tuple().exponent
    half = Fraction(1, 2) / 10 ** max(0, -exponent if isinstance(exponent, int) else 0)
    return ours is not None and abs(Fraction(given) - ours) <= half


def _measured_fault(name: str, column: MeasuredColumn, scale: Scale) -> Fault:
    span = f"{float(scale.low):g} to {float(scale.high):g}"
    problem = f"its numbers go from {column.low:f} to {column.high:f}, which is outside {span}"
    example = f"={column.low:f}-{column.high:f}" if column.low < 0 else " 0-100"
    remedy = (
        "Rescale measured values, or set the range of the scores "
        f"(on the command line: --normalize all, --scale{example})."
    )
    return Fault(name, None, None, column.criterion, None, problem, remedy)


def _fault(name: str, fault: TableFault, grid: Grid, found: ScorecardGrid) -> Fault:
    row, column, problem, remedy = fault.row, fault.column, fault.problem, fault.remedy
    if found.criteria_are is CriteriaAre.ROWS:
        problem, remedy = (_SWAP.sub(lambda m: _SWAPPED[m[0]], text) for text in (problem, remedy))
    if found.places and row is not None and column is not None:
        option = next((cells[0].strip() for number, cells in found.rows if number == row), "")
        row, column = found.places.get((option, column), (row, column))
    line = None if row is None else grid.lines[grid.rows.index(row)]
    return Fault(name, row, line, column, fault.value, problem, remedy)


def _refused(name: str, faults: Sequence[Fault], count: int) -> FileRefused:
    told = sorted(faults, key=lambda fault: fault.row or 0)[:FAULTS_SHOWN]
    return FileRefused(Report(name, faults=tuple(told), fault_count=count))
