from pathlib import Path

import pytest
import yaml

from gtm_framework.triage.hints import Hints, Strength, Vocabulary, suggest
from gtm_framework.triage.hints.accepting import hinted
from gtm_framework.triage.initiative import Initiative, Kind
from gtm_framework.triage.rubric import Rubric
from gtm_framework.triage.verdict import classify

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "statements.yaml").read_text(encoding="utf-8"))


def by_words(line: str) -> Hints:
    """The hints of the words alone, without the learned opinion."""
    return suggest(line, vocabulary=Vocabulary.default())


@pytest.mark.parametrize(("line", "kind"), CASES["clear"])
def test_what_a_line_says_clearly_is_enough_for_a_verdict_once_accepted(line: str, kind: str) -> None:
    assert classify(hinted(Initiative(title=line))).kind == kind


@pytest.mark.parametrize("line", CASES["faint"])
def test_what_a_line_says_faintly_or_in_another_language_stays_undecided(line: str) -> None:
    hints = suggest(line)

    assert classify(Initiative(title="x", answers=hints.answers())).kind == "undecided"
    assert {s.strength for s in hints.suggestions} <= {Strength.WEAK}


def test_a_suggestion_quotes_its_words_with_reason_and_source() -> None:
    by_criterion = {s.criterion: s for s in suggest("Run a Facebook ad in Q3").suggestions}

    horizon = by_criterion["horizon"]
    assert (horizon.answer, horizon.words) == ("tactical", ("Q3",))
    assert horizon.reason == "It allows six months or less."
    assert "S3" in horizon.source
    assert [(q.where, q.start, q.end) for q in horizon.quotes] == [("title", 21, 23)]


def test_suggestions_come_in_the_order_of_the_rubric() -> None:
    order = [question.id for question in Rubric.default().questions]
    named = [s.criterion for s in suggest("Win 20 % market share in five years, company-wide").suggestions]

    assert named == sorted(named, key=order.index)
    assert {"purpose", "form", "metrics", "horizon", "scope"} <= set(named)


def test_a_criterion_beside_the_tree_goes_by_its_own_words_even_against_the_rest() -> None:
    answers = suggest("Become the leader in tyre recycling by Friday").answers()

    assert (answers["purpose"], answers["horizon"]) == ("strategic", "tactical")


def test_filter_questions_are_answered_with_yes_only() -> None:
    hints = suggest("Match the competitor's launch with a comparison page")

    assert hints.answers()["answers_a_move"] == "yes"
    assert {s.answer for s in hints.suggestions} <= {"strategic", "tactical", "yes"}


def test_notes_count_half_of_the_title() -> None:
    in_title = suggest("Newsletter")
    in_notes = suggest("Falcon", "Newsletter")

    assert in_notes.evidence[0].points * 2 == in_title.evidence[0].points
    assert in_notes.evidence[0].quotes[0].where == "description"


def test_the_purpose_and_the_means_of_a_line_count_less_than_its_main_part() -> None:
    zones = {
        e.quotes[0].text: e.zone
        for e in by_words("Send mailings to win market share by running ads").evidence
    }

    assert zones == {"Send": "head", "mailings": "head", "win": "purpose", "market share": "purpose"} | {
        "running ads": "means",
        "ads": "means",
    }


def test_weak_suggestions_can_be_left_out() -> None:
    hints = suggest("Become the leader, globally")

    assert set(hints.answers(Strength.CLEAR)) < set(hints.answers())


def test_quoted_words_count_less_unless_the_whole_line_is_quoted() -> None:
    assert suggest('the "market leader"').kind == "undecided"
    assert suggest('"Become the market leader"').kind == "strategic"
    assert suggest("the baker's first webinar, today's ads").kind == "tactical"


def test_one_tactical_word_settles_a_short_line_and_not_a_long_one() -> None:
    short, long = "a small banner", "old oaks and a small banner near the blue fence by my old red house"

    assert by_words(short).evidence[0].points == by_words(long).evidence[0].points == -24_00
    assert by_words(short).kind is Kind.TACTICAL
    assert by_words(long).kind is Kind.UNDECIDED
    assert by_words(f"Print {long}").kind is Kind.TACTICAL


def test_only_so_many_words_ask_for_more_and_only_those_of_the_main_part() -> None:
    asked = Vocabulary.default().tactical_points_for_ten_words * Vocabulary.default().counted_words // 10

    assert asked <= 48  # two words of 24 points
    assert suggest("Print old oaks and a small banner" + " near my blue fence" * 9).kind is Kind.TACTICAL
    assert suggest("a small banner so that old oaks near my blue fence are seen").kind is Kind.TACTICAL


def test_the_last_word_of_a_compound_says_what_it_is() -> None:
    assert by_words("a brand awareness campaign").kind is Kind.TACTICAL


def test_a_number_of_the_funnel_that_should_rise_is_tactical_and_a_broad_result_is_unclear() -> None:
    assert suggest("Improve conversion").kind is Kind.TACTICAL
    assert suggest("Improve efficiency").kind is Kind.UNDECIDED


def test_a_word_of_the_day_at_hand_keeps_its_weight_before_a_strategic_noun() -> None:
    assert {e.group.id: e.points for e in suggest("immediate reputation").evidence}["day_to_day"] == -20_00
