"""The rules of contradiction: enough of them, each sound, and a faulty file refused with every fault."""

from typing import Any

import pytest
from strategy_pages import options_of, page_of

from gtm_framework.errors import RefusedError
from gtm_framework.records.loading import parse
from gtm_framework.strategy.coherence.coherence import check, check_change
from gtm_framework.strategy.coherence.rules import Direction, Rule, RuleFile, load_rules
from gtm_framework.strategy.page.form_file import load_form

RULES = load_rules()
ON_ONE_PAGE = [rule for rule in RULES if not rule.moved]
OVER_TWO_PAGES = [rule for rule in RULES if rule.moved]


def rule(**changes: Any) -> dict[str, Any]:
    sound = {
        "id": "mine",
        "severity": "low",
        "when": {"motion.kind": ["hybrid"], "icp.users": ["everyone"]},
        "reason": "They conflict.",
        "question": "Which one?",
        "source": "house",
    }
    return {key: value for key, value in (sound | changes).items() if value is not None}


def faults(*rules: Any, **top: Any) -> tuple[str, ...]:
    with pytest.raises(RefusedError) as refusal:
        parse(RuleFile, {"rule": list(rules)} | top, "mine.toml")
    assert refusal.value.what == "mine.toml"
    return refusal.value.faults


def test_there_are_at_least_25_rules_on_one_page_and_each_reads_two_choices_or_more() -> None:
    assert len(ON_ONE_PAGE) >= 25
    assert all(len({path.partition(".")[0] for path in rule.paths}) >= 2 for rule in RULES)


@pytest.mark.parametrize("rule", ON_ONE_PAGE, ids=lambda rule: rule.id)
def test_each_rule_is_raised_by_its_own_answers_and_cites_them(rule: Rule) -> None:
    answers = {path: options[0] for path, options in rule.when.items()}
    found = {finding.id: finding for finding in check(page_of(answers))}

    assert found[rule.id].fields == tuple(answers)
    assert [cited.option for cited in found[rule.id].cites] == list(answers.values())


@pytest.mark.parametrize("rule", OVER_TWO_PAGES, ids=lambda rule: rule.id)
def test_each_rule_over_two_pages_is_raised_by_its_own_move_only(rule: Rule) -> None:
    holds = {path: options[0] for path, options in rule.when.items()}
    ends = {path: (options_of(path)[0], options_of(path)[-1]) for path in rule.moved}
    before = page_of(holds | {path: low for path, (low, _) in ends.items()})
    after = page_of(holds | {path: high for path, (_, high) in ends.items()})

    assert rule.id in {finding.id for finding in check_change(before, after)}
    assert rule.id not in {finding.id for finding in check_change(after, after)}
    assert rule.id not in {finding.id for finding in check(after)}


def test_two_rules_never_read_the_very_same_answers() -> None:
    read = [(rule.when, rule.moved) for rule in RULES]

    assert all(read.count(one) == 1 for one in read)


def test_every_coherence_question_is_denied_by_some_rule() -> None:
    assert {rule.bears_on for rule in ON_ONE_PAGE} == {question.id for question in load_form().coherence}


def test_the_rules_of_the_file_are_the_ones_applied(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = parse(RuleFile, {"rule": [rule()]}, "mine.toml").rules
    monkeypatch.setattr("gtm_framework.strategy.coherence.coherence.load_rules", lambda: rules)

    findings = check(page_of({"motion.kind": "hybrid", "icp.users": "everyone"}))

    assert [(finding.id, finding.reason) for finding in findings] == [("mine", "They conflict.")]


def test_a_file_without_rules_is_refused() -> None:
    with pytest.raises(RefusedError) as refusal:
        parse(RuleFile, {"rules": []}, "mine.toml")

    assert refusal.value.faults == (
        "rule: it is missing. Add it.",
        "rules: there is no such field. Did you mean 'rule'?",
    )


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ([], "rule: it is empty. Fill it in."),
        (["a"], "rule number 1: 'a' is not a table of fields. Provide one."),
        ({"id": "a"}, "rule: {'id': 'a'} is not a list. Provide one."),
    ],
)
def test_rules_that_are_no_tables_are_refused(rules: Any, message: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        parse(RuleFile, {"rule": rules}, "mine.toml")

    assert str(refusal.value) == f"mine.toml: {message}"


def test_every_fault_of_every_rule_is_listed() -> None:
    assert faults(
        rule(reason=None, severity="hgh"),
        rule(id=None, question=" ", source="S7"),
        rule(id="second", when={"motion.knd": ["hybrid"], "icp.users": ["nobody"]}, bears_on="prices"),
        rule(id="third", when={"motion.kind": ["hybrid"], "motion.repeatable": ["some"]}),
        rule(id="fourth", when={"moton.kind": ["hybrid"], "icp.users": []}, because="x"),
        extra=1,
    ) == (
        "rule mine, severity: 'hgh' is not an option. Choose 'high', 'medium' or 'low'.",
        "rule mine, reason: it is missing. Add it.",
        "rule number 2, id: it is missing. Add it.",
        "rule number 2, question: it is empty. Fill it in.",
        "rule number 2, source: Unknown source 'S7'. Known: S0, S1, S2, S3, S4, house.",
        "rule second: Unknown attribute of motion 'knd'. Did you mean 'kind'?",
        "rule second: Unknown option of icp.users 'nobody'. Known: technical, business, everyone.",
        (
            "rule second: Unknown coherence question 'prices'. Known: worthwhile_problem, buyers_language, "
            "motion_fits_buying, pricing_fits_motion, trusted_distribution, roadmap_keeps_promise, "
            "services_fit_margin."
        ),
        "rule third: it reads fewer than two choices. Name answers of at least two.",
        "rule fourth, when, icp.users: it is empty. Fill it in.",
        "rule fourth, because: there is no such field. Remove it, or correct its spelling.",
        "extra: there is no such field. Known: rule.",
    )


def test_two_rules_with_the_same_id_are_refused() -> None:
    assert faults(rule(), rule(id="other"), rule()) == (
        "rule 'mine': it is used 2 times. Use a different id for each.",
    )


def test_a_move_along_an_answer_without_scale_is_refused() -> None:
    moved = {"motion.kind": "up", "icp.compliance": "down", "buyer.role": "changed", "x.y": "up"}

    assert faults(rule(moved=moved)) == (
        (
            "rule mine: Unknown choice 'x'. Known: icp, problem, buyer, positioning, motion, pricing, "
            "distribution, product, services, economics."
        ),
        "rule mine: motion.kind has no scale, so it cannot go up. Write 'changed'.",
    )


def test_a_rule_with_a_move_of_the_wrong_shape_says_so_and_nothing_more() -> None:
    assert faults(rule(moved={"icp.users": "sideways"}, when=None, bears_on=3, source=None)) == (
        "rule mine, moved, icp.users: 'sideways' is not an option. Choose 'up', 'down' or 'changed'.",
        "rule mine, bears_on: 3 is not text. Enter text.",
        "rule mine, source: it is missing. Add it.",
    )


def test_a_rule_with_no_conditions_at_all_is_refused() -> None:
    assert faults(rule(when=None)) == (
        "rule mine: it reads fewer than two choices. Name answers of at least two.",
    )


def test_an_answer_that_went_down_raises_only_what_asks_for_down(monkeypatch: pytest.MonkeyPatch) -> None:
    down = Rule.model_validate(
        rule(moved={"icp.compliance": Direction.DOWN}, when={"buyer.role": ["user"]})
    )
    heavy, light = (
        page_of({"icp.compliance": level, "buyer.role": "user"}) for level in ("heavy", "light")
    )

    monkeypatch.setattr("gtm_framework.strategy.coherence.coherence.load_rules", lambda: (down,))

    assert [finding.id for finding in check_change(heavy, light)] == ["mine"]
    assert check_change(light, heavy) == ()
