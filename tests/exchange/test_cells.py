"""Cells to values."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gtm_framework.exchange.cells.misfit import Misfit
from gtm_framework.exchange.cells.values import (
    NumberRule,
    choice,
    closest,
    number,
    read_cells,
    tag_cell,
    tags,
)

IMPACT = NumberRule(1, 10)
REACH = NumberRule(0)
SHARE = NumberRule(0, 100, percent=True)


@pytest.mark.parametrize(
    ("cell", "rule", "value"),
    [
        ("", IMPACT, None),
        ("  ", IMPACT, None),
        ("TBD", IMPACT, None),
        ("#DIV/0!", IMPACT, None),
        ("8", IMPACT, 8),
        ("8/10", IMPACT, 8),
        ("8,5", IMPACT, 8.5),
        (" 8 ", IMPACT, 8),
        ("+8.0", IMPACT, 8),
        ("8.", IMPACT, 8),
        ("8.5", IMPACT, 8.5),
        (".5", NumberRule(0, 1), 0.5),
        ("1e1", IMPACT, 10),
        ("12,000", REACH, 12_000),
        ("1,234,567.5", REACH, 1_234_567.5),
        ("80 %", SHARE, 80),
        ("80%", SHARE, 80),
        ("1%", SHARE, 0.01),
        ("0.5 %", SHARE, 0.005),
        ("0.8", SHARE, 0.8),
        ("13", NumberRule(0, allowed=(1, 2, 3, 5, 8, 13, 20)), 13),
        ("8,5", NumberRule(1, 10, comma=True), 8.5),
        (",5", NumberRule(0, 1, comma=True), 0.5),
        ("8.5", NumberRule(1, 10, comma=True), 8.5),
        ("2,375", NumberRule(1, 10, comma=True), 2.375),
        ("0,125", NumberRule(0, comma=True), 0.125),
        ("12.000,5", NumberRule(0, comma=True), 12_000.5),
        ("12000", NumberRule(0, comma=True), 12_000),
    ],
)
def test_a_number_is_read_as_people_write_it(cell: str, rule: NumberRule, value: float | None) -> None:
    assert number(cell, rule) == value


@pytest.mark.parametrize(
    ("cell", "rule", "problem"),
    [
        ("12", IMPACT, "is outside 1 to 10"),
        ("0", IMPACT, "is outside 1 to 10"),
        ("-1", IMPACT, "is outside 1 to 10"),
        ("1e999", IMPACT, "is not a number from 1 to 10"),
        ("high", IMPACT, "is not a number from 1 to 10"),
        ("4/5", IMPACT, "is written as a score out of 5, but the column takes a number from 1 to 10"),
        ("8,5,1", IMPACT, "is not a number from 1 to 10"),
        ("80 %", IMPACT, "is not a number from 1 to 10"),
        ("inf", IMPACT, "is not a number from 1 to 10"),
        ("1_0", IMPACT, "is not a number from 1 to 10"),
        ("x", NumberRule(1, 10, comma=True), "is not a number from 1 to 10"),
        ("%", SHARE, "is not a number from 0 to 100"),
        ("120 %", SHARE, "is outside 0 to 100"),
        ("-4", REACH, "is not a number of 0 or more"),
        ("1e999", REACH, "is not a number of 0 or more"),
        ("4", NumberRule(0, allowed=(1, 2, 0.5)), "is not one of 1, 2, 0.5"),
    ],
)
def test_a_cell_that_is_no_number_for_its_column_is_named(
    cell: str, rule: NumberRule, problem: str
) -> None:
    assert number(cell, rule) == Misfit(problem, "Fix the cell, or leave it empty.")


@pytest.mark.parametrize(
    ("cell", "remedy"),
    [("1.200", "Write 1200 or 1.2."), ("3,000", "Write 3000 or 3."), ("12.345", "Write 12345 or 12.345.")],
)
def test_a_number_that_can_be_read_in_two_ways_is_asked_back(cell: str, remedy: str) -> None:
    assert number(cell, NumberRule(0, comma=True)) == Misfit("can be read in two ways", remedy)


def test_each_different_cell_is_read_once() -> None:
    asked: list[str] = []

    def read(cell: str) -> int | Misfit:
        asked.append(cell)
        return int(cell) if cell.isdigit() else Misfit("is no digit")

    reading = read_cells(["1", "x", "1", "x", "2"], read)

    assert asked == ["1", "x", "2"]
    assert (reading.values, reading.misfits) == ({"1": 1, "2": 2}, {"x": Misfit("is no digit")})


HORIZON = ("weeks", "one_to_three_years", "strategic", "mixed", "tactical")


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("", ""),
        (" ", ""),
        ("weeks", "weeks"),
        ("Strategic", "strategic"),
        (" MIXED ", "mixed"),
        ("One to three years", "one_to_three_years"),
    ],
)
def test_an_answer_is_read_whatever_its_case(cell: str, answer: str) -> None:
    assert choice(cell, HORIZON) == answer


@pytest.mark.parametrize(
    ("cell", "remedy"),
    [
        ("strategc", "Did you mean 'strategic'? Fix the cell, or leave it empty."),
        ("soon", "Fix the cell, or leave it empty."),
        ("-", "Fix the cell, or leave it empty."),
    ],
)
def test_an_unknown_answer_is_told_with_what_is_allowed(cell: str, remedy: str) -> None:
    problem = "is not one of weeks, one_to_three_years, strategic, mixed, tactical"

    assert choice(cell, HORIZON) == Misfit(problem, remedy)


def test_a_long_text_is_not_taken_for_a_slip() -> None:
    assert closest("strategic " * 20, HORIZON) is None


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("", ()),
        ("[]", ()),
        ("event", ("event",)),
        ("event, partner", ("event", "partner")),
        ("event;partner ;", ("event", "partner")),
        ("[event,partner]", ("event", "partner")),
        ('"a, b", c', ("a, b", "c")),
        ('5" screen, "half', ('5" screen', '"half')),
        ('"so" called', ('"so" called',)),
        (",,", ()),
    ],
)
def test_labels_are_read_as_tools_write_them(cell: str, labels: tuple[str, ...]) -> None:
    assert tags(cell) == labels


@given(st.lists(st.text(alphabet=st.sampled_from('ab ,;"[]\n')) | st.text(), max_size=4).map(tuple))
@example(("",))
@example(("[a]",))
@example(('"',))
def test_labels_come_back_exactly(labels: tuple[str, ...]) -> None:
    assert tags(tag_cell(labels)) == labels
