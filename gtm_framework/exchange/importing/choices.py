"""A person's choices for a file: sheet, header, columns, and scales. Saved as TOML."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from gtm_framework.catalog import parse_toml
from gtm_framework.errors import GtmError, RefusedError
from gtm_framework.exchange.cells.number_cells import NumberStyle
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.triage.headers import normal
from gtm_framework.triage.scales import USUAL as USUAL  # noqa: PLC0414  given on
from gtm_framework.triage.scales import scale

_DECIMALS = {NumberStyle.POINT: ("period", "point", "."), NumberStyle.COMMA: ("comma", ",")}
IGNORE = "ignore"
"""What a column becomes if it is only kept."""


@dataclass(frozen=True, slots=True)
class Choices:
    """A person's choices.

    Attributes:
        columns: Maps our name, such as ``title``, to the header of its column; an empty header means none.
        scales: Maps our name to its column's scale id, or `USUAL`.
        keep: Rows that count as ideas although they don't look like it.
        sheet: The sheet of a workbook; None for the one that looks most like a list.
        header_row: The header's row, numbered as in a spreadsheet; 0 for none; None to detect it.
        decimal: What separates the decimals of numbers that nothing in the file decides, such as ``1.200``.

    Example:
        >>> saved_before, answered = Choices(columns={"title": "Idea"}), Choices(scales={"impact": "1-5"})
        >>> (saved_before | answered).columns, (saved_before | answered).scales
        ({'title': 'Idea'}, {'impact': '1-5'})
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, str] = field(default_factory=dict)
    keep: tuple[int, ...] = ()
    sheet: str | None = None
    header_row: int | None = None
    decimal: NumberStyle | None = None

    def __or__(self, other: "Choices") -> "Choices":
        """These choices, overridden by the other ones."""
        return Choices(
            {**self.columns, **other.columns},
            {**self.scales, **other.scales},
            other.keep or self.keep,
            other.sheet or self.sheet,
            self.header_row if other.header_row is None else other.header_row,
            other.decimal or self.decimal,
        )


def header_key(headers: Sequence[str]) -> str:
    """The set of headers that choices are saved for; order doesn't matter."""
    return " | ".join(sorted(filter(None, map(normal, headers))))


def saved(choices: Choices, headers: Sequence[str], before: str = "") -> str:
    """Choices as TOML, in addition to those that the existing text has for other headers.

    Example:
        >>> print(saved(Choices(columns={"title": "Idea"}, scales={"impact": "1-5"}), ["Idea", "Value"]))
        [[mapping]]
        headers = "idea | value"
        keep = []
        [mapping.columns]
        "title" = "Idea"
        [mapping.scales]
        "impact" = "1-5"
    """
    kept = _parsed(before, "mapping").get("mapping", []) if before else []
    own = {
        "headers": header_key(headers),
        "keep": list(choices.keep),
        "sheet": choices.sheet,
        "header_row": choices.header_row,
        "decimal": choices.decimal,
        "columns": dict(choices.columns),
        "scales": dict(choices.scales),
    }
    entries = [*(each for each in kept if each.get("headers") != own["headers"]), own]
    return "\n".join(_entry(entry) for entry in entries)


def _entry(entry: Mapping[str, Any]) -> str:
    """One mapping; a JSON text or list of numbers is also valid TOML."""
    lines = ["[[mapping]]", f"headers = {_text(entry['headers'])}", f"keep = {list(entry.get('keep', []))}"]
    if entry.get("sheet"):
        lines.append(f"sheet = {_text(entry['sheet'])}")
    if entry.get("header_row") is not None:
        lines.append(f"header_row = {int(entry['header_row'])}")
    if entry.get("decimal"):
        lines.append(f"decimal = {_text(entry['decimal'])}")
    for part in ("columns", "scales"):
        lines += [f"[mapping.{part}]"]
        lines += [f"{_text(key)} = {_text(value)}" for key, value in entry.get(part, {}).items()]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def loaded(text: str, headers: Sequence[str], name: str = "mapping") -> Choices:
    """The choices in a TOML text for a set of headers; empty if it has none for them.

    Raises:
        GtmError: If it isn't TOML, or not in this format.
        UnknownNameError: If it names a scale that doesn't exist.
    """
    for entry in _parsed(text, name).get("mapping", []):
        if entry.get("headers") == header_key(headers):
            scales = {str(key): checked_scale(str(on)) for key, on in entry.get("scales", {}).items()}
            columns = {str(key): str(header) for key, header in entry.get("columns", {}).items()}
            keep = tuple(map(int, entry.get("keep", [])))
            decimal = checked_decimal(str(entry["decimal"])) if entry.get("decimal") else None
            return Choices(columns, scales, keep, entry.get("sheet"), entry.get("header_row"), decimal)
    return Choices()


def grid_as_kept(
    read: Callable[[str | None, int | None], Grid], text: str, name: str = "mapping"
) -> tuple[Grid, Choices]:
    """Read a file with the sheet, the header row, and the other choices saved for its headers.

    Args:
        read: Reads the file with a sheet and a header row; None detects them.
        text: Choices as written by `saved`.
        name: What to call the text in messages.

    Raises:
        GtmError: If the choices or the file can't be read.

    Example:
        >>> kept = saved(Choices(scales={"impact": "1-5"}), ["Idea", "Impact"])
        >>> grid, choices = grid_as_kept(lambda sheet, row: Grid(headers=["Idea", "Impact"]), kept)
        >>> choices.scales
        {'impact': '1-5'}
    """
    grid = read(None, None)
    kept = loaded(text, grid.headers, name) if text else Choices()
    if kept != Choices() or not text:
        return grid, kept
    for entry in _parsed(text, name).get("mapping", []):
        sheet, row = entry.get("sheet"), entry.get("header_row")
        if sheet is None and row is None:
            continue
        with suppress(GtmError):
            other = read(sheet, row)
            if header_key(other.headers) == entry.get("headers"):
                return other, loaded(text, other.headers, name)
    return grid, kept


def checked_scale(name: str) -> str:
    """The id of a scale, or `USUAL`.

    Raises:
        UnknownNameError: If there is no scale with that name.

    Example:
        >>> checked_scale("1-5"), checked_scale("usual")
        ('1-5', 'usual')
    """
    return name if name == USUAL else scale(name).id


def checked_decimal(name: str) -> NumberStyle:
    """What separates decimals, by its name or its sign.

    Raises:
        GtmError: If it is neither a period nor a comma.

    Example:
        >>> checked_decimal(",").value, checked_decimal("Period").value
        ('comma', 'point')
    """
    for style, spellings in _DECIMALS.items():
        if name.strip().lower() in spellings:
            return style
    raise GtmError(f"decimal {name}: unknown decimal separator. Use period or comma.")


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        found = parse_toml(text, name)
    except RefusedError as error:
        why = (
            " ".join(error.faults)
            .removeprefix("Not valid TOML: ")
            .removesuffix(" Correct the file.")
            .rstrip(".")
        )
        raise GtmError(f"{name}: not valid TOML ({why}). Use a file written by --save-mapping.") from error
    entries = found.get("mapping", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise GtmError(f"{name}: not a column mapping. Use a file written by --save-mapping.")
    return found
