"""A column of cells to numbers: one style a column, nothing converted in silence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.exchange.cells.number_cells import NumberStyle
from gtm_framework.exchange.cells.numbers import read_numbers, style_of
from gtm_framework.exchange.files.grid_in import grid_of_file


def values(*cells: str, **how: str) -> list[Decimal | None]:
    return read_numbers(cells, delimiter=how.get("delimiter", "")).decimals()


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (("8", "6.25", "-3", "0.435"), ("8", "6.25", "-3", "0.435")),
        (("8,5", "6,25", "1.200"), ("8.5", "6.25", "1200")),
        (("1 200", "12 500"), ("1200", "12500")),
        (("1\u202f200", "1\xa0200,5"), ("1200", "1200.5")),
        (("1'200.5", "12’500"), ("1200.5", "12500")),
        (("1,200,000", "3.5"), ("1200000", "3.5")),
        (("1.200.000", "3,5"), ("1200000", "3.5")),
        (("1,00,000", "2,50,000"), ("100000", "250000")),
        (("1.2k", "12K", "3M", "2 mio"), ("1200", "12000", "3000000", "2000000")),
        (("1.5m", "500k"), ("1500000", "500000")),
        (("8/10", "7 of 10", "6"), ("8", "7", "6")),
        (("3 - Massive", "2: High", "1 (Low)", "Minimal (0)"), ("3", "2", "1", "0")),
        (("★★★★☆", "★★☆☆☆"), ("4", "2")),
        (("$1,200.50", "€ 900", "USD 12"), ("1200.50", None, None)),
        (("−5", "–4", "+3"), ("-5", "-4", "3")),
        (("８", "９．５"), ("8", "9.5")),
        (("1e3", "1E-2", ".5", "8."), ("1000", "0.01", "0.5", "8")),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(
    cells: tuple[str, ...], numbers: tuple[str | None, ...]
) -> None:
    assert values(*cells) == [None if number is None else Decimal(number) for number in numbers]


def test_a_comma_parts_thousands_in_a_file_of_commas() -> None:
    assert values("1,200", "900", delimiter=",") == [1200, 900]


@pytest.mark.parametrize("cells", [["1.200", "12.500", "900"], ["1,200", "900"]])
def test_cells_that_can_be_read_in_two_ways_are_listed_and_have_no_value(cells: list[str]) -> None:
    column = read_numbers(cells)

    assert column.ambiguity is not None
    assert column.style is None
    assert set(column.ambiguity.readings[cells[0]]) == {Decimal("1.2"), Decimal(1200)}
    assert column.decimals()[0] is None


def test_a_person_decides_the_style() -> None:
    assert read_numbers(["1.200"], style=NumberStyle.COMMA).decimals() == [1200]
    assert read_numbers(["1.200"], style=NumberStyle.POINT).decimals() == [Decimal("1.2")]


def test_a_cell_in_the_other_style_is_a_misfit() -> None:
    column = read_numbers(["8,5", "6,25", "7.5"])

    assert column.misfits["7.5"].problem == "has a decimal point, but the column uses a decimal comma"


def test_placeholders_are_blanks_that_are_counted() -> None:
    column = read_numbers(["TBD", "n/a", "-", "?", "#DIV/0!", "—", "TBD", "", " ", "7"])

    assert column.blanks == {"TBD": 2, "n/a": 1, "-": 1, "?": 1, "#DIV/0!": 1, "—": 1}
    assert column.decimals() == [None] * 9 + [7]
    assert list(column.remarks("Impact")) == [
        "Impact: 7 cells are read as blank: TBD, n/a, -, ? and 2 more."
    ]


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [("7-8", 7, 8), ("3–5", 3, 5), ("2 to 4", 2, 4), ("1-2 weeks", 1, 2), ("9 – 7", 7, 9)],
)
def test_a_range_is_no_number_and_keeps_its_ends(cell: str, low: int, high: int) -> None:
    column = read_numbers([cell])

    assert column.ranges == {cell: (low, high)}
    assert column.misfits[cell].problem == f"is a range from {low} to {high}"


@pytest.mark.parametrize(
    ("cell", "meant"),
    [("8-Jul", "7-8"), ("5-Mar", "3-5"), ("2026-05-03", "5-3"), ("03. Mai", "5-3"), ("May-20", "5-20")],
)
def test_a_date_is_said_to_come_from_a_range(cell: str, meant: str) -> None:
    problem = read_numbers([cell]).misfits[cell].problem

    assert problem == f"is a date, which a spreadsheet probably made from {meant}"


def test_approximate_numbers_are_read_and_said() -> None:
    column = read_numbers(["~500", "10k+", "about 20", ">5"])

    assert column.decimals() == [500, 10_000, 20, 5]
    assert list(column.remarks("Reach")) == [
        (
            "Reach: approximate numbers are read as written: "
            "10k+ as 10000, >5 as 5, about 20 as 20, ~500 as 500."
        )
    ]


def test_a_column_has_one_unit() -> None:
    column = read_numbers(["12000 visitors", "900", "All accounts", "5 days"])

    assert (column.unit, column.decimals()[:2]) == ("visitors", [12_000, 900])
    assert column.misfits["All accounts"].problem == "is not a number"
    assert column.misfits["5 days"].problem == "is in days, but the column is in visitor"


def test_percent_signs_are_units_and_the_number_stays_as_written() -> None:
    column = read_numbers(["80 %", "50%", "0.8"])

    assert (column.unit, column.decimals()) == ("%", [80, 50, Decimal("0.8")])
    assert set(column.units) == {"80 %", "50%"}


def test_words_behind_numbers_that_name_each_value_are_labels() -> None:
    column = read_numbers(["3 Massive", "2 High", "1 Low"])

    assert (column.unit, column.words["3 Massive"]) == ("", "massive")


def test_cells_out_of_another_whole_are_misfits() -> None:
    column = read_numbers(["8/10", "7/10", "4/5"])

    assert column.out_of == 10
    assert column.misfits["4/5"].problem == "is out of 5, but the column is out of 10"


@pytest.mark.parametrize(
    "cell", ["high", "1.2.3", "12:30", "=8", "1e999", "x" * 100, "1" * 100, "(", "%", "1_0"]
)
def test_anything_else_is_no_number(cell: str) -> None:
    assert read_numbers([cell]).misfits[cell].problem == "is not a number"


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False).map(repr)))
def test_every_number_that_python_writes_comes_back_exactly(cells: list[str]) -> None:
    column = read_numbers(cells, style=NumberStyle.POINT)

    assert column.floats().tolist() == list(map(float, cells))


@given(st.lists(st.text(alphabet="0123456789.,-+ %$€k/~'mM()TBD★☆", max_size=12) | st.text(max_size=12)))
def test_every_cell_is_a_number_a_blank_or_named(cells: list[str]) -> None:
    column = read_numbers(cells)

    for cell in cells:
        doubtful = column.ambiguity.readings if column.ambiguity else {}
        found = [cell in kind for kind in (column.values, column.blanks, column.misfits, doubtful)]
        assert sum(found) == (1 if cell.strip() else 0)


def test_the_columns_of_a_file_prove_its_style_unless_they_disagree() -> None:
    assert style_of(grid_of_file(b"title;a;b\nx;8,5;1.200\n")) is NumberStyle.COMMA
    assert style_of(grid_of_file(b"title;a;b\nx;8,5;8.5\n")) is None
    assert style_of(grid_of_file(b"title;a;b\nx;8;1.200\n")) is None
