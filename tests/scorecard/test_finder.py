from itertools import permutations

import pytest

from gtm_framework.errors import UnknownNameError
from gtm_framework.scorecard.finder import find, load_finder
from gtm_framework.scorecard.scorecard import load_scorecard

ONE_EACH = ["where_to_play", "finance_approval", "pipeline_this_quarter", "who_owns_the_number"]


@pytest.mark.parametrize(
    ("team", "concept"), [("many_teams", "gtm_strategy"), ("small_team", "marketing_plan")]
)
@pytest.mark.parametrize("decisions", [[], ONE_EACH, ["next_piece", "which_variant", "shift_spend"]])
def test_the_two_published_answers_come_out_whatever_is_on_the_table(
    team: str, concept: str, decisions: list[str]
) -> None:
    first = find(decisions, team).first

    assert first is not None
    assert first.concept.id == concept
    assert first.best_for is not None
    assert first.reasons[0] == first.best_for.why


@pytest.mark.parametrize(
    ("decision", "concept"),
    [
        ("where_to_play", "marketing_strategy"),
        ("finance_approval", "marketing_plan"),
        ("pipeline_this_quarter", "demand_generation"),
        ("who_owns_the_number", "sales_strategy"),
        ("one_revenue_model", "gtm_strategy"),
        ("next_piece", "marketing_tactics"),
    ],
)
def test_a_decision_leads_to_the_concept_whose_job_it_is(decision: str, concept: str) -> None:
    finding = find([decision])

    assert [answer.concept.id for answer in finding.answers] == [concept]
    assert finding.sentence == (
        f"Start with {load_scorecard().concept(concept).name}: it makes the decision you selected."
    )


def test_an_answer_carries_all_that_a_team_asks_next() -> None:
    answer = find(["finance_approval"]).answers[0]

    assert answer.concept.owner == "Marketing leadership or marketing operations"
    assert answer.concept.horizon_months == (3, 12)
    assert "Pipeline" in answer.concept.kpis
    assert answer.confused_with.id == "marketing_strategy"
    assert answer.concept.confused_with.why.startswith("It gets mistaken for the strategy when")
    assert answer.reasons == (
        "What finance can approve: The plan ties budget and headcount to priorities, line by line.",
    )


def test_the_concept_with_most_decisions_comes_first() -> None:
    finding = find(["next_piece", "where_to_play", "which_variant"])

    assert [answer.concept.id for answer in finding.answers] == ["marketing_tactics", "marketing_strategy"]
    assert finding.sentence == (
        "Start with Marketing tactics: it covers 2 of the 3 decisions you selected. "
        "Then: Marketing strategy."
    )


def test_at_a_tie_what_sets_choices_comes_first_in_whatever_order_it_was_ticked() -> None:
    findings = [find(order) for order in permutations(ONE_EACH)]

    assert {tuple(answer.concept.id for answer in finding.answers) for finding in findings} == {
        ("marketing_strategy", "sales_strategy", "marketing_plan", "demand_generation")
    }
    assert findings[0].sentence == (
        "Start with Marketing strategy: it covers as many decisions as any other, and the one that sets "
        "direction comes first. Then: Sales strategy, Marketing plan, Demand generation."
    )


def test_a_team_with_decisions_hears_where_to_start_and_what_comes_then() -> None:
    finding = find(["where_to_play", "finance_approval"], "small_team")

    assert finding.sentence == (
        "Start with Marketing plan. A few people need one document that turns a simple strategy into "
        "weekly actions and a pipeline target. Then: Marketing strategy."
    )
    assert [len(answer.decisions) for answer in finding.answers] == [1, 1]


def test_nothing_chosen_is_no_answer_but_a_next_step() -> None:
    finding = find()

    assert finding.first is None
    assert finding.sentence == "Select the decisions you face, or your kind of team."


def test_every_concept_is_the_answer_to_some_decision() -> None:
    answers = find([decision.id for decision in load_finder().decisions]).answers

    assert {answer.concept.id for answer in answers} == {c.id for c in load_scorecard().concepts}
    assert sum(len(answer.decisions) for answer in answers) == len(load_finder().decisions)


def test_an_unknown_decision_or_team_is_refused_with_a_suggestion() -> None:
    with pytest.raises(UnknownNameError) as refused:
        find(["where_to_pley"])
    assert str(refused.value) == "Unknown decision 'where_to_pley'. Did you mean 'where_to_play'?"
    with pytest.raises(UnknownNameError) as refused:
        find(team="huge")
    assert str(refused.value) == "Unknown team 'huge'. Known: many_teams, small_team."
