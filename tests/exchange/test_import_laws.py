"""Laws of the import as a whole: what a list becomes does not depend on how its file is written.

Columns that name groups (Phase, Objective) are left out of the law on their order: left of the ideas, a
blank cell of theirs belongs to the group above, as in merged cells.
"""

import csv
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import BytesIO, StringIO
from random import Random

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework import Initiative, Rubric, rank
from gtm_framework.errors import GtmError
from gtm_framework.exchange.files.grid import Grid
from gtm_framework.exchange.files.grid_in import grid_of_file
from gtm_framework.exchange.importing.changes import apply_plan
from gtm_framework.exchange.importing.plan import ImportPlan, plan_import
from gtm_framework.exchange.lists.csv_out import csv_bytes
from gtm_framework.exchange.lists.workbook import workbook_of_csv
from gtm_framework.triage.scales.scales import scale

HEADERS = ("Idea", "Reach", "Impact", "Confidence", "Effort", "Owner", "Channel")
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["Own the report", "Größe zeigen", "Win-back, again", 'Price "by" use', "A page"]),
        st.sampled_from(["", "300", "1200", "15000"]),
        st.sampled_from(["", "0.5", "1", "2", "3", "7", "10"]),
        st.sampled_from(["", "50%", "80%", "100%"]),
        st.sampled_from(["", "1", "2", "5", "9"]),
        st.sampled_from(["", "Ana", "Zoë"]),
        st.sampled_from(["", "=Sales", "North; south"]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda row: row[0],
)


def spelled(headers: tuple[str, ...], rows: Sequence[tuple[str, ...]], delimiter: str = ",") -> str:
    out = StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([headers, *rows])
    return out.getvalue()


def plan(data: bytes, existing: tuple[Initiative, ...] = (), method: str = "rice") -> ImportPlan:
    return plan_import(grid_of_file(data, "ideas"), existing=existing, method=method)


def ideas(data: bytes) -> list[dict[str, object]]:
    """What a file becomes, as far as it is the same in any order of columns."""
    return [idea.model_dump() for idea in apply_plan(plan(data)).new]


@settings(max_examples=40, deadline=None)
@given(
    ROWS,
    st.randoms(use_true_random=False),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_ideas_depend_on_no_column_order_delimiter_or_encoding(
    rows: list[tuple[str, ...]], random: Random, delimiter: str, codec: str
) -> None:
    order = random.sample(range(len(HEADERS)), len(HEADERS))
    moved = [tuple(row[at] for at in order) for row in rows]
    headers = tuple(HEADERS[at] for at in order)

    other = ideas(spelled(headers, moved, delimiter).encode(codec))

    assert other == ideas(spelled(HEADERS, rows).encode())


@settings(max_examples=40, deadline=None)
@given(ROWS, st.integers(0, 3), st.integers(0, 2))
def test_ideas_depend_on_no_blank_rows_or_columns(
    rows: list[tuple[str, ...]], blank_rows: int, blank_columns: int
) -> None:
    wide = [(*row, *[""] * blank_columns) for row in rows]
    spaced = [each for row in wide for each in (row, *[("",) * len(row)] * blank_rows)]

    other = ideas(spelled((*HEADERS, *[""] * blank_columns), spaced).encode())

    assert other == ideas(spelled(HEADERS, rows).encode())


@settings(max_examples=40, deadline=None)
@given(ROWS, st.booleans())
def test_our_export_comes_back_exactly_and_changes_nothing(
    rows: list[tuple[str, ...]], as_workbook: bool
) -> None:
    first = apply_plan(plan(spelled(HEADERS, rows).encode())).new
    written = csv_bytes(rank(first, "rice"), Rubric.default())
    if as_workbook:
        book = BytesIO()
        workbook_of_csv(written, book)
        written = book.getvalue()

    again = apply_plan(plan(written, first))

    assert again.puts == ()
    assert {idea.id: idea for idea in again.unchanged} == {idea.id: idea for idea in first}
    assert {i.id: i for i in apply_plan(plan(written)).new} == {idea.id: idea for idea in first}


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_importing_a_file_twice_changes_nothing(rows: list[tuple[str, ...]]) -> None:
    data = spelled(HEADERS, rows).encode()
    first = apply_plan(plan(data)).new

    assert apply_plan(plan(data, first)).puts == ()


WORDS = st.sampled_from(["stars", "tshirt", "low-medium-high", "very-low-to-very-high", "tshirt-words"])


@settings(max_examples=60, deadline=None)
@given(WORDS, st.data())
def test_half_a_column_of_words_with_both_ends_is_on_the_same_scale(name: str, data: st.DataObject) -> None:
    words = list(scale(name).words)
    drawn = data.draw(st.lists(st.sampled_from(words), max_size=8))
    half = [word for word in drawn if data.draw(st.booleans())]

    def found(cells: list[str]) -> str | None:
        lines = [(f"Idea {at}", cell) for at, cell in enumerate([words[0], words[-1], *cells])]
        return plan(spelled(("Idea", "Effort"), lines).encode()).by_name["effort"].scale

    assert found(half) == found(drawn)


CELLS = (
    st.none()
    | st.text(max_size=8)
    | st.integers(-5, 10**9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["Idea", "Impact", "Effort", "Total", "3-5", "TBD", "8/10", "★★★", "1.200", "Weight"])
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=6))
def test_any_workbook_is_planned_and_imported_or_refused_in_words(lines: list[list[object]]) -> None:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Any")
        for at, line in enumerate(lines):
            sheet.write_row(at, 0, line)

    outcome(lambda: grid_of_file(out.getvalue(), "any.xlsx"))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=6))
def test_any_grid_is_planned_and_imported_or_refused_in_words(lines: list[list[object]]) -> None:
    width = max(map(len, lines))
    text = [["" if cell is None else str(cell) for cell in line] for line in lines]
    data = spelled(("Idea",) * width, [(*line, *[""] * (width - len(line))) for line in text])

    outcome(lambda: grid_of_file(data.encode("utf-8", "replace"), "any.csv"))


def outcome(read: Callable[[], Grid]) -> None:
    """Plan and import a file; any error but ours fails the test."""
    with suppress(GtmError):
        changes = apply_plan(plan_import(read()), on_bad="skip")
        assert len(changes.new) == len(changes.sheet)
