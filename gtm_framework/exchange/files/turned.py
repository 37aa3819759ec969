"""Lists whose ideas are in the columns, with one row for each number; turned so that each idea is a row."""

from array import array

from gtm_framework.exchange.columns import is_own_export
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.triage.headers import names_of

_MOST_ROWS = 40
_NUMBERS = frozenset(("impact", "effort", "reach", "confidence", "ease", "business_value", "job_size"))


def turn(grid: Grid) -> bool:
    """Turn a list whose first column names our numbers, and whose headers name none of our columns.

    Args:
        grid: The grid; its headers, columns, rows, and notes change.

    Returns:
        Whether it was turned.
    """
    if not 2 <= len(grid.rows) <= _MOST_ROWS or len(grid.headers) < 3 or is_own_export(grid.headers):
        return False
    labels = [cell.strip() for cell in grid.columns[0]]
    named = [{each.name for each in names_of(label)} for label in labels]
    plain = [each.is_plain for label in labels for each in names_of(label)[:1]]
    if not all(named) or sum(not _NUMBERS.isdisjoint(names) for names in named) < 2 or not any(plain):
        return False
    ideas = grid.headers[1:]
    if not all(map(str.strip, ideas)) or any(map(names_of, ideas)):
        return False
    first = grid.headers[0].strip()
    is_title = any(each.name == "title" for each in names_of(first))
    grid.headers = [first if is_title else "Idea", *labels]
    rows = list(zip(*grid.columns[1:], strict=True))
    grid.columns = [ideas, *map(list, rows)]
    places = range(2, len(ideas) + 2)
    grid.rows, grid.lines = array("q", places), array("q", places)
    grid.notes.append(
        "The ideas are in the columns, so we turned the table; row numbers count its columns."
    )
    return True
