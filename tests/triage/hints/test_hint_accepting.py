from gtm_framework.triage.hints import Hints, Strength, suggest
from gtm_framework.triage.hints.accepting import Provenance, hinted, offer, provenance
from gtm_framework.triage.initiative import Initiative, Kind, Override
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
    accepted = hinted(LINE)
    by_criterion = provenance(accepted)

    assert by_criterion["form"] == by_criterion["risk"] == Provenance.CONFIRMED == "confirmed"
    assert by_criterion["horizon"] == Provenance.SUGGESTED == "suggested"
    assert by_criterion.keys() == accepted.answers.keys()


def test_one_suggestion_is_accepted_alone() -> None:
    accepted = hinted(LINE, only="horizon")

    assert (accepted.answers["horizon"], accepted.suggested) == ("tactical", ("horizon",))
    assert accepted.answers.keys() == {"form", "risk", "horizon"}


def test_where_nothing_is_suggested_the_idea_itself_comes_back() -> None:
    said = Initiative(title="Blue Falcon")

    assert hinted(said) is said


def test_an_answer_by_hand_is_no_suggestion_any_more_even_when_it_is_the_same() -> None:
    accepted = hinted(Initiative(title="in Q3"))
    confirmed = accepted.with_answer("horizon", accepted.answers["horizon"])

    assert accepted.suggested == ("flexibility", "horizon")
    assert confirmed.suggested == ("flexibility",)
    assert confirmed.with_answer("flexibility", None).suggested == ()


def test_new_answers_take_off_what_they_change() -> None:
    accepted = hinted(Initiative(title="in Q3"))
    edited = accepted.with_changes(answers={**accepted.answers, "horizon": "strategic"})

    assert edited.suggested == ("flexibility",)
    assert accepted.with_changes(title="in Q4").suggested == accepted.suggested


def test_what_is_not_answered_is_not_suggested() -> None:
    assert Initiative(title="x", answers={"form": "task"}, suggested=("risk", "form")).suggested == (
        "form",
    )


LIST = [
    Initiative(id="webinar", title="Run a webinar in Q3 to get 200 MQLs"),
    Initiative(id="faint", title="in Q3"),
    Initiative(id="silent", title="Blue Falcon"),
    Initiative(id="answered", title="Run a webinar", answers={"form": "choice", "purpose": "position"}),
    Initiative(id="by hand", title="Run a webinar", override=Override(kind=Kind.UNDECIDED, reason="Wait.")),
]


def test_an_offer_fills_in_what_has_no_verdict_and_says_what_would_gain_one() -> None:
    made = offer(LIST)

    assert [idea.id for idea in made.changed] == ["webinar", "faint"]
    assert (made.settled, made.open) == (("webinar",), 3)
    assert made.changed[0] == hinted(LIST[0])


def test_an_offer_reads_only_what_is_open() -> None:
    seen: list[str] = []

    def read(title: str, description: str) -> Hints:
        seen.append(title)
        return suggest(title, description)

    offer(LIST, read=read)

    assert seen == [idea.title for idea in LIST[:3]]


def test_accepting_an_offer_leaves_nothing_to_offer() -> None:
    changed = {idea.id: idea for idea in offer(LIST).changed}

    assert offer(changed.get(idea.id, idea) for idea in LIST).changed == ()
