"""The cascade: what it holds, and what it refuses."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.errors import GtmError, RefusedError, UnknownNameError
from gtm_framework.records.record import FaultyRecordError
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.levels import KpiResult, Objective, Pillar
from gtm_framework.strategy.cascade.work_items import QuarterlyInitiative, Tactic
from tests.strategy.cascades import made, objective, pillar, quarterly, result, tactic, whole


def faults(**tables: Any) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        made(**tables)
    assert refused.value.what == "cascade"
    return list(refused.value.faults)


def test_a_cascade_holds_its_four_levels_from_the_top() -> None:
    cascade = whole()

    assert [thing.id for thing in cascade.things] == ["p", "o", "q", "t"]
    assert [thing.id for thing in cascade.above(cascade.get("t"))] == ["q", "o", "p"]
    assert [thing.id for thing in cascade.below("o")] == ["q", "t"]
    assert [thing.id for thing in cascade.children("p")] == ["o"]


def test_an_empty_cascade_is_a_cascade() -> None:
    assert Cascade().things == ()


def test_a_thing_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(UnknownNameError) as refused:
        whole().get("x")

    assert str(refused.value) == "Unknown roadmap item 'x'. Known: p, o, q, t."


def test_a_cascade_comes_back_whole_from_json() -> None:
    cascade = whole(
        results=[result(target=3, label="fraud", note="odd")],
        capacity={"2026-Q4": 3, "2026-Q3": 10.5},
    )

    assert Cascade.model_validate_json(cascade.model_dump_json()) == cascade
    assert Cascade.model_validate(cascade.model_dump(mode="json")) == cascade
    assert Cascade.model_validate(cascade) is cascade


def test_capacity_is_kept_by_quarter_in_the_order_of_time_without_blanks() -> None:
    cascade = made(capacity={"2027-q1": 3, "2026-Q4": None, "2026 Q3": 10})

    assert list(cascade.capacity.items()) == [("2026-Q3", 10), ("2027-Q1", 3)]


def test_a_changed_record_is_a_new_one_and_checked_again() -> None:
    first = Tactic(id="t", title="Case studies")

    assert first.with_changes(owner="Ada").owner == "Ada"
    with pytest.raises(FaultyRecordError, match=r"tactic “Case studies”: effort: 11 is"):
        first.with_changes(effort=11)


def test_text_is_trimmed_and_blank_cells_are_blank() -> None:
    read = Objective(id="o", title="  Win a tenth ", number=float("nan"), date="", baseline=" ", start=None)

    assert (read.title, read.number, read.date, read.baseline) == ("Win a tenth", None, None, None)


def test_a_parent_may_be_given_as_a_list_of_one() -> None:
    assert [
        Tactic(id="t", title="T", supports=given).supports for given in (["q"], ["q", "q", ""], [], None)
    ] == [
        "q",
        "q",
        "",
        "",
    ]


# ---- refusals of records ----


def test_every_fault_of_a_record_is_listed_with_its_field() -> None:
    with pytest.raises(FaultyRecordError) as refused:
        Tactic.model_validate(
            {
                "id": "t-1",
                "title": "",
                "ownr": "Ada",
                "colour": "red",
                "effort": 12,
                "person_weeks": -1,
                "target": "many",
                "impact": True,
                "start": 20260701,
                "end": "soon",
                "quarter": "2026-Q7",
                "status": "paused",
                "supports": ["q-1", "q-2"],
                "tags": [1],
            }
        )

    assert refused.value.what == "tactic 't-1'"
    assert list(refused.value.faults) == [
        "title: it is empty. Fill it in.",
        "supports: it has 2 parents: 'q-1', 'q-2'. Keep one, and add a copy for the other.",
        "target: 'many' is not a number. Enter a number, or leave it empty.",
        "quarter: '2026-Q7' is not a quarter. Write it as 2026-Q3, with Q1 to Q4.",
        "start: '20260701' is not a date. Write it as 2026-07-01, or leave it empty.",
        "end: 'soon' is not a date. Write it as 2026-07-01, or leave it empty.",
        "person_weeks: -1 is too low. Enter 0 or more.",
        "impact: 'True' is not a number. Enter a number, or leave it empty.",
        "effort: 12 is too high. Enter 10 or less.",
        "status: 'paused' is not an option. Choose 'open', 'done' or 'stopped'.",
        "tags number 1: 1 is not text. Enter text.",
        "ownr: there is no such field. Did you mean 'owner'?",
        (
            "colour: there is no such field. Known: id, title, supports, owner, kpi, target, "
            "unit, lower_is_better, "
            "quarter, start, end, initiative, needs, person_weeks, impact, effort, status, closed_reason, "
            "description, tags."
        ),
    ]


def test_a_number_that_is_infinite_is_no_number() -> None:
    with pytest.raises(FaultyRecordError, match="person_weeks: inf is not"):
        Tactic(id="t", title="T", person_weeks=float("inf"))


def test_a_title_with_a_broken_character_is_refused() -> None:
    with pytest.raises(FaultyRecordError, match=r"title: it contains a broken character\. Type it again\."):
        Pillar(id="p", title="half \ud800")


def test_a_required_field_is_not_offered_to_be_left_empty() -> None:
    with pytest.raises(FaultyRecordError) as refused:
        KpiResult.model_validate({"id": "r", "of": "t", "on": None, "actual": "x"})

    assert list(refused.value.faults) == [
        "on: None is not a date. Write it as 2026-07-01.",
        "actual: 'x' is not a number. Enter a number.",
    ]


def test_a_quarterly_initiative_without_a_quarter_is_refused() -> None:
    for blank in ("", None):
        with pytest.raises(FaultyRecordError, match="quarter: it is empty"):
            QuarterlyInitiative(id="q", title="Q", quarter=blank)


def test_something_that_is_no_record_is_refused() -> None:
    with pytest.raises(FaultyRecordError) as refused:
        Pillar.model_validate("Own the market")

    assert str(refused.value) == "pillar: 'Own the market' is not a table of fields. Provide one."


# ---- refusals of cascades ----


def test_circular_support_is_refused_with_the_circle() -> None:
    assert faults(
        pillars=[pillar()],
        objectives=[
            objective("a", "b"),
            objective("b", "c"),
            objective("c", "a"),
            objective("d", "d"),
            objective("e"),
        ],
    ) == [
        "'a' → 'b' → 'c' → 'a' support each other in a circle. Link one of them to a higher level.",
        "'d' links to itself. Link one of them to a higher level.",
    ]


def test_a_circle_through_two_levels_is_refused_as_a_circle() -> None:
    assert faults(quarterly_initiatives=[quarterly(supports="t")], tactics=[tactic()]) == [
        "'q' → 't' → 'q' support each other in a circle. Link one of them to a higher level."
    ]


def test_a_child_in_two_places_is_refused_with_both() -> None:
    assert faults(
        pillars=[pillar()],
        objectives=[objective()],
        quarterly_initiatives=[quarterly("a"), quarterly("b", quarter="2026-Q4")],
        tactics=[tactic(supports="a"), tactic(supports="b"), tactic("u", supports=["a", "b"])],
    ) == [
        (
            "tactic “Tactic u”, supports: it has 2 parents: 'a', 'b'. "
            "Keep one, and add a copy for the other."
        ),
        "tactic “Tactic t” is listed twice, under 'a' and 'b'. Keep one of them.",
    ]


def test_a_child_listed_once_under_a_parent_and_once_under_none_stands_in_two_places() -> None:
    assert faults(
        tactics=[tactic(supports=""), tactic(supports="o")], objectives=[objective(supports="")]
    ) == ["tactic “Tactic t” is listed twice, under nothing and 'o'. Keep one of them."]


def test_an_id_that_is_used_twice_is_refused() -> None:
    assert faults(
        pillars=[pillar("x"), pillar("x")],
        objectives=[objective("y", ""), objective("y", "")],
        tactics=[tactic("z", "")],
        results=[result("z", of="z")],
    ) == [
        "The id 'x' is used 2 times (pillar). Use a different id for each.",
        "The id 'y' is used 2 times (objective). Use a different id for each.",
        "The id 'z' is used 2 times (tactic and KPI result). Use a different id for each.",
    ]


def test_an_unknown_parent_is_refused_with_the_nearest_known_one() -> None:
    assert faults(
        pillars=[pillar("pillar-1")],
        objectives=[objective("o", "pilar-1")],
        quarterly_initiatives=[quarterly(supports="somewhere")],
    ) == [
        "objective “Objective o”: Unknown pillar or objective 'pilar-1'. Did you mean 'pillar-1'?",
        "quarterly initiative “Initiative q”: Unknown objective 'somewhere'. Known: o.",
    ]


def test_a_parent_of_the_wrong_level_is_refused_with_the_right_ones() -> None:
    assert faults(
        pillars=[pillar()], quarterly_initiatives=[quarterly(supports="p")], tactics=[tactic(supports="p")]
    ) == [
        ("quarterly initiative “Initiative q” supports pillar “Pillar p”. It can support: objective."),
        (
            "tactic “Tactic t” supports pillar “Pillar p”. It can support: quarterly "
            "initiative or objective."
        ),
    ]


def test_an_objective_may_support_a_larger_one() -> None:
    cascade = whole(objectives=[objective(), objective("near", "o", date="2027-06-30")])

    assert [thing.id for thing in cascade.above(cascade.get("near"))] == ["o", "p"]


def test_needs_that_are_unknown_or_circular_are_refused() -> None:
    assert faults(
        tactics=[
            tactic("a", "", needs=["b"]),
            tactic("b", "", needs=["a", "c"]),
            tactic("d", "", needs=["d"]),
        ]
    ) == [
        "tactic “Tactic b”: Unknown tactic 'c'. Known: a, b, d.",
        "'a' → 'b' → 'a' depend on each other in a circle. Remove one of the dependencies.",
        "'d' links to itself. Remove one of the dependencies.",
    ]


def test_a_start_before_the_parents_start_is_refused_with_both_days() -> None:
    assert faults(
        pillars=[pillar(start="2026-07-01")],
        objectives=[objective(start="2026-01-01"), objective("late", date="2026-06-30")],
    ) == [
        (
            "objective “Objective o”: 2026-01-01 is before pillar “Pillar p” starts, 2026-07-01. "
            "Move it to that day or later, or move that start date."
        ),
        (
            "objective “Objective late”: 2026-06-30 is before pillar “Pillar p” "
            "starts, 2026-07-01. "
            "Move it to that day or later, or move that start date."
        ),
    ]


def test_an_objective_that_ends_before_its_work_is_refused() -> None:
    assert faults(
        pillars=[pillar(end="2028-12-31")],
        objectives=[objective(date="2026-08-31")],
        quarterly_initiatives=[quarterly()],
        tactics=[tactic(end="2026-10-01")],
    ) == [
        (
            "quarterly initiative “Initiative q”: 2026-09-30 is after objective “Objective o” is due, "
            "2026-08-31. Move it to that day or earlier, or move that end date."
        ),
        (
            "tactic “Tactic t”: 2026-10-01 is after quarterly initiative “Initiative q” "
            "ends, 2026-09-30. "
            "Move it to that day or earlier, or move that end date."
        ),
    ]


def test_a_date_that_the_parent_does_not_have_is_compared_with_the_next_above() -> None:
    assert faults(
        pillars=[pillar(start="2026-07-01", end="2026-12-31")],
        objectives=[objective(date=None)],
        tactics=[tactic(supports="o", start="2026-06-01", end="2027-01-01")],
    ) == [
        (
            "tactic “Tactic t”: 2026-06-01 is before pillar “Pillar p” starts, 2026-07-01. "
            "Move it to that day or later, or move that start date."
        ),
        (
            "tactic “Tactic t”: 2027-01-01 is after pillar “Pillar p” ends, 2026-12-31. "
            "Move it to that day or earlier, or move that end date."
        ),
    ]


def test_dates_that_are_not_set_are_not_compared() -> None:
    assert made(
        objectives=[objective(supports="", date=None)], tactics=[tactic(supports="o", start="1999-01-01")]
    ).tactics[0].start == date(1999, 1, 1)


def test_a_thing_that_ends_before_it_starts_is_refused() -> None:
    assert faults(pillars=[pillar(start="2027-01-01", end="2026-01-01")]) == [
        "pillar “Pillar p”: it ends 2026-01-01, before it starts, 2027-01-01. Change one of the two dates."
    ]


def test_a_tactic_with_a_date_outside_its_own_quarter_is_refused() -> None:
    assert faults(tactics=[tactic(supports="", quarter="2026-Q3", start="2026-06-30")]) == [
        (
            "tactic “Tactic t”: 2026-06-30 is not in its quarter 2026-Q3. "
            "Correct one of the two, or leave the quarter empty."
        )
    ]


def test_a_tactic_may_name_its_quarter_and_finer_dates_within_it() -> None:
    span = whole(tactics=[tactic(quarter="2026-Q3", start="2026-08-01")]).tactics[0].span

    assert span == (date(2026, 8, 1), date(2026, 9, 30))


def test_a_result_of_something_that_is_not_measured_is_refused() -> None:
    assert faults(pillars=[pillar()], tactics=[tactic("t-1", "")], results=[result(of="p")]) == [
        "KPI result 'r': Unknown tactic or objective 'p'. Known: t-1."
    ]


def test_a_capacity_that_is_none_is_refused() -> None:
    bad = {"2026-Q5": 3, "2026-Q1": -1, "2026-Q2": "much", "2026-Q3": True, "2026-Q4": float("nan")}

    assert faults(capacity=bad) == [
        "capacity: '2026-Q5' is not a quarter. Write it as 2026-Q3, with Q1 to Q4.",
        "capacity of 2026-Q1: -1 is not from 0 to 100,000. Enter person-weeks.",
        "capacity of 2026-Q2: 'much' is not from 0 to 100,000. Enter person-weeks.",
        "capacity of 2026-Q3: True is not from 0 to 100,000. Enter person-weeks.",
        "capacity of 2026-Q4: nan is not from 0 to 100,000. Enter person-weeks.",
    ]


def test_tables_that_are_unknown_or_no_tables_are_refused() -> None:
    assert faults(pilars=[], colour=1, tactics={"id": "t"}, capacity=[3]) == [
        "pilars: there is no such table. Did you mean 'pillars'?",
        (
            "colour: there is no such table. Known: pillars, objectives, quarterly_initiatives, tactics, "
            "results, capacity."
        ),
        "tactics: {'id': 't'} is not a list. Provide one.",
        "capacity: [3] is not a table. Provide person-weeks by quarter.",
    ]


def test_something_that_is_no_cascade_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        Cascade.model_validate([1])

    assert str(refused.value) == "cascade: [1] is not a table of fields. Provide one."


def test_faults_within_and_between_records_are_listed_together() -> None:
    assert faults(
        pillars=[{"id": "p", "titel": "Bet"}],
        objectives=[objective(date="someday"), 5, {"title": "nameless"}],
        quarterly_initiatives=[quarterly(quarter="summer"), quarterly("r", "gone")],
        tactics=[tactic(effort=0), tactic("u", "q")],
    ) == [
        "pillar 'p', title: it is missing. Add it.",
        "pillar 'p', titel: there is no such field. Did you mean 'title'?",
        (
            "objective “Objective o”, date: 'someday' is not a date. Write it as 2026-07-01, or "
            "leave it empty."
        ),
        "objective: 5 is not a table of fields. Provide one.",
        "objective, id: it is missing. Add it.",
        (
            "quarterly initiative “Initiative q”, quarter: 'summer' is not a quarter. "
            "Write it as 2026-Q3, with Q1 to Q4."
        ),
        "tactic “Tactic t”, effort: 0 is too low. Enter 1 or more.",
        "quarterly initiative “Initiative r”: Unknown objective 'gone'. Known: o.",
    ]


def test_a_refusal_is_one_of_the_products_own_errors() -> None:
    with pytest.raises(GtmError):
        made(tactics=[tactic(supports="nowhere")])


NAMES = st.sampled_from(["a", "b", "c", "d"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(NAMES, st.sampled_from(["", "a", "b", "c", "d"])), max_size=6))
def test_a_cascade_is_taken_exactly_when_every_path_in_it_ends(pairs: list[tuple[str, str]]) -> None:
    parents = dict(pairs)

    def ends(name: str) -> bool:
        seen: set[str] = set()
        while name and name in parents and name not in seen:
            seen.add(name)
            name = parents[name]
        return not name

    sound = len(parents) == len(pairs) and all(ends(name) for name in parents)
    try:
        made(objectives=[objective(name, parent) for name, parent in pairs])
    except RefusedError:
        assert not sound
    else:
        assert sound
