"""CSV export: the prioritized list, one initiative per row, which the import reads back exactly.

UTF-8 without a byte order mark, commas, CRLF line endings as in RFC 4180, cells quoted where necessary.
User-typed cells and headers are neutralized (`gtm_framework.exchange.formulas`).
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOBase
from typing import BinaryIO, TextIO, cast

from gtm_framework.errors import RefusedError
from gtm_framework.exchange import columns
from gtm_framework.exchange.cells.vocabulary import method_inputs, reserved
from gtm_framework.exchange.columns import told_apart
from gtm_framework.exchange.formulas import inert
from gtm_framework.exchange.lists.written import KNOWN, Cells, answers_of, extra_of, inputs_of
from gtm_framework.exchange.report import shown
from gtm_framework.triage import Initiative, Ranked, Rubric

Progress = Callable[[int, int], None]

RUN = 1000
"""Rows processed and written at a time."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a list has in addition to the columns of every export.

    Attributes:
        marks: Our columns that are only written if at least one initiative uses them.
        inputs: The ranking methods' own numbers.
        extra: Columns that came with the list, in order.
    """

    marks: frozenset[str]
    inputs: frozenset[str]
    extra: tuple[str, ...]

    @classmethod
    def of(cls, initiatives: Sequence[Initiative]) -> "Carried":
        """The optional columns these initiatives use."""
        return cls(
            marks=marks_of(
                output=any(initiative.output for initiative in initiatives),
                tags=any(initiative.tags for initiative in initiatives),
                override=any(initiative.override for initiative in initiatives),
                suggested=any(initiative.suggested for initiative in initiatives),
                scales=any(initiative.scales for initiative in initiatives),
            ),
            inputs=frozenset().union(*(initiative.inputs for initiative in initiatives)),
            extra=tuple(dict.fromkeys(name for initiative in initiatives for name in initiative.extra)),
        )


def marks_of(*, output: bool, tags: bool, override: bool, suggested: bool, scales: bool) -> frozenset[str]:
    """The columns needed for what a list has."""
    marks = {"output"} if output else set()
    if tags:
        marks |= {"tags"}
    if override:
        marks |= {"override", "override_reason", "rubric_kind"}
    if suggested:
        marks |= {"answers_from"}
    if scales:
        marks |= {"scales"}
    return frozenset(marks)


def write_csv(
    ranked: Iterable[Ranked],
    rubric: Rubric,
    out: TextIO | BinaryIO,
    progress: Progress | None = None,
) -> None:
    """Write a ranked list.

    Args:
        ranked: The result of `rank`, in the order to write it.
        rubric: The rubric it was ranked by; its criteria become columns.
        out: An open file: binary, or text opened with ``newline=""``.
        progress: Called now and then with rows written and total rows; raising from it cancels.

    Raises:
        RefusedError: If a text has a lone surrogate, which can't be written; lists every such text before
            anything is written.
    """
    items = list(ranked)
    initiatives = [item.initiative for item in items]
    check_writable(initiatives)
    runs = (items[start : start + RUN] for start in range(0, len(items), RUN))
    carried = Carried.of(initiatives)
    write_runs(runs, out, total=len(items), carried=carried, rubric=rubric, progress=progress)


def write_runs(
    runs: Iterable[Sequence[Ranked]],
    out: TextIO | BinaryIO,
    *,
    total: int,
    carried: Carried,
    rubric: Rubric,
    progress: Progress | None = None,
) -> None:
    """Write a ranked list in batches of rows, so it doesn't have to be in memory at once.

    Args:
        runs: The batches in the order to write them.
        out: As for `write_csv`.
        total: Total number of rows.
        carried: The additional columns of the whole list.
        rubric: The rubric whose criteria become columns.
        progress: As for `write_csv`.

    Raises:
        RefusedError: If a text in a batch has a lone surrogate; earlier batches are written.
    """
    table = {header: _MAKERS[kind](name) for header, (kind, name) in layout(carried, rubric).items()}
    piece = StringIO(newline="")
    writer = csv.writer(piece, lineterminator="\r\n")
    writer.writerow(map(inert, table))
    done = 0
    for rows in runs:
        check_writable([item.initiative for item in rows])
        writer.writerows(zip(*(cells(rows) for cells in table.values()), strict=True))
        _put(piece, out)
        done += len(rows)
        if progress:
            progress(done, total)
    _put(piece, out)


def csv_bytes(ranked: Iterable[Ranked], rubric: Rubric) -> bytes:
    """The whole file as bytes, for a download; raises the same errors as `write_csv`.

    Example:
        >>> from gtm_framework import Initiative, rank
        >>> written = csv_bytes(rank([Initiative(title="Webinars", impact=6, effort=2)]), Rubric.default())
        >>> written.decode("utf-8-sig").splitlines()[0].split(",")[:4]
        ['rank', 'id', 'title', 'description']
    """
    out = BytesIO()
    write_csv(ranked, rubric, out)
    return out.getvalue()


def _put(piece: StringIO, out: TextIO | BinaryIO) -> None:
    """Pass on what has been collected, as text or bytes, and start again."""
    lines = piece.getvalue()
    if isinstance(out, TextIOBase):
        out.write(lines)
    else:
        cast("BinaryIO", out).write(lines.encode())
    piece.seek(0)
    piece.truncate()


def layout(carried: Carried, rubric: Rubric) -> dict[str, tuple[str, str]]:
    """Every header in order, with the kind of its column (a key of `_MAKERS`) and its name."""
    order = [
        *columns.leading(), *(question.id for question in columns.questions(rubric)),
        *columns.trailing(), *(name for name in columns.when_used() if name in carried.marks),
    ]  # fmt: skip
    table = {name: ("known" if name in KNOWN else "answers", name) for name in order}
    known = [name for name in method_inputs() if name in carried.inputs]
    own = sorted(carried.inputs - set(known))
    table |= {name: ("input", name) for name in (*known, *own)}
    headers = _headers_for(carried.extra, reserved(rubric))
    return table | {headers[name]: ("extra", name) for name in carried.extra}


_MAKERS: dict[str, Callable[[str], Cells]] = {
    "known": KNOWN.__getitem__,
    "answers": answers_of,
    "input": inputs_of,
    "extra": extra_of,
}


def _headers_for(names: Sequence[str], not_free: frozenset[str]) -> dict[str, str]:
    """The headers of columns that came with the list; one with one of our names is marked as imported."""
    marked = [
        f"{name or 'unnamed'} (imported)" if name in not_free or not name.strip() else name
        for name in names
    ]
    return dict(zip(names, told_apart(marked), strict=True))


def check_writable(initiatives: Sequence[Initiative]) -> None:
    """Reject text with a lone surrogate; raises the same errors as `write_csv`."""
    faults = [
        f"{shown(initiative.title)}, {name}: the text contains a broken character. Type it again."
        for initiative in initiatives
        if not _is_writable("".join(_texts(initiative).values()))
        for name, text in _texts(initiative).items()
        if not _is_writable(text)
    ]
    if faults:
        raise RefusedError("export", faults)


def _texts(initiative: Initiative) -> dict[str, str]:
    """Everything a person typed, by its location."""
    return {
        "id": initiative.id,
        "title": initiative.title,
        "description": initiative.description,
        "owner": initiative.owner,
        "supports": initiative.supports,
        "quarter": initiative.quarter,
        "status": initiative.status,
        "tags": "".join(initiative.tags),
        "override_reason": initiative.override.reason if initiative.override else "",
        **{name: name + text for name, text in initiative.extra.items()},
    }


def _is_writable(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
