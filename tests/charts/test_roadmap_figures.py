"""The pictures of the roadmap: what they draw, in which signs, and that typed text stays text."""

from datetime import date

from gtm_framework.charts.figures.capacity import capacity_figure
from gtm_framework.charts.figures.timeline import timeline_figure
from gtm_framework.charts.figures.timeline_lines import timeline_pages
from gtm_framework.charts.signs import kind_sign
from gtm_framework.charts.tables.roadmap import results_table, tree_table
from gtm_framework.strategy.cascade.cascade import Cascade
from gtm_framework.strategy.cascade.editing import put, with_capacity
from gtm_framework.strategy.cascade.examples import cascade_example
from gtm_framework.strategy.cascade.levels import KpiResult
from gtm_framework.strategy.cascade.work_items import Tactic
from gtm_framework.strategy.outlook import Outlook
from gtm_framework.triage.initiative import Kind

SOUND = cascade_example("fintech-cascade").cascade


def drawn(cascade: Cascade, *, presenting: int = 0) -> object:
    outlook = Outlook(cascade)
    return timeline_figure(outlook.timeline, cascade.pillars, outlook.kinds, presenting=presenting)


def texts(figure: object) -> list[str]:
    return [note.text for note in figure.layout.annotations]  # type: ignore[attr-defined]


def test_each_thing_with_a_time_is_a_bar_that_carries_its_id() -> None:
    figure = drawn(SOUND)

    ids = {made for trace in figure.data for made in trace.customdata}  # type: ignore[attr-defined]
    assert ids == {"o-1", "q-1", "t-1", "t-2", "t-3"}


def test_a_bar_has_the_colour_of_its_kind_and_says_an_end_beyond_the_picture() -> None:
    figure = drawn(SOUND)

    by_name = {trace.name: trace.marker.color for trace in figure.data}  # type: ignore[attr-defined]
    assert by_name["● tactical"] == kind_sign(Kind.TACTICAL).light
    assert "◎ Win 10% of the mid-market fintech segment → Jun 2029" in texts(figure)


def test_work_without_a_pillar_stands_in_a_lane_of_its_own() -> None:
    stray = put(SOUND, Tactic(id="t-9", title="Stray", quarter="2026-Q4"))

    assert texts(drawn(stray))[-2:] == ["<b>Not linked to a pillar</b>", "● Stray"]


def test_typed_markup_stays_text_in_both_pictures() -> None:
    nasty = put(SOUND, SOUND.tactics[0].with_changes(title="<a href='x'>b</a> & more"))
    assert any("&lt;a href='x'&gt;" in text for text in texts(drawn(nasty, presenting=720)))

    outlook = Outlook(nasty)
    piles = capacity_figure(outlook.loads, outlook.kinds, "dark")
    assert not any("<a" in text for trace in piles.data for text in (trace.text or ()))


def test_a_room_sees_as_many_lines_as_fit_and_turns_to_the_others() -> None:
    many = put(SOUND, *[Tactic(id=f"x-{at}", title=f"T{at}", quarter="2026-Q4") for at in range(20)])
    outlook = Outlook(many)

    pages = timeline_pages(outlook.timeline, many.pillars, 720)

    assert [bar for page in pages for bar in page.bars if bar.lane == ""] == [
        bar for bar in outlook.timeline.bars if bar.lane == ""
    ]
    assert sum(len(page.bars) for page in pages) == len(outlook.timeline.bars)
    for page in pages:
        assert timeline_figure(page, many.pillars, outlook.kinds, presenting=720).layout.height <= 720


def test_what_stands_below_the_line_of_capacity_is_hatched() -> None:
    outlook = Outlook(with_capacity(SOUND, "2026-Q3", 11))
    pile, capacity = capacity_figure(outlook.loads, outlook.kinds).data

    assert list(pile.marker.pattern.shape) == ["", "", "/"]
    assert capacity.name == "capacity"


def test_a_quarter_without_capacity_has_no_line_and_no_hatching() -> None:
    outlook = Outlook(with_capacity(SOUND, "2026-Q3", None))
    figure = capacity_figure(outlook.loads, outlook.kinds)

    assert figure.layout.shapes == ()
    assert set(figure.data[0].marker.pattern.shape) == {""}


def test_the_tree_is_set_in_by_its_depth() -> None:
    outlook = Outlook(SOUND)
    shown = tree_table(outlook.tree, outlook.kinds)["roadmap"]

    assert [len(title) - len(title.lstrip("\u2003")) for title in shown] == [0, 1, 2, 3, 3, 3]


def test_a_reading_stands_beside_its_own_plan_or_that_of_what_was_measured() -> None:
    day = date(2026, 9, 1)
    read = put(
        SOUND,
        KpiResult(id="r-1", of="t-1", on=day, actual=1),
        KpiResult(id="r-2", of="o-1", on=day, actual=1),
        KpiResult(id="r-3", of="t-1", on=day, actual=1, target=2),
    )

    assert list(results_table(read)["target"]) == [3, 10, 2]
