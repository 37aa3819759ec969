"""Every published limit of a file at its boundary: the largest file that is read, and the next, refused."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from gtm_framework.errors import GtmError
from gtm_framework.exchange import limits
from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.workspaces.file import FORMAT, VERSION, read_workspace


@dataclass(frozen=True)
class Boundary:
    """One limit.

    Attributes:
        read: Reads a file that is so large, in the limit's own unit.
        most: The limit.
        refusal: A part of the message about a file that is larger by one.
    """

    read: Callable[[int], object]
    most: int
    refusal: str


def _page(data: bytes) -> object:
    return grid_of_file(data, "x", max_rows=limits.PAGE_ROWS)


def _entries(count: int) -> object:
    body = {"title": "Call them", "impact": 5}
    documents = [{"sort": "initiative", "id": f"i{at}", "body": body} for at in range(count)]
    made = {"format": FORMAT, "version": VERSION, "name": "x", "documents": documents}
    return read_workspace(json.dumps(made).encode(), "x")


def _tags(count: int) -> object:
    filler = b"<br>" * (count - 5)
    return _page(b"<table><tr><td>Call them" + filler + b"</td></tr>")


def _board(size: int) -> object:
    head, tail = '{"cards": [{"name": "Call them"}], "name": "', '"}'
    return _page((head + "x" * (size - len(head) - len(tail)) + tail).encode())


BOUNDARIES = {
    "bytes of a file": Boundary(lambda n: limits.check_size("x", n), limits.PAGE_BYTES, "20.1 MB"),
    "rows of a page": Boundary(
        lambda n: _page(b"title,impact" + b"\nA,3" * n), limits.PAGE_ROWS, "more than 10,000 rows"
    ),
    "rows of a pasted Markdown table": Boundary(
        lambda n: _page(b"|title|\n|---|\n" + b"|A|\n" * n), limits.PAGE_ROWS, "more than 10,000 rows"
    ),
    "cells of a page": Boundary(
        lambda n: limits.check_cells("x", n, 1, on_page=True),
        limits.PAGE_CELLS,
        "more than 500,000 cells",
    ),
    "cells of the command": Boundary(
        lambda n: limits.check_cells("x", n, 1, on_page=False), limits.CELLS, "more than 100,000,000 cells"
    ),
    "columns": Boundary(
        lambda n: _page(b"title" + b",x" * (n - 1) + b"\nA\n"), limits.COLUMNS, "16,385 columns"
    ),
    "columns in quotes": Boundary(
        lambda n: _page(b"title" + b',"x"' * (n - 1) + b"\nA\n"), limits.COLUMNS, "16,385 columns"
    ),
    "columns of Markdown": Boundary(
        lambda n: _page(b"|title" + b"|x" * (n - 2) + b"|\n|---|\n|A|\n"),
        limits.COLUMNS,
        "more than 16,384 columns",
    ),
    "characters of a cell": Boundary(
        lambda n: _page(b'title,notes\nA,"' + b"x" * n + b'"\n'),
        limits.CELL_CHARACTERS,
        "more than 1,000,000 characters",
    ),
    "characters of a cell without quotes": Boundary(
        lambda n: _page(b"title,notes\nA," + b"x" * n + b"\n"),
        limits.CELL_CHARACTERS,
        "more than 1,000,000 characters",
    ),
    "characters of a JSON file": Boundary(_board, limits.DOCUMENT_BYTES, "20 MB"),
    "tags of an HTML file": Boundary(_tags, limits.MARKUP_TAGS, "150,001 tags"),
    "characters of a tag": Boundary(
        lambda n: _page(b"<table><tr><td " + b"x" * (n - 4) + b">Call them</td></tr></table>"),
        limits.TAG_CHARACTERS,
        "more than 100,000 characters",
    ),
    "entries of a workspace": Boundary(_entries, limits.WORKSPACE_DOCUMENTS, "at most 20,000"),
}


@pytest.mark.parametrize("boundary", BOUNDARIES.values(), ids=BOUNDARIES)
def test_a_file_at_a_limit_is_read_and_one_beyond_it_is_refused(boundary: Boundary) -> None:
    boundary.read(boundary.most)

    with pytest.raises(GtmError) as refused:
        boundary.read(boundary.most + 1)
    assert boundary.refusal in str(refused.value)
