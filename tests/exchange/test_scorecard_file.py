from fractions import Fraction

import pytest

from gtm_framework.exchange.limits import TooLargeError
from gtm_framework.exchange.report import FileRefused
from gtm_framework.exchange.scorecards.file import read_options
from gtm_framework.scorecard.table import Named, Scale, Table


def scores(table: Table) -> list[list[Fraction]]:
    columns = range(len(table.criteria))
    return [[table.score(row, column) for column in columns] for row in range(len(table.options))]


def refusal(content: str | bytes, scale: Scale | None = None) -> list[str]:
    data = content if isinstance(content, bytes) else content.encode()
    with pytest.raises(FileRefused) as refused:
        read_options(data, "plans.csv", scale)
    return str(refused.value).split("\n")


def test_the_first_column_names_the_options_and_the_others_are_criteria() -> None:
    table = read_options(b"Plan,Time to value,Cost\nPartners,7,2.5\nField sales,0.1,10\n", "plans.csv")

    assert table.options == (Named("partners", "Partners"), Named("field_sales", "Field sales"))
    assert table.criteria == (Named("time_to_value", "Time to value"), Named("cost", "Cost"))
    assert scores(table) == [[7, Fraction(5, 2)], [Fraction(1, 10), 10]]


@pytest.mark.parametrize(
    "text",
    [
        "Plan,Cost,Fit\nA,1,2\nB,3,4\n",
        "\ufeffPlan;Cost;Fit\r\nA;1;2\r\nB;3,0;4\r\n",
        "Plan\tCost\tFit\nA\t1\t2\nB\t3\t4",
        '\n"Plan","Cost","Fit"\n\n"A","1.0","2"\n,,\nB,3,4\n\n',
        "Plan,Cost,Fit,\nA,1,2,\nB,3,4,\n",
        'Plan;Cost;Fit\nA;"1";"2"\nB;3;4',
        "sep=;\nPlan;Cost;Fit\nA;1;2\nB;3;4\n",
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_the_same_table_is_read_however_a_spreadsheet_writes_it(text: str, codec: str) -> None:
    table = read_options(text.encode(codec), "plans.csv")

    assert [option.name for option in table.options] == ["A", "B"]
    assert [criterion.name for criterion in table.criteria] == ["Cost", "Fit"]
    assert scores(table) == [[1, 2], [3, 4]]


def test_commas_in_the_header_do_not_hide_the_semicolons() -> None:
    assert scores(read_options(b"Plan, short;Cost\nA;7,5\nB;8\n", "plans.csv")) == [[Fraction(15, 2)], [8]]


def test_names_that_were_made_inert_are_restored() -> None:
    table = read_options(b"Plan,'=Cost\n'=A,1\n'B',2\n", "plans.csv")

    assert [option.name for option in table.options] == ["=A", "'B'"]
    assert [criterion.name for criterion in table.criteria] == ["=Cost"]


def test_every_fault_names_file_row_column_value_and_remedy() -> None:
    assert refusal("Plan,Cost,Fit\nPartners,12,\n\nField sales,x,3\npartners,1,2\nShort,1\n") == [
        "plans.csv, row 2, column Cost: '12' is outside 0 to 10. Enter a number from 0 to 10.",
        "plans.csv, row 2, column Fit: it is empty. Enter a number from 0 to 10.",
        "plans.csv, row 4, column Cost: 'x' is not a number. Enter a number from 0 to 10.",
        (
            "plans.csv, row 5, column Plan: 'partners' is already in row 2. "
            "Use a different name for each option."
        ),
        "plans.csv, row 6, column Fit: it is empty. Enter a number from 0 to 10.",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "plans.csv: it is empty. Use a file with a header row and at least one row below it."),
        (b" \n\n", "plans.csv: it is empty. Use a file with a header row and at least one row below it."),
        (b"Plan,Cost\n", "plans.csv: it has no options. Add a row for each option."),
        (
            b"Plan\nA\n",
            (
                "plans.csv: it has no criteria. "
                "Add a column for each criterion after the one that names the options."
            ),
        ),
        (
            b"PK\x03\x04",
            (
                "plans.csv: it is a damaged or incomplete workbook or zip archive. "
                "Save it or download it again."
            ),
        ),
        (
            b"\xef\xbb\xbfPlan,Cost\nA\xff,1\n",
            (
                "plans.csv: it starts as UTF-8 with byte order mark but mixes in another encoding. "
                "Save it as UTF-8."
            ),
        ),
        (
            b'Plan,Cost\n"A,1\n',
            (
                "plans.csv, row 2: a quote that opens in this row is never closed. "
                "Close the quote. If the quote is part of the text, put the cell in quotes and double "
                "the quote."
            ),
        ),
        (
            b'"Plan,Cost\nA,1\n',
            (
                "plans.csv, row 1: a quote that opens in this row is never closed, so lines 1 to 2 "
                "count as one cell. Close the quote. If the quote is part of the text, put the cell in "
                "quotes and double the quote."
            ),
        ),
        (
            b"Plan,Cost\nA,1\nB,1,1\n",
            (
                "plans.csv, row 3: it has 3 cells, but the header has 2. "
                "Put quotes around any cell that contains a delimiter, or remove the extra cells."
            ),
        ),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_line(content: bytes, message: str) -> None:
    assert refusal(content) == [message]


def test_a_scale_of_ones_own_is_the_range_that_scores_are_held_to() -> None:
    assert refusal("Plan,Cost\nA,0.5\n", Scale(Fraction(1), Fraction(5))) == [
        "plans.csv, row 2, column Cost: '0.5' is outside 1 to 5. Enter a number from 1 to 5."
    ]


def test_after_a_hundred_faults_the_rest_are_counted() -> None:
    lines = refusal("Plan,Cost\n" + "".join(f"p{at},x\n" for at in range(1234)))

    assert len(lines) == 101
    assert lines[-1] == "and 1,134 more"


def test_a_table_longer_than_a_page_takes_is_refused() -> None:
    with pytest.raises(TooLargeError, match=r"^plans\.csv: it has more than 2 rows\."):
        read_options(b"Plan,Cost\nA,1\nB,2\nC,3\n", "plans.csv", max_rows=2)
