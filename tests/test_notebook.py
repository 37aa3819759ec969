"""Results in a notebook: they show themselves, and become tables."""

import re

import pytest

from gtm_framework import Initiative, classify, load_scorecard, rank
from gtm_framework.charts.figures.matrix import matrix_figure
from gtm_framework.exchange.workspaces.example import example_ideas
from gtm_framework.scorecard.comparison import compare

ATTACK = "<script>alert(1)</script> & more"


def test_a_verdict_is_a_table_whose_last_column_sums_to_the_lean() -> None:
    verdict = classify(example_ideas()[0])
    frame = verdict.to_frame()

    assert list(frame.columns) == ["question", "answer", "weight", "adds"]
    assert frame["adds"].sum() == pytest.approx(verdict.lean)
    assert "Strategic: all 6 answers are strategic." in verdict._repr_html_()


def test_a_ranked_list_is_a_list_and_a_table_in_its_order() -> None:
    ranked = rank(example_ideas())
    frame = ranked.to_frame()

    assert isinstance(ranked, list)
    assert frame["title"].tolist() == [item.initiative.title for item in ranked]
    assert frame["rank"].isna().sum() == sum(item.rank is None for item in ranked)
    assert len(re.findall("<tr>", ranked._repr_html_())) == len(ranked) + 1


def test_an_empty_list_says_so() -> None:
    assert "No ideas." in rank([])._repr_html_()


def test_a_scorecard_shows_its_comparison_with_even_weights() -> None:
    scorecard = load_scorecard()

    assert scorecard.to_frame().equals(compare(scorecard.table).to_frame())
    assert scorecard.to_frame()["rank"].tolist() == sorted(scorecard.to_frame()["rank"])
    assert scorecard._repr_html_() == compare(scorecard.table)._repr_html_()
    assert "<caption" in scorecard._repr_html_()


def test_typed_text_stays_text() -> None:
    ideas = [Initiative(title=ATTACK, answers={"purpose": "strategic"}, impact=8, effort=2)]

    for shown in (rank(ideas)._repr_html_(), classify(ideas[0])._repr_html_()):
        assert "<script>" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in shown


def test_a_chart_is_one_call() -> None:
    assert len(matrix_figure(rank(example_ideas())).data) > 0
