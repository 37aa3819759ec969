"""Where the header is, or that there is none."""

import pytest

from gtm_framework.exchange.files.heading import Heading, find_heading, is_known


def rows(text: str) -> list[list[str]]:
    return [line.split(",") for line in text.splitlines()]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("title,owner\na,b", 0),
        (",,\n,,https://example.org/sheet\n,,\nName,Notes,Tags\na,b,c", 3),
        ("Ideas for the autumn\n\nTitle,Owner\na,b", 2),
        ("\n\ntitle\na", 2),
        ("headline,owner\nb,Name", 0),
        ("number,owner\nb,Name", 0),
        ("\nnumber,place\n1,2", 1),
        ("Scoring of the plans,,\nPlan,Market,Risk\nA,1,2\nB,2,3", 1),
        ("list\n" * 25 + "title,owner\na,b", 0),
    ],
)
def test_the_header_is_the_first_row_that_names_columns(text: str, at: int) -> None:
    assert find_heading(rows(text)).at == at


@pytest.mark.parametrize(
    "text",
    [
        "1,Build the page,So that partners see it\n2,Call ten customers,Ask them",
        "Call ten customers,8,2\nRewrite the page,6,4",
        "task,Plan one,https://example.com/1\ntask,Plan two,https://example.com/2",
        "Ana,ana@example.com,Win back trials\nBen,ben@example.com,Sponsor the fair",
        "Launch,2026-03-01\nFair,2026-05-01",
    ],
)
def test_a_first_row_like_the_rows_below_is_no_header(text: str) -> None:
    assert find_heading(rows(text)) == Heading(None, titled=False, known=0)


@pytest.mark.parametrize(
    "text", ["Option,2025,2026\nA,3,4", "Option,1,2,3\nA,3,4,5", "Idea,Impact,100\nA,3,4", "Plan,Cost\nA,3"]
)
def test_years_counted_columns_and_known_headers_are_headers(text: str) -> None:
    assert find_heading(rows(text)).at == 0


@pytest.mark.parametrize(
    "header", ["Impact", "Business Impact", "Level of effort", "Est. Reach", "OWNER *", "Idea"]
)
def test_a_header_is_known_by_its_core_word(header: str) -> None:
    assert is_known(header)


@pytest.mark.parametrize(
    "header", ["", "What it is", "x" * 60, "Raise the impact of every mail that we send out"]
)
def test_other_text_is_not(header: str) -> None:
    assert not is_known(header)
