"""The cases of `bench.limits`: for each reader and page computation, the worst inputs."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from PIL import Image

from gtm_framework.catalog import parse_toml
from gtm_framework.charts.figures.matrix import matrix_figure
from gtm_framework.exchange.importing.pasted import check_pasted, is_pasted_table, pasted_ideas
from gtm_framework.exchange.importing.review import ImportRequest, review_import
from gtm_framework.exchange.limits import CELL_CHARACTERS, COLUMNS, MARKUP_TAGS, PAGE_BYTES, PAGE_ROWS
from gtm_framework.exchange.lists.csv_out import csv_bytes
from gtm_framework.exchange.scorecards.file import read_scorecard
from gtm_framework.exchange.workspaces.file import read_workspace
from gtm_framework.report.logo import logo_from
from gtm_framework.scorecard.comparison import compare
from gtm_framework.scorecard.weight_stability import sensitivity
from gtm_framework.triage.hints import suggest
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.methods.methods import all_methods, method
from gtm_framework.triage.ranking import rank
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.worklist.selection import numbers, tally


@dataclass(frozen=True)
class Case:
    """One input and what a page does with it.

    Attributes:
        content: Creates the input, outside of the measurement.
        run: What is measured.
        prepare: Converts the input to what `run` takes, also outside of the measured time.
    """

    content: Callable[[], bytes]
    run: Callable[[Any], object]
    prepare: Callable[[bytes], Any] = bytes


def _review(name: str) -> Callable[[bytes], object]:
    def run(data: bytes) -> object:
        return review_import(
            ImportRequest(name, data), existing=(), methods=all_methods(), method=method(None),
            threshold=5,
        )  # fmt: skip

    return run


def _scorecard(data: bytes) -> object:
    read = read_scorecard(data, "scores.csv", max_rows=PAGE_ROWS)
    return sensitivity(compare(read.table, read.weights or None))


def _paste(data: bytes) -> object:
    text = data.decode()
    check_pasted(text)
    return review_import_of_paste(text) if is_pasted_table(text) else pasted_ideas(text)


def review_import_of_paste(text: str) -> object:
    """What the page does with a pasted table."""
    return _review("Pasted table")(text.encode())


def _ideas(data: bytes) -> list[Initiative]:
    return [Initiative.model_validate(each) for each in json.loads(data)]


def _page(ideas: list[Initiative]) -> object:
    """What Triage and Matrix compute for a list."""
    ranked = rank(ideas)
    tally(ranked)
    csv_bytes(ranked, Rubric.default())
    return matrix_figure(ranked, numbered=numbers(ranked))


def _table(header: list[str], rows: int, cell: Callable[[int, int], str]) -> bytes:
    width = len(header)
    lines = (",".join(cell(row, at) for at in range(width)) for row in range(rows))
    return "\n".join((",".join(header), *lines)).encode()


def _wide(rows: int, header: Callable[[int], str] = "x{}".format, cell: str = "3") -> bytes:
    headers = ["title", *map(header, range(1, COLUMNS - 1))]
    return _table(headers, rows, lambda row, at: cell if at else f"Idea {row}")


def _filled(start: bytes, repeat: bytes, most: int = PAGE_BYTES) -> bytes:
    """A file of the maximum size, made by repeating one piece."""
    return start + repeat * ((most - len(start)) // len(repeat))


def _dense(columns: int, cell: str) -> bytes:
    """The maximum number of rows with this many columns, cut to the maximum size."""
    header = ",".join(["title", *(f"c{at}" for at in range(1, columns))]).encode()
    rows = []
    left = PAGE_BYTES - len(header)
    for row in range(PAGE_ROWS):
        line = f"\nIdea {row}" + "".join(f",{cell.format(row * columns + at)}" for at in range(1, columns))
        left -= len(line)
        if left < 0:
            break
        rows.append(line.encode())
    return header + b"".join(rows)


def _xlsx(width: int, rows: int, cell: Callable[[int, int], str | float]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["title", *(f"c{at}" for at in range(1, width))])
        for row in range(1, rows + 1):
            sheet.write_row(row, 0, [f"Idea {row}", *(cell(row, at) for at in range(1, width))])
    return out.getvalue()


def _markdown(rows: int) -> bytes:
    return b"|title|impact|\n|---|---|\n" + b"|Same|3|\n" * rows


def _html(rows: int, row: bytes) -> bytes:
    return b"<table><tr><th>title<th>impact" + row * rows + b"</table>"


def _board(cards: int) -> bytes:
    return json.dumps({"cards": [{"name": "Same", "desc": "x" * 100} for _ in range(cards)]}).encode()


def _workspace(documents: int, body: str) -> bytes:
    head = '{"format": "gtm-framework-workspace", "version": 1, "name": "x", "documents": ['
    lines = (f'{{"sort": "initiative", "id": "i{at}", "body": {body}}}' for at in range(documents))
    return f"{head}{','.join(lines)}]}}".encode()


def _list(count: int, **fields: object) -> bytes:
    return json.dumps([{"id": f"i{at}", "title": "Same", **fields} for at in range(count)]).encode()


def _image(width: int, height: int, kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(out, kind)
    return out.getvalue()


_csv, _excel = _review("list.csv"), _review("list.xlsx")
_LONG = CELL_CHARACTERS

CASES: dict[str, Case] = {
    "CSV, wide: other headers": Case(lambda: _wide(2), _csv),
    "CSV, wide: the same header": Case(lambda: _wide(2, lambda _: "Note"), _csv),
    "CSV, wide: numbered headers": Case(lambda: _wide(2, lambda at: f"Note ({at})"), _csv),
    "CSV, wide: no headers": Case(lambda: _wide(2, lambda _: ""), _csv),
    "CSV, wide: our headers": Case(
        lambda: _wide(2, lambda at: ("impact", "effort", "reach")[at % 3]), _csv
    ),
    "CSV, wide: titles": Case(lambda: _wide(2, lambda at: f"Title {at}", "Some words"), _csv),
    "CSV, wide: scales in headers": Case(lambda: _wide(2, lambda at: f"Impact {at} (1-5)"), _csv),
    "CSV, wide: words": Case(lambda: _wide(2, cell="high"), _csv),
    "CSV, wide: percentages": Case(lambda: _wide(2, cell="10%"), _csv),
    "CSV, wide: 600 rows": Case(lambda: _wide(600, cell=""), _csv),
    "CSV, dense: 100 columns of digits": Case(lambda: _dense(100, "3"), _csv),
    "CSV, dense: 100 columns of words": Case(lambda: _dense(100, "w{}"), _csv),
    "CSV, dense: 200 columns of numbers": Case(lambda: _dense(200, "{}"), _csv),
    "CSV, dense: 1,000 columns of digits": Case(lambda: _dense(1000, "3"), _csv),
    "CSV, dense: 2,000 columns of words": Case(lambda: _dense(2000, "w{}"), _csv),
    "CSV, long: equal titles": Case(lambda: b"title\n" + b"Same\n" * PAGE_ROWS, _csv),
    "CSV, long: symbols": Case(lambda: b"title\n" + "★\n".encode() * PAGE_ROWS, _csv),
    "CSV, long: equal ids": Case(lambda: b"id,title\n" + b"a,Same\n" * PAGE_ROWS, _csv),
    "CSV, long: too many rows": Case(lambda: _filled(b"title\n", b"A\n"), _csv),
    "CSV, long: blank rows": Case(lambda: _filled(b"title\nA\n", b"\n"), _csv),
    "CSV, long: faulty rows": Case(lambda: _filled(b"title,a\n", b"x,y,z\n"), _csv),
    "CSV, long: open quotes": Case(lambda: _filled(b"title,a\n", b'"abc,1\n'), _csv),
    "CSV, long: quotes inside": Case(lambda: _filled(b"title,a\n", b'"a"b,1\n'), _csv),
    "CSV, long: wrong numbers": Case(
        lambda: _table(["title", "impact"], PAGE_ROWS, lambda row, at: f"1{row}x" if at else "A"), _csv
    ),
    "CSV, long: fractions": Case(
        lambda: _table(["title", "reach"], PAGE_ROWS, lambda row, at: f"{row}/{row + 7}"), _csv
    ),
    "CSV, long: large exponents": Case(
        lambda: _table(["title", "reach"], PAGE_ROWS, lambda row, at: f"{row}e300"), _csv
    ),
    "CSV, long: small exponents": Case(
        lambda: _table(["title", "reach"], PAGE_ROWS, lambda row, at: f"{row}e-300"), _csv
    ),
    "CSV, long: many digits": Case(
        lambda: _table(["title", "reach"], PAGE_ROWS, lambda row, at: f"{row}.{'7' * 900}"), _csv
    ),
    "CSV, long: tags": Case(
        lambda: _table(["title", "tags"], PAGE_ROWS, lambda row, at: f"a{row};b;c" * 100), _csv
    ),
    "CSV, long cells: letters": Case(lambda: _filled(b"title", b"\n" + b"x" * (_LONG - 1)), _csv),
    "CSV, long cells: expanding letters": Case(
        lambda: _filled(b"title", ("\n" + "\ufdfa" * 330_000).encode()), _csv
    ),
    "CSV, long cells: words": Case(lambda: _filled(b"title", b"\n" + b"grow " * (_LONG // 5 - 1)), _csv),
    "CSV, long cells: digits": Case(lambda: _filled(b"title,impact", b"\nA," + b"7" * 900_000), _csv),
    "CSV, long cells: brackets": Case(lambda: _filled(b"title,tags", b"\nA,[" + b"[" * 900_000), _csv),
    "CSV, long cells: spaces": Case(
        lambda: _filled(b"title,impact", b"\nA,1" + b" " * 900_000 + b"x"), _csv
    ),
    "CSV, long cells: headers": Case(lambda: _filled(b"title", b"," + b"(1-" * 300_000), _csv),
    "CSV, broken bytes": Case(lambda: _filled(b"title\n", b"\xe4\xf6\xfc\n" * 40), _csv),
    "CSV, UTF-16": Case(lambda: "title\n".encode("utf-16") + "A\n".encode("utf-16-le") * 5_000_000, _csv),
    "CSV, NUL": Case(lambda: _filled(b"title\n", b"\0"), _csv),
    "CSV, semicolons": Case(lambda: _filled(b"title", b";"), _csv),
    "XLSX, wide": Case(lambda: _xlsx(COLUMNS - 1, 2, lambda row, at: 3), _excel),
    "XLSX, dense: 100 columns of numbers": Case(lambda: _xlsx(100, PAGE_ROWS, lambda row, at: 3), _excel),
    "XLSX, dense: 100 columns of words": Case(
        lambda: _xlsx(100, PAGE_ROWS, lambda row, at: f"w{row}-{at}"), _excel
    ),
    "XLSX, long: too many rows": Case(lambda: _xlsx(2, 400_000, lambda row, at: 3), _excel),
    "Markdown": Case(lambda: _markdown(PAGE_ROWS - 1), _csv),
    "Markdown, too many rows": Case(lambda: _markdown(1_500_000), _csv),
    "Markdown, pipes": Case(lambda: _filled(b"|title|\n|---|\n", b"\\|" * 1000 + b"|\n"), _csv),
    "Markdown, rules": Case(lambda: _filled(b"|title|\n", b"|-" * 4900 + b"x\n"), _csv),
    "HTML": Case(lambda: _html(PAGE_ROWS, b"<tr><td>Same<td>3"), _csv),
    "HTML, spans": Case(lambda: _html(9_000, b"<tr><td colspan=1000 rowspan=1000>Same<td>3"), _csv),
    "HTML, tables in tables": Case(lambda: b"<table><tr><td>" * (MARKUP_TAGS // 3), _csv),
    "HTML, unclosed": Case(lambda: _filled(b"<table>", b"<!--" * 30_000 + b"x" * 500_000), _csv),
    "HTML, attributes": Case(lambda: _filled(b"<table><tr><td ", b"a='"), _csv),
    "JSON, board": Case(lambda: _board(PAGE_ROWS), _review("board.json")),
    "JSON, board with too many cards": Case(lambda: _board(140_000), _review("board.json")),
    "JSON, nested": Case(lambda: _filled(b"", b"["), _review("board.json")),
    "JSON, numbers": Case(lambda: _filled(b"[", b"1,"), _review("board.json")),
    "workspace, ideas": Case(lambda: _workspace(PAGE_ROWS, '{"title": "Same"}'), read_workspace),
    "workspace, faulty ideas": Case(lambda: _workspace(PAGE_ROWS, '{"titel": "x"}'), read_workspace),
    "workspace, as many ideas as fit": Case(lambda: _workspace(270_000, '{"title": "A"}'), read_workspace),
    "workspace, as many faults as fit": Case(lambda: _workspace(290_000, '{"t": 1}'), read_workspace),
    "paste, lines": Case(lambda: b"Same\n" * PAGE_ROWS, _paste),
    "paste, too many lines": Case(lambda: _filled(b"", b"A\n"), _paste),
    "paste, spaces": Case(lambda: _filled(b"A", b" "), _paste),
    "paste, bullets": Case(lambda: _filled(b"", b"- [ ] - [ ] x\n"), _paste),
    "scorecard, tied options": Case(
        lambda: _table(["option", "a", "b"], PAGE_ROWS - 1, lambda row, at: "5" if at else f"o{row}"),
        _scorecard,
    ),
    "scorecard, symbols": Case(
        lambda: _table(
            ["option", "a", "b"],
            PAGE_ROWS - 1,
            lambda row, at: (
                "5"
                if at
                else "★" * (row + 1)
                if row < 1000
                else f"★{chr(0x2600 + row % 200)}{chr(0x2700 + row // 200 % 150)}"
            ),
        ),
        _scorecard,
    ),
    "scorecard, different options": Case(
        lambda: _table(
            ["option", *"abcdefgh"],
            PAGE_ROWS - 1,
            lambda row, at: f"{(row * 7919 + at * 104729) % 1000 / 100}" if at else f"o{row}",
        ),
        _scorecard,
    ),
    "scorecard, many criteria": Case(
        lambda: _table(
            ["option", *(f"c{at}" for at in range(1000))],
            9,
            lambda row, at: f"{(row * 7919 + at * 104729) % 1000 / 100}" if at else f"o{row}",
        ),
        _scorecard,
    ),
    "scorecard, wide": Case(lambda: _wide(2, lambda at: f"c{at}"), _scorecard),
    "scorecard, dense": Case(lambda: _dense(100, "3"), _scorecard),
    "TOML, open quotes": Case(
        lambda: b'\\"""\n' * 200_000, _toml := lambda data: parse_toml(data.decode(), "x")
    ),
    "TOML, keys": Case(lambda: b"".join(b"a%d = 1\n" % at for at in range(90_000)), _toml),
    "TOML, tables": Case(lambda: b"[[a.b.c]]\n" * 100_000, _toml),
    "TOML, dotted keys": Case(
        lambda: b"".join(b".".join([b"a"] * 90) + b".k%d = 1\n" % at for at in range(5_000)), _toml
    ),
    "TOML, lists": Case(lambda: b"a = [" + b"[]," * 330_000 + b"]", _toml),
    "TOML, inline tables": Case(lambda: b"a = [" + b"{b=1}," * 160_000 + b"]", _toml),
    "logo, pixels": Case(lambda: _image(7000, 7000, "PNG"), lambda data: logo_from(data, "logo.png")),
    "logo, JPEG": Case(lambda: _image(7000, 7000, "JPEG"), lambda data: logo_from(data, "logo.jpg")),
    "logo, too many pixels": Case(lambda: _image(9000, 9000, "PNG"), lambda data: logo_from(data, "x")),
    "hints, a long line": Case(
        lambda: b"grow revenue by 10% " * 50_000, lambda data: suggest(data.decode())
    ),
    "hints, long notes": Case(lambda: b"grow revenue " * 70_000, lambda data: suggest("A", data.decode())),
    "hints, numbers": Case(lambda: b"1,5% " * 200_000, lambda data: suggest(data.decode())),
    "pages, equal ideas": Case(lambda: _list(PAGE_ROWS, impact=5, effort=5), _page, _ideas),
    "pages, ideas without scores": Case(lambda: _list(PAGE_ROWS), _page, _ideas),
    "pages, long titles": Case(
        lambda: _list(PAGE_ROWS, impact=5, effort=5, description="x" * 1900), _page, _ideas
    ),
}
