"""Errors say which thing, what value, what is allowed and what to do, and keep the evidence."""

from math import inf

from gtm_framework import GtmError
from gtm_framework.errors import (
    CellFault,
    NotOneOfError,
    OutOfRangeError,
    RefusedError,
    RefusedTableError,
    UnknownNameError,
)


def test_a_number_outside_its_range() -> None:
    error = OutOfRangeError("impact", "12", 1, 10)

    assert str(error) == "impact: '12' is outside 1 to 10. Enter a number from 1 to 10, or leave it empty."
    assert (error.what, error.value, error.low, error.high) == ("impact", "12", 1, 10)


def test_a_number_below_a_range_without_an_end() -> None:
    error = OutOfRangeError("reach", -1, 0, inf)

    assert str(error) == ("reach: -1 is not 0 or more. Enter 0 or more, or leave it empty.")


def test_a_number_that_is_none_of_a_few() -> None:
    error = NotOneOfError("job size", 4.0, (1, 2.5))

    assert str(error) == "job size: 4 is not one of 1, 2.5. Choose one, or leave it empty."
    assert (error.what, error.value, error.allowed) == ("job size", 4.0, (1, 2.5))
    assert str(NotOneOfError("job size", "big", (1,))) == (
        "job size: 'big' is not one of 1. Choose one, or leave it empty."
    )


def test_an_unknown_name_that_is_close_to_a_known_one() -> None:
    error = UnknownNameError("workspace", "acme-2026", iter(["acme-2025", "demo"]))

    assert str(error) == "Unknown workspace 'acme-2026'. Did you mean 'acme-2025'?"
    assert (error.what, error.name, error.known) == ("workspace", "acme-2026", ("acme-2025", "demo"))


def test_an_unknown_name_that_is_close_to_none() -> None:
    assert str(UnknownNameError("workspace", "x", ["acme", "demo"])) == (
        "Unknown workspace 'x'. Known: acme, demo."
    )
    assert str(UnknownNameError("workspace", "x", [])) == "Unknown workspace 'x'. Known: none."


def test_a_refusal_lists_its_faults() -> None:
    error = RefusedError("rubric", ["First.", "Second."])

    assert str(error) == "rubric: 2 errors. First. Second."
    assert (error.what, error.faults, error.count) == ("rubric", ("First.", "Second."), 2)


def test_a_refusal_says_how_many_faults_it_does_not_list() -> None:
    error = RefusedError("rubric", ["First."], count=250)

    assert str(error) == "rubric: 250 errors. The first 1: First."


def test_a_table_is_refused_cell_by_cell() -> None:
    error = RefusedTableError([CellFault(3, "impact", 12, "12 is too much.")], count=1)

    assert str(error) == ("table (rows counted from 0): row 3, column impact: 12 is too much.")
    assert error.cells[0].value == 12


def test_every_error_can_be_caught_as_one() -> None:
    classes = (NotOneOfError, OutOfRangeError, RefusedError, RefusedTableError, UnknownNameError)

    assert all(issubclass(each, GtmError) for each in classes)
