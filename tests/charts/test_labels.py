"""Titles beside marks: whole or not at all, and never on each other."""

from hypothesis import given
from hypothesis import strategies as st

from gtm_framework.charts.matrix.labels import Canvas, Label, Spot, label_marks

CANVAS = Canvas(width=600, height=400, font=10, mark=20)
LINE = 13.0
"""Height of a title in the canvas's font."""


def test_a_title_is_to_the_right_of_its_mark_where_there_is_room() -> None:
    [label] = label_marks([Spot(300, 200, "Own it")], CANVAS)

    assert label == Label("Own it", 300 + 10 + 39.2 / 2, 200)
    assert (label.position, label.start) == ("middle right", 310)


def test_a_title_at_the_right_edge_goes_to_the_left_of_its_mark() -> None:
    [label] = label_marks([Spot(590, 200, "Own it")], CANVAS)

    assert label.x < 590 - 10
    assert (label.position, label.start) == ("middle left", 580)


def test_a_title_that_is_too_long_for_every_side_is_left_out() -> None:
    assert label_marks([Spot(300, 200, "x" * 110)], CANVAS) == []


def test_a_title_between_marks_on_every_side_is_left_out() -> None:
    around = [Spot(300 + dx, 200 + dy, "x" * 110) for dx, dy in ((22, 0), (-22, 0), (0, 22), (0, -22))]

    assert label_marks([Spot(300, 200, "Own it"), *around], CANVAS) == []


spots = st.builds(Spot, st.floats(0, 600), st.floats(0, 400), st.text("ab ", min_size=1, max_size=30))


@given(st.lists(spots, max_size=12))
def test_no_title_is_on_a_mark_or_another_title_or_over_the_edge(marks: list[Spot]) -> None:
    labels = label_marks(marks, CANVAS)

    titles = [(one.x, one.y, (len(one.text) + 1) * 5.6, LINE) for one in labels]
    boxes = titles + [(spot.x, spot.y, 20.0, 20.0) for spot in marks]
    for i, (x, y, width, height) in enumerate(titles):
        assert width / 2 <= x <= 600 - width / 2
        assert height / 2 <= y <= 400 - height / 2
        for j, (other_x, other_y, other_width, other_height) in enumerate(boxes):
            apart_x = abs(x - other_x) * 2 >= width + other_width - 1e-6
            assert i == j or apart_x or abs(y - other_y) * 2 >= height + other_height - 1e-6
