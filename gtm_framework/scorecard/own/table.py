"""Your own table: turns rows of cells into a table of exact scores, or lists every error."""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import count

from gtm_framework.scorecard.numbers import is_blank, read_number, whole_numbers, written
from gtm_framework.scorecard.own.table_faults import TableFault, TableRefusedError
from gtm_framework.scorecard.table import Named, Scale, Table
from gtm_framework.unique_names import UniqueNames

_Row = tuple[int, list[object]]
"""A row's number, for messages, and its cells."""


def table_from_rows(
    header: Sequence[object],
    rows: Iterable[Sequence[object]],
    name: str,
    scale: Scale | None = None,
    numbers: Iterable[int] | None = None,
) -> Table:
    """Build a table from cells in a file or an editable grid; empty rows are left out.

    Args:
        header: The column names; the first one names the options, the others are criteria.
        rows: The cells: a name, then a score for each criterion.
        name: The table's name, for messages.
        scale: The range of scores; 0 to 10 by default.
        numbers: The row numbers, for messages; 1, 2, 3, … by default.

    Raises:
        TableRefusedError: If a name is missing or used twice, a score is missing, not a number, or outside
            the scale, or a row is longer than the header; lists every error.

    Example:
        >>> table = table_from_rows(["plan", "Cost"], [["Partner program", "7,5"], ["Ads", 4]], "plans")
        >>> [option.id for option in table.options], table.score(0, 0)
        (['partner_program', 'ads'], Fraction(15, 2))
    """
    scores = _Scores(scale or Scale())
    titles = ["" if is_blank(title) else str(title).strip() for title in header]
    numbered = zip(numbers or count(1), rows, strict=False)
    sheet: list[_Row] = [(number, list(cells)) for number, cells in numbered if not _is_empty(cells)]
    while titles and not titles[-1] and all(_is_empty(cells[len(titles) - 1 :]) for _, cells in sheet):
        titles.pop()
    faults = [*_title_faults(titles), *_option_faults(titles, sheet)]
    places = [scores.read(number, titles, cells) for number, cells in sheet]
    if faults or scores.faults:
        raise TableRefusedError(name, [*faults, *scores.faults])
    # The ends of the scale are converted to whole numbers along with the scores, then removed.
    whole, denominator = whole_numbers([*scores.different, scores.scale.low, scores.scale.high])
    return Table(
        options=_named([str(cells[0]).strip() for _, cells in sheet], "option"),
        criteria=_named(titles[1:], "criterion"),
        whole=tuple(tuple(map(whole.__getitem__, row)) for row in places),
        denominator=denominator,
        scale=scores.scale,
    )


class _Scores:
    """Converts cells to scores; each distinct text is read once, so a long table is read quickly.

    Attributes:
        scale: The range of scores.
        different: The distinct scores so far.
        faults: The errors in cells so far.
    """

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self.different: list[Fraction] = []
        self.faults: list[TableFault] = []
        self._known: dict[str, int | str] = {}
        self._range = f"{written(scale.low)} to {written(scale.high)}"

    def read(self, number: int, titles: Sequence[str], cells: Sequence[object]) -> list[int]:
        """The positions of a row's scores among the distinct ones; an invalid score is an error."""
        places = []
        for at, title in enumerate(titles[1:], start=1):
            cell = cells[at] if at < len(cells) else None
            place = self._place(cell)
            if isinstance(place, int):
                places.append(place)
            else:
                value = None if is_blank(cell) else str(cell).strip()
                remedy = f"Enter a number from {self._range}."
                self.faults.append(TableFault(number, title, value, place, remedy))
        return places

    def _place(self, cell: object) -> int | str:
        """The position of a cell's score among the distinct ones, or what is wrong with it."""
        if not isinstance(cell, str):
            return self._read(cell)
        if cell not in self._known:
            self._known[cell] = self._read(cell)
        return self._known[cell]

    def _read(self, cell: object) -> int | str:
        score = read_number(cell)
        if score is None:
            return "it is empty" if is_blank(cell) else "is not a number"
        if not self.scale.low <= score <= self.scale.high:
            return f"is outside {self._range}"
        self.different.append(score)
        return len(self.different) - 1


def _is_empty(cells: Iterable[object]) -> bool:
    return all(is_blank(cell) for cell in cells)


def _title_faults(titles: Sequence[str]) -> Iterator[TableFault]:
    if len(titles) < 2:
        remedy = "Add a column for each criterion after the one that names the options."
        yield TableFault(None, None, None, "it has no criteria", remedy)
    known: dict[str, int] = {}
    for column, title in enumerate(titles[1:], start=2):
        if not title:
            yield TableFault(
                None, str(column), None, "its header is empty", "Enter a name for the criterion."
            )
        elif known.setdefault(title.casefold(), column) != column:
            problem = f"is already the name of column {known[title.casefold()]}"
            yield TableFault(None, str(column), title, problem, "Use a different name for each criterion.")


def _option_faults(titles: Sequence[str], sheet: Sequence[_Row]) -> Iterator[TableFault]:
    if not sheet:
        yield TableFault(None, None, None, "it has no options", "Add a row for each option.")
    column = (titles[0] if titles else "") or "1"
    known: dict[str, int] = {}
    for number, cells in sheet:
        option = "" if is_blank(cells[0]) else str(cells[0]).strip()
        if not option:
            yield TableFault(number, column, None, "it is empty", "Enter a name for the option.")
        elif known.setdefault(option.casefold(), number) != number:
            problem = f"is already in row {known[option.casefold()]}"
            yield TableFault(number, column, option, problem, "Use a different name for each option.")
        if not _is_empty(cells[len(titles) :]):
            problem = f"it has {len(cells)} cells and the header has {len(titles)}"
            yield TableFault(number, None, None, problem, "Remove the extra cells.")


def _named(names: Sequence[str], otherwise: str) -> tuple[Named, ...]:
    """Names with an id each: their letters and digits, numbered if two are the same."""
    ids = UniqueNames(form="{}_{}")
    stems = (re.sub(r"\W+", "_", name.casefold()).strip("_") or otherwise for name in names)
    return tuple(Named(ids.claim(stem), name) for stem, name in zip(stems, names, strict=True))
