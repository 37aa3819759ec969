"""What a team says of its own health is taken whole or refused."""

import pytest

from gtm_framework.errors import RefusedError
from gtm_framework.records.record import FaultyRecordError
from gtm_framework.strategy.health.sheet import HealthSheet


def test_an_empty_sheet_has_the_rhythm_of_the_house_and_no_target() -> None:
    sheet = HealthSheet()

    assert (sheet.rhythm.weekday, sheet.rhythm.yearly_month) == ("thursday", 11)
    assert (sheet.target, sheet.answers) == (None, {})


def test_a_stage_suggests_the_target_and_a_share_set_by_hand_takes_its_place() -> None:
    suggested = HealthSheet(stage="before_fit").target
    by_hand = HealthSheet(stage="before_fit", share=0.5).target

    assert suggested is not None
    assert by_hand is not None
    assert (suggested.share, suggested.set_by) == (0.6, "stage")
    assert (by_hand.share, by_hand.set_by) == (0.5, "you")


def test_an_answer_can_be_given_changed_and_taken_back() -> None:
    sheet = HealthSheet().answered("flat_pipeline", "flat").answered("high_cac", "fits")

    assert sheet.answers == {"flat_pipeline": "flat", "high_cac": "fits"}
    assert sheet.answered("flat_pipeline", "growing").answers["flat_pipeline"] == "growing"
    assert sheet.answered("flat_pipeline", None).answers == {"high_cac": "fits"}
    assert sheet.answers["flat_pipeline"] == "flat"


def test_a_sheet_is_read_back_unchanged() -> None:
    rhythm = {**HealthSheet().rhythm.model_dump(), "weekday": "monday", "starts": None}
    sheet = HealthSheet(stage="scaling", share=0, answers={"high_cac": "high"}, rhythm=rhythm)

    again = HealthSheet.model_validate(sheet.model_dump(mode="json", exclude_defaults=True))
    assert again == sheet


def test_every_name_that_does_not_exist_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        HealthSheet(stage="scalling", answers={"flat": "flat", "high_cac": "nice"})

    symptoms = (
        "work_without_objective, objective_without_work, only_tactics, no_metric, unexplained_end, "
        "flat_pipeline, high_cac"
    )
    assert refused.value.faults == (
        "Unknown stage 'scalling'. Did you mean 'scaling'?",
        f"Unknown symptom 'flat'. Known: {symptoms}.",
        "Unknown answer to high_cac 'nice'. Known: fits, rising, high.",
    )


def test_a_share_outside_its_range_is_refused() -> None:
    with pytest.raises(FaultyRecordError, match=r"share: 1\.2 is too high\. Enter 1 or less\."):
        HealthSheet(stage="scaling", share=1.2)
