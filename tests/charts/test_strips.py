"""Revealed ballots for the back of a room."""

import re

import pytest

from gtm_framework.charts.signs import Theme
from gtm_framework.charts.strips import Line, strips_html
from gtm_framework.charts.votes import vote_rows
from gtm_framework.workshop.ballots import Answer
from tests.workshop.room import revealed, sheet, voting

HOSTILE = "<img src=x onerror=alert(1)>"


def strips(theme: Theme = "light", *heads: str, follows: bool = False) -> str:
    state, seen = revealed(voting("a", HOSTILE), sheet({"a": [2, 2, 9, Answer.SKIP], HOSTILE: []}))
    lines = [
        Line(item, vote_rows(state, seen, "impact", [item]), follows=follows) for item in ("a", HOSTILE)
    ]
    return strips_html(lines, heads, theme)


def cells(html: str, line: int) -> list[str]:
    """What stands in each place of one strip."""
    [strip] = re.findall(r"<td class='strip'.*?</td>", html.split("<tr")[line + 1])
    return re.findall(r">(\d+)<", strip)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_place_of_the_scale_holds_how_many_chose_it_or_its_own_number(theme: Theme) -> None:
    html = strips(theme)

    assert cells(html, 0) == ["1", "2", "3", "4", "5", "6", "7", "8", "1", "10"]
    assert html.count("<b ") == 2  # two at 2, one at 9
    assert html.count("class='middle'") == 1


def test_an_idea_without_a_counted_ballot_has_a_dash_for_its_score() -> None:
    assert strips().count("<td class='result'>–</td>") == 1


def test_what_people_typed_is_text() -> None:
    html = strips()

    assert "<img" not in html
    assert "&lt;img" in html


def test_the_heads_say_what_was_asked_and_a_second_vote_follows_its_first() -> None:
    html = strips("light", "Impact", follows=True)

    assert "<th scope='col' colspan='2'>Impact</th>" in html
    assert html.count("<tr class='follows'>") == 2
    assert "thead" not in strips()


def test_no_lines_make_an_empty_table() -> None:
    assert strips_html([], [], "light").endswith("<tbody></tbody></table>")
