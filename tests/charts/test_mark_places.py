"""Places for marks: at their point, or as near as another mark allows."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.charts.matrix import MatrixFrame, MatrixView, legible_parts, place_ideas
from gtm_framework.charts.matrix.places import Area, place_marks
from gtm_framework.triage import Initiative, Quadrant, Ranked, rank
from gtm_framework.triage.worklist import numbers

ROOM = MatrixView.in_window(1280, 720, presenting=True)
AREA = Area(0, 0, 200, 200)


def test_a_mark_alone_is_at_its_own_point() -> None:
    assert place_marks([(50, 60)], [AREA], 20) == [(50, 60)]


def test_two_marks_at_one_point_are_a_whole_mark_apart() -> None:
    assert place_marks([(50, 60), (50, 60)], [AREA] * 2, 20) == [(50, 60), (30, 60)]


def test_a_mark_that_reaches_over_the_edge_moves_inside() -> None:
    assert place_marks([(5, 60)], [AREA], 20) == [(15, 60)]


def test_a_mark_stays_in_its_own_area_even_where_the_next_one_is_nearer() -> None:
    left, right = Area(0, 0, 100, 200), Area(100, 0, 200, 200)

    [near, far] = place_marks([(90, 60), (110, 60)], [left, right], 20) or []

    assert near[0] <= 90
    assert far[0] >= 110


def test_marks_that_do_not_fit_are_refused_together() -> None:
    small = Area(0, 0, 20, 20)

    assert place_marks([(10, 10), (10, 10)], [small] * 2, 20) is None


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=25))
def test_no_two_marks_overlap_and_all_are_inside(points: list[tuple[int, int]]) -> None:
    places = place_marks(points, [AREA] * len(points), 20) or []

    assert all(10 <= x <= 190 and 10 <= y <= 190 for x, y in places)
    for i, (x, y) in enumerate(places):
        assert all(max(abs(x - a), abs(y - b)) >= 20 for a, b in places[:i])


def spread(count: int) -> list[Ranked]:
    """So many ideas over all scores, and one without any."""
    ideas = [
        Initiative(title=f"Idea {at}", impact=at * 7 % 10 + 1, effort=at // 10 % 10 + 1)
        for at in range(count)
    ]
    return rank([*ideas, Initiative(title="Unscored")])


def test_a_room_sees_all_four_quadrants_at_once_while_the_numbers_stay_large() -> None:
    ranked = spread(20)
    assert legible_parts(ranked, numbers(ranked), ROOM) == [None]


def test_a_room_sees_a_hundred_ideas_quadrant_by_quadrant_in_large_numbers() -> None:
    ranked = spread(100)
    parts = legible_parts(ranked, numbers(ranked), ROOM)

    assert parts == list(Quadrant)
    for quadrant in Quadrant:
        frame = MatrixFrame(replace(ROOM, quadrant=quadrant))
        inside = [item for item in ranked if item.quadrant is quadrant]
        marks, font = place_ideas(inside, numbers(ranked), frame)
        assert len(marks) == len(inside)
        assert font == ROOM.font


def test_the_quadrant_that_somebody_chose_is_the_only_one() -> None:
    ranked = spread(200)
    chosen = replace(ROOM, quadrant=Quadrant.FILL_IN)
    assert legible_parts(ranked, numbers(ranked), chosen) == [Quadrant.FILL_IN]


def test_quadrants_without_ideas_are_not_shown() -> None:
    crowd = rank([Initiative(title=f"Idea {at}", impact=2, effort=9) for at in range(90)])
    assert legible_parts(crowd, numbers(crowd), ROOM) == [Quadrant.TIME_SINK]
    assert legible_parts([], {}, ROOM) == [None]
