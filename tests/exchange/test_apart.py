"""Rows that are not ideas, and group cells that are filled down."""

import pytest

from gtm_framework.exchange.files.grid import Grid, Reason
from gtm_framework.exchange.files.grid_in import grid_of_file


def read(text: str, keep: tuple[int, ...] = ()) -> Grid:
    return grid_of_file(text.encode(), "ideas.csv", keep=keep)


def left_out(grid: Grid) -> list[tuple[int, Reason]]:
    return [(each.row, each.reason) for each in grid.left_out]


BOARD = (
    "Growth board,,\n,,\nThis month,,\nName,Person,Status\nCall ten customers,Ana,Doing\nNew prices,Ben,\n"
    ",,\nNext month,,\nName,Person,Status\nSponsor the fair,Cy,\n"
)


def test_group_names_and_repeated_headers_are_left_out_and_become_a_column() -> None:
    grid = read(BOARD)

    assert grid.columns[0] == ["Call ten customers", "New prices", "Sponsor the fair"]
    assert (grid.headers[-1], grid.columns[-1]) == ("Group", ["This month", "This month", "Next month"])
    assert left_out(grid) == [
        (1, Reason.CAPTION), (3, Reason.CAPTION), (8, Reason.GROUP), (9, Reason.HEADER),
    ]  # fmt: skip
    assert grid.notes[-2:] == [
        "Left out (not an idea): row 8, a group name.",
        "Left out (not an idea): row 9, a repeated header.",
    ]


def test_any_row_can_be_taken_back_in() -> None:
    grid = read(BOARD, keep=(3, 8))

    assert grid.columns[0] == [
        "This month", "Call ten customers", "New prices", "Next month", "Sponsor the fair",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Idea,Impact,Effort\nMarketing:,,\nA,8,2\nB,6,4\nSales:,,\nC,3,3\n",
        "Idea,Impact,Effort\nMarketing,,\nA,8,2\nB,6,4\nSales,,\nC,3,3\nD,2,3\n",
        "Idea,Impact,Effort\nMarketing,,\nA,8,2\nB,6,4\n,,\nSales,,\nC,3,3\n",
        "Theme,Idea,Impact\nMarketing,,\n,A,8\n,B,6\nSales,,\n,C,3\n",
    ],
)
def test_labels_that_head_the_blocks_of_a_list_are_groups(text: str) -> None:
    grid = read(text)

    assert {reason for _, reason in left_out(grid)} == {Reason.GROUP}
    assert grid.columns[-1][:3] == ["Marketing", "Marketing", "Sales"]


@pytest.mark.parametrize(
    "text",
    [
        "Idea\nCall ten customers\nNew prices\n",
        "Idea,Impact,Effort\nA,8,2\nSponsor the fair,,\nC,3,3\n",
        "Idea,Impact,Effort\nSponsor the fair in Oslo next year,,\nB,8,2\nC,3,3\n",
        "Idea,Notes\nSponsor the fair,\nNew prices,\nCall ten customers,soon\n",
        "Idea,Impact,Effort\nTotal cost of ownership page,8,2\nB,3,3\n",
        "Idea,Impact,Effort\nB,3,3\nTotal,8,2\nC,3,2\n",
        "Idea,Impact\n#1 in every search,8\nNotes on prices,3\n",
    ],
)
def test_an_idea_without_scores_stays_an_idea(text: str) -> None:
    assert left_out(read(text)) == []


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("Total,,9\n", Reason.TOTAL),
        ("Average:,7,3\n", Reason.TOTAL),
        ("Summe,14,6\n", Reason.TOTAL),
        (",14,6\n", Reason.TOTAL),
        ("\nNote: impact is from 1 to 10,,\n", Reason.NOTE),
        ("\n# scored in May\n", Reason.NOTE),
        ("* scored by the board,,\n", Reason.NOTE),
        ("\nLegend\n8 is high\n", Reason.NOTE),
        ("Idea,Impact,Effort\n", Reason.HEADER),
    ],
)
def test_what_follows_the_ideas_is_left_out(rows: str, reason: Reason) -> None:
    grid = read("Idea,Impact,Effort\nA,8,2\nB,6,4\n" + rows)

    assert grid.columns[0] == ["A", "B"]
    assert {found for _, found in left_out(grid)} == {reason}


def test_a_second_header_is_left_out() -> None:
    grid = read(
        "Respondent,Idea,Impact?,Effort?\n,Open-Ended Response,1 (low) to 10,1 to 10\n1,A,8,2\n2,B,6,4\n"
    )

    assert left_out(grid) == [(2, Reason.SECOND_HEADER)]


def test_a_first_idea_with_words_for_numbers_is_no_second_header() -> None:
    assert left_out(read("Idea,Reach,Impact\nA,All accounts,8\nB,900,6\n")) == []
    assert left_out(read("Idea,Reach,Impact\nA,TBD,n/a\nB,900,6\nC,800,5\n")) == []


def test_our_own_export_is_read_as_it_is() -> None:
    grid = read("title,kind,lean,coverage,decided,impact\nTotal,,,,,14\nA,,,,,14\n\n# x,,,,,\n")

    assert left_out(grid) == []


@pytest.mark.parametrize("header", ["Phase", "Objective", "Themes", "Epic name"])
def test_merged_group_cells_are_filled_down(header: str) -> None:
    grid = read(f"{header},Initiative,Impact\nFirst,A,8\n,B,6\nSecond,C,3\n")

    assert grid.columns[0] == ["First", "First", "Second"]
    assert grid.notes == [f"Filled {header} down into 1 row below its group."]


def test_a_group_inside_a_group_is_filled_down_within_it() -> None:
    grid = read("Objective,Key result,Initiative\nO1,K1,A\n,,B\nO2,,C\n,K2,D\n")

    assert grid.columns[:2] == [["O1", "O1", "O2", "O2"], ["K1", "K1", "", "K2"]]


@pytest.mark.parametrize(
    "text",
    [
        "Owner,Initiative\nAna,A\n,B\nBen,C\n",
        "Phase,Initiative\nFirst,A\n,B\nSecond,C\nFirst,D\n",
        "Phase,Initiative\n,A\nFirst,B\n",
        "Objective,Owner\nWin,Ana\n,Ana\n",
        "Initiative,Phase\nA,First\nB,\n",
    ],
)
def test_other_blanks_stay_blank(text: str) -> None:
    assert any("" in cells for cells in read(text).columns)
