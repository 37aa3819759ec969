"""CSV out: the prioritized list, one initiative a row, which the import reads back exactly.

UTF-8 without byte order mark, commas, lines ending in CR LF as RFC 4180 has them, cells quoted where
they must be. Cells and headers that came from people are made inert (`gtm_framework.exchange.formulas`).
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOBase
from typing import BinaryIO, TextIO, cast

from gtm_framework.errors import RefusedError
from gtm_framework.exchange import columns
from gtm_framework.exchange.columns import told_apart
from gtm_framework.exchange.formulas import inert
from gtm_framework.exchange.report import shown
from gtm_framework.exchange.vocabulary import method_inputs, reserved
from gtm_framework.exchange.written import KNOWN, Cells, answers_of, extra_of, inputs_of
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.ranking import Ranked
from gtm_framework.triage.rubric import Rubric

Progress = Callable[[int, int], None]

RUN = 1000
"""Rows that are made and written at a time."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a list carries beyond the columns that every export has.

    Attributes:
        marks: Our columns that are written only when some initiative has something in them.
        inputs: The ranking methods' own numbers.
        extra: Columns that came with the list, in their order.
    """

    marks: frozenset[str]
    inputs: frozenset[str]
    extra: tuple[str, ...]

    @classmethod
    def of(cls, initiatives: Sequence[Initiative]) -> "Carried":
        """What these initiatives carry."""
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
    """The columns that go with what a list has."""
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
        ranked: What `rank` gave, in the order in which it is to be written.
        rubric: Whose criteria become columns; the one that it was ranked by.
        out: An open file, binary, or text that was opened with ``newline=""``.
        progress: Called with rows written and rows in all, now and then; raising from it cancels.

    Raises:
        RefusedError: If some text holds half a character (a lone surrogate), which no file can carry;
            with every such text, before anything is written.
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
    """Write a ranked list that comes a run of rows at a time, so that it need not be held whole.

    Args:
        runs: The rows in the order in which they are to be written.
        out: As for `write_csv`.
        total: How many rows there are in all.
        carried: Which columns the whole list carries beyond ours.
        rubric: Whose criteria become columns.
        progress: As for `write_csv`.

    Raises:
        RefusedError: If some text of a run holds half a character; earlier runs are written.
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
    """The whole file as bytes, for a download; errors as in `write_csv`."""
    out = BytesIO()
    write_csv(ranked, rubric, out)
    return out.getvalue()


def _put(piece: StringIO, out: TextIO | BinaryIO) -> None:
    """Hand on what has been gathered, as text or bytes, and begin again."""
    lines = piece.getvalue()
    if isinstance(out, TextIOBase):
        out.write(lines)
    else:
        cast("BinaryIO", out).write(lines.encode())
    piece.seek(0)
    piece.truncate()


def layout(carried: Carried, rubric: Rubric) -> dict[str, tuple[str, str]]:
    """Every header in order, with the sort of its column (a key of `_MAKERS`) and its name."""
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
    """The headers of columns that came with the list; where one has a name of ours it is marked as such."""
    marked = [
        f"{name or 'unnamed'} (imported)" if name in not_free or not name.strip() else name
        for name in names
    ]
    return dict(zip(names, told_apart(marked), strict=True))


def check_writable(initiatives: Sequence[Initiative]) -> None:
    """Refuse text that holds half a character; errors as in `write_csv`."""
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
    """Everything that a person typed, by where it stands."""
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
