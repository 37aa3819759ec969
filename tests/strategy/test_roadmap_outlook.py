"""What the roadmap page needs: quarters on offer, moves that ease, everything said in one place."""

from datetime import date

import pytest

from gtm_framework.errors import RefusedError
from gtm_framework.strategy.capacity.overload import overload_fixes
from gtm_framework.strategy.capacity.relaxations import Help, Relaxation
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.editing import added, apply_fix, put, with_capacity
from gtm_framework.strategy.cascade.examples import cascade_example
from gtm_framework.strategy.cascade.horizon import first_quarter_below, quarters_on_offer
from gtm_framework.strategy.cascade.levels import KpiResult, Objective, Pillar
from gtm_framework.strategy.cascade.work_items import QuarterlyInitiative, Status, Tactic
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.outlook import Outlook

SOUND = cascade_example("fintech-cascade").cascade
TODAY = date(2026, 8, 15)


def test_quarters_on_offer_run_from_the_present_one_to_two_years_ahead() -> None:
    offered = quarters_on_offer(Cascade(), TODAY)

    assert (offered[0], offered[-1], len(offered)) == ("2026-Q3", "2028-Q2", 8)


def test_quarters_that_are_in_use_are_on_offer_with_all_between() -> None:
    used = put(SOUND, Tactic(id="t-9", title="Late", quarter="2029-Q1"))
    offered = quarters_on_offer(with_capacity(used, "2025-Q4", 3), TODAY)

    assert (offered[0], offered[-1], len(offered)) == ("2025-Q4", "2029-Q1", 14)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, "2026-Q3"),
        (date(2026, 7, 1), None, "2026-Q3"),
        (date(2026, 7, 2), None, "2026-Q4"),
        (date(2027, 4, 1), None, "2027-Q2"),
        (None, date(2026, 9, 30), "2026-Q3"),
        (None, date(2026, 9, 29), "2026-Q2"),
        (None, date(2025, 12, 31), "2025-Q4"),
    ],
)
def test_new_work_begins_in_the_first_quarter_that_its_dates_allow(
    start: date | None, end: date | None, expected: str
) -> None:
    cascade = Cascade(
        pillars=(Pillar(id="p-1", title="Bet", start=start),),
        objectives=(Objective(id="o-1", title="Goal", supports="p-1", date=end),),
    )

    assert first_quarter_below(cascade, "o-1", TODAY) == expected


def test_a_new_thing_gets_the_next_free_id() -> None:
    larger, made = added(SOUND, Level.TACTIC, title="One more", supports="q-1")

    assert made == "t-4"
    assert larger.get("t-4").supports == "q-1"


def test_a_capacity_is_given_changed_and_taken_away() -> None:
    given = with_capacity(SOUND, "2026 q4", 8)

    assert given.capacity == {"2026-Q3": 20, "2026-Q4": 8}
    assert with_capacity(given, "2026-Q4", None) == SOUND


def test_a_capacity_below_nothing_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"capacity of 2026-Q4: -1 is not from 0 to 100,000\."):
        with_capacity(SOUND, "2026-Q4", -1)


def test_a_tactic_that_its_quarterly_initiative_holds_is_eased_by_moving_the_whole() -> None:
    tight = Outlook(with_capacity(SOUND, "2026-Q3", 11))
    [remark] = tight.remarks
    [fix] = remark.fixes
    after = apply_fix(tight.cascade, fix, fix.choices[0].value)

    assert (fix.target, fix.choices[0].value) == ("q-1", "2026-Q4")
    assert Outlook(after).remarks == ()


def test_a_tactic_that_is_free_to_move_is_moved_alone_and_last_first() -> None:
    free = put(
        SOUND,
        *(tactic.with_changes(supports="o-1", quarter="2026-Q3") for tactic in SOUND.tactics),
        QuarterlyInitiative(id="q-2", title="Whole", supports="o-1", quarter="2026-Q3", person_weeks=9),
    )
    [load] = Outlook(with_capacity(free, "2026-Q3", 6)).loads

    assert [fix.target for fix in overload_fixes(free, load)] == ["q-2", "t-2", "t-3"]


def test_what_the_dates_hold_is_offered_no_move() -> None:
    held = put(SOUND, SOUND.objectives[0].with_changes(date=date(2026, 9, 30)))
    tied = put(held, Tactic(id="t-9", title="Tied", supports="o-1", quarter="2026-Q3", person_weeks=9))
    [load] = Outlook(with_capacity(tied, "2026-Q3", 2)).loads

    assert overload_fixes(tied, load) == ()


def test_all_that_is_remarked_stands_in_one_list_worst_first() -> None:
    cascade = put(
        with_capacity(SOUND, "2026-Q3", 11),
        SOUND.tactics[0].with_changes(owner=""),
        Pillar(id="p-2", title="Hope"),
        KpiResult(id="r-1", of="t-3", on=date(2026, 9, 30), actual=500),
    )

    assert [remark.id for remark in Outlook(cascade).remarks] == [
        "wish:p-2",
        "outlier_plan:r-1",
        "no_owner:t-1",
        "over_capacity:2026-Q3",
    ]


def test_finished_work_stays_in_the_best_set() -> None:
    done = SOUND.tactics[1].with_changes(status=Status.DONE, impact=1)
    best = Outlook(with_capacity(put(SOUND, done), "2026-Q3", 11)).best_set()

    assert {item.id for item in best.chosen} == {"t-1", "t-2"}


def test_a_relief_of_the_share_reads_in_whole_percent_rounded_down() -> None:
    assert Relaxation(kind=Help.SHARE, amount=0.4286, text="").percent == 42
    assert Relaxation(kind=Help.SHARE, amount=0.29, text="").percent == 29
    assert Relaxation(kind=Help.CAPACITY, target="2026-Q3", amount=6, text="").percent == 0


def test_things_are_counted_and_objectives_covered_as_the_tree_shows_them() -> None:
    outlook = Outlook(SOUND)

    assert [outlook.count(level) for level in Level] == [1, 1, 1, 3, 0]
    assert [(entry.id, entry.tactics, entry.person_weeks) for entry in outlook.coverage] == [("o-1", 3, 15)]
