"""Rows that are not ideas: groups, repeated and second headers, totals, notes; moved out, never dropped."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gtm_framework.catalog import read_toml
from gtm_framework.exchange.cell_column import each_of, some_of
from gtm_framework.exchange.columns import is_own_export, is_title, normal, told_apart
from gtm_framework.exchange.files.grid import Grid, LeftOut, Reason
from gtm_framework.exchange.files.heading import is_number

_LONGEST_LABEL = 40
_LONGEST_HINT = 200
_SENTENCE = 60
_LOOKED_AT = 50
_HEADERS_TRIED = 2
_ADDED = 1000
_SPACES = " \t\n\r\u00a0\u3000"
_COMMENT = re.compile(r"#(?:\s|$)|//|<!--|--\s")
_SCALE = re.compile(
    r"\d+\s*[=:].*\d+\s*[=:]|\d+\s*(?:\(.*\)\s*)?(?:-|–|to|bis|à|/)\s*\d+|response|open-ended|importid|e\.g\.|\bunit"
    r"|\bin (?:weeks|days|months|hours)"
)
_GROUP_NAME = re.compile(
    r"(?:q[1-4]|h[12]|[qh]?\s*(?:19|20)\d\d)\b.*|\d{1,2}[.)]\s.*|[ivx]{1,4}\.\s.*", re.IGNORECASE
)


def set_apart(grid: Grid, filled: "array[int]", keep: Collection[int] = ()) -> None:
    """Move the rows that are not ideas out of a grid, and list them with the reason.

    Nothing is moved out of our own export, where every row is an idea. Group names become a column of their
    own, so sorting can't lose them.

    Args:
        grid: The grid; its rows, columns, `left_out`, and notes change.
        filled: How many cells of each record are filled.
        keep: Rows, numbered as in a spreadsheet, that count as ideas anyway.
    """
    if not grid.rows or is_own_export(grid.headers):
        return
    look = _Look(grid, np.array(filled), set(keep))
    look.find()
    if not look.found:
        return
    groups = _group_of_each(look)
    for at in sorted(look.found):
        cells = tuple(cells[at] for cells in grid.columns)
        if look.found[at] is Reason.SECOND_HEADER:
            below = {c: cell.strip() for c, cell in enumerate(cells) if cell.strip() and "{" not in cell}
            grid.below |= {
                c: cell.strip("()[]") for c, cell in below.items() if len(cell) <= _LONGEST_LABEL
            }
        grid.left_out.append(LeftOut(grid.rows[at], cells, look.found[at]))
    kept = [at for at in range(len(grid.rows)) if at not in look.found]
    grid.take(kept)
    if any(groups):
        (name,) = told_apart(["Group"], grid.headers)
        grid.headers = [*grid.headers, name]
        grid.columns.append([groups[at] for at in kept])


class _Look:
    """What the search has found in a grid so far."""

    def __init__(self, grid: Grid, filled: NDArray[np.int64], keep: set[int]) -> None:
        self.grid, self.filled, self.keep = grid, filled, keep
        self.found: dict[int, Reason] = {}
        self.rows = np.array(grid.rows)
        self.usual = float(np.percentile(filled, 75))
        titles: list[int] = [at for at, header in enumerate(grid.headers) if is_title(header)]
        self.title = titles[0] if titles else None
        self.used = [at for at, cells in enumerate(grid.columns) if any(cells[:_LOOKED_AT]) or any(cells)]
        self.labels = list(dict.fromkeys([*self.used[:3], *titles[:1]]))

    def find(self) -> None:
        """Look for every kind of row, the most certain ones first."""
        for reason, found in (
            (Reason.HEADER, self._repeated()),
            (Reason.SECOND_HEADER, self._second_headers()),
            (Reason.TOTAL, self._totals()),
            (Reason.NOTE, self._notes()),
            (Reason.GROUP, self._groups()),
        ):
            for at in found:
                if self.grid.rows[at] not in self.keep:
                    self.found.setdefault(at, reason)

    def gap_before(self, at: int) -> bool:
        """Whether the row above a record is blank or missing."""
        return at == 0 or bool(self.rows[at] - self.rows[at - 1] > 1)

    def ends_block(self, at: int) -> bool:
        """Whether the rows below a record are blank, missing, or not ideas."""
        after = at + 1
        while after in self.found:
            after += 1
        return after == len(self.rows) or after > at + 1 or self.gap_before(after)

    def only_cell(self, at: int) -> tuple[int, str]:
        """The first filled cell of a record and its column; empty if it only contained ``=""``."""
        cells = ((c, self.grid.columns[c][at].strip()) for c in self.used)
        return next(((c, text) for c, text in cells if text), (0, ""))

    def sparse(self, most: int) -> list[int]:
        """The records with at most this many filled cells."""
        return [int(at) for at in self._few(most) if int(at) not in self.found]

    def _few(self, most: int) -> NDArray[np.int64]:
        return np.flatnonzero((self.filled > 0) & (self.filled <= most))

    def _repeated(self) -> Iterator[int]:
        headers = {at: normal(header) for at, header in enumerate(self.grid.headers) if header.strip()}
        if len(headers) < 2 or self.grid.source.header_row is None:
            return
        first = min(headers)
        cells = self.grid.columns[first]
        longest = 2 * len(self.grid.headers[first])
        spelled = {c for c in some_of(cells) if len(c) <= longest and normal(c) == headers[first]}
        if not spelled:
            return
        for at, cell in enumerate(cells):
            if cell in spelled and all(
                normal(self.grid.columns[c][at]) == name for c, name in headers.items()
            ):
                yield at

    def _second_headers(self) -> Iterator[int]:
        """Rows right below the header that explain what to enter, such as the scale."""
        if self.grid.source.header_row is None:
            return
        for at in range(min(_HEADERS_TRIED, len(self.rows) - 1)):
            if not self._is_second_header(at):
                return
            yield at

    def _is_second_header(self, at: int) -> bool:
        row = [cells[at].strip() for cells in self.grid.columns]
        if any('{"ImportId"' in cell for cell in row):
            return True
        if any(cell and is_number(cell) for cell in row):
            return False
        if self.filled[at] > 1 and all(cell.casefold() in _words("type_words") for cell in row if cell):
            return True
        beside = 0
        for c, cell in enumerate(row):
            below = [
                each.strip() for each in self.grid.columns[c][at + 1 : at + _LOOKED_AT] if each.strip()
            ]
            numbers = sum(map(is_number, below))
            if cell and below and numbers * 5 >= len(below) * 4 and normal(cell) not in _words("blank"):
                beside += 1
        short = (cell.casefold() for cell in row if len(cell) <= _LONGEST_HINT)
        said = sum(bool(_SCALE.search(cell)) for cell in short)
        return beside > 0 and said > 0 and self.filled[at] > 1

    def _totals(self) -> Iterator[int]:
        totals = _words("totals")
        for c in self.labels:
            cells = self.grid.columns[c]
            longest = 2 + max(map(len, totals))
            begins = {sign for total in totals for sign in (total[0], total[0].upper(), *_SPACES)}
            short = (cell for cell in some_of(cells) if len(cell) <= longest and cell[:1] in begins)
            spelled = {cell for cell in short if _label(cell) in totals}
            labeled = [at for at, cell in enumerate(cells) if cell in spelled and self._labels(at, c)]
            yield from self._labeled_totals(labeled)
        if self.title is not None:
            yield from self._bare_totals(self.grid.columns[self.title])

    def _labeled_totals(self, labeled: Sequence[int]) -> Iterator[int]:
        """Of the rows labeled as totals, those that add up numbers above them or end a block."""
        begins, summed = 0, set[int]()
        for at in labeled:
            if self._adds_up(at) or (begins and self._adds_up(at, begins)):
                summed.add(at)
                begins = at + 1
        for at in reversed(labeled):
            if at in summed or self.ends_block(at):
                yield at

    def _bare_totals(self, titles: Sequence[str]) -> Iterator[int]:
        """Rows without a title below a block of ideas that add up the numbers of the block or all ideas."""
        if "" not in titles and not any(map(str.isspace, some_of(titles))):
            return
        untitled = each_of(titles, lambda title: not title or title.isspace(), np.bool_)
        for at in np.flatnonzero(untitled).tolist():
            if not at or not self.ends_block(at):
                continue
            bare = [cells[at].strip() for cells in self.grid.columns]
            if any(bare) and all(not cell or is_number(cell) for cell in bare):
                begins = at - 1
                while begins and not self.gap_before(begins) and titles[begins].strip():
                    begins -= 1
                if self._adds_up(at) or self._adds_up(at, begins):
                    yield at

    def _labels(self, at: int, column: int) -> bool:
        """Whether a cell is the first text in its row and the other cells are numbers."""
        others = (cells[at].strip() for c, cells in enumerate(self.grid.columns) if c != column)
        return all(not cell or is_number(cell) or _label(cell) in _words("errors") for cell in others)

    def _adds_up(self, at: int, begins: int = 0) -> bool:
        """Whether a number in the row is the sum or mean of the numbers above, starting at some record."""
        for cells in self.grid.columns:
            total = _plain(cells[at])
            above = [_plain(cell) for cell in cells[max(begins, at - _ADDED) : at]]
            numbers = [number for number in above if number is not None]
            if total and len(numbers) > (0 if begins else 1):
                added = sum(numbers)
                if abs(total - added) < 0.01 or abs(total - added / len(numbers)) < 0.01:
                    return True
        return False

    def _notes(self) -> Iterator[int]:
        sparse = self.sparse(2 if self.usual > 2 else 1) if self.usual > 1 else []
        trailing = self._trailing()
        for at in sparse:
            c, text = self.only_cell(at)
            apart = self.gap_before(at) or at >= trailing
            alone = self.filled[at] == 1
            name = _label(text.partition(":")[0])
            is_note = (
                _COMMENT.match(text)
                or (at >= trailing and alone and text[0] in _note_signs())
                or (at >= trailing and alone and text.casefold().startswith(_footers()))
                or (
                    apart
                    and name in _words("notes")
                    and (":" in text or (alone and self.grid.headers[c] != text))
                )
                or (at >= trailing and alone and self._after_gap(at, trailing) and len(text) >= _SENTENCE)
                or (
                    at >= trailing
                    and alone
                    and self._after_gap(at, trailing)
                    and text.endswith(".")
                    and " " in text
                )
            )
            if is_note:
                yield at
        yield from self._below_a_note(trailing)

    def _below_a_note(self, trailing: int) -> Iterator[int]:
        """Everything after a heading such as "Notes" at the end belongs to it."""
        begun = False
        for at in range(trailing, len(self.rows)):
            _, text = self.only_cell(at)
            begun = begun or (self.filled[at] == 1 and _label(text) in _words("notes"))
            if begun and self.filled[at] <= 2:
                yield at

    def _trailing(self) -> int:
        """Where the sparse rows at the end begin."""
        most = 2 if self.usual > 2 else 1
        at = len(self.rows)
        while at and self.filled[at - 1] <= most:
            at -= 1
        return at

    def _after_gap(self, at: int, trailing: int) -> bool:
        return any(self.gap_before(each) for each in range(trailing, at + 1))

    def _groups(self) -> list[int]:
        """Rows with a single label above the ideas that belong to it."""
        if self.usual < 2:
            return []
        found, likely = [], []
        leading = {self.used[0], self.title}
        for at in self.sparse(1):
            c, text = self.only_cell(at)
            if len(text) > _LONGEST_LABEL or not self._heads_a_block(at):
                continue
            if (
                self._header_follows(at)
                or text.endswith(":")
                or (
                    self.title is not None
                    and c < self.title
                    and not self.grid.columns[self.title][at].strip()
                )
                or (self.gap_before(at) and _is_group_name(text))
                or (c == self.title and self._indented_below(at))
            ):
                found.append(at)
            elif c in leading and is_number(text) is False:
                likely.append(at)
        return [*found, *(likely if self._are_groups(likely, len(found)) else [])]

    def _indented_below(self, at: int) -> bool:
        """Whether the title below a label is indented and the label is not."""
        cells = self.grid.columns[self.title or 0]
        return cells[at + 1][:1].isspace() and not cells[at][:1].isspace()

    def _are_groups(self, likely: Sequence[int], certain: int) -> bool:
        """Whether labels without other evidence are groups: they head every block of the list."""
        if not likely or len(likely) + certain < 2 or self.usual < 3:
            return False
        alone = len(self.sparse(1))
        if all(map(self.gap_before, likely)):
            return True
        words = [len(self.only_cell(at)[1].split()) for at in likely]
        ideas = len(self.rows) - alone - len(self.found)
        return alone == len(likely) and likely[0] == 0 and max(words) <= 3 and len(likely) * 2 <= ideas

    def _heads_a_block(self, at: int) -> bool:
        after = at + 1
        while self.found.get(after) is Reason.HEADER:
            after += 1
        return after < len(self.rows) and self.filled[after] > 1 and after not in self.found

    def _header_follows(self, at: int) -> bool:
        return self.found.get(at + 1) is Reason.HEADER


def _group_of_each(look: _Look) -> list[str]:
    """The name of each record's group; empty if there are no groups."""
    grid = look.grid
    heads = sorted(at for at, reason in look.found.items() if reason is Reason.GROUP)
    if not heads:
        return []
    names = [look.only_cell(at)[1].rstrip(":").strip() for at in heads]
    first = ""
    caption = grid.left_out[-1] if grid.left_out else None
    if caption and look._header_follows(heads[0]) and caption.row + 1 == grid.source.header_row:  # noqa: SLF001
        first = next((cell.strip() for cell in caption.cells if cell.strip()), "")
    return [
        names[place - 1] if (place := bisect_left(heads, at)) else first for at in range(len(grid.rows))
    ]


def is_group_header(header: str) -> bool:
    """Whether a header names groups of ideas, such as Objective, Phase, or Theme."""
    words = [word.removesuffix("s") for word in normal(header).split()]
    return " ".join(words) in _words("groups") or bool(
        words and words[0] in _words("groups") and words[1:] in (["name"], ["title"])
    )


def _is_group_name(text: str) -> bool:
    words = normal(text).split()
    named = {word for pair in (words, [w.removesuffix("s") for w in words]) for word in pair}
    return bool(_GROUP_NAME.fullmatch(text)) or (len(words) <= 3 and not named.isdisjoint(_words("groups")))


def _label(cell: str) -> str:
    return " ".join(cell.casefold().split()).rstrip(": ")


def _plain(cell: str) -> float | None:
    try:
        return float(cell.replace(",", "").strip("$€£ ") or "nan") if cell.strip() else None
    except ValueError:
        return None


@cache
def _words(name: str) -> frozenset[str]:
    data = _data()
    if name == "blank":
        return frozenset((*data["blank"]["words"], *data["blank"]["errors"]))
    return frozenset(data["blank"]["errors"] if name == "errors" else data["rows"][name])


@cache
def _footers() -> tuple[str, ...]:
    return tuple(_data()["rows"]["footers"])


@cache
def _note_signs() -> frozenset[str]:
    return frozenset(sign[0] for sign in _data()["rows"]["note_signs"])


@cache
def _data() -> dict[str, Any]:
    return read_toml("cells.toml")
