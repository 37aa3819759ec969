"""Every file that holds a list, to the same grid; every other file refused with what it is."""

import gzip
import json
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.errors import GtmError, UnknownNameError
from gtm_framework.exchange.files.grid import FileKind, Grid
from gtm_framework.exchange.files.grid_in import grid_of_file, grid_of_text
from gtm_framework.exchange.limits import TooLargeError
from gtm_framework.exchange.report import FileRefused
from gtm_framework.exchange.workspaces.file import DocumentInFile, workspace_bytes

HEADERS = ["Initiative", "Owner", "Impact"]
ROWS = [["Café tour", "Zoë", "8"], ["New prices", "Ben", "6"]]


def same(grid: Grid) -> bool:
    return grid.headers == HEADERS and [list(record) for record in grid.records()] == ROWS


def text(delimiter: str) -> str:
    return "".join(delimiter.join(row) + "\n" for row in [HEADERS, *ROWS])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman"])
def test_one_list_comes_out_of_every_delimiter_and_encoding(delimiter: str, codec: str) -> None:
    assert same(grid_of_file(text(delimiter).encode(codec)))


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("sep=|\n" + text("|"), FileKind.CSV),
        ("\ufeff\ufeff" + text(","), FileKind.CSV),
        ("".join(f'"{line}"\n' for line in text(",").splitlines()), FileKind.CSV),
        (("Plans\n\n| Initiative | Owner | Impact |\n|:--|---|--:|\n| Café tour | Zoë | 8 |\n"
          "|New prices|Ben|6|\n\nEnd"), FileKind.MARKDOWN),
        ("Initiative | Owner | Impact\n--- | --- | ---\nCafé tour | Zoë | **8**\nNew prices | Ben | 6\n",
         FileKind.MARKDOWN),
        (("<html><table><tr><th>Initiative<th>Owner<th>Impact<tr><td>Caf&eacute;\n tour<td>Zoë<td><b>8</b>"
          "<tr><td>New prices<td>Ben<td>6</table>"), FileKind.HTML),
    ],
)  # fmt: skip
def test_one_list_comes_out_of_every_form_of_text(told: str, kind: FileKind) -> None:
    grid = grid_of_text(told)

    assert same(grid)
    assert grid.source.kind is kind


def test_spans_of_an_html_table_are_filled() -> None:
    grid = grid_of_text(
        "<table><tr><td>Phase<td>Idea<td>Impact</tr><tr><td rowspan=2>First<td>A<td>8</tr>"
        "<tr><td>B<td>6</tr><tr><td>Second<td colspan=2>C</tr></table>"
    )

    assert grid.columns == [["First", "First", "Second"], ["A", "B", "C"], ["8", "6", ""]]


def test_the_open_cards_of_a_trello_board_are_its_ideas() -> None:
    board = {
        "name": "Growth",
        "lists": [{"id": "l1", "name": "Next"}, {"id": "l2", "name": "Old", "closed": True}],
        "members": [{"id": "m1", "fullName": "Ana"}],
        "cards": [
            {"name": "Café tour", "desc": "In May", "idList": "l1", "idMembers": ["m1", "m9"],
             "labels": [{"name": "growth"}, {"name": "", "color": "red"}], "due": "2026-05-03T10:00:00Z"},
            {"name": "Gone", "idList": "l1", "closed": True},
            {"name": "In an old list", "idList": "l2"},
            7,
        ],
    }  # fmt: skip
    grid = grid_of_file(json.dumps(board).encode())

    assert grid.source.kind is FileKind.TRELLO
    assert list(grid.records()) == [("Café tour", "In May", "Next", "growth, red", "Ana", "2026-05-03", "")]


def test_the_ideas_of_our_own_workspace_are_read_as_our_export() -> None:
    content = workspace_bytes(
        "Acme", [DocumentInFile(sort="initiative", id="a", body={"title": "=1+1", "impact": 8})]
    )
    grid = grid_of_file(content)

    assert grid.source.kind is FileKind.WORKSPACE
    assert grid.columns[grid.headers.index("title")] == ["=1+1"]


def zipped(*names: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7", "it is a PDF, not a list."),
        (gzip.compress(b"title\nx\n", mtime=0), "it is a gzip archive, not a list. Unpack it"),
        (OLD, r"it is an old Excel workbook \(\.xls\)\. Save it as XLSX"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "it is a workbook with a password."),
        (OLD + "WordDocument".encode("utf-16-le"), r"it is an old Word document \(\.doc\), not a list\."),
        (zipped("Index/Document.iwa"), "it is a Numbers document, not a list. In Numbers, choose File"),
        (zipped("xl/workbook.bin"), "it is an Excel binary workbook"),
        (zipped("content.xml", "mimetype"), "it is an OpenDocument file, not a list."),
        (zipped("word/document.xml"), "it is a Word document, not a list."),
        (zipped("a.csv", "b.csv", "c", "d"), r"it is a zip archive with a\.csv, b\.csv, c and 1 more\."),
        (zipped(), "it is a zip archive with nothing."),
        (b"PK\x03\x04rest", "it is a damaged or incomplete workbook or zip archive."),
        (zipped("xl/workbook.xml"), "the workbook is damaged or protected."),
        (b"\x89PNG\r\n\x1a\n", "it is a picture, not a list."),
        (b"<html><p>No table here</p></html>", "it is a web page without a table."),
        (b"<table><tr><td " + b"a='" * 40_000, "it is an HTML file with a tag of more than 100,000 char"),
        (b'{"a": 1}', "it is JSON, but not a Trello board or a workspace exported from this app."),
        (b'{"cards": [}', "it looks like JSON, but line 1 is not valid JSON."),
        (b'{"a":' * 100_000, "it is JSON that is nested too deeply for a list."),
        (bytes(1000), "it is not a text file: it is full of"),
        (b"<table>" * 200_000, "it is an HTML file with 200,000 tags."),
        (b"|a|b|\n|-|-|\n" + b"|" * 20_000, "line 3 has more than 16,384 columns."),
        (b"", "it is empty. Use a file with a header row and at least one row below it."),
    ],
)  # fmt: skip
def test_anything_else_is_named_with_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(FileRefused, match=f"^file: {what}"):
        grid_of_file(data, "file")


def test_a_person_may_say_how_a_file_is_read() -> None:
    data = "title,owner;x\nCafé,Zoë;y\n".encode("mac_roman")

    grid = grid_of_file(data, encoding="mac_roman", delimiter=";")
    assert (grid.headers, grid.columns[0]) == (["title,owner", "x"], ["Café,Zoë"])
    assert grid_of_file(b"title,owner\na,b\n", header_row=0).columns == [["title", "a"], ["owner", "b"]]
    assert grid_of_file(b"title,owner\na,b\nc,d\n", header_row=2).headers == ["a", "b"]


def test_what_a_person_says_must_fit_the_file() -> None:
    with pytest.raises(FileRefused, match=r"^x: it is not UTF-8\. Omit the encoding"):
        grid_of_file(b"title\n\xff\n", "x", encoding="utf-8")
    with pytest.raises(UnknownNameError, match=r"^Unknown delimiter '!'"):
        grid_of_file(b"title\n", delimiter="!")
    with pytest.raises(GtmError, match=r"it is not a workbook, so it has no sheet 'Plans'"):
        grid_of_file(b"title\n", sheet="Plans")


def test_a_list_without_a_header_keeps_its_first_row() -> None:
    grid = grid_of_text("1\tBuild the page\tSo that partners see it\n2\tCall ten customers\tAsk them\n")

    assert (grid.headers, grid.source.header_row) == (["Column A", "Column B", "Column C"], None)
    assert grid.columns[1] == ["Build the page", "Call ten customers"]
    assert grid.notes == ["There is no header row, so the first row counts as an idea."]


def test_text_formulas_are_their_text_and_guards_come_off() -> None:
    grid = grid_of_text('title,impact,note\n"=""A ""b"""" """,="8",\'=1+1\n')

    assert [cells[0] for cells in grid.columns] == ['="A "b"" "', "8", "=1+1"]


def test_every_form_keeps_to_the_longest_list_allowed() -> None:
    table = "|title|\n|---|\n" + "|x|\n" * 20
    for told in (table, "title\n" + "x\n" * 20, "<table>" + "<tr><td>x" * 20 + "</table>"):
        with pytest.raises(TooLargeError):
            grid_of_text(told, max_rows=10)


CELLS = st.text(alphabet="abcÄé 12", min_size=1, max_size=6).filter(lambda cell: cell.strip() != "")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.integers(0, 3),
    st.integers(0, 2),
)
def test_the_grid_depends_on_no_delimiter_encoding_or_blank_row_or_column(
    rows: list[tuple[str, str, str]], delimiter: str, codec: str, blank_rows: int, blank_columns: int
) -> None:
    def spelled(delimiter: str, blanks: int, columns: int) -> str:
        lines = [delimiter.join((*row, *[""] * columns)) for row in [("title", "owner", "impact"), *rows]]
        return ("\n" * (blanks + 1)).join(lines) + "\n"

    plain = grid_of_text(spelled(",", 0, 0))
    other = grid_of_file(spelled(delimiter, blank_rows, blank_columns).encode(codec))

    assert other.headers[:3] == plain.headers[:3]
    assert other.columns[:3] == plain.columns[:3]


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=80)
    | st.lists(
        st.sampled_from(
            ["title", "|", "---", "\n", '"', ",", "<table>", "<tr>", "<td rowspan=3>", "</table>", "{",
             '"cards":[',
             "]", "}", "[", "PK\x03\x04", "Total", "# ", "Q1", "\r", ";", "=", "'", "1.200",
             "8/10", "\x00", "é"]
        ),
        max_size=25,
    ).map(lambda pieces: "".join(pieces).encode())
)  # fmt: skip
def test_any_bytes_are_a_grid_or_refused_in_words(data: bytes) -> None:
    grid, told = Grid(), "any"
    try:
        grid = grid_of_file(data, "any")
    except GtmError as refused:
        told = str(refused)

    assert told.startswith("any")
    assert {len(cells) for cells in grid.columns} <= {len(grid.rows)}
    assert len(grid.headers) == len(grid.columns)


def test_a_row_that_holds_nothing_but_an_empty_text_formula_is_read() -> None:
    read = grid_of_file(b'title,owner\nA,Ana\n="",\nB,=" "\n', "list.csv")

    assert read.columns == [["A", "", "B"], ["Ana", "", " "]]


def test_the_fields_a_trello_board_adds_are_columns() -> None:
    card = {
        "name": "Win back",
        "idList": "l",
        "customFieldItems": [
            {"idCustomField": "f", "value": {"number": "8"}},
            {"idCustomField": "g", "value": None, "idValue": "o"},
        ],
    }
    fields = [
        {"id": "f", "name": "Impact"},
        {"id": "g", "name": "Size", "options": [{"id": "o", "value": {"text": "M"}}]},
        {"id": "h", "name": "Team"},
    ]
    board = {"lists": [{"id": "l", "name": "Now"}], "cards": [card], "customFields": fields}
    grid = grid_of_file(json.dumps(board).encode(), "board.json")

    assert dict(zip(grid.headers, (cells[0] for cells in grid.columns), strict=True)) == {
        "title": "Win back", "description": "", "status": "Now", "labels": "", "members": "", "due": "",
        "url": "", "Impact": "8", "Size": "M", "Team": "",
    }  # fmt: skip
