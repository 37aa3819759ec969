"""Finding contradictions: worked cases, the laws that hold for every page, the shipped examples."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategy_pages import cases, drawn_answers, drawn_pages, options_of, page_of

from gtm_framework.strategy.coherence.coherence import check, check_change
from gtm_framework.strategy.coherence.comparison import compare
from gtm_framework.strategy.coherence.questions import Reply, answer_questions
from gtm_framework.strategy.coherence.ring import ring
from gtm_framework.strategy.coherence.standings import standing
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.page.steps import card_steps
from gtm_framework.strategy.severity import Severity


@pytest.mark.parametrize("case", cases("coherence.yaml"), ids=lambda case: case["name"])
def test_a_page_raises_the_contradictions_of_its_case(case: Any) -> None:
    assert [finding.id for finding in check(page_of(case["answers"]))] == case["findings"]


@pytest.mark.parametrize("case", cases("moves.yaml"), ids=lambda case: case["name"])
def test_the_way_from_one_page_to_the_next_raises_what_its_case_says(case: Any) -> None:
    findings = check_change(page_of(case["before"]), page_of(case["after"]))

    assert [finding.id for finding in findings] == case["findings"]


def test_a_finding_says_which_answers_conflict_in_words_and_what_would_settle_it() -> None:
    page = page_of({"motion.kind": "product_led", "pricing.level": "enterprise"})
    page = page.with_choice("pricing", words=" 180,000 a year ")

    (finding,) = check(page)

    assert finding.severity is Severity.HIGH
    assert finding.choices == ("motion", "pricing")
    assert [
        (c.path, c.choice, c.attribute, c.option, c.words, c.before, c.said) for c in finding.cites
    ] == [
        (
            "motion.kind",
            "Motion",
            "Type of motion",
            "product_led",
            "product-led: people sign up and pay on their own",
            "",
            "",
        ),
        (
            "pricing.level",
            "Pricing and packaging",
            "Price level",
            "enterprise",
            "the board or procurement: an enterprise price",
            "",
            "180,000 a year",
        ),
    ]
    assert finding.question == ("Lower the entry price, or add sales?")
    assert (finding.source, finding.bears_on) == ("S4", "pricing_fits_motion")


def test_a_finding_over_two_pages_says_what_the_answer_was_before() -> None:
    before = page_of({"buyer.cycle": "weeks", "motion.repeatable": "some"})
    after = page_of({"buyer.cycle": "longer", "motion.repeatable": "some"})

    (finding,) = check_change(before, after)

    assert [(c.path, c.before, c.words) for c in finding.cites] == [
        ("buyer.cycle", "a few weeks", "more than six months"),
        (
            "motion.repeatable",
            "partly: a handful of deals closed the same way",
            "partly: a handful of deals closed the same way",
        ),
    ]


def test_a_finding_over_two_pages_leaves_empty_what_was_not_said_before() -> None:
    before = page_of({"buyer.cycle": "weeks"})
    after = page_of({"buyer.cycle": "longer", "motion.repeatable": "some"})

    (finding,) = check_change(before, after)

    assert [cited.before for cited in finding.cites] == ["a few weeks", ""]


@settings(max_examples=150, deadline=None)
@given(answers=drawn_answers, data=st.data())
def test_a_further_answer_never_takes_a_finding_away(answers: dict[str, str], data: st.DataObject) -> None:
    blank = [path for path in load_form().paths() if path not in answers]
    path = data.draw(st.sampled_from(blank or ["icp.users"]))
    more = answers | {path: answers.get(path) or data.draw(st.sampled_from(options_of(path)))}

    found = {finding.id for finding in check(page_of(answers))}

    assert found <= {finding.id for finding in check(page_of(more))}


@settings(max_examples=150, deadline=None)
@given(answers=drawn_answers)
def test_a_finding_goes_as_soon_as_one_of_its_answers_is_blank(answers: dict[str, str]) -> None:
    page = page_of(answers)

    for finding in check(page):
        for path in finding.fields:
            assert finding.id not in {other.id for other in check(page.with_option(path, None))}


@settings(max_examples=100, deadline=None)
@given(answers=drawn_answers)
def test_findings_come_worst_first_whatever_the_order_of_the_answers(answers: dict[str, str]) -> None:
    findings = check(page_of(answers))
    backwards = check(page_of(dict(reversed(answers.items()))))

    assert [finding.severity.order for finding in findings] == sorted(f.severity.order for f in findings)
    assert findings == backwards


@settings(max_examples=100, deadline=None)
@given(page=drawn_pages)
def test_words_evidence_and_fields_change_no_contradiction(page: OnePage) -> None:
    dressed = page.with_field("motion", "We call").with_choice("icp", words="Banks", evidence="data")

    assert [finding.id for finding in check(dressed)] == [finding.id for finding in check(page)]


@settings(max_examples=100, deadline=None)
@given(page=drawn_pages)
def test_a_page_compared_with_itself_has_not_changed(page: OnePage) -> None:
    same = compare(page, page)

    assert (same.changes, same.went, same.came, same.moves) == ((), (), (), ())
    assert same.stayed == check(page)


@settings(max_examples=100, deadline=None)
@given(before=drawn_pages, after=drawn_pages)
def test_what_goes_one_way_comes_the_other_way(before: OnePage, after: OnePage) -> None:
    there, back = compare(before, after), compare(after, before)

    assert there.went == back.came
    assert there.came == back.went
    assert {finding.id for finding in there.stayed} == {finding.id for finding in back.stayed}
    assert [(c.path, c.before, c.after) for c in there.changes] == [
        (c.path, c.after, c.before) for c in back.changes
    ]


@settings(max_examples=100, deadline=None)
@given(page=drawn_pages)
def test_the_ring_joins_exactly_the_choices_that_conflict(page: OnePage) -> None:
    findings = check(page)
    drawn = ring(page)
    conflicting = {choice for finding in findings for choice in finding.choices}

    assert [choice.id for choice in drawn.choices] == [step.choice for step in card_steps() if step.choice]
    assert {end for pair in drawn.pairs for end in (pair.first, pair.second)} == conflicting
    assert {finding for pair in drawn.pairs for finding in pair.findings} == {f.id for f in findings}
    assert {choice.id for choice in drawn.choices if choice.conflicts} == conflicting


@settings(max_examples=100, deadline=None)
@given(page=drawn_pages)
def test_a_question_is_open_only_while_one_of_its_answers_is(page: OnePage) -> None:
    for question in answer_questions(page):
        assert (question.reply is Reply.OPEN) <= bool(question.open)
        assert (question.reply is Reply.YES) <= (not question.open and not question.conflicts)


def test_the_ring_of_one_conflict_over_three_choices_joins_each_two_of_them() -> None:
    page = page_of({"motion.kind": "enterprise", "economics.ramp": "over_6", "pricing.level": "team"})

    drawn = ring(page)

    assert [(p.first, p.second, p.severity, p.findings) for p in drawn.pairs] == [
        ("motion", "pricing", "medium", ("slow-ramp-low-price",)),
        ("motion", "economics", "medium", ("slow-ramp-low-price",)),
        ("pricing", "economics", "medium", ("slow-ramp-low-price",)),
    ]


def test_a_pair_with_several_conflicts_takes_the_worst_severity_and_names_it_first() -> None:
    page = page_of(
        {"motion.kind": "product_led", "pricing.level": "enterprise", "pricing.visibility": "on_request"}
    )
    page = page.with_choice("motion", evidence="data")

    drawn = ring(page)

    (pair,) = drawn.pairs
    assert (pair.severity, pair.findings) == (
        "high",
        ("self-serve-enterprise-price", "self-serve-hidden-price"),
    )
    assert pair.reasons[1] == "You sell self-serve but hide the price. Buyers have to talk to you anyway."
    motion = drawn.choices[4]
    assert (motion.name, motion.answered, motion.attributes) == ("Motion", 1, 2)
    assert (motion.evidence, motion.weak, motion.conflicts) == ("data", False, 2)


@pytest.mark.parametrize("case", cases("questions.yaml"), ids=lambda c: f"{c['question']} {c['reply']}")
def test_a_coherence_question_is_answered_as_its_case_says(case: Any) -> None:
    replies = {question.id: question for question in answer_questions(page_of(case["answers"]))}
    question = replies[case["question"]]

    assert question.reply == case["reply"]
    assert [cited.path for cited in question.rests_on] == case["rests_on"]
    assert list(question.open) == case["open"]


def test_a_yes_names_the_choices_that_rest_on_belief() -> None:
    answers = {"motion.kind": "sales_led", "buyer.process": "committee", "buyer.cycle": "quarter"}
    page = page_of(answers, {"buyer": "belief", "motion": "interviews"})

    question = answer_questions(page)[2]

    assert (question.reply, question.weak) == (Reply.YES, ("buyer",))


def test_how_a_page_stands_names_weak_footings_first_and_counts_what_is_open() -> None:
    answers = {
        "icp.users": "technical",
        "problem.urgency": "now",
        "buyer.role": "technical",
        "motion.kind": "product_led",
        "pricing.level": "enterprise",
    }
    page = page_of(answers, {"problem": "data", "buyer": "data", "motion": "data", "pricing": "data"})

    stands = standing(page.with_field("motion", "By itself"))

    assert [remark.id for remark in stands.remarks] == [
        "weak-icp",
        "self-serve-enterprise-price",
        "technical-buyer-enterprise-price",
    ]
    assert [stands.count(severity) for severity in Severity] == [1, 2, 0]
    assert (stands.answers_given, len(stands.answers_open)) == (5, len(load_form().paths()) - 5)
    assert stands.moves == ()
    assert Counter(question.reply for question in stands.questions) == {Reply.NO: 1, Reply.OPEN: 6}


def test_how_a_page_stands_holds_the_way_from_the_page_before() -> None:
    before = page_of({"icp.account_size": "small", "motion.repeatable": "not_yet"})
    after = page_of({"icp.account_size": "enterprise", "motion.repeatable": "not_yet"})

    assert [finding.id for finding in standing(after, before).moves] == ["larger-accounts-before-repeat"]


def test_a_comparison_lists_every_kind_of_answer_that_changed() -> None:
    before = page_of({"motion.kind": "sales_led"}, {"motion": "belief"})
    after = before.with_option("motion.kind", "product_led").with_first("customer", "Banks")
    after = after.with_field("motion", "By itself")
    after = after.with_choice("motion", words="Alone", evidence="data", note="Count", on="2026-03-01")

    changes = compare(before, after).changes

    assert [(change.path, change.name, change.before, change.after) for change in changes] == [
        ("first.customer", "Ideal customer", "", "Banks"),
        ("fields.motion", "Motion", "", "By itself"),
        (
            "motion.kind",
            "Motion: Type of motion",
            "sales-led: salespeople sell",
            "product-led: people sign up and pay on their own",
        ),
        ("motion.words", "Motion: In your own words", "", "Alone"),
        ("motion.evidence", "Motion: Evidence", "opinion", "data"),
        ("motion.note", "Motion: Evidence source", "", "Count"),
        ("motion.on", "Motion: Evidence date", "", "2026-03-01"),
    ]
