"""Line of sight: each remark appears when its fault does, and goes when its mend is carried out."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter

from gtm_framework.strategy.alignment.sight_lines import line_of_sight
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.editing import apply_fix, apply_fix_to_initiative
from gtm_framework.strategy.cascade.rules import cascade_rules
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.remarks import Action, Expects, Fix, Remark, at_least, worst_first
from gtm_framework.strategy.severity import Severity
from gtm_framework.strategy.work.work import ClassifiedInitiative
from tests.strategy.cascades import classified, made, objective, pillar, quarterly, tactic, whole


def remarks(cascade: Cascade, *listed: ClassifiedInitiative) -> dict[str, Remark]:
    return {remark.id: remark for remark in line_of_sight(cascade, listed).remarks}


def offered(fix: Fix) -> list[str]:
    return [choice.value for choice in fix.choices]


def test_a_whole_cascade_raises_nothing() -> None:
    alignment = line_of_sight(whole())

    assert alignment.remarks == ()


def test_a_tactic_that_supports_nothing_is_busywork_and_one_click_mends_it() -> None:
    cascade = whole(tactics=[tactic(), tactic("u", "")])
    remark = remarks(cascade)["busywork:u"]

    assert (remark.severity, remark.source, remark.family) == (Severity.HIGH, "S3", "line_of_sight")
    assert [str(field) for field in remark.fields] == ["tactic u: supports"]
    assert remark.reason == ("Tactic “Tactic u” isn't linked to a pillar. That makes 1 tactic busywork.")
    choose, above = remark.fixes
    assert (choose.action, choose.target, choose.field, choose.expects) == (
        Action.SET,
        "u",
        "supports",
        Expects.CHOICE,
    )
    assert offered(choose) == ["o", "q"]
    assert choose.choices[0].label == "objective: Objective o"
    assert remarks(apply_fix(cascade, choose, "q")) == {}
    assert set(remarks(apply_fix(cascade, above, "Another aim"))) == {
        "no_number:o-2",
        "no_date:o-2",
        "busywork:o-2",
    }


def test_a_path_that_ends_higher_up_is_remarked_on_where_it_ends_with_all_that_hangs_on_it() -> None:
    cascade = whole(
        objectives=[objective(supports="")],
        tactics=[tactic("a"), tactic("b", "o"), tactic("c", status="done"), tactic("d", status="stopped")],
    )
    remark = remarks(cascade)["busywork:o"]

    assert remark.reason == (
        "Objective “Objective o” isn't linked to a pillar. That makes 2 tactics busywork."
    )
    assert [str(field) for field in remark.fields] == [
        "objective o: supports",
        "tactic a: supports",
        "tactic b: supports",
    ]
    assert remarks(apply_fix(cascade, remark.fixes[0], "p")) == {}


def test_something_that_supports_nothing_and_has_no_open_tactic_is_a_loose_end() -> None:
    cascade = whole(
        quarterly_initiatives=[quarterly(), quarterly("r", "")],
        tactics=[tactic(), tactic("a", "r", status="done"), tactic("b", "", status="done")],
    )
    found = remarks(cascade)

    assert set(found) == {"loose_end:r"}
    assert found["loose_end:r"].severity == Severity.MEDIUM
    assert found["loose_end:r"].reason == (
        "Quarterly initiative “Initiative r” isn't linked to a pillar. "
        "Any work you add under it won't count toward one."
    )
    assert remarks(apply_fix(cascade, found["loose_end:r"].fixes[0], "o")) == {}


def test_a_tactic_serves_what_its_attached_initiative_serves() -> None:
    cascade = whole(tactics=[tactic(), tactic("u", "", initiative="i")])

    assert remarks(cascade, classified("i", supports="o")) == {}
    assert set(remarks(cascade, classified("i"))) == {"busywork:u"}


def test_a_mend_offers_only_what_the_dates_and_levels_allow() -> None:
    cascade = whole(
        pillars=[pillar(), pillar("past", end="2020-12-31")],
        objectives=[
            objective(),
            objective("soon", date="2026-07-31"),
            objective("loose", "", date="2027-01-01"),
        ],
        tactics=[tactic(), tactic("u", "", start="2026-08-01", end="2026-08-31")],
    )
    found = remarks(cascade)

    assert offered(found["busywork:u"].fixes[0]) == ["o", "loose", "q"]
    assert offered(found["loose_end:loose"].fixes[0]) == ["p", "o"]


def test_what_nothing_could_take_offers_only_something_new_above_it() -> None:
    found = remarks(made(objectives=[objective(supports="")]))

    (fix,) = found["loose_end:o"].fixes
    assert (fix.action, fix.level, fix.label) == (
        Action.ADD_ABOVE,
        Level.PILLAR,
        "Add a parent",
    )


def test_a_pillar_without_a_tactic_is_a_wish_until_one_stands_below_it() -> None:
    cascade = whole(pillars=[pillar(), pillar("w")])
    remark = remarks(cascade)["wish:w"]

    assert (remark.severity, remark.source) == (Severity.HIGH, "S2 S3")
    assert remark.reason == (
        "Pillar “Pillar w” has no work under it yet. Without it, this bet is wishful thinking."
    )
    (add,) = remark.fixes
    assert (add.action, add.level, add.label) == (Action.ADD, Level.OBJECTIVE, "Add an objective")
    nearer = apply_fix(cascade, add, "Aim")
    (add,) = remarks(nearer)["wish:w"].fixes
    assert (add.action, add.level, add.target, add.label) == (
        Action.ADD,
        Level.TACTIC,
        "o-2",
        "Add a tactic",
    )
    assert "wish:w" not in remarks(apply_fix(nearer, add, "Call ten customers"))


def test_a_wish_is_offered_a_tactic_under_its_quarterly_initiative_or_one_that_serves_nothing_yet() -> None:
    cascade = whole(tactics=[tactic(status="stopped"), tactic("u", ""), tactic("v", "", status="done")])
    add, attach = remarks(cascade)["wish:p"].fixes

    assert (add.target, add.level) == ("q", Level.TACTIC)
    assert (attach.target, attach.label, offered(attach)) == (
        "u",
        "Link to this pillar: Tactic u",
        ["o", "q"],
    )
    assert remarks(apply_fix(cascade, attach, "q")) == {}


def test_an_objective_without_number_or_date_is_remarked_on_for_each() -> None:
    cascade = whole(objectives=[objective(number=None, date=None)])
    found = remarks(cascade)

    assert list(found) == ["no_number:o", "no_date:o"]
    number, date = (found[name].fixes[0] for name in found)
    assert (number.expects, date.expects) == (Expects.NUMBER, Expects.DATE)
    assert remarks(apply_fix(apply_fix(cascade, number, "10"), date, "2029-06-30")) == {}


def test_a_number_of_zero_is_a_number() -> None:
    assert remarks(whole(objectives=[objective(number=0)])) == {}


def test_more_than_three_pillars_are_too_many_and_the_emptiest_goes_first() -> None:
    names = ["p", "b", "c"]
    own = [objective(name * 2, name) for name in names]
    tactics = [tactic(f"t{name}", name * 2) for name in names]
    three = made(pillars=[pillar(name) for name in names], objectives=own, tactics=tactics)
    four = three.model_copy(update={"pillars": (*three.pillars, *made(pillars=[pillar("z")]).pillars)})

    assert remarks(three) == {}
    remark = remarks(four)["too_many_pillars"]
    assert remark.reason == (
        "You have 4 pillars; two or three is the limit. With more, every bet gets too little effort."
    )
    assert [fix.target for fix in remark.fixes] == ["z", "p", "b", "c"]
    assert [str(field) for field in remark.fields][:2] == ["pillars: count", "pillar p: title"]
    assert remarks(apply_fix(four, remark.fixes[0])) == {}


def test_more_than_three_initiatives_crowd_a_quarter_until_one_moves_on() -> None:
    crowd = [quarterly(name) for name in "abcd"]
    cascade = whole(
        quarterly_initiatives=crowd, tactics=[tactic("t", "a"), tactic("u", "d", start="2026-08-01")]
    )
    remark = remarks(cascade)["crowded_quarter:2026-Q3"]

    assert remark.reason == (
        "2026-Q3 has 4 quarterly initiatives; one to three is realistic. "
        "With more, some won't get finished."
    )
    assert [(fix.action.value, fix.target) for fix in remark.fixes] == [
        ("move", "c"),
        ("move", "b"),
        ("move", "a"),
        ("remove", "d"),
        ("remove", "c"),
        ("remove", "b"),
        ("remove", "a"),
    ]
    assert remarks(apply_fix(cascade, remark.fixes[0], "2026-Q4")) == {}
    assert remarks(apply_fix(cascade, remark.fixes[4])) == {}


def test_an_open_tactic_without_owner_or_kpi_is_offered_those_of_the_others() -> None:
    cascade = whole(
        pillars=[pillar(owner="Grace")],
        tactics=[tactic(), tactic("u", owner="", kpi=""), tactic("v", owner="", kpi="", status="done")],
    )
    found = remarks(cascade)

    assert list(found) == ["no_owner:u", "no_kpi:u"]
    owner, kpi = found["no_owner:u"].fixes[0], found["no_kpi:u"].fixes[0]
    assert (owner.expects, offered(owner), owner.label) == (
        Expects.TEXT,
        ["Ada", "Grace"],
        "Assign an owner",
    )
    assert offered(kpi) == ["leads"]
    assert remarks(apply_fix(apply_fix(cascade, owner, "Ada"), kpi, "calls")) == {}


def test_an_initiative_that_supports_what_is_no_objective_is_remarked_on() -> None:
    stray = classified("i", supports="p")
    remark = remarks(whole(), stray)["unknown_objective:i"]

    assert remark.reason == (
        "Initiative “Idea i” supports “p”, which isn't an objective on this roadmap. It counts as unlinked."
    )
    assert offered(remark.fixes[0]) == ["o", ""]
    for choice in offered(remark.fixes[0]):
        mended_one = apply_fix_to_initiative(stray.initiative, remark.fixes[0], choice)
        assert remarks(whole(), replace(stray, initiative=mended_one)) == {}


def test_a_carrier_of_an_initiative_that_is_not_listed_is_remarked_on() -> None:
    cascade = whole(tactics=[tactic(initiative="gone"), tactic("u", initiative="gone", status="stopped")])
    found = remarks(cascade, classified("i"))

    assert list(found) == ["unknown_initiative:t"]
    remark = found["unknown_initiative:t"]
    assert remark.reason == (
        "Tactic “Tactic t” is linked to idea “gone”, which isn't in the list. The link has no effect."
    )
    assert offered(remark.fixes[0]) == ["i", ""]
    assert remarks(apply_fix(cascade, remark.fixes[0], ""), classified("i")) == {}


def test_an_initiative_planned_for_what_is_no_quarter_is_remarked_on() -> None:
    found = remarks(
        whole(),
        classified("i", quarter="summer"),
        classified("j", quarter="2026 q3"),
        classified("k", quarter=" "),
    )

    assert list(found) == ["not_a_quarter:i"]
    assert found["not_a_quarter:i"].severity == Severity.LOW
    assert offered(found["not_a_quarter:i"].fixes[0]) == ["2026-Q3", ""]


TWO: dict[str, Any] = {
    "objectives": [objective(), objective("other")],
    "quarterly_initiatives": [quarterly(initiative="i"), quarterly("r", "other")],
    "tactics": [tactic(), tactic("u", "r")],
}


def test_an_initiative_attached_to_one_objective_and_carried_out_for_another_is_remarked_on() -> None:
    cascade = whole(**TWO)
    idea = classified("i", supports="other")
    remark = remarks(cascade, idea)["two_objectives:i"]

    assert remark.reason == (
        "Initiative “Idea i” is linked to both objective “Objective other” and objective “Objective o”. "
        "It can't count toward both."
    )
    assert [str(field) for field in remark.fields] == [
        "initiative i: supports",
        "quarterly_initiative q: initiative",
    ]
    follow, detach = remark.fixes
    changed = apply_fix_to_initiative(idea.initiative, follow, offered(follow)[0])
    assert remarks(cascade, replace(idea, initiative=changed)) == {}
    assert remarks(apply_fix(cascade, detach, ""), idea) == {}


def test_an_initiative_carried_out_for_two_objectives_is_remarked_on() -> None:
    cascade = whole(
        **{**TWO, "tactics": [tactic(), tactic("u", "r", initiative="i"), tactic("v", "", initiative="i")]}
    )
    found = remarks(cascade, classified("i"))

    assert set(found) == {"two_objectives:i", "busywork:v"}
    (detach,) = found["two_objectives:i"].fixes
    assert (detach.target, detach.label) == ("u", "Unlink the idea from: Tactic u")
    assert set(remarks(apply_fix(cascade, detach, ""), classified("i"))) == {"busywork:v"}


def test_an_objective_and_the_larger_one_above_it_do_not_conflict() -> None:
    cascade = whole(
        objectives=[objective(), objective("near", "o", date="2027-01-01")],
        quarterly_initiatives=[quarterly(supports="near", initiative="i")],
    )

    assert remarks(cascade, classified("i", supports="o")) == {}
    assert remarks(cascade, classified("i", supports="near")) == {}


def test_remarks_stand_worst_first_then_in_the_order_of_the_rules() -> None:
    cascade = made(
        pillars=[pillar()],
        objectives=[objective(supports="", number=None)],
        tactics=[tactic("t", "", owner="")],
    )
    found = line_of_sight(cascade, [classified("i", quarter="soon")]).remarks

    assert [remark.rule for remark in found] == [
        "busywork",
        "wish",
        "no_number",
        "no_owner",
        "loose_end",
        "not_a_quarter",
    ]
    assert [remark.rule for remark in at_least(found, Severity.HIGH)] == ["busywork", "wish", "no_number"]
    assert len(at_least(found, Severity.MEDIUM)) == 5
    assert at_least(found, Severity.LOW) == found
    assert worst_first(reversed(found))[-1].rule == "not_a_quarter"


@pytest.mark.parametrize("rule", list(cascade_rules().remarks))
def test_every_rule_names_its_source_and_its_mends(rule: str) -> None:
    text = cascade_rules().remarks[rule]

    assert text.source
    assert all(text.fixes)


def test_a_remark_goes_through_json_and_back() -> None:
    (remark,) = remarks(whole(tactics=[tactic(), tactic("u", "")])).values()

    read = TypeAdapter(Remark)
    assert read.validate_json(read.dump_json(remark)) == remark
