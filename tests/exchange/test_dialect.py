"""Delimiter and header, told by one rule."""

import pytest

from gtm_framework.exchange.dialect import Dialect, dialect_of


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("title,owner\na,b\n", ","),
        ("title;owner\na;b\n", ";"),
        ("title\towner\na\tb\n", "\t"),
        ('title;owner\n"a, b, c";d\n"e, f";g\n', ";"),
        ('title,owner\n"a;b;c",d\n', ","),
        ('title,notes\n"one;\ntwo;\nthree;",x\n', ","),
        ("title\nJust one column\n", ","),
        ("title\nPlan, then do\nDo, then check, then act\nRest\n", ";"),
        ("name;title,of,all\na;b\n", ";"),
        ("first;second\n1;2\n", ";"),
        ("", ","),
    ],
)
def test_the_delimiter_that_gives_a_title_and_even_rows_is_taken(text: str, delimiter: str) -> None:
    assert dialect_of(lines(text)).delimiter == delimiter


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"'])
def test_a_first_line_may_announce_the_delimiter(first: str) -> None:
    text = f"{first}\r\ntitle,still title;owner\r\na;b\r\n"

    assert dialect_of(lines(text)) == Dialect(";", announced=True, header_at=0, titled=False)


def test_an_announced_tab_is_taken() -> None:
    assert dialect_of(["sep=\t\r\n", "title\towner\r\n"]).delimiter == "\t"


def test_an_unknown_announcement_is_a_row_like_any_other() -> None:
    assert not dialect_of(["sep=|\n", "title|owner\n"]).announced


@pytest.mark.parametrize(
    ("text", "header_at"),
    [
        ("title,owner\na,b\n", 0),
        (",,\n,,https://example.org/sheet\n,,\nName,Notes,Tags\na,b,c\n", 3),
        ("Ideas for the autumn\n\nTitle,Owner\na,b\n", 2),
        ("\n\ntitle\na\n", 2),
        ("headline,owner\nb,Name\n", 0),
        ("number,owner\nb,Name\n", 0),
        ("\nnumber,place\n1,2\n", 1),
    ],
)
def test_the_header_is_the_first_row_with_a_title_that_is_wider_than_all_above(
    text: str, header_at: int
) -> None:
    assert dialect_of(lines(text)).header_at == header_at


def test_a_title_far_below_is_no_header() -> None:
    text = "list\n" * 25 + "title,owner\na,b\n"

    assert dialect_of(lines(text)).header_at == 0
