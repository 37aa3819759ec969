"""A recommended portfolio put into the roadmap; and what an exclusion keeps out of it."""

from gtm_framework.strategy.capacity.applying import applied
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import Objective, Pillar
from gtm_framework.strategy.cascade.work_items import QuarterlyInitiative, Tactic
from gtm_framework.strategy.outlook import Outlook
from gtm_framework.strategy.work.work import ClassifiedInitiative
from gtm_framework.triage.initiative import Initiative, Kind

PILLAR, GOAL = Pillar(id="p", title="A bet"), Objective(id="o", title="A goal", supports="p")
BIG = Tactic(id="big", title="Big", supports="o", person_weeks=6, impact=9)
SMALL = Tactic(id="small", title="Small", supports="o", quarter="2027-Q1", person_weeks=5, impact=2)
IDEA = Initiative(id="idea", title="Idea", impact=8, effort=3, supports="o")
CAPACITY = {"2027-Q1": 10.0}


def outlook(*tactics: Tactic, ideas: tuple[Initiative, ...] = (), ruled_out: str = "") -> Outlook:
    cascade = Cascade(pillars=(PILLAR,), objectives=(GOAL,), tactics=tactics, capacity=CAPACITY)
    classified = tuple(ClassifiedInitiative(initiative=idea, kind=Kind.TACTICAL) for idea in ideas)
    return Outlook(cascade, classified, frozenset(filter(None, [ruled_out])))


def test_what_is_chosen_gets_its_quarter_and_what_is_left_out_loses_it() -> None:
    looked = outlook(BIG, SMALL)
    made = applied(looked.best_set(), looked.cascade, [])

    assert {tactic.id: tactic.quarter for tactic in made.cascade.tactics} == {"big": "2027-Q1", "small": ""}
    assert made.words == "plan 1 item and take 1 item out of its quarter"


def test_a_chosen_idea_of_the_list_gets_its_quarter_too() -> None:
    looked = outlook(ideas=(IDEA,))
    made = applied(looked.best_set(), looked.cascade, [IDEA])

    assert [idea.quarter for idea in made.ideas] == ["2027-Q1"]
    assert made.words == "plan 1 item"


def test_what_is_in_its_quarter_already_changes_nothing() -> None:
    looked = outlook(SMALL)
    made = applied(looked.best_set(), looked.cascade, [])

    assert made.words == ""
    assert made.cascade == looked.cascade


def test_a_quarter_written_another_way_stays_as_it_was_written() -> None:
    planned = IDEA.with_changes(quarter="2027-q1")
    looked = outlook(ideas=(planned,))
    assert applied(looked.best_set(), looked.cascade, [planned]).ideas == ()


def test_a_tactic_keeps_the_quarter_of_its_quarterly_initiative() -> None:
    above = QuarterlyInitiative(id="q", title="Campaign", supports="o", quarter="2027-Q1")
    below = SMALL.with_changes(quarter="", supports="q")
    cascade = Cascade(
        pillars=(PILLAR,),
        objectives=(GOAL,),
        quarterly_initiatives=(above,),
        tactics=(BIG, below),
        capacity=CAPACITY,
    )
    made = applied(Outlook(cascade).best_set(), cascade, [])
    assert made.cascade.tactics[1] == below


def test_an_idea_out_of_scope_is_left_out_and_the_reason_says_so() -> None:
    found = outlook(BIG, ideas=(IDEA,), ruled_out="idea").best_set()

    assert [made.id for made in found.chosen] == ["big"]
    assert [(made.id, made.reason, made.text) for made in found.left] == [
        ("idea", "out_of_scope", "It conflicts with an exclusion. Lock it in to include it anyway.")
    ]


def test_a_tactic_that_carries_out_an_idea_out_of_scope_is_left_out() -> None:
    carries = BIG.with_changes(initiative="idea")
    found = outlook(carries, ideas=(IDEA,), ruled_out="idea").best_set()
    assert [made.reason for made in found.left] == ["out_of_scope"]


def test_what_is_locked_in_is_chosen_although_it_is_out_of_scope() -> None:
    found = outlook(ideas=(IDEA,), ruled_out="idea").best_set(pinned_in=["idea"])
    assert [made.id for made in found.chosen] == ["idea"]


def test_what_is_locked_out_by_hand_says_that_rather_than_the_exclusion() -> None:
    found = outlook(BIG, ideas=(IDEA,), ruled_out="idea").best_set(pinned_out=["idea"])
    assert [made.reason for made in found.left] == ["pinned_out"]
