"""The mix of strategic and tactical work: how it divides, its target, and what moved it."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gtm_framework.errors import OutOfRangeError, UnknownNameError
from gtm_framework.strategy.health.mix_changes import MixChange, mix_change, strategy_changes
from gtm_framework.strategy.health.mix_target import against_target, target
from gtm_framework.strategy.health.mixes import Mix, mix
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.ratios import percent, shown
from gtm_framework.strategy.severity import Severity
from gtm_framework.strategy.work.work import Work
from gtm_framework.triage.initiative import Kind
from tests.strategy.cascades import objective, pillar, whole


def work(name: str, kind: str, weeks: float | None = 1, **fields: Any) -> Work:
    return Work(id=name, title=name, level=Level.TACTIC, kind=Kind(kind), person_weeks=weeks, **fields)


def share_of(strategic: float, tactical: float) -> Mix:
    return mix([work("s", "strategic", strategic), work("t", "tactical", tactical)])


SOME = [
    work("a", "strategic", 6, quarter="2026-Q4", pillar="p", tags=("proof", "late")),
    work("b", "tactical", 2, quarter="2026-Q3", pillar="p", tags=("awareness",)),
    work("c", "tactical", 2, tags=("proof",)),
    work("d", "undecided", 5, quarter="2026-Q3", pillar="z"),
    work("e", "tactical", None, quarter="2026-Q3"),
]


def test_work_divides_by_kind_by_count_and_by_effort() -> None:
    divided = mix(SOME)

    assert [
        (part.name, part.count, part.person_weeks, part.count_share, part.effort_share)
        for part in divided.kinds
    ] == [
        ("strategic", 1, 6, 0.2, 0.4),
        ("tactical", 3, 4, 0.6, 4 / 15),
        ("undecided", 1, 5, 0.2, 1 / 3),
    ]
    assert (divided.all.strategic_count_share, divided.all.strategic_effort_share) == (0.25, 0.6)
    assert divided.unknown == 1


def test_work_divides_by_quarter_pillar_and_activity_with_what_has_none_last() -> None:
    divided = mix(SOME)

    assert [(part.name, part.count, part.strategic_effort_share) for part in divided.quarters] == [
        ("2026-Q3", 3, 0),
        ("2026-Q4", 1, 1),
        ("", 1, 0),
    ]
    assert [(part.name, part.person_weeks) for part in divided.pillars] == [("p", 8), ("z", 5), ("", 2)]
    assert [(part.name, part.count) for part in divided.activities] == [
        ("proof", 2),
        ("awareness", 1),
        ("", 2),
    ]


def test_without_work_there_are_no_shares() -> None:
    divided = mix([])

    assert (divided.all.count_share, divided.all.effort_share, divided.all.strategic_count_share) == (
        None,
        None,
        None,
    )
    assert divided.quarters == ()
    assert mix([work("u", "undecided")]).all.strategic_effort_share is None


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(list(Kind)), st.sampled_from([0.1, 0.2, 0.7, 3, 8])),
        min_size=1,
        max_size=9,
    )
)
def test_the_parts_of_a_mix_add_up(rows: list[tuple[Kind, float]]) -> None:
    divided = mix([work(str(n), kind, weeks) for n, (kind, weeks) in enumerate(rows)])

    assert sum(part.count for part in divided.kinds) == len(rows)
    assert sum(part.effort_share or 0 for part in divided.kinds) == pytest.approx(1)
    assert sum(part.person_weeks for part in divided.kinds) == pytest.approx(divided.all.person_weeks)


# ---- target ----


@pytest.mark.parametrize(("stage", "share"), [("before_fit", 0.6), ("after_fit", 0.35), ("scaling", 0.2)])
def test_the_stage_suggests_a_target_that_says_it_is_ours(stage: str, share: float) -> None:
    aim = target(stage)

    assert (aim.share, aim.set_by, aim.source, aim.share_source) == (share, "stage", "S2", "house")


def test_strategy_weighs_less_the_further_a_company_is() -> None:
    shares = [target(stage).share for stage in ("before_fit", "after_fit", "scaling")]

    assert shares == sorted(shares, reverse=True)


def test_a_target_set_by_hand_takes_the_place_of_the_stages() -> None:
    assert (target("scaling", 0.5).share, target("scaling", 0.5).set_by) == (0.5, "you")
    assert target("scaling", 0).share == 0


def test_an_unknown_stage_and_a_share_that_is_none_are_refused() -> None:
    with pytest.raises(UnknownNameError) as unknown:
        target("before_pmf")
    assert str(unknown.value) == "Unknown stage 'before_pmf'. Did you mean 'before_fit'?"
    with pytest.raises(OutOfRangeError, match="strategic share: 60 is outside 0 to 1"):
        target("scaling", 60)


@pytest.mark.parametrize(
    ("strategic", "tactical", "severity", "text"),
    [
        (50, 50, None, "Strategic work gets 50% of the effort; your target is 60%."),
        (70, 30, None, "Strategic work gets 70% of the effort; your target is 60%."),
        (
            49,
            51,
            Severity.MEDIUM,
            (
                "Strategic work gets 49% of the effort; your target is 60%. "
                "Add strategic work, or cut tactics."
            ),
        ),
        (
            29,
            71,
            Severity.HIGH,
            (
                "Strategic work gets 29% of the effort; your target is 60%. "
                "Add strategic work, or cut tactics."
            ),
        ),
        (
            71,
            29,
            Severity.MEDIUM,
            "Strategic work gets 71% of the effort; your target is 60%. Execution is lagging.",
        ),
    ],
)
def test_a_mix_is_read_against_its_target(
    strategic: float, tactical: float, severity: Severity | None, text: str
) -> None:
    reading = against_target(share_of(strategic, tactical), target("before_fit"))

    assert reading.text == text
    assert (reading.effort_share, reading.count_share) == (strategic / 100, 0.5)
    assert reading.gap == pytest.approx(strategic / 100 - 0.6)
    assert (reading.remark.severity if reading.remark else None) == severity


def test_a_mix_off_its_target_is_a_remark_with_its_fields_and_sources() -> None:
    remark = against_target(share_of(0, 1), target("before_fit")).remark

    assert remark is not None
    assert (remark.id, remark.family, remark.source) == ("mix_off_target", "mix", "S2 house")
    assert [str(field) for field in remark.fields] == ["mix: strategic_share", "mix: target"]


def test_a_mix_without_effort_is_not_read() -> None:
    reading = against_target(mix([work("a", "strategic", None)]), target("scaling"))

    assert (reading.effort_share, reading.gap, reading.remark, reading.count_share) == (None, None, None, 1)
    assert reading.text == "No strategic or tactical work has an effort estimate yet; your target is 20%."


def test_a_share_is_read_in_whole_percent() -> None:
    assert [percent(share) for share in (0.333, 0, 1, None)] == ["33%", "0%", "100%", "an unknown part"]


def test_a_multiple_beyond_all_measure_is_shown_as_very_large() -> None:
    assert [shown(Fraction(n)) for n in (3, 10**400, -(10**400))] == [3, 1e12, -1e12]


# ---- the mix follows the strategy ----


def changed(before: Mix, after: Mix, *changes: str) -> MixChange:
    return mix_change(before, after, changes)


def test_a_new_strategy_with_the_old_mix_is_remarked_on() -> None:
    found = changed(share_of(3, 7), share_of(35, 65), "motion", "segment")

    assert found.remark is not None
    assert (found.remark.id, found.remark.severity, found.remark.source) == (
        "mix_not_followed",
        Severity.MEDIUM,
        "S1 house",
    )
    assert (
        found.text
        == found.remark.reason
        == (
            "The strategy changed, but the mix of work didn't. "
            "What changed: motion, segment. Only 5% of the effort shifted."
        )
    )
    assert found.moved == pytest.approx(0.05)


def test_a_new_mix_with_the_old_strategy_is_asked_about() -> None:
    found = changed(share_of(3, 7), share_of(4, 6))

    assert found.remark is not None
    assert (found.remark.id, found.remark.severity) == ("mix_unexplained", Severity.LOW)
    assert found.moved == 0.1
    assert [(shift.dimension, shift.name, shift.before, shift.after) for shift in found.shifts] == [
        ("kinds", "strategic", 0.3, 0.4),
        ("kinds", "tactical", 0.7, 0.6),
    ]


def test_both_or_neither_changing_is_in_order() -> None:
    both = changed(share_of(3, 7), share_of(5, 5), "pricing")
    neither = changed(share_of(3, 7), share_of(3, 7))

    assert (both.remark, neither.remark) == (None, None)
    assert both.text == (
        "The strategy changed (pricing), and so did the mix of work: 20% of the effort shifted."
    )
    assert neither.text == "Neither the strategy nor the mix of work has changed."
    assert (neither.moved, neither.shifts) == (0, ())


def test_the_same_kinds_for_another_pillar_or_activity_are_another_mix() -> None:
    old = mix([work("a", "tactical", pillar="p", tags=("upsell",))])
    moved_pillar = changed(old, mix([work("a", "tactical", pillar="z", tags=("upsell",))]), "segment")
    moved_activity = changed(old, mix([work("a", "tactical", pillar="p", tags=("awareness",))]), "segment")

    assert (moved_pillar.moved, moved_activity.moved) == (1, 1)
    assert [(shift.name, shift.before, shift.after) for shift in moved_activity.shifts] == [
        ("upsell", 1, 0),
        ("awareness", 0, 1),
    ]


def test_mixes_without_effort_cannot_be_compared() -> None:
    for before, after in ((mix([]), share_of(1, 1)), (share_of(1, 1), mix([]))):
        found = changed(before, after, "motion")
        assert (found.moved, found.remark) == (None, None)
        assert found.text == "One of the two versions has no effort estimates, so we can't compare the mix."


@settings(deadline=None)
@given(st.tuples(*[st.integers(0, 9)] * 4).filter(lambda n: n[0] + n[1] and n[2] + n[3]))
def test_a_mix_moves_as_far_there_as_back_and_never_further_than_all(
    figures: tuple[int, int, int, int],
) -> None:
    before, after = share_of(*figures[:2]), share_of(*figures[2:])
    there, back = changed(before, after).moved, changed(after, before).moved

    assert there == back
    assert there is not None
    assert 0 <= there <= 1


def test_what_changed_in_the_strategy_is_named_by_title() -> None:
    before = whole(pillars=[pillar(), pillar("old")], objectives=[objective(), objective("same", number=3)])
    after = whole(
        pillars=[pillar(description="notes do not decide", owner="Ada"), pillar("new")],
        objectives=[objective(number=15), objective("same", number=3)],
    )

    assert strategy_changes(before, after) == (
        "pillar “Pillar old” removed",
        "pillar “Pillar new” added",
        "objective “Objective o” changed",
    )
    assert strategy_changes(before, before) == ()
