"""What the workspace adds to its list: notes on what is refused, and the work for the documents."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.exchange.importing.csv_in import read_csv
from gtm_framework.exchange.lists.csv_out import csv_bytes
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import Objective
from gtm_framework.strategy.exclusions.exclusions import Exclusion, ScopeException, Sort
from gtm_framework.strategy.versions.versions import Strategy
from gtm_framework.triage.explain import why
from gtm_framework.triage.initiative import Initiative, Kind
from gtm_framework.triage.ranking import rank
from gtm_framework.triage.rubric import Rubric
from gtm_framework.workspace import Settings, Workspace

AGENCIES = Exclusion(sort=Sort.SEGMENT, what="Agencies", words=("agency",))
NORTH = Exclusion(sort=Sort.MARKET, what="The north", words=("north",))
TOUCHING = Initiative(id="a", title="Webinar for agencies", description="In the north", impact=8, effort=2)
CLEAR = Initiative(id="b", title="Own the benchmark", impact=9, effort=3)


def workspace(*ideas: Initiative, refused: tuple[Exclusion, ...] = (AGENCIES, NORTH)) -> Workspace:
    return Workspace(id="w", name="Acme", initiatives=ideas, strategy=Strategy(exclusions=refused))


def test_an_idea_that_touches_a_refusal_says_which_words_in_which_field() -> None:
    ranked = {item.initiative.id: item for item in workspace(TOUCHING, CLEAR).ranked()}

    assert ranked["a"].notes == (
        "⊘ Conflicts with your exclusion “Agencies” (matched: “agencies” in title).",
        "⊘ Conflicts with your exclusion “The north” (matched: “north” in description).",
    )
    assert ranked["b"].notes == ()
    assert why(ranked["a"]).endswith(" ".join(ranked["a"].notes))


def test_the_flag_stands_in_the_why_of_the_export_and_is_not_read_back() -> None:
    written = csv_bytes(workspace(TOUCHING).ranked(), Rubric.default())

    assert "⊘ Conflicts with your exclusion “Agencies” (matched: “agencies” in title).".encode() in written
    assert read_csv(written, name="out.csv").initiatives() == [TOUCHING]


def test_without_refusals_the_list_is_the_one_that_ranking_gives() -> None:
    assert workspace(TOUCHING, CLEAR, refused=()).ranked() == rank([TOUCHING, CLEAR])


@settings(max_examples=50)
@given(st.permutations([TOUCHING, CLEAR, Initiative(id="c", title="Agency fair"), Initiative(title="x")]))
def test_refusals_move_no_rank_and_change_no_score(ideas: list[Initiative]) -> None:
    flagged, plain = workspace(*ideas).ranked(), rank(ideas)

    assert [(i.initiative, i.verdict, i.quadrant, i.exact_score, i.rank) for i in flagged] == [
        (i.initiative, i.verdict, i.quadrant, i.exact_score, i.rank) for i in plain
    ]


def test_the_documents_list_the_work_that_somebody_has_taken_up() -> None:
    taken = CLEAR.with_changes(owner="Ana", answers={"purpose": "position", "form": "choice"})
    planned = Initiative(title="Yard webinar", quarter="2027-Q1")

    assert [(a.title, a.kind) for a in workspace(TOUCHING, taken, planned).activities] == [
        ("Own the benchmark", Kind.STRATEGIC),
        ("Yard webinar", Kind.UNDECIDED),
    ]


@pytest.mark.parametrize("status", ["Idea", "later", " No "])
def test_the_documents_leave_out_what_nobody_has_decided(status: str) -> None:
    waiting = Initiative(title="Yard webinar", quarter="2027-Q1", owner="Ana", status=status)

    assert workspace(waiting).activities == ()


def test_the_documents_name_the_objective_that_work_serves_and_never_an_id() -> None:
    cascade = Cascade(objectives=(Objective(id="o-1", title="Win the yards"),))
    ideas = (
        Initiative(title="Yard webinar", owner="Ana", supports="o-1"),
        Initiative(title="Booth", owner="Ana", supports="o-gone"),
    )
    made = workspace(*ideas).model_copy(update={"cascade": cascade})

    assert [activity.serves for activity in made.activities] == ["Win the yards", ""]


def test_an_exception_takes_an_idea_out_of_the_conflicts_and_says_why() -> None:
    made = ScopeException(initiative="a", exclusion=AGENCIES.id, reason="Signed in May (Ines).")
    allowed = workspace(TOUCHING).model_copy(update={"settings": Settings(exceptions=(made,))})

    assert [touch.exclusion for touch in allowed.touched["a"]] == [NORTH]
    assert [found.why for found in allowed.excepted["a"]] == [
        "Exception to your exclusion “Agencies”: Signed in May (Ines)."
    ]
    assert allowed.ranked()[0].notes == (
        "⊘ Conflicts with your exclusion “The north” (matched: “north” in description).",
        "Exception to your exclusion “Agencies”: Signed in May (Ines).",
    )


def test_an_exception_to_every_exclusion_leaves_no_conflict() -> None:
    made = tuple(
        ScopeException(initiative="a", exclusion=each.id, reason="Agreed.") for each in (AGENCIES, NORTH)
    )
    allowed = workspace(TOUCHING).model_copy(update={"settings": Settings(exceptions=made)})
    assert allowed.touched == {}


def test_an_exception_for_an_exclusion_that_is_gone_changes_nothing() -> None:
    made = ScopeException(initiative="a", exclusion="gone", reason="Agreed.")
    kept = workspace(TOUCHING).model_copy(update={"settings": Settings(exceptions=(made,))})
    assert kept.ranked() == workspace(TOUCHING).ranked()
