"""Reading a list takes work in proportion to its size, whatever is in it: counted in calls, not seconds."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from gtm_framework.catalog import parse_toml
from gtm_framework.errors import GtmError
from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.importing.changes import apply_plan
from gtm_framework.exchange.importing.pasted import check_pasted
from gtm_framework.exchange.importing.plan import plan_import
from gtm_framework.exchange.limits import COLUMNS, PAGE_CELLS, PAGE_ROWS, TooLargeError, TooManyCellsError
from gtm_framework.exchange.scorecards.file import read_scorecard
from gtm_framework.exchange.workspaces.file import read_workspace
from gtm_framework.scorecard.comparison import compare
from gtm_framework.scorecard.weight_stability import sensitivity
from gtm_framework.triage.hints.suggesting import READ, suggest


def imported(data: bytes) -> None:
    apply_plan(plan_import(grid_of_file(data, "list.csv", max_rows=PAGE_ROWS)))


def compared(data: bytes) -> None:
    sensitivity(compare(read_scorecard(data, "scores.csv", max_rows=PAGE_ROWS).table))


def wide(header: str) -> Callable[[int], bytes]:
    return lambda size: (
        ",".join(["title", *(header.format(at) for at in range(size))]) + "\nA" + ",3" * size + "\n"
    ).encode()


def long(line: str, head: str = "title\n") -> Callable[[int], bytes]:
    return lambda size: (head + "".join(line.format(at) + "\n" for at in range(size))).encode()


def document(body: str) -> Callable[[int], bytes]:
    head = '{"format": "gtm-framework-workspace", "version": 1, "name": "x", "documents": ['
    one = '{"sort": "initiative", "id": "%d", "body": ' + body + "}"
    return lambda size: (head + ",".join(one % at for at in range(size)) + "]}").encode()


GROWING: dict[str, tuple[Callable[[bytes], object], Callable[[int], bytes]]] = {
    "other headers": (imported, wide("x{}")),
    "equal headers": (imported, wide("Note")),
    "blank headers": (imported, wide("")),
    "headers of ours": (imported, wide("impact")),
    "headers with scales": (imported, wide("Impact {} (1-5)")),
    "equal titles": (imported, long("Same")),
    "symbols": (imported, long("★")),
    "wrong numbers": (imported, long("A,x{}", "title,impact\n")),
    "Markdown": (imported, long("|Same|3|", "|title|impact|\n|---|---|\n")),
    "tied options": (compared, long("o{},5,5", "option,a,b\n")),
    "symbol names": (compared, long("★{},5,5", "option,a,b\n")),
    "ideas of a workspace": (read_workspace, document('{"title": "Same"}')),
    "faulty ideas of a workspace": (read_workspace, document('{"titel": 1}')),
}


def calls(run: Callable[[bytes], object], data: bytes) -> int:
    """How many functions are called, those written in C among them."""
    count = 0

    def seen(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        run(data)
    except GtmError:
        pass  # a refusal has to come in time too
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("case", GROWING)
def test_twice_the_input_is_at_most_twice_the_work(case: str) -> None:
    run, content = GROWING[case]
    calls(run, content(100))  # so that what is read and built once is there

    once = calls(run, content(400))
    twice = calls(run, content(800))

    assert twice < 2.2 * once


def test_a_page_takes_so_many_cells_and_no_more() -> None:
    columns = 100
    rows = PAGE_CELLS // columns
    head = b"title" + b"," * (columns - 1)

    assert len(grid_of_file(head + b"\nx" * rows, "x", max_rows=PAGE_ROWS).rows) == rows
    with pytest.raises(TooManyCellsError) as refused:
        grid_of_file(head + b"\nx" * (rows + 1), "x", max_rows=PAGE_ROWS)

    assert str(refused.value) == (
        "x: it has 100 columns and more than 500,000 cells. Delete the columns you don't need, or split "
        "the list."
    )


def test_a_wide_file_is_refused_before_its_cells_fill_the_memory() -> None:
    read: list[int] = []
    data = (b"title" + b"," * (COLUMNS - 1) + b"\n") * 100

    with pytest.raises(TooManyCellsError):
        grid_of_file(data, "x", max_rows=PAGE_ROWS, progress=lambda done, _: read.append(done))

    assert all(done < len(data) for done in read)


@pytest.mark.parametrize("line", ["A\n", "A\r\n", "\n", "A\u2028"])
def test_a_pasted_list_is_as_long_as_a_page_takes(line: str) -> None:
    check_pasted(line * PAGE_ROWS)
    with pytest.raises(TooLargeError, match="The pasted list: it has more than 10,000 rows"):
        check_pasted(line * (PAGE_ROWS + 1))


def test_of_a_text_without_end_only_the_beginning_is_read_for_suggestions() -> None:
    text = "grow revenue " * 1_000

    assert suggest(text * 100, text * 100) == suggest(text[:READ], text[:READ])


def test_a_markdown_table_is_left_at_the_first_row_too_many() -> None:
    with pytest.raises(TooLargeError):
        grid_of_file(b"|title|b|\n|---|---|\n" + b"|x|1|\n" * (PAGE_ROWS + 1), "x", max_rows=PAGE_ROWS)


def test_text_that_opens_a_quote_again_and_again_is_looked_through_once() -> None:
    with pytest.raises(GtmError, match="Not valid TOML"):
        parse_toml('\\"""\n' * 50_000, "x")


def test_a_cell_too_long_to_say_what_to_enter_is_not_searched_for_a_scale() -> None:
    grid = grid_of_file(b"title,impact\nA," + b"7" * 200_000 + b"\nB,3\n", "list.csv")
    assert [len(cell) for cell in grid.columns[1]] == [200_000, 1]
