"""One corpus of hostile bytes for every reader: a result or an error of ours, never a traceback."""

import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
import xlsxwriter

from gtm_framework.catalog import parse_toml
from gtm_framework.errors import GtmError
from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.importing.choices import loaded
from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.exchange.limits import COLUMNS, PAGE_ROWS
from gtm_framework.exchange.scorecards.file import read_options
from gtm_framework.exchange.workspaces.file import read_workspace
from gtm_framework.store.bodies import from_text
from gtm_framework.store.rows import NOT_DECODED
from gtm_framework.triage.methods.own_methods import methods_from
from gtm_framework.triage.rubric import Rubric

HEAD = '{"format": "gtm-framework-workspace", "version": 1, "name": "x", "documents": ['


def document(kind: str, body: str) -> bytes:
    return f'{HEAD}{{"sort": "{kind}", "id": "{kind}", "body": {body}}}]}}'.encode()


def workbook() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate([["title", "impact"], ["A", 5], ["B", 7]]):
            sheet.write_row(row, 0, cells)
    return out.getvalue()


def altered(part: str, content: bytes) -> bytes:
    """The workbook with one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return out.getvalue()


def shuffled(seed: int) -> bytes:
    """A sound file with a few bytes of noise in it."""
    chance = random.Random(seed)
    whole = bytearray(chance.choice([workbook(), document("settings", "{}"), b"title,impact\nA,5\n" * 20]))
    for _ in range(chance.randint(1, 8)):
        whole[chance.randrange(len(whole))] = chance.randrange(256)
    return bytes(whole)


KINDS = ("settings", "own_table", "strategy", "cascade", "health", "initiative")
WRONG = ("[]", "1", "null", '{"threshold": "x"}', '{"options": 1}', '{"title": 1e999}',
         '{"method": "none"}',
         '{"own_methods": {"a": [[1]]}}', '{"pillars": [[]]}', '{"title": "\\ud800"}')  # fmt: skip
CORPUS: dict[str, bytes] = {
    "nothing": b"",
    "a byte": b"\xff",
    "NUL": b"title\x00,a\nb,c\n",
    "half UTF-16": b"\xff\xfe\x00",
    "surrogates": b"title\n\xed\xa0\x80\n",
    "a percentage without end": b"title,confidence\nA,1e9999999999999999999 %\n",
    "exponents": b"title,impact,effort,reach\nA,1e999999999,-9e99999999,1E+400\n",
    "digits": b"title,impact\nA," + b"9" * 5_000 + b"\n",
    "a fraction without end": b"title,impact\nA,1/" + b"0" * 5_000 + b"\n",
    "NaN": b"title,impact\nA,NaN\nB,-inf\n",
    "JSON nested 1,000 deep": b'{"cards": ' + b"[" * 1_000 + b"]" * 1_000 + b"}",
    "JSON nested 100,000 deep": b"[" * 100_000,
    "JSON digits": b'{"cards": [{"name": ' + b"9" * 5_000 + b"}]}",
    "JSON without end": HEAD.encode(),
    "TOML digits": b"a = " + b"9" * 4_301,
    "TOML nested 5,000 deep": b"a = " + b"[" * 5_000 + b"]" * 5_000,
    "TOML tables": b"a = " + b"{a = " * 3_000 + b"1" + b"}" * 3_000,
    "TOML keys": b".".join([b"a"] * 5_000) + b" = 1",
    "TOML twice": b"a = 1\na = 2",
    "too many columns": b"title" + b",x" * 100_000 + b"\nA\n",
    "equal headers": b"title" + b",x" * (COLUMNS - 1) + b"\nA\n",
    "equal titles": b"title\n" + b"Same\n" * PAGE_ROWS,
    "too many rows": b"title\n" + b"A\n" * (PAGE_ROWS + 1),
    "blank rows": b"title\nA\n" + b"\n" * 1_000_000,
    "faulty rows": b"title,a\n" + b"x,y,z\n" * 200_000,
    "a long cell": b"title\n" + b"x" * 2_000_000 + b"\n",
    "expanding letters": ("title\n" + "\ufdfa" * 300_000 + "\n").encode(),
    "an expanding header": ("title," + "\ufdfa" * 300_000 + "\nA,1\n").encode(),
    "an open quote": b'title,a\n"abc,1\n' * 500,
    "a wide HTML table": b"<table><tr>" + b"<td>x" * 20_000 + b"</table>",
    "spans": b"<table><tr><td colspan=100000000>x<tr><td rowspan=999999999>y</table>",
    "unclosed HTML": b"<table>" + b"<tr><td>" * 20_000,
    "a zip": altered("xl/workbook.xml", b"<"),
    "a sheet that is none": altered("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row r='x'>"),
    "a sheet far away": altered(
        "xl/worksheets/sheet1.xml",
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
    ),
    "half a workbook": workbook()[:-300],
} | {f"{kind} {wrong}": document(kind, wrong) for kind in KINDS for wrong in WRONG} | {
    f"noise {seed}": shuffled(seed) for seed in range(40)
}  # fmt: skip


def text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def row(data: bytes) -> object:
    try:
        return from_text(text(data))
    except NOT_DECODED as error:  # which `rows` turns into a damaged row
        raise GtmError(str(error)) from error


READERS: dict[str, Callable[[bytes], Any]] = {
    "a list": lambda data: read_csv(data, "file", max_rows=PAGE_ROWS),
    "a grid": lambda data: grid_of_file(data, "file", max_rows=PAGE_ROWS),
    "a scorecard": lambda data: read_options(data, "file", max_rows=PAGE_ROWS),
    "a workspace": lambda data: read_workspace(data, "file"),
    "TOML": lambda data: parse_toml(text(data), "file"),
    "a rubric": lambda data: Rubric.model_validate(parse_toml(text(data), "file")),
    "methods": lambda data: methods_from(parse_toml(text(data), "file"), "file"),
    "choices": lambda data: loaded(text(data), ["title", "impact"], "file"),
    "a row": row,
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("case", CORPUS)
def test_every_reader_gives_a_result_or_an_error_of_ours(reader: str, case: str) -> None:
    with suppress(GtmError):
        READERS[reader](CORPUS[case])


def nested(depth: int) -> str:
    return "a = " + "[" * depth + "]" * depth


@pytest.mark.parametrize(
    ("within", "beyond", "fault"),
    [
        (nested(100), nested(101), "nested more than 100 levels deep"),
        ("a = " + "9" * 300, "a = " + "9" * 301, "more than 300 digits"),
        ("." .join(["a"] * 100) + " = 1", ".".join(["a"] * 101) + " = 1", "nested more than 100 levels"),
        ("#" * 1_000_000, "#" * 1_000_001, "the limit is 1,000,000"),
    ],
)  # fmt: skip
def test_the_limits_of_toml_hold_at_their_boundary(within: str, beyond: str, fault: str) -> None:
    parse_toml(within, "file")
    with pytest.raises(GtmError, match=fault):
        parse_toml(beyond, "file")


def test_brackets_and_digits_inside_text_do_not_count() -> None:
    found = parse_toml(f"a = \"{'[' * 500}\"\nb = '{'9' * 500}'\n# {'[' * 50} don't\n", "file")

    assert found == {"a": "[" * 500, "b": "9" * 500}
