"""Health: symptoms answered by the workspace where it can, by a person where it cannot."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from gtm_framework.errors import RefusedError
from gtm_framework.records.loading import parse
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.health.assessment import Health, health
from gtm_framework.strategy.health.rules import HealthRules, health_rules
from gtm_framework.strategy.health.warning_signs import AnsweredBy, State, Symptom
from gtm_framework.strategy.severity import Severity
from tests.strategy.cascades import classified, made, objective, quarterly, tactic, whole


def symptom(checked: Health, name: str) -> Symptom:
    return next(found for found in checked.symptoms if found.id == name)


ALL_CLEAR = {name: rule.options[0].id for name, rule in health_rules().symptoms.items()}


def test_of_an_empty_workspace_nothing_is_known_and_the_root_is_asked_first() -> None:
    checked = health(Cascade())

    assert {found.state for found in checked.symptoms} == {State.UNKNOWN}
    assert (checked.known, checked.findings, checked.reading) == (0, (), "No answers yet.")
    assert checked.first == (
        "Answer this first: How much of the team's work can you trace to an objective?"
    )
    first = checked.symptoms[0]
    assert (first.text, first.answered_by, first.looked_at) == (first.question, AnsweredBy.NOBODY, 0)


def test_work_that_serves_no_objective_is_found_by_the_larger_of_both_shares() -> None:
    cascade = whole(
        tactics=[tactic("a", person_weeks=3), tactic("b", person_weeks=1), tactic("c", "", person_weeks=6)]
    )
    checked = health(cascade)
    found = symptom(checked, "work_without_objective")

    assert (found.state, found.answered_by, found.severity) == (
        State.FOUND,
        AnsweredBy.WORKSPACE,
        Severity.HIGH,
    )
    assert (found.count_share, found.effort_share, found.looked_at) == (1 / 3, 0.6, 3)
    assert found.text == (
        "60% of the effort and 33% of work items are unlinked. Nobody has said which objective they serve."
    )
    assert [str(field) for field in found.fields] == ["tactic c: supports"]
    (remark,) = checked.findings
    assert (remark.id, remark.family, remark.severity) == (
        "health:work_without_objective",
        "health",
        Severity.HIGH,
    )
    assert (remark.reason, remark.advice, remark.source) == (found.text, found.advice, "S2 S3 house")
    assert checked.first == remark.advice


def test_without_effort_the_count_alone_speaks() -> None:
    found = symptom(
        health(whole(tactics=[tactic("a"), tactic("b"), tactic("c"), tactic("d", "")])),
        "work_without_objective",
    )

    assert (found.severity, found.effort_share) == (Severity.MEDIUM, None)
    assert found.text.startswith("An unknown part of the effort and 25% of work items are unlinked")


def test_objectives_that_nothing_works_towards_are_found() -> None:
    cascade = whole(objectives=[objective(), objective("b"), objective("c")])
    found = symptom(health(cascade), "objective_without_work")

    assert (found.state, found.severity, found.count_share) == (State.FOUND, Severity.MEDIUM, 2 / 3)
    assert [str(field) for field in found.fields] == ["objective b: work", "objective c: work"]
    served = symptom(
        health(cascade, [classified("i", supports="b"), classified("j", supports="c")]),
        "objective_without_work",
    )
    assert served.state == State.CLEAR
    assert served.text == "0% of your objectives have no work under them."


@pytest.mark.parametrize(
    ("strategic", "tactical", "state", "severity"),
    [
        (0, 5, State.FOUND, Severity.HIGH),
        (1, 9, State.FOUND, Severity.MEDIUM),
        (1, 4, State.CLEAR, None),
        (0, 4, State.UNKNOWN, None),
    ],
)
def test_hardly_anything_but_tactics_is_found_when_there_is_enough_to_judge_by(
    strategic: int, tactical: int, state: State, severity: Severity | None
) -> None:
    listed = [classified(f"s{n}", "strategic") for n in range(strategic)]
    listed += [classified(f"t{n}", "tactical") for n in range(tactical)]
    found = symptom(health(Cascade(), listed), "only_tactics")

    assert (found.state, found.severity) == (state, severity)


def test_the_tactical_share_is_taken_by_count_and_by_effort() -> None:
    listed = [classified("s", "strategic", effort=1), classified("u", "undecided", effort=9)]
    listed += [classified(f"t{n}", "tactical", effort=4) for n in range(4)]
    found = symptom(health(Cascade(), listed), "only_tactics")

    assert (found.count_share, found.effort_share) == (0.8, pytest.approx(16 / 16.2))
    assert found.severity == Severity.MEDIUM
    assert [field.id for field in found.fields] == ["t0", "t1", "t2", "t3"]
    assert symptom(health(Cascade(), [classified("u", "undecided")]), "only_tactics").state == State.UNKNOWN
    unmeasured = [classified(f"t{n}", "tactical") for n in range(5)]
    assert symptom(health(Cascade(), unmeasured), "only_tactics").effort_share is None


def test_initiatives_without_a_measure_are_found_unless_a_carrier_has_a_kpi() -> None:
    cascade = whole(tactics=[tactic(initiative="b"), tactic("u", initiative="c", kpi="")])
    listed = [classified("a", metrics="strategic"), classified("b"), classified("c"), classified("d")]
    found = symptom(health(cascade, listed), "no_metric")

    assert (found.severity, found.count_share) == (Severity.MEDIUM, 0.5)
    assert [str(field) for field in found.fields] == ["initiative c: metrics", "initiative d: metrics"]


def test_campaigns_that_ended_without_a_reason_are_found() -> None:
    cascade = whole(
        tactics=[
            tactic("a", status="done"),
            tactic("b", status="stopped"),
            tactic("c", status="stopped", closed_reason="Nobody answered"),
            tactic("d"),
        ]
    )
    found = symptom(health(cascade), "unexplained_end")

    assert (found.severity, found.count_share, found.looked_at) == (Severity.HIGH, 2 / 3, 3)
    assert [str(field) for field in found.fields] == ["tactic a: closed_reason", "tactic b: closed_reason"]


def test_what_the_workspace_cannot_know_is_answered_by_a_person() -> None:
    checked = health(Cascade(), answers={"flat_pipeline": "flat", "high_cac": "fits", "no_metric": ""})
    flat, cac = symptom(checked, "flat_pipeline"), symptom(checked, "high_cac")

    assert (flat.state, flat.answered_by, flat.severity) == (State.FOUND, AnsweredBy.YOU, Severity.HIGH)
    assert flat.text == "With all this activity, the pipeline is flat or falling."
    assert [str(field) for field in flat.fields] == ["health flat_pipeline: answer"]
    assert (cac.state, cac.severity) == (State.CLEAR, None)
    assert checked.known == 2
    assert checked.reading == (
        "1 of 2 warning signs. You're busy, but not on strategy: fix the strategy before adding work."
    )
    assert checked.first == flat.advice


def test_what_the_workspace_knows_wins_over_an_answer() -> None:
    found = symptom(health(whole(), answers={"work_without_objective": "little"}), "work_without_objective")

    assert (found.state, found.answered_by, found.answer) == (State.CLEAR, AnsweredBy.WORKSPACE, "little")


def test_every_symptom_can_be_answered_by_a_person() -> None:
    for name, rule in health_rules().symptoms.items():
        for option in rule.options:
            found = symptom(health(Cascade(), answers={name: option.id}), name)
            assert option.text in found.text
            assert (found.state == State.FOUND) == (option.severity is not None)


def test_findings_stand_worst_first_then_the_root_first() -> None:
    answers = {"high_cac": "high", "no_metric": "often", "work_without_objective": "some"}
    checked = health(Cascade(), answers=answers)

    assert [remark.rule for remark in checked.findings] == [
        "high_cac",
        "work_without_objective",
        "no_metric",
    ]
    assert checked.first == health_rules().symptoms["high_cac"].advice


def test_findings_of_medium_severity_are_read_more_mildly() -> None:
    assert health(Cascade(), answers={"high_cac": "rising"}).reading == (
        "1 of 1 warning signs. Tactics are running ahead of strategy."
    )


def test_when_all_is_clear_there_is_nothing_to_mend() -> None:
    checked = health(Cascade(), answers=ALL_CLEAR)

    assert checked.reading == "No warning signs. Checks answered: 7 of 7."
    assert checked.first == "All clear. Keep your review cadence."


def test_a_clear_start_asks_for_the_first_thing_that_is_not_known() -> None:
    checked = health(Cascade(), answers={"work_without_objective": "most"})

    assert checked.first.startswith("Answer this first: Does every objective have a written plan")


def test_answers_to_nothing_are_refused_all_at_once() -> None:
    with pytest.raises(RefusedError) as refused:
        health(Cascade(), answers={"flat_pipline": "flat", "high_cac": "huge"})

    assert str(refused.value) == (
        "health answers: 2 errors. Unknown symptom 'flat_pipline'. Did you mean 'flat_pipeline'? "
        "Unknown answer to high_cac 'huge'. Known: fits, rising, high."
    )


def test_a_check_goes_through_json_and_back() -> None:
    checked = health(whole(quarterly_initiatives=[quarterly()]), answers={"high_cac": "high"})

    read = TypeAdapter(Health)
    assert read.validate_json(read.dump_json(checked)) == checked


def faulty(**changes: Any) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        parse(HealthRules, {**health_rules().model_dump(), **changes}, "health.toml")
    return list(refused.value.faults)


def test_faulty_rules_are_refused_with_every_fault() -> None:
    stages = health_rules().model_dump()["stages"]
    stages["scaling"] |= {"strategic_share": 2, "share_source": "S9", "colour": "red"}
    symptoms = health_rules().model_dump()["symptoms"]
    symptoms["no_metric"]["evidence"] |= {"medium": 0.9, "high": 0.1}

    assert faulty(stages=stages, symptoms=symptoms) == [
        "symptoms, no_metric, evidence: high (0.1) is below medium (0.9). Swap them.",
        "stages, scaling, strategic_share: 2 is too high. Enter 1 or less.",
        "stages, scaling, share_source: Unknown source 'S9'. Known: S0, S1, S2, S3, S4, house.",
        "stages, scaling, colour: there is no such field. Remove it, or correct its spelling.",
    ]


def test_a_workspace_that_is_whole_has_no_finding() -> None:
    assert health(made()).findings == ()
    assert health(whole()).findings == ()
