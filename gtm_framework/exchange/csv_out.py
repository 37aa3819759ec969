"""CSV out: the prioritized list, one initiative a row, which the import reads back exactly.

UTF-8 without byte order mark, commas, lines ending in CR LF as RFC 4180 has them, cells quoted where
they must be. Cells and headers that came from people are made inert (`gtm_framework.exchange.formulas`).
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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

_STEP = 1000


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
    _check_writable([item.initiative for item in items])
    table = _columns(items, rubric)
    for done, lines in _pieces(items, table):
        if isinstance(out, TextIOBase):
            out.write(lines)
        else:
            cast("BinaryIO", out).write(lines.encode())
        if progress:
            progress(done, len(items))


def csv_bytes(ranked: Iterable[Ranked], rubric: Rubric) -> bytes:
    """The whole file as bytes, for a download; errors as in `write_csv`."""
    out = BytesIO()
    write_csv(ranked, rubric, out)
    return out.getvalue()


def _pieces(items: Sequence[Ranked], table: Mapping[str, Cells]) -> Iterator[tuple[int, str]]:
    """The file in pieces, each with how many rows are written once it is out."""
    piece = StringIO(newline="")
    writer = csv.writer(piece, lineterminator="\r\n")
    writer.writerow(map(inert, table))
    for start in range(0, max(len(items), 1), _STEP):
        rows = items[start : start + _STEP]
        writer.writerows(zip(*(cells(rows) for cells in table.values()), strict=True))
        yield start + len(rows), piece.getvalue()
        piece.seek(0)
        piece.truncate()


def _columns(items: Sequence[Ranked], rubric: Rubric) -> dict[str, Cells]:
    """Every column in order, with what makes its cells."""
    initiatives = [item.initiative for item in items]
    used = _used(initiatives)
    order = [
        *columns.leading(), *(question.id for question in columns.questions(rubric)),
        *columns.trailing(), *(name for name in columns.when_used() if name in used),
    ]  # fmt: skip
    table = {name: KNOWN.get(name) or answers_of(name) for name in order}
    carried = set().union(*(initiative.inputs for initiative in initiatives))
    table |= {name: inputs_of(name) for name in method_inputs() if name in carried}
    came = list(dict.fromkeys(name for initiative in initiatives for name in initiative.extra))
    headers = _headers_for(came, reserved(rubric))
    return table | {headers[name]: extra_of(name) for name in came}


def _used(initiatives: Sequence[Initiative]) -> set[str]:
    """The columns that are written only when some initiative has something in them."""
    used = set()
    if any(initiative.output for initiative in initiatives):
        used.add("output")
    if any(initiative.tags for initiative in initiatives):
        used.add("tags")
    if any(initiative.override for initiative in initiatives):
        used |= {"override", "override_reason", "rubric_kind"}
    return used


def _headers_for(names: Sequence[str], not_free: frozenset[str]) -> dict[str, str]:
    """The headers of columns that came with the list; where one has a name of ours it is marked as such."""
    marked = [
        f"{name or 'unnamed'} (imported)" if name in not_free or not name.strip() else name
        for name in names
    ]
    return dict(zip(names, told_apart(marked), strict=True))


def _check_writable(initiatives: Sequence[Initiative]) -> None:
    faults = [
        f"{shown(initiative.title)}, {name}: it holds half a character. Type that text again."
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
