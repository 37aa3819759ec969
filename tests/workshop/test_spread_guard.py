"""The spread guard speaks up when nearly everything is high, and is silent otherwise."""

import pytest

from gtm_framework.workshop.discussion.spread import spread_guard


@pytest.mark.parametrize(
    ("scores", "warns"),
    [
        ([9, 8, 7, 9, 6], True),
        ([9, 8, 7, 6, 5, 4, 9, 9], True),  # 6 of 8 are exactly the share
        ([9, 8, 7, 6, 5, 4, 9], False),  # 5 of 7 are not
        ([9, 9, 9, 9], False),  # too few ideas to say so
        ([9, 9, 9, 9, None, None], False),  # what has no score is not counted
        ([], False),
    ],
)
def test_the_room_is_told_by_the_published_rule(scores: list[int | None], warns: bool) -> None:
    assert spread_guard(scores, threshold=5).warns == warns


def test_the_threshold_is_the_matrixs_own() -> None:
    assert not spread_guard([6, 6, 6, 6, 6], threshold=6).warns


def test_the_guard_says_how_many_of_how_many() -> None:
    guard = spread_guard([9, 8, 7, 6, 5, 4, 9, 9, None], threshold=5)

    assert (guard.high, guard.scored) == (6, 8)
    assert guard.sentence == (
        "6 of 8 ideas are above 5 on impact. Nearly every idea scored high, so the scores barely tell "
        "them apart. Ranking by comparison will."
    )


def test_a_silent_guard_has_nothing_to_say() -> None:
    assert spread_guard([1, 2, 3, 4, 5], threshold=5).sentence == ""
