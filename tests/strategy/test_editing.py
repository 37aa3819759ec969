"""Changing a cascade: every change gives a new one, checked whole."""

import pytest

from gtm_framework.errors import RefusedError, UnknownNameError
from gtm_framework.strategy.cascade.editing import (
    apply_fix,
    apply_fix_to_initiative,
    free_id,
    moved,
    put,
    without,
)
from gtm_framework.strategy.cascade.levels import KpiResult, Objective, Pillar
from gtm_framework.strategy.cascade.work_items import QuarterlyInitiative, Tactic
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.remarks import Action, Expects, Fix
from gtm_framework.triage.initiative import Initiative
from tests.strategy.cascades import objective, quarterly, result, tactic, whole


def fix(action: str, level: str, target: str, field: str = "") -> Fix:
    return Fix(
        action=Action(action),
        level=Level(level),
        target=target,
        field=field,
        expects=Expects.TEXT,
        label="do it",
    )


def test_a_free_id_is_a_letter_for_the_level_and_a_number_that_nothing_has() -> None:
    cascade = whole(tactics=[tactic("t-1"), tactic("t-3")], pillars=[{"id": "p", "title": "P"}])

    records = (Pillar, Objective, QuarterlyInitiative, Tactic, KpiResult)
    assert [free_id(cascade, record) for record in records] == ["p-2", "o-2", "q-2", "t-4", "r-1"]


def test_a_thing_that_is_put_takes_the_place_of_the_one_with_its_id() -> None:
    cascade = whole(tactics=[tactic("a"), tactic("b")], capacity={"2026-Q3": 4})
    changed = put(cascade, Tactic(id="a", title="Anew", supports="q"), Tactic(id="c", title="C"))

    assert [(t.id, t.title) for t in changed.tactics] == [("a", "Anew"), ("b", "Tactic b"), ("c", "C")]
    assert changed.capacity == {"2026-Q3": 4}
    assert [t.title for t in cascade.tactics] == ["Tactic a", "Tactic b"]


def test_a_thing_that_would_make_the_cascade_unsound_is_refused() -> None:
    with pytest.raises(RefusedError, match="Unknown quarterly initiative or objective 'x'"):
        put(whole(), Tactic(id="t", title="T", supports="x"))


def test_what_supported_a_thing_that_is_taken_out_supports_nothing() -> None:
    cascade = without(whole(), "q")

    assert [(thing.id, thing.supports) for thing in cascade.things] == [("p", ""), ("o", "p"), ("t", "")]


def test_results_and_needs_go_with_the_tactic_they_point_at() -> None:
    cascade = whole(
        tactics=[tactic("a"), tactic("b", needs=["a", "c"]), tactic("c")], results=[result(of="a")]
    )
    left = without(cascade, "a")

    assert [(t.id, t.needs) for t in left.tactics] == [("b", ("c",)), ("c", ())]
    assert left.results == ()
    assert without(cascade, "r").tactics == cascade.tactics


def test_taking_out_something_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownNameError) as refused:
        without(whole(), "x")

    assert str(refused.value) == "Unknown roadmap item 'x'. Known: p, o, q, t."


def test_a_quarterly_initiative_moves_with_the_tactics_that_name_its_quarter() -> None:
    cascade = whole(tactics=[tactic("a", quarter="2026-Q3"), tactic("b")])
    later = moved(cascade, "q", "2027-Q1")

    assert later.quarterly_initiatives[0].quarter == "2027-Q1"
    assert [t.quarter for t in later.tactics] == ["2027-Q1", ""]


def test_a_move_that_a_date_does_not_allow_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"tactic “Tactic t”: 2026-08-01 is before quarterly initiative"):
        moved(whole(tactics=[tactic(start="2026-08-01")]), "q", "2026-Q4")


def test_only_a_quarterly_initiative_can_be_moved() -> None:
    with pytest.raises(UnknownNameError) as refused:
        moved(whole(), "t", "2026-Q4")

    assert str(refused.value) == "Unknown quarterly initiative 't'. Known: q."


def test_a_mend_sets_a_field() -> None:
    cascade = apply_fix(whole(), fix("set", "tactic", "t", "owner"), "Grace")

    assert cascade.tactics[0].owner == "Grace"


def test_a_mend_whose_value_is_not_allowed_is_refused() -> None:
    with pytest.raises(RefusedError, match="number: 'lots' is not a number"):
        apply_fix(whole(), fix("set", "objective", "o", "number"), "lots")


def test_a_mend_adds_a_thing_below_its_target() -> None:
    cascade = apply_fix(whole(), fix("add", "tactic", "q", "title"), "Call ten customers")

    assert (cascade.tactics[1].id, cascade.tactics[1].title, cascade.tactics[1].supports) == (
        "t-2",
        "Call ten customers",
        "q",
    )


def test_a_mend_adds_a_thing_above_its_target() -> None:
    cascade = whole(objectives=[objective(supports="")])
    changed = apply_fix(cascade, fix("add_above", "pillar", "o", "title"), "The bet")

    assert (changed.pillars[1].id, changed.pillars[1].title) == ("p-2", "The bet")
    assert changed.objectives[0].supports == "p-2"


def test_a_mend_moves_and_takes_out() -> None:
    cascade = whole()

    assert apply_fix(cascade, fix("move", "quarterly_initiative", "q"), "2026-Q4") == moved(
        cascade, "q", "2026-Q4"
    )
    assert apply_fix(cascade, fix("remove", "tactic", "t")) == without(cascade, "t")


def test_a_mend_of_something_that_is_gone_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="Unknown roadmap item 'gone'"):
        apply_fix(whole(), fix("set", "tactic", "gone", "owner"), "Ada")


def test_a_mend_of_an_initiative_changes_that_initiative_alone() -> None:
    idea = Initiative(id="i", title="Idea", supports="nowhere")

    assert apply_fix_to_initiative(idea, fix("set", "initiative", "i", "supports"), "o").supports == "o"
    for other in (fix("set", "initiative", "j", "supports"), fix("set", "tactic", "i", "owner")):
        with pytest.raises(UnknownNameError, match="Unknown target of the fix 'i'"):
            apply_fix_to_initiative(idea, other, "o")


def test_a_later_quarter_in_a_mend_is_checked() -> None:
    with pytest.raises(RefusedError, match="'someday' is not a quarter"):
        apply_fix(
            whole(quarterly_initiatives=[quarterly()]), fix("move", "quarterly_initiative", "q"), "someday"
        )
