"""The report in plain lines."""

import pytest

from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.exchange.report import Fault, on_one_line, shown


def lines(text: str) -> list[str]:
    return list(read_csv(text.encode(), "ideas.csv", on_bad="skip").report.lines())


def test_a_report_says_how_the_file_was_read_and_what_became_of_each_column() -> None:
    assert lines(
        "Plans\n\nSummary;Issue key;risk;Impact;status\nA;K-1;maybe later;12;open\n\nB;K-2;;3;\n"
    ) == [
        "ideas.csv: 2 rows (UTF-8, semicolon)",
        "1 row imported, 1 row left out",
        "Summary read as title.",
        "risk kept as risk (imported): 1 of 1 filled cells aren't valid for risk.",
        "Impact read as impact.",
        "Kept unchanged: Issue key.",
        "The header is in row 3; the rows above it were left out.",
        "1 blank row skipped.",
        (
            "Assumed: Impact (3 to 12) is on 1 to 10. To change that, use --scale NAME=SCALE, such as "
            "--scale impact=0-100."
        ),
        "ideas.csv, row 4, column Impact: '12' is outside 1 to 10. Fix the cell, or leave it empty.",
    ]


def test_a_plain_list_needs_one_line() -> None:
    assert lines("title\nA\n") == ["ideas.csv: 1 row (UTF-8, comma)"]


def test_blank_rows_are_counted() -> None:
    assert lines("title\nA\n\n\nB\n")[-1] == "2 blank rows skipped."


def test_headers_with_line_breaks_stay_on_one_line() -> None:
    assert lines('title,"two\nlines"\nA,b\n')[-1] == "Kept unchanged: two lines."


def test_a_report_without_a_reading_has_the_name_alone() -> None:
    from gtm_framework.exchange.report import Report

    assert list(Report("ideas.csv").lines()) == ["ideas.csv: 0 rows"]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("12", "'12'"),
        ("it's", '"it\'s"'),
        ("two\nlines", r"'two\nlines'"),
        ("\x1b[31m", r"'\x1b[31m'"),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 59}…'"),
    ],
)
def test_a_value_is_shown_on_one_line_and_cut_when_long(value: str, told: str) -> None:
    assert shown(value) == told


def test_control_characters_in_a_header_are_spelled_out() -> None:
    assert on_one_line("a\x1bb") == r"a\x1bb"


def test_a_fault_of_a_row_names_no_column() -> None:
    fault = Fault("ideas.csv", 3, 4, None, None, "it is short", "Fill it.")

    assert str(fault) == "ideas.csv, row 3 (line 4): it is short. Fill it."


def test_a_guessed_encoding_is_told() -> None:
    report = read_csv("title\nCafé\n".encode("cp1252"), "ideas.csv").report

    assert list(report.lines()) == [
        "ideas.csv: 1 row (Windows-1252, comma)",
        "The file is not UTF-8, so we read it as Windows-1252. Check letters with accents.",
    ]
