"""How a scorecard table is laid out: where the criteria are, and what is a weight, a total, or a note."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from gtm_framework.catalog import read_toml
from gtm_framework.errors import GtmError
from gtm_framework.exchange.cells.number_cells import is_blank_word, parts_of
from gtm_framework.exchange.columns import normal
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.report import on_one_line
from gtm_framework.triage.headers import taken_apart
from gtm_framework.triage.scales import Layout, words_scale

Row = tuple[int, list[Any]]
"""The row number as in a spreadsheet, and its cells: text, and exact numbers once rescaled."""

_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_WEIGHTED = re.compile(
    r"\s*[(\[{–-]\s*(?:(w|wt|weight|weighting|gewicht|gewichtung|poids|peso|x|×|\*)\s*[:=]?\s*)?"
    r"(\d+(?:[.,]\d+)?)\s*(%|x|×)?\s*[)\]}]?\s*$",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"\w+\W+\w+")


class CriteriaAre(StrEnum):
    """Which axis of a table has the criteria."""

    COLUMNS = "columns"
    ROWS = "rows"


@dataclass(slots=True)
class ScorecardGrid:
    """A scorecard table without the parts that are neither options nor criteria.

    Attributes:
        criteria_are: Which axis has the criteria.
        headers: The first names the rows; the others are criteria, or options if the criteria are rows.
        rows: The cells below.
        weights: Maps each criterion to its weight as written; empty if the file has none.
        directions: Maps each criterion to what the file says about its direction.
        totals: Maps each total's label to its cells by option.
        places: Maps option and criterion to the row and column of their score, if each row is one score.
        notes: What was left out, one sentence each.
    """

    criteria_are: CriteriaAre
    headers: list[str]
    rows: list[Row]
    weights: dict[str, str] = field(default_factory=dict)
    directions: dict[str, str] = field(default_factory=dict)
    totals: dict[str, dict[str, str]] = field(default_factory=dict)
    places: Mapping[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def criteria(self) -> list[str]:
        """The names of the criteria, in the file's order."""
        return self.headers[1:] if self.criteria_are is CriteriaAre.COLUMNS else self._labels

    @property
    def options(self) -> list[str]:
        """The names of the options, in the file's order."""
        return self._labels if self.criteria_are is CriteriaAre.COLUMNS else self.headers[1:]

    @property
    def _labels(self) -> list[str]:
        return [cells[0].strip() for _, cells in self.rows]


def scorecard_grid(grid: Grid, criteria: CriteriaAre | None = None) -> ScorecardGrid:
    """Separate what is neither an option nor a criterion, and decide which axis has the criteria.

    Args:
        grid: The file as cells.
        criteria: The axis a person chose; None to decide by the weights and the first header.

    Raises:
        GtmError: If the weights could belong to either axis.
    """
    long = _long_table(grid)
    if long is not None and criteria is None:
        return long
    rows = [(row, list(cells)) for row, cells in zip(grid.rows, grid.records(), strict=True)]
    headers = [header.strip() for header in grid.headers]
    headers, rows = _without_numbering(*_below_the_weights(headers, rows))
    headers, rows, group = _without_groups(headers, rows)
    axis = criteria or _axis(grid.source.name, headers, rows)
    table = ScorecardGrid(axis, headers, rows)
    if group:
        table.notes.append(f"{group} is left out because it only groups the rows.")
    _set_columns_apart(table)
    _set_rows_apart(table)
    if not table.weights:
        _take_weights_from_names(table)
    _totals_left_out(table, grid)
    if axis is CriteriaAre.ROWS or table.weights:
        table.notes.insert(0, f"The criteria are in the {axis}{_and_weights(table)}.")
    return table


def named(name: str, header: str) -> bool:
    """Whether a header or a row's label is one of the words for a part of the table."""
    apart = taken_apart(header)
    return bool({apart.normal, apart.outer, normal(header.rstrip(":%# "))} & _words()[name])


def is_lower(said: str) -> bool | None:
    """Whether a direction says that lower is better; None if it says neither."""
    word = " ".join(said.casefold().split())
    if word in _words()["lower"]:
        return True
    return False if word in _words()["higher"] else None


def bare(criterion: str) -> tuple[str, str]:
    """A criterion without the direction in brackets after it, and that direction."""
    found = _BRACKETED.search(criterion)
    if found and is_lower(found[1]) is not None:
        return criterion[: found.start()].strip(), found[1]
    return criterion, ""


def _and_weights(table: ScorecardGrid) -> str:
    return ", with weights from the file" if table.weights else ""


def _axis(name: str, headers: Sequence[str], rows: Sequence[Row]) -> CriteriaAre:
    first = headers[0] if headers else ""
    in_columns = any(named("weight", header) for header in headers[1:])
    in_rows = any(named("weight", cells[0]) for _, cells in rows)
    says_options = named("option", first) and not named("criterion", first)
    if in_columns and in_rows:
        raise _doubt(name, "it has a row and a column of weights")
    if in_columns and says_options:
        raise _doubt(name, f"it has a column of weights, and its first column is {on_one_line(first)}")
    if in_rows:
        return CriteriaAre.COLUMNS
    return CriteriaAre.ROWS if in_columns or named("criterion", first) else CriteriaAre.COLUMNS


def _doubt(name: str, why: str) -> GtmError:
    return GtmError(
        f"{name}: are the criteria in the columns or in the rows? {why[0].upper()}{why[1:]}. "
        "Choose one (on the command line: --criteria columns or --criteria rows)."
    )


def _below_the_weights(headers: list[str], rows: list[Row]) -> tuple[list[str], list[Row]]:
    """A table with its weights above the header, put below it."""
    if not rows or not named("weight", headers[0]) or not all(map(_is_number, headers[1:])):
        return headers, rows
    first, cells = rows[0]
    if any(map(_is_number, cells)):
        return headers, rows
    return list(map(str.strip, cells)), [(first - 1, list(headers)), *rows[1:]]


def _without_numbering(headers: list[str], rows: list[Row]) -> tuple[list[str], list[Row]]:
    """Leave out a first column that only numbers the rows; the second has the names."""
    if len(headers) < 3 or not named("number", headers[0]):
        return headers, rows
    names = [cells[1].strip() for _, cells in rows]
    if not all(names) or any(map(_is_number, names)):
        return headers, rows
    return headers[1:], [(row, cells[1:]) for row, cells in rows]


def _without_groups(headers: list[str], rows: list[Row]) -> tuple[list[str], list[Row], str]:
    """Leave out a first column that only groups the rows: its words repeat; the second has the names."""
    if len(headers) < 3 or not named("group", headers[0]):
        return headers, rows, ""
    names = [cells[1].strip() for _, cells in rows]
    if not all(names) or len(set(names)) != len(names) or any(map(_is_number, names)):
        return headers, rows, ""
    return headers[1:], [(row, cells[1:]) for row, cells in rows], on_one_line(headers[0])


def _set_columns_apart(table: ScorecardGrid) -> None:
    """Remove weights, totals, ranks, directions, and notes from the columns."""
    in_columns = table.criteria_are is CriteriaAre.COLUMNS
    apart: dict[int, str] = {}
    for at in range(1, len(table.headers)):
        header, cells = table.headers[at], [row[at] for _, row in table.rows]
        if not in_columns and named("weight", header):
            table.weights = dict(zip(table.criteria, cells, strict=True))
            apart[at] = ""
        elif not in_columns and _is_direction(header, cells):
            table.directions = dict(zip(table.criteria, cells, strict=True))
            apart[at] = ""
        elif _is_derived(header) or (named("total", header) and in_columns):
            if in_columns and named("total", header):
                table.totals[header] = dict(zip(table.options, cells, strict=True))
            apart[at] = (
                f"{on_one_line(header)} is left out: it is a result, and the app calculates results."
            )
        elif named("notes", header) or named("group", header) or _is_text(cells):
            apart[at] = f"{on_one_line(header)} is left out: it contains text, not scores."
    if 1 + len(apart) >= len(table.headers):
        return
    table.notes += filter(None, apart.values())
    table.headers = [header for at, header in enumerate(table.headers) if at not in apart]
    table.rows = [
        (row, [cell for at, cell in enumerate(cells) if at not in apart]) for row, cells in table.rows
    ]


def _set_rows_apart(table: ScorecardGrid) -> None:
    """Remove weights, totals, ranks, directions, and groups from the rows."""
    kept: list[Row] = []
    for at, (row, cells) in enumerate(table.rows):
        label, others = cells[0].strip(), cells[1:]
        if not _is_taken(table, at, label, others):
            note = _row_note(table, at, label, others)
            if note:
                table.notes.append(f"Row {row} is left out: {on_one_line(label)} {note}.")
            else:
                kept.append((row, cells))
    table.rows = kept
    for part in (table.weights, table.directions):
        for gone in set(part) - set(table.criteria):
            part.pop(gone)
    for totals in table.totals.values():
        for gone in set(totals) - set(table.options):
            totals.pop(gone)


def _is_taken(table: ScorecardGrid, at: int, label: str, others: Sequence[str]) -> bool:
    """Whether a row has the weights or the directions; they are kept apart."""
    if table.criteria_are is not CriteriaAre.COLUMNS:
        return False
    unnamed = not at and not label and bool(others) and all(map(_is_number, others))
    if named("weight", label) or unnamed:
        table.weights = dict(zip(table.headers[1:], others, strict=True))
        return True
    if _is_direction(label, others):
        table.directions = dict(zip(table.headers[1:], others, strict=True))
        return True
    return False


def _row_note(table: ScorecardGrid, at: int, label: str, others: Sequence[str]) -> str:
    """What a row is, if it is neither an option nor a criterion; totals are kept for comparison."""
    nothing = "is neither an option nor a criterion"
    if table.criteria_are is CriteriaAre.ROWS and named("total", label):
        table.totals[label] = dict(zip(table.headers[1:], others, strict=True))
        return nothing
    if named("rank", label) or (named("notes", label) and _is_text(others)):
        return nothing
    blank = label and not any(map(str.strip, others))
    return "only groups the rows below it" if blank and at + 1 < len(table.rows) else ""


def _take_weights_from_names(table: ScorecardGrid) -> None:
    """Take weights such as ``(40%)``, ``[w=2]``, or ``(x2)`` from the names of all criteria."""
    found = {name: _WEIGHTED.search(name) for name in table.criteria}
    cells = {name: match[2] + (match[3] or "") for name, match in found.items() if match}
    marked = all(match and (match[1] or match[3]) for match in found.values())
    total = sum(float(cell.rstrip("% ").replace(",", ".")) for cell in cells.values())
    if (
        not found
        or len(cells) < len(found)
        or not (marked or abs(total - 100) < 1e-9 or abs(total - 1) < 1e-9)
    ):
        return
    plain = {name: name[: match.start()].strip() for name, match in found.items() if match}
    if len(set(plain.values())) < len(plain) or not all(plain.values()):
        return
    if table.criteria_are is CriteriaAre.COLUMNS:
        table.headers[1:] = [plain[header] for header in table.headers[1:]]
    else:
        for _, row in table.rows:
            row[0] = plain[row[0].strip()]
    table.weights = {plain[name]: cell for name, cell in cells.items()}
    if table.directions:
        table.directions = {plain.get(name, name): said for name, said in table.directions.items()}


def _totals_left_out(table: ScorecardGrid, grid: Grid) -> None:
    """Note which rows were left out earlier, and keep their totals for comparison."""
    for left in grid.left_out:
        label = next((cell.strip() for cell in left.cells if cell.strip()), "")
        table.notes.append(f"Row {left.row} is left out: {on_one_line(label)} ({left.reason}).")
        if table.criteria_are is CriteriaAre.ROWS and named("total", label):
            cells = dict(zip(map(str.strip, grid.headers), left.cells, strict=False))
            table.totals[label] = {option: cells.get(option, "") for option in table.options}


def _long_table(grid: Grid) -> ScorecardGrid | None:
    """A table with one score per row (option, criterion, weight, score), or None."""
    place = {
        part: next((at for at, header in enumerate(grid.headers) if named(part, header)), None)
        for part in ("criterion", "score", "weight", "option")
    }
    criterion, score, option = place["criterion"], place["score"], place["option"]
    if criterion is None or score is None or criterion == score:
        return None
    if option is None:
        option = next((at for at in range(len(grid.headers)) if at not in (criterion, score)), None)
    if option is None or option == score or any(map(_is_number, grid.columns[option])):
        return None
    options, criteria = (list(map(str.strip, grid.columns[at])) for at in (option, criterion))
    pairs = list(zip(options, criteria, strict=True))
    if len(set(pairs)) != len(pairs) or (place["option"] is None and len(set(options)) == len(pairs)):
        return None
    return _pivoted(grid, pairs, (option, score, place["weight"]))


def _pivoted(
    grid: Grid, pairs: Sequence[tuple[str, str]], at: tuple[int, int, int | None]
) -> ScorecardGrid:
    option_at, score_at, weight_at = at
    criteria = list(dict.fromkeys(criterion for _, criterion in pairs))
    scores = dict(zip(pairs, grid.columns[score_at], strict=True))
    rows = dict(zip(pairs, grid.rows, strict=True))
    first: dict[str, int] = {}
    for (option, _), row in zip(pairs, grid.rows, strict=True):
        first.setdefault(option, row)
    table = ScorecardGrid(
        CriteriaAre.COLUMNS,
        [grid.headers[option_at], *criteria],
        [
            (row, [option, *(scores.get((option, each), "") for each in criteria)])
            for option, row in first.items()
        ],
        places={pair: (row, grid.headers[score_at]) for pair, row in rows.items()},
    )
    if weight_at is not None:
        table.weights = _weights_of_pairs(grid, pairs, weight_at)
    table.notes.append(f"Each row has one score{_and_weights(table)}.")
    return table


def _weights_of_pairs(grid: Grid, pairs: Sequence[tuple[str, str]], at: int) -> dict[str, str]:
    weights: dict[str, str] = {}
    for (_, criterion), cell, row in zip(pairs, grid.columns[at], grid.rows, strict=True):
        before = weights.setdefault(criterion, cell)
        if before.strip() != cell.strip():
            raise GtmError(
                f"{grid.source.name}, row {row}: {criterion} has the weight {cell.strip() or 'nothing'} "
                "here and "
                f"{before.strip() or 'nothing'} above. Use one weight per criterion."
            )
    return weights


def _is_derived(header: str) -> bool:
    words = set(normal(header).split())
    return named("rank", header) or bool(words & _words()["weighted"])


def _is_direction(header: str, cells: Sequence[str]) -> bool:
    said = [cell for cell in cells if cell.strip()]
    return bool(said) and all(is_lower(cell) is not None for cell in said) and named("direction", header)


def _is_text(cells: Sequence[str]) -> bool:
    """Whether a column is prose: it has no numbers, and phrases or words that aren't on a scale."""
    filled = [cell for cell in cells if cell.strip() and not is_blank_word(cell.strip())]
    if any(map(_is_number, filled)):
        return False
    words = len(filled) == len(cells) > 1 and all(len(cell.strip()) > 1 for cell in filled)
    other = words and words_scale("impact", Layout.MATRIX, filled) is None
    return other or any(map(_PHRASE.search, filled))


def _is_number(cell: str) -> bool:
    return parts_of(cell).digits is not None


@cache
def _words() -> Mapping[str, frozenset[str]]:
    data = read_toml("scorecard_files.toml")
    found = {name: frozenset(map(normal, words)) for name, words in data["names"].items()}
    said = {name: frozenset(map(str.casefold, words)) for name, words in data["directions"].items()}
    return {**found, **said, "weighted": frozenset(data["weighted"]["words"])}
