"""What is pasted is a table, or one idea a line: nobody's header becomes an idea."""

import pytest

from gtm_framework.exchange.importing.pasted import is_pasted_table, pasted_ideas


@pytest.mark.parametrize(
    "text",
    [
        "title\timpact\nOwn the benchmark\t8",
        "Plan\tReach\tImpact\nOwn the benchmark\t1200\t3",
        "Own the benchmark\t1200\t3\nRun one webinar\t300\t1",
        "Plan,Reach,Impact\nOwn the benchmark,1200,3",
        "| Idea | Impact |\n| --- | --- |\n| Own the benchmark | 8 |",
    ],
)
def test_a_table_is_told_by_its_header_or_its_even_cells(text: str) -> None:
    assert is_pasted_table(text)


@pytest.mark.parametrize(
    "text",
    [
        "Own the benchmark\nRun one webinar",
        "Own the benchmark\twith the trade press\nRun one webinar\twith a partner",
        "- Raise prices, cut effort\n- Run one webinar, then two",
        "",
    ],
)
def test_lines_are_ideas_and_what_follows_a_tab_is_a_note(text: str) -> None:
    assert not is_pasted_table(text)
    assert len(pasted_ideas(text)) == len(text.splitlines())
