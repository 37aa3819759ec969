"""What costs effort, how much, when, and what it serves."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.errors import OutOfRangeError
from gtm_framework.exact import exact
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.work.counting import work_of
from gtm_framework.strategy.work.effort import person_weeks
from gtm_framework.strategy.work.served import served_effort
from gtm_framework.strategy.work.work import Work
from tests.strategy.cascades import classified, made, objective, pillar, quarterly, tactic, whole

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "effort.yaml").read_text(encoding="utf-8"))


def efforts(work: tuple[Work, ...]) -> dict[str, tuple[float | None, str]]:
    return {item.id: (item.person_weeks, item.effort_from) for item in work}


@pytest.mark.parametrize("case", CASES["levels"], ids=lambda case: f"effort {case['effort']}")
def test_an_effort_score_stands_for_the_published_person_weeks(case: dict[str, float]) -> None:
    assert person_weeks(case["effort"]) == case["person_weeks"]


def test_an_effort_that_nobody_has_scored_stands_for_nothing() -> None:
    assert person_weeks(None) is None


def test_an_effort_outside_its_scale_is_refused() -> None:
    with pytest.raises(OutOfRangeError) as refused:
        person_weeks(10.5)

    assert str(refused.value) == (
        "effort: 10.5 is outside 1 to 10. Enter a number from 1 to 10, or leave it empty."
    )


@settings(deadline=None)
@given(st.floats(1, 10), st.floats(1, 10))
def test_more_effort_never_stands_for_fewer_person_weeks(one: float, other: float) -> None:
    small, large = sorted((one, other))
    less, more = person_weeks(small), person_weeks(large)

    assert less is not None
    assert more is not None
    assert less <= more


def test_a_typed_figure_wins_over_a_score_and_a_score_over_the_initiatives() -> None:
    cascade = made(
        tactics=[
            tactic("typed", "", initiative="i", person_weeks=3, effort=4),
            tactic("scored", "", effort=4),
            tactic("carried", "", initiative="j"),
            tactic("unknown", "", initiative="k"),
            tactic("nothing", ""),
        ]
    )
    listed = [classified("i", effort=9), classified("j", effort=5), classified("k")]

    assert efforts(work_of(cascade, listed)) == {
        "typed": (3, "typed"),
        "scored": (4, "score"),
        "carried": (8, "initiative"),
        "unknown": (None, ""),
        "nothing": (None, ""),
    }


def test_a_figure_in_the_list_wins_over_the_lists_score() -> None:
    work = work_of(
        Cascade(),
        [classified("i", effort=9, inputs={"person_weeks": 5}), classified("j", effort=2), classified("k")],
    )

    assert efforts(work) == {"i": (5, "typed"), "j": (0.6, "score"), "k": (None, "")}


def test_a_negative_figure_in_the_list_is_refused_by_name() -> None:
    with pytest.raises(OutOfRangeError, match=r"^person_weeks of 'Idea i': -1 is outside 0 to 10000\."):
        work_of(Cascade(), [classified("i", inputs={"person_weeks": -1.0})])


def test_a_quarterly_initiative_is_counted_by_its_tactics() -> None:
    cascade = whole(
        quarterly_initiatives=[quarterly(person_weeks=20)], tactics=[tactic("a", effort=3), tactic("b")]
    )

    assert efforts(work_of(cascade)) == {"a": (2, "score"), "b": (None, "")}


def test_a_quarterly_initiative_is_counted_itself_while_none_of_its_tactics_has_an_effort() -> None:
    cascade = whole(
        quarterly_initiatives=[quarterly(person_weeks=20), quarterly("r"), quarterly("s")],
        tactics=[tactic("a"), tactic("b", "r")],
    )

    assert efforts(work_of(cascade)) == {"q": (20, "typed"), "s": (None, ""), "b": (None, "")}


def test_a_stopped_tactic_is_no_work_and_a_done_one_is() -> None:
    cascade = whole(tactics=[tactic("a", status="stopped", effort=3), tactic("b", status="done", effort=3)])

    assert [(item.id, item.done) for item in work_of(cascade)] == [("b", True)]


def test_an_initiative_that_something_carries_out_is_not_counted_again() -> None:
    cascade = whole(
        quarterly_initiatives=[quarterly(initiative="i")],
        tactics=[tactic("a", person_weeks=2), tactic("b", initiative="j", status="stopped")],
    )
    work = work_of(cascade, [classified("i", effort=8), classified("j", effort=2)])

    assert [item.id for item in work] == ["a", "j"]


def test_several_that_carry_out_one_initiative_share_its_effort_and_its_impact_without_a_rest() -> None:
    cascade = made(
        tactics=[
            tactic("a", "", initiative="i"),
            tactic("b", "", initiative="i"),
            tactic("c", "", initiative="i", impact=9),
        ]
    )
    work = work_of(cascade, [classified("i", effort=5, impact=7)])

    assert [(item.person_weeks, item.impact, item.value) for item in work] == [
        (2.66, 7, 2.33),
        (2.66, 7, 2.33),
        (2.68, 9, 9),
    ]


@settings(max_examples=60, deadline=None)
@given(st.floats(1, 10), st.integers(1, 7))
def test_the_parts_of_a_shared_effort_add_up_to_it(effort: float, carriers: int) -> None:
    cascade = made(tactics=[tactic(f"t{n}", "", initiative="i") for n in range(carriers)])
    work = work_of(cascade, [classified("i", effort=effort)])

    assert served_effort(work).total == pytest.approx(person_weeks(effort), abs=1e-9)


def test_work_is_of_the_kind_of_the_initiative_that_it_carries_out() -> None:
    cascade = whole(
        quarterly_initiatives=[
            quarterly(initiative="i"),
            quarterly("r", initiative="gone"),
            quarterly("s", initiative="i"),
        ],
        tactics=[tactic("a"), tactic("b", initiative="j"), tactic("c", "r")],
    )
    work = work_of(
        cascade, [classified("i", "strategic"), classified("j", "undecided"), classified("k", "strategic")]
    )

    assert {item.id: item.kind.value for item in work} == {
        "s": "strategic",
        "a": "strategic",
        "b": "undecided",
        "c": "tactical",
        "k": "strategic",
    }


def test_a_quarterly_initiative_that_carries_out_nothing_is_undecided() -> None:
    assert [item.kind.value for item in work_of(whole(tactics=[]))] == ["undecided"]


def test_the_quarter_comes_from_the_thing_then_its_days_then_what_it_supports_then_its_initiative() -> None:
    cascade = whole(
        tactics=[
            tactic("a", "o", quarter="2027-Q1"),
            tactic("b", "o", start="2026-09-30", end="2026-10-02"),
            tactic("c", "o", end="2026-12-31"),
            tactic("d"),
            tactic("e", "o", initiative="i"),
            tactic("f", "o", initiative="j"),
            tactic("g", "o"),
        ],
    )
    work = work_of(
        cascade,
        [
            classified("i", quarter=" 2028-q2 "),
            classified("j", quarter="soon"),
            classified("k", quarter="2026 Q1"),
        ],
    )

    assert {item.id: item.quarter for item in work} == {
        "a": "2027-Q1",
        "b": "2026-Q3",
        "c": "2026-Q4",
        "d": "2026-Q3",
        "e": "2028-Q2",
        "f": "",
        "g": "",
        "k": "2026-Q1",
    }


def test_work_serves_what_its_path_leads_through() -> None:
    cascade = whole(
        objectives=[objective(), objective("near", "o", date="2028-01-01"), objective("loose", "")],
        quarterly_initiatives=[quarterly(supports="near"), quarterly("r", "", initiative="i")],
        tactics=[tactic("a"), tactic("b", "r"), tactic("c", ""), tactic("d", "", initiative="j")],
    )
    listed = [
        classified("i", supports="loose"),
        classified("j", supports="gone"),
        classified("k", supports="o"),
        classified("l", supports="p"),
    ]

    assert {item.id: (item.objective, item.pillar, item.path) for item in work_of(cascade, listed)} == {
        "a": ("near", "p", ("q", "near", "o", "p")),
        "b": ("loose", "", ("r", "loose")),
        "c": ("", "", ()),
        "d": ("", "", ()),
        "k": ("o", "p", ("o", "p")),
        "l": ("", "", ()),
    }


def test_the_share_of_effort_that_serves_no_objective_is_in_person_weeks_and_as_a_share() -> None:
    cascade = whole(tactics=[tactic("a", effort=4), tactic("b", "", person_weeks=0.1), tactic("c", "")])
    served = served_effort(
        work_of(cascade, [classified("i", effort=2), classified("j", inputs={"person_weeks": 0.3})])
    )

    assert (served.total, served.served, served.unserved) == (5, 4, 1)
    assert served.share == 0.2
    assert served.unserved_ids == ("b", "c", "i", "j")
    assert (served.count, served.count_share) == (5, 0.8)
    assert served.unknown_ids == ("c",)


def test_without_work_there_is_no_share() -> None:
    served = served_effort(())

    assert (served.total, served.share, served.count_share) == (0, None, None)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 200), st.booleans()), max_size=8))
def test_served_and_unserved_effort_add_up(rows: list[tuple[float, bool]]) -> None:
    cascade = made(
        pillars=[pillar()],
        objectives=[objective()],
        tactics=[
            tactic(f"t{n}", "o" if serves else "", person_weeks=weeks)
            for n, (weeks, serves) in enumerate(rows)
        ],
    )
    served = served_effort(work_of(cascade))

    assert served.total == pytest.approx(served.served + served.unserved)
    assert served.total == float(sum(exact(weeks) for weeks, _ in rows))
    assert served.share is None or 0 <= served.share <= 1


def test_an_initiative_with_a_broken_character_is_counted_as_it_stands() -> None:
    broken = "half \ud800"
    (item,) = work_of(Cascade(), [classified("i", title=broken, tags=(broken,))])

    assert (item.title, item.tags) == (broken, (broken,))
