"""Names beside points: never two on each other."""

from gtm_framework.charts.labels import Canvas, Label, Spot, lay_out

CANVAS = Canvas(left=0, right=10, letter=0.1, line=0.4, mark=0.4)


def test_a_title_stands_beside_its_point_where_there_is_room() -> None:
    assert lay_out([Spot(5, 5, "Own it", "1")], CANVAS) == [Label("Own it", "middle right")]


def test_a_title_too_long_for_every_side_gives_way_to_the_number() -> None:
    assert lay_out([Spot(5, 5, "x" * 110, "1")], CANVAS) == [Label("1", "middle right")]


def test_a_point_hemmed_in_on_every_side_has_no_label() -> None:
    hemmed = Spot(5, 5, "Own it", "12")
    around = [Spot(5 + dx, 5 + dy, "x" * 110, "") for dx, dy in ((0.4, 0), (-0.4, 0), (0, 0.4), (0, -0.4))]

    assert lay_out([hemmed, *around], CANVAS)[0] == Label("", "top center")
