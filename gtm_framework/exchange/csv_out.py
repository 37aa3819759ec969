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
from gtm_framework.exchange.cells import tag_cell
from gtm_framework.exchange.formulas import inert
from gtm_framework.exchange.headers import told_apart
from gtm_framework.exchange.report import shown
from gtm_framework.exchange.vocabulary import method_inputs, reserved
from gtm_framework.triage.explain import why
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.ranking import Ranked
from gtm_framework.triage.rubric import Rubric

Progress = Callable[[int, int], None]
Cell = Callable[[Ranked], str]

_STEP = 1000
_WHOLE_BELOW = 2**53


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


def exact_number(value: float | None) -> str:
    """A number as a person would type it, which reads back as the same number; empty for none."""
    if value is None:
        return ""
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) < _WHOLE_BELOW else repr(number)


def four_decimals(value: float | None) -> str:
    """A computed number to at most four decimals, zeros at its end dropped; empty for none."""
    if value is None:
        return ""
    told = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if told == "-0" else told


def _pieces(items: Sequence[Ranked], table: Mapping[str, Cell]) -> Iterator[tuple[int, str]]:
    """The file in pieces, each with how many rows are written once it is out."""
    piece = StringIO(newline="")
    writer = csv.writer(piece, lineterminator="\r\n")
    writer.writerow(map(inert, table))
    cells = list(table.values())
    for start in range(0, max(len(items), 1), _STEP):
        rows = items[start : start + _STEP]
        writer.writerows([cell(item) for cell in cells] for item in rows)
        yield start + len(rows), piece.getvalue()
        piece.seek(0)
        piece.truncate()


def _columns(items: Sequence[Ranked], rubric: Rubric) -> dict[str, Cell]:
    """Every column in order, with what its cells are."""
    initiatives = [item.initiative for item in items]
    used = _used(initiatives)
    order = [
        *columns.leading(), *(question.id for question in columns.questions(rubric)),
        *columns.trailing(), *(name for name in columns.when_used() if name in used),
    ]  # fmt: skip
    known: dict[str, Cell] = {**_COMPUTED, **_TYPED}
    table = {name: known.get(name) or _answer(name) for name in order}
    for name in method_inputs():
        if any(name in initiative.inputs for initiative in initiatives):
            table[name] = _input(name)
    came = list(dict.fromkeys(name for initiative in initiatives for name in initiative.extra))
    for name, header in _headers_for(came, reserved(rubric)).items():
        table[header] = _extra(name)
    return table


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


def _answer(name: str) -> Cell:
    return lambda item: item.initiative.answers.get(name, "")


def _input(name: str) -> Cell:
    return lambda item: exact_number(item.initiative.inputs.get(name))


def _extra(name: str) -> Cell:
    return lambda item: inert(item.initiative.extra.get(name, ""))


_COMPUTED: dict[str, Cell] = {
    "rank": lambda item: "" if item.rank is None else str(item.rank),
    "kind": lambda item: item.verdict.final_kind.value,
    "lean": lambda item: four_decimals(item.verdict.lean),
    "coverage": lambda item: four_decimals(item.verdict.coverage),
    "decided": lambda item: "yes" if item.verdict.decided else "no",
    "quadrant": lambda item: item.quadrant.value if item.quadrant else "",
    "action": lambda item: item.quadrant.action if item.quadrant else "",
    "score": lambda item: four_decimals(item.score),
    "why": lambda item: inert(why(item)),
    "rubric_kind": lambda item: item.verdict.kind.value,
}

_TYPED: dict[str, Cell] = {
    "id": lambda item: inert(item.initiative.id),
    "title": lambda item: inert(item.initiative.title),
    "description": lambda item: inert(item.initiative.description),
    "owner": lambda item: inert(item.initiative.owner),
    "impact": lambda item: exact_number(item.initiative.impact),
    "effort": lambda item: exact_number(item.initiative.effort),
    "reach": lambda item: exact_number(item.initiative.reach),
    "confidence": lambda item: exact_number(item.initiative.confidence),
    "supports": lambda item: inert(item.initiative.supports),
    "quarter": lambda item: inert(item.initiative.quarter),
    "status": lambda item: inert(item.initiative.status),
    "output": lambda item: item.initiative.output.value if item.initiative.output else "",
    "tags": lambda item: inert(tag_cell(item.initiative.tags)),
    "override": lambda item: item.initiative.override.kind.value if item.initiative.override else "",
    "override_reason": lambda item: inert(
        item.initiative.override.reason if item.initiative.override else ""
    ),
}


def _check_writable(initiatives: Sequence[Initiative]) -> None:
    faults = [
        f"{shown(initiative.title)}, {name}: it holds half a character. Type that text again."
        for initiative in initiatives
        for name, text in _texts(initiative)
        if not _is_writable(text)
    ]
    if faults:
        raise RefusedError("export", faults)


def _texts(initiative: Initiative) -> Iterator[tuple[str, str]]:
    for name in columns.TEXTS:
        yield name, getattr(initiative, name)
    yield "tags", "".join(initiative.tags)
    yield "override_reason", initiative.override.reason if initiative.override else ""
    for name, text in initiative.extra.items():
        yield name, name + text


def _is_writable(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
