"""Recommended portfolio: exact, tie-broken as stated, and explained where there is none."""

from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.errors import RefusedError
from gtm_framework.strategy.capacity.candidates import Candidate, candidates_from
from gtm_framework.strategy.capacity.highs import SearchTooLongError
from gtm_framework.strategy.capacity.milp import MilpModel, Piece
from gtm_framework.strategy.capacity.optimal_set import BestSet, best_set
from gtm_framework.strategy.cascade.rules import cascade_rules
from gtm_framework.strategy.work.counting import work_of
from tests.strategy.cascades import classified, tactic, whole

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "best_set.yaml").read_text(encoding="utf-8"))
Q3, Q4 = "2026-Q3", "2026-Q4"


def candidate(name: str, weeks: float | None = 1, value: float | None = 1, **fields: Any) -> Candidate:
    return Candidate(id=name, title=name.upper(), person_weeks=weeks, value=value, **fields)


def ids(found: BestSet) -> list[str]:
    return [chosen.id for chosen in found.chosen]


def why_not(found: BestSet) -> str:
    assert not found.feasible
    assert found.chosen == ()
    (conflict,) = found.conflicts
    return conflict.text


def would_help(found: BestSet) -> list[str]:
    return [relaxation.text for relaxation in found.relaxations]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_best_set_of_a_worked_case(case: dict[str, Any]) -> None:
    candidates = [Candidate.model_validate(row) for row in case["candidates"]]
    found = best_set(candidates, case["capacity"], **case.get("asked", {}))

    assert [(chosen.id, chosen.quarter) for chosen in found.chosen] == [
        tuple(pair) for pair in case["chosen"]
    ]
    assert (found.value, found.person_weeks, found.share) == (
        case["value"],
        case["person_weeks"],
        case["share"],
    )
    assert found.feasible


# ---- checked against trying everything ----


def everything(
    candidates: list[Candidate],
    capacity: dict[str, float],
    pins: tuple[set[str], set[str]],
    share: Fraction,
) -> dict[str, str] | None:
    """The best set by trying every one; None when none but the empty one holds."""
    quarters = sorted(capacity)
    best: tuple[Any, dict[str, str]] | None = None
    for picks in product(*[[None, *quarters] for _ in candidates]):
        put = {made.id: quarter for made, quarter in zip(candidates, picks, strict=True) if quarter}
        chosen = [made for made in candidates if made.id in put]
        weeks = {made.id: Fraction(str(made.person_weeks)) for made in chosen}
        total = sum(weeks.values())
        holds = (
            chosen
            and all(made.quarter in ("", put[made.id]) for made in chosen)
            and pins[0] <= put.keys()
            and not pins[1] & put.keys()
            and all(need in put and put[need] <= put[made.id] for made in chosen for need in made.needs)
            and all(
                sum(weeks[name] for name, quarter in put.items() if quarter == q)
                <= Fraction(str(capacity[q]))
                for q in quarters
            )
            and sum(weeks[made.id] for made in chosen if made.strategic) >= share * total
        )
        value = sum(Fraction(str(made.value)) for made in chosen)
        first = tuple(
            put.get(made.id) == q for made in candidates for q in quarters if made.quarter in ("", q)
        )
        if holds and (best is None or (value, -total, first) > best[0]):
            best = ((value, -total, first), put)
    return None if best is None else best[1]


@st.composite
def choices(draw: st.DrawFn) -> tuple[list[Candidate], dict[str, float], tuple[set[str], set[str]], float]:
    names = "abcde"[: draw(st.integers(1, 5))]
    candidates = [
        Candidate(
            id=name,
            person_weeks=draw(st.sampled_from([0, 0.2, 0.6, 2, 3.3, 4, 8])),
            value=draw(st.sampled_from([0, 1, 2, 5.5, 8])),
            strategic=draw(st.booleans()),
            quarter=draw(st.sampled_from(["", "", Q3, Q4])),
            needs=draw(st.sets(st.sampled_from(names), max_size=1)) - {name},
        )
        for name in names
    ]
    capacity = {Q3: draw(st.sampled_from([0, 1, 4, 10])), Q4: draw(st.sampled_from([2, 5, 8.2]))}
    pinned_in = draw(st.sets(st.sampled_from(names), max_size=1))
    pinned_out = draw(st.sets(st.sampled_from(names), max_size=1)) - pinned_in
    return candidates, capacity, (pinned_in, pinned_out), draw(st.sampled_from([0, 0, 0.3, 0.5, 0.75, 1]))


@settings(max_examples=150, deadline=None)
@given(choices())
def test_no_other_set_is_better_and_what_is_said_to_help_helps(
    choice: tuple[list[Candidate], dict[str, float], tuple[set[str], set[str]], float],
) -> None:
    candidates, capacity, (inside, outside), share = choice
    asked = Fraction(str(share))
    best = everything(candidates, capacity, (inside, outside), asked)
    found = best_set(candidates, capacity, pinned_in=inside, pinned_out=outside, strategic_share=share)

    assert {chosen.id: chosen.quarter for chosen in found.chosen} == (best or {})
    nothing_asked = not inside and {left.reason for left in found.left} <= {"pinned_out", "needs"}
    assert found.feasible == (best is not None or nothing_asked)
    assert bool(found.conflicts) == (not found.feasible)
    for relaxation in found.relaxations:
        amount = relaxation.amount or 0
        if relaxation.kind == "capacity":
            assert everything(candidates, {**capacity, relaxation.target: amount}, (inside, outside), asked)
            less = {**capacity, relaxation.target: round(amount - 0.01, 2)}
            assert not everything(candidates, less, (inside, outside), asked)
        elif relaxation.kind == "share":
            assert everything(candidates, capacity, (inside, outside), Fraction(str(amount)))
            more = Fraction(str(amount)) + Fraction(1, 10_000)
            assert not everything(candidates, capacity, (inside, outside), more)
        else:
            freed = (inside - {relaxation.target}, outside - {relaxation.target})
            assert everything(candidates, capacity, freed, asked)


# ---- what is said of the set ----


def test_each_quarter_says_how_full_it_is() -> None:
    found = best_set(
        [candidate("a", 4, quarter=Q3), candidate("b", 2.5, strategic=True, quarter=Q4)],
        {Q4: 5, Q3: 4, "2027-q1": 1},
    )

    assert [(filled.quarter, filled.capacity, filled.load) for filled in found.quarters] == [
        (Q3, 4, 4),
        (Q4, 5, 2.5),
        ("2027-Q1", 1, 0),
    ]
    assert (found.strategic_weeks, found.share, found.asked_share) == (2.5, 2.5 / 6.5, 0)


def test_what_is_left_out_says_why() -> None:
    found = best_set(
        [
            candidate("best", 4, 9),
            candidate("worse", 4, 8),
            candidate("out", 1, 9),
            candidate("unmeasured", None, 9),
            candidate("unscored", 1, None),
            candidate("elsewhere", 1, quarter="2030-Q1"),
            candidate("huge", 50, 9),
            candidate("hanging", 0, 9, needs=["huge"]),
            candidate("further", 0, 9, needs=["hanging"]),
        ],
        {Q3: 4},
        pinned_out=["out"],
    )

    assert ids(found) == ["best"]
    assert {left.id: left.reason for left in found.left} == {
        "worse": "outweighed",
        "out": "pinned_out",
        "unmeasured": "no_effort",
        "unscored": "no_value",
        "elsewhere": "no_capacity",
        "huge": "too_large",
        "hanging": "needs",
        "further": "needs",
    }
    assert all(left.text.endswith(".") for left in found.left)


def test_what_has_no_impact_is_chosen_only_when_it_is_pinned_in_or_needed() -> None:
    candidates = [candidate("a", 1, None), candidate("b", 1, None), candidate("c", 1, 2, needs=["b"])]

    assert ids(best_set(candidates, {Q3: 9})) == ["b", "c"]
    assert ids(best_set(candidates, {Q3: 9}, pinned_in=["a"], pinned_out=["c"])) == ["a"]


def test_with_nothing_to_choose_from_nothing_is_chosen_and_nothing_is_wrong() -> None:
    for candidates in ([], [candidate("a", None)], [candidate("a", 1, None)]):
        found = best_set(candidates, {Q3: 4})
        assert (found.feasible, found.chosen, found.share) == (True, (), None)
    assert best_set([candidate("a")], {Q3: 4}, pinned_out=["a"]).feasible


def test_without_a_capacity_nothing_fits() -> None:
    found = best_set([candidate("a", 3, quarter=Q3), candidate("b", 5)], {})

    assert why_not(found) == (
        "Nothing fits: the smallest item, “A”, takes 3 person-weeks; no capacity is set for 2026-Q3."
    )
    assert would_help(found) == ["Set the capacity of 2026-Q3 to 3 person-weeks or more."]
    assert why_not(best_set([candidate("b", 5)], {})).endswith("no capacity is set for any quarter.")


# ---- where there is no set: why, and what would help ----


def test_nothing_fits_when_the_smallest_is_too_large() -> None:
    found = best_set([candidate("a", 12), candidate("b", 20)], {Q3: 8, Q4: 10})

    assert why_not(found) == (
        "Nothing fits: the smallest item, “A”, takes 12 person-weeks; the capacity of 2026-Q4 is 10."
    )
    assert would_help(found) == [
        "Set the capacity of 2026-Q3 to 12 person-weeks or more.",
        "Set the capacity of 2026-Q4 to 12 person-weeks or more.",
    ]


def test_nothing_fits_when_the_smallest_does_not_fit_with_what_it_needs() -> None:
    found = best_set([candidate("a", 3, needs=["b"]), candidate("b", 9, quarter=Q3)], {Q3: 8})

    assert why_not(found) == (
        "Nothing fits: the smallest item, “B”, takes 9 person-weeks; the capacity of 2026-Q3 is 8."
    )
    found = best_set([candidate("a", 5, needs=["b"]), candidate("b", 6, needs=["a"])], {Q3: 8})
    assert why_not(found) == (
        "Nothing fits: the smallest item, “A”, takes 11 person-weeks with its dependencies; "
        "the capacity of 2026-Q3 is 8."
    )
    assert would_help(found) == ["Set the capacity of 2026-Q3 to 11 person-weeks or more."]


def test_nothing_fits_when_what_is_needed_comes_later() -> None:
    found = best_set(
        [candidate("a", 1, quarter=Q3, needs=["b"]), candidate("b", 9, quarter=Q4)], {Q3: 8, Q4: 8}
    )
    assert "the smallest item, “B”" in why_not(found)

    found = best_set(
        [candidate("a", 1, quarter=Q3, needs=["b"]), candidate("b", 1, quarter=Q4, needs=["a"])],
        {Q3: 8, Q4: 8},
    )
    assert why_not(found) == (
        "Nothing fits: “A” is planned for 2026-Q3 and depends on “B”, planned for 2026-Q4."
    )
    assert found.relaxations == ()


def test_the_smallest_strategic_candidate_larger_than_the_capacity_is_named() -> None:
    found = best_set(
        [
            candidate("brand", 12, strategic=True),
            candidate("moat", 30, strategic=True),
            candidate("ads", 2),
        ],
        {Q3: 10},
        strategic_share=0.4,
    )

    assert why_not(found) == (
        "40% of the effort must be strategic; the smallest strategic item, “BRAND”, "
        "takes 12 person-weeks, "
        "and the capacity of 2026-Q3 is 10."
    )
    assert found.conflicts[0].constraint == "share"
    assert would_help(found) == [
        "Set the capacity of 2026-Q3 to 12 person-weeks or more.",
        "Lower the strategic share to 0% or less.",
    ]


def test_too_little_strategic_work_beside_what_is_pinned_in_is_named_with_what_can_be_had() -> None:
    found = best_set(
        [candidate("ads", 6), candidate("brand", 3, strategic=True), candidate("moat", 5, strategic=True)],
        {Q3: 10},
        pinned_in=["ads"],
        strategic_share=0.4,
    )

    assert why_not(found) == (
        "40% of the effort must be strategic, but at most 33.33% can be given the locked-in work."
    )
    assert would_help(found) == [
        "Set the capacity of 2026-Q3 to 11 person-weeks or more.",
        "Lower the strategic share to 33.33% or less.",
        "Unlock “ADS”.",
    ]


def test_a_mixed_piece_that_cannot_be_taken_alone_limits_the_share() -> None:
    found = best_set(
        [candidate("ads", 6), candidate("brand", 3, strategic=True, needs=["ads"])],
        {Q3: 10},
        strategic_share=0.5,
    )

    assert why_not(found) == "50% of the effort must be strategic, but at most 33.33% can be."


def test_no_strategic_work_at_all_is_named() -> None:
    found = best_set(
        [candidate("ads", 2), candidate("brand", None, strategic=True)], {Q3: 10}, strategic_share=0.1
    )

    assert why_not(found) == (
        "10% of the effort must be strategic, but no strategic item with effort and impact is available."
    )
    assert found.conflicts[0].ids == ("brand",)


def test_what_is_pinned_in_and_does_not_fit_together_is_added_up() -> None:
    found = best_set(
        [candidate("a", 6), candidate("b", 5, needs=["c"]), candidate("c", 4)],
        {Q3: 8, Q4: 4},
        pinned_in=["a", "b"],
    )

    assert why_not(found) == (
        "Locked-in work and its dependencies take 15 person-weeks and don’t fit: 2026-Q3 "
        "has 8 and 2026-Q4 has 4."
    )
    assert found.conflicts[0].ids == ("a", "b", "c")
    assert would_help(found) == [
        "Set the capacity of 2026-Q3 to 15 person-weeks or more.",
        "Set the capacity of 2026-Q4 to 9 person-weeks or more.",
        "Unlock “B”.",
    ]


def test_each_piece_that_is_pinned_in_and_cannot_be_chosen_is_named() -> None:
    found = best_set(
        [
            candidate("huge", 50, quarter=Q3),
            candidate("later", 1, quarter=Q4, needs=["out", "unmeasured"]),
            candidate("out"),
            candidate("unmeasured", None),
            candidate("nowhere", 3, quarter="2030-Q1"),
            candidate("early", 1, quarter=Q3, needs=["late"]),
            candidate("late", 1, quarter=Q4),
        ],
        {Q3: 8, Q4: 8},
        pinned_in=["huge", "later", "nowhere", "early"],
        pinned_out=["out"],
    )

    assert [(conflict.constraint.value, conflict.ids) for conflict in found.conflicts] == [
        ("capacity", ("huge",)),
        ("needs", ("out",)),
        ("effort", ("unmeasured",)),
        ("capacity", ("nowhere",)),
        ("needs", ("early", "late")),
    ]
    assert [conflict.text for conflict in found.conflicts] == [
        "“HUGE” is locked in and takes 50 person-weeks, but the capacity of 2026-Q3 is 8.",
        "“OUT” is required by locked-in work, but it is locked out.",
        "“UNMEASURED” is required by locked-in work, but it has no effort estimate. Add one.",
        "“NOWHERE” is locked in and takes 3 person-weeks, but no capacity is set for 2030-Q1.",
        "“EARLY” is locked in and planned for 2026-Q3; it depends on “LATE”, planned for 2026-Q4.",
    ]
    assert found.relaxations == ()


def test_a_pin_or_a_quarter_that_alone_is_in_the_way_is_offered() -> None:
    found = best_set(
        [candidate("a", needs=["b"]), candidate("b"), candidate("c")],
        {Q3: 8},
        pinned_in=["a"],
        pinned_out=["b"],
    )
    assert would_help(found) == ["Unlock “A”.", "Unlock “B”."]

    found = best_set([candidate("a", 3, quarter=Q4)], {Q3: 8}, pinned_in=["a"])
    assert would_help(found) == ["Set the capacity of 2026-Q4 to 3 person-weeks or more."]


def test_a_candidate_without_a_title_is_named_by_its_id() -> None:
    found = best_set([Candidate(id="x", person_weeks=9, value=1)], {Q3: 8})

    assert "the smallest item, 'x'" in why_not(found)


# ---- refusals ----


def test_a_faulty_question_is_refused_with_every_fault() -> None:
    with pytest.raises(RefusedError) as refused:
        best_set(
            [candidate("a", needs=["z"]), candidate("a"), candidate("b")],
            {"Q3": 4, Q4: -1},
            pinned_in=["b", "x"],
            pinned_out=["b"],
            strategic_share=1.5,
        )

    assert refused.value.what == "recommended portfolio"
    assert list(refused.value.faults) == [
        "The id 'a' is used 2 times. Use a different id for each candidate.",
        "candidate “A”: Unknown candidate 'z'. Known: a, b.",
        "'b' is locked both in and out. Remove one of the locks.",
        "Unknown candidate 'x'. Known: a, b.",
        "capacity: 'Q3' is not a quarter. Write it as 2026-Q3, with Q1 to Q4.",
        "capacity of 2026-Q4: -1 is not allowed. Enter person-weeks, 0 or more.",
        "strategic share: 1.5 is outside 0 to 1. Enter a share, such as 0.3.",
    ]


def test_more_candidates_than_can_be_searched_exactly_are_refused() -> None:
    most = cascade_rules().best_set.most_candidates
    with pytest.raises(
        RefusedError, match=f"{most + 1} candidates are more than {most}. Remove the lowest"
    ):
        best_set([candidate(f"c{n}") for n in range(most + 1)], {Q3: 4})


def test_a_search_that_takes_too_many_branches_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = cascade_rules()
    short = rules.model_copy(update={"best_set": rules.best_set.model_copy(update={"most_branches": 1})})
    monkeypatch.setattr("gtm_framework.strategy.capacity.optimal_set.cascade_rules", lambda: short)
    weeks = [2.11, 3.17, 4.73, 5.39, 6.97, 7.61, 8.43, 9.87, 3.71, 4.57, 5.93, 6.19, 7.07, 8.81, 9.29, 2.83]
    candidates = [candidate(f"c{n}", size, size) for n, size in enumerate(weeks)]

    with pytest.raises(SearchTooLongError) as refused:
        best_set(candidates, {Q3: 20.03, Q4: 23.11, "2027-Q1": 17.77})

    assert refused.value.nodes == 1
    assert str(refused.value) == (
        "The recommended portfolio was not found within 1 branches. Lock some items in or out, or plan "
        "fewer quarters at once."
    )


def test_a_set_that_holds_only_within_the_solvers_tolerance_does_not_hold() -> None:
    pieces = tuple(
        Piece(effort=1, value=1, strategic=strategic, places=(0,)) for strategic in (False, True)
    )
    just_over_half = Fraction(1, 2) + Fraction(1, 10**9)

    assert MilpModel(pieces, (None,), Fraction(1, 2), 100).best() == {(0, 0), (1, 0)}
    assert MilpModel(pieces, (None,), just_over_half, 100).best() == {(1, 0)}


# ---- from the cascade ----


def test_work_becomes_candidates_in_the_order_of_the_list() -> None:
    cascade = whole(
        tactics=[
            tactic("a", person_weeks=2, impact=3, needs=["b", "gone"]),
            tactic("b", person_weeks=1, impact=9, initiative="i"),
            tactic("gone", status="stopped"),
        ]
    )
    found = candidates_from(
        work_of(cascade, [classified("i", "strategic", rank=1), classified("j", effort=3, impact=4)])
    )

    assert [(made.id, made.strategic, made.quarter, made.needs) for made in found] == [
        ("b", True, Q3, ()),
        ("j", False, "", ()),
        ("a", False, Q3, ("b",)),
    ]
    assert ids(best_set(found, {Q3: 3})) == ["b", "j"]
