from gtm_framework.triage.hints import Strength, suggest
from gtm_framework.triage.hints.accepting import Provenance, hinted, provenance
from gtm_framework.triage.initiative import Initiative
from gtm_framework.triage.rubric import Rubric

LINE = Initiative(title="Run a webinar in Q3", answers={"form": "mixed", "risk": "tactical"})


def test_accepting_fills_blank_answers_only() -> None:
    accepted = hinted(LINE)

    assert (accepted.answers["form"], accepted.answers["risk"]) == ("mixed", "tactical")
    assert accepted.answers["horizon"] == "tactical"
    assert accepted.id == LINE.id
    assert LINE.answers == {"form": "mixed", "risk": "tactical"}


def test_accepting_can_be_held_to_what_is_clear() -> None:
    faint = Initiative(title="in Q3")

    assert hinted(faint).answers == {"horizon": "tactical", "flexibility": "tactical"}
    assert hinted(faint, min_strength=Strength.CLEAR).answers == {}


def test_a_rubric_of_ones_own_gets_only_the_answers_that_it_knows() -> None:
    question = Rubric.default().by_id["form"].model_dump() | {"weight": 1}
    own = Rubric.model_validate(
        {"threshold_percent": 15, "min_coverage_percent": 30, "question": [question]}
    )

    assert hinted(Initiative(title="Run a webinar in Q3"), own).answers == {"form": "tactical"}


def test_each_answer_is_either_confirmed_or_suggested() -> None:
    by_criterion = provenance(LINE, suggest(LINE.title))

    assert by_criterion["form"] == by_criterion["risk"] == Provenance.CONFIRMED == "confirmed"
    assert by_criterion["horizon"] == Provenance.SUGGESTED == "suggested"
    assert by_criterion.keys() == hinted(LINE).answers.keys()
