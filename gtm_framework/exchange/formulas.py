"""Cells that a spreadsheet would run: neutralized on export and restored on import.

The guard is a leading single quote. Whether a cell needs one is decided by the rest of the cell after all
leading single quotes, so a guarded cell with another quote in front still needs guarding. Removing one
quote is then always right, and the round trip is exact for every string.
"""

import re

from gtm_framework.exchange.cell_column import CellColumn, some_of

_TEXT_FORMULA = re.compile(r'="((?:[^"]|"")*)"')

_MARKS = frozenset("'=")

_RUN = re.compile(
    r"""'*+
    (?: [\t\r\n\0]                          # some spreadsheets drop these and run what follows
    |   [\s\x00-\x1f\u200b\u2060\ufeff'"]*+ # what is dropped, or vanishes with the quoting
        (?: [=+\-@＝＋－＠]
        |   [–−](?!\s)                      # word processors put these where a minus was typed
        |   dde\s*\(
        )
    )""",
    re.VERBOSE | re.IGNORECASE,
)

_PLAIN = re.compile(
    r"""'*\ *
    (?: [+\-–−] [$€£¥]? (?: [0-9][0-9.,]* | [.,][0-9]+ ) (?: E[+-]?[0-9]+ )? \s? [%‰$€£¥]?
    |   [-–−]+                              # dashes alone
    |   -- [a-z]+ (?: -[a-z]+ )*            # an option such as --dry-run
    )\ *""",
    re.VERBOSE | re.IGNORECASE,
)


def inert(cell: str) -> str:
    """A cell as it can safely be written to a file that a spreadsheet opens.

    Args:
        cell: Any text.

    Returns:
        The text, with a leading single quote if a spreadsheet could run it. A signed number, amount, or
        percentage, plain dashes, and an option such as ``--help`` are unchanged.

    Example:
        >>> inert("=HYPERLINK(A1)"), inert("-12%"), inert("Partner program")
        ("'=HYPERLINK(A1)", '-12%', 'Partner program')
    """
    return f"'{cell}" if _is_run(cell) else cell


def restored(cell: str) -> str:
    """The original of what `inert` returned: its exact inverse for every string."""
    return cell[1:] if cell[:1] == "'" and _is_run(cell[1:]) else cell


def as_meant(cells: list[str]) -> list[str]:
    """A column's original cells: guards removed, and ``="8"``, as spreadsheets write it, becomes 8."""
    meant = {cell: _as_meant(cell) for cell in some_of(cells) if cell[:1] in _MARKS}
    if not meant:
        return cells
    return (
        cells.with_cells(meant)
        if isinstance(cells, CellColumn)
        else [meant.get(cell, cell) for cell in cells]
    )


def _as_meant(cell: str) -> str:
    if cell.startswith("'"):
        return restored(cell)
    text = _TEXT_FORMULA.fullmatch(cell.strip())
    return text[1].replace('""', '"') if text else cell


def _is_run(cell: str) -> bool:
    first = cell[:1]
    if first.isalnum() and first not in "dD":  # most cells; only DDE starts with a letter
        return False
    return _RUN.match(cell) is not None and _PLAIN.fullmatch(cell) is None
