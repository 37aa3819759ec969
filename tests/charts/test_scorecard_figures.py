"""The pictures of a comparison: what is drawn is what was computed, readable, and inert."""

import pytest
from plotly.graph_objects import Figure

from gtm_framework.charts import ramp
from gtm_framework.charts.comparison_picture import scorecard_picture
from gtm_framework.charts.figures.bars import acceptability_figure, totals_figure
from gtm_framework.charts.figures.heat import heat_figure
from gtm_framework.charts.figures.heat_cells import MOST_DRAWN, drawn_in_full
from gtm_framework.charts.figures.profiles import Form, profiles_figure
from gtm_framework.charts.figures.stability import MOST_INTERVALS, stability_figure
from gtm_framework.charts.signs import Theme
from gtm_framework.charts.tables.scorecard import (
    intervals_table,
    published_table,
    scores_table,
    standings_table,
)
from gtm_framework.scorecard.acceptability import rank_acceptability
from gtm_framework.scorecard.comparison import Comparison, compare
from gtm_framework.scorecard.own.table import table_from_rows
from gtm_framework.scorecard.scorecard import load_scorecard
from gtm_framework.scorecard.weight_stability import sensitivity

THEMES: tuple[Theme, ...] = ("light", "dark")
NASTY = "<a href='http://example.org'>x</a>"


def published(**weighed: object) -> Comparison:
    return compare(load_scorecard().table, **weighed)  # type: ignore[arg-type]


def own(*rows: list[object], header: tuple[str, ...] = ("Plan", "Fit", "Cost")) -> Comparison:
    return compare(table_from_rows(header, rows, "plans"))


def numbers(figure: Figure) -> dict[tuple[str, str], str]:
    return {
        tuple(cell): text
        for trace in figure.data
        if trace.type == "scatter"
        for cell, text in zip(trace.customdata, trace.text, strict=True)
    }


def test_every_score_stands_in_its_cell() -> None:
    drawn = numbers(heat_figure(published()))

    assert len(drawn) == 48
    assert drawn["scope", "gtm_strategy"] == "10"
    assert drawn["horizon", "marketing_tactics"] == "3"


def test_a_criterion_turned_round_is_drawn_as_it_counts_and_marked() -> None:
    figure = heat_figure(published(lower_is_better=["confusion"], weights={"purpose": 2}))

    assert numbers(figure)["confusion", "marketing_tactics"] == "1"
    assert figure.layout.yaxis.ticktext[-1] == "Risk of confusion ↓ ×1"
    assert figure.layout.yaxis.ticktext[0] == "Primary purpose ×2"


@pytest.mark.parametrize("theme", THEMES)
def test_numbers_can_be_read_on_every_shade(theme: Theme) -> None:
    shades = [ramp.shade(step / 200, theme) for step in range(201)]

    assert min(ramp.contrast(ramp.on(shade), shade) for shade in shades) >= 4.5
    assert (shades[0], shades[-1]) == ramp.ends(theme)


def test_the_cell_that_is_open_is_framed() -> None:
    assert len(heat_figure(published(), picked=("scope", "gtm_strategy")).layout.shapes) == 1
    assert not heat_figure(published()).layout.shapes


def test_hovering_tells_the_reason() -> None:
    figure = heat_figure(published(), reasons={("scope", "gtm_strategy"): "The broadest of the six."})

    hovers = [hover for trace in figure.data[1:] for hover in trace.hovertext]
    assert "<b>GTM strategy</b><br>Scope of decisions: 10<br>The broadest of the six." in hovers


def test_many_options_become_rows_and_what_is_too_much_is_left_to_the_table() -> None:
    many = own(*[[f"Plan {at}", at % 10, 5] for at in range(60)])

    figure = heat_figure(many)

    assert list(figure.layout.xaxis.ticktext) == ["Fit", "Cost"]
    assert len(numbers(figure)) == 2 * MOST_DRAWN
    assert len(totals_figure(many).data[1].x) == MOST_DRAWN
    assert not drawn_in_full(many)
    assert drawn_in_full(published())


@pytest.mark.parametrize("presenting", [0, 720, 1080])
def test_bars_stand_in_their_order_with_total_and_share(presenting: int) -> None:
    track, bars, totals, shares = totals_figure(published(), presenting=presenting).data

    assert list(bars.x) == [0.8625, 0.8, 0.8, 0.775, 0.7375, 0.65]
    assert set(track.x) == {1}
    assert list(totals.text)[:2] == ["<b>69</b>", "<b>64</b>"]
    assert list(shares.text)[:2] == ["86.25%", "80%"]


def test_bars_of_chances_begin_with_the_one_that_is_first_most_often() -> None:
    shares = list(acceptability_figure(rank_acceptability(published())).data[1].x)

    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1)


def test_an_interval_is_drawn_as_far_as_the_weight_can_be_chosen() -> None:
    figure = stability_figure(sensitivity(published()), most=5)
    bars, words = figure.data[1], figure.data[3]

    assert list(bars.base) == [0] * 8
    assert list(bars.x) == [5, 5, 5, 3.5, 5, 5, 5, 5]
    assert words.text[3] == "above 3.5:<br>Marketing plan"
    assert words.text[0] == "stays first"


def test_an_interval_with_two_ends_tells_both() -> None:
    # With the weight x on X: A 9x + 1, B x + 9, C 6x + 6; they meet at 3/5 and 5/3.
    plans = own(["A", 9, 1], ["B", 1, 9], ["C", 6, 6], header=("Plan", "X", "Y"))
    figure = stability_figure(sensitivity(plans), most=5)

    assert figure.data[3].text[0] == "below 0.6: B<br>above about 1.67: A"
    assert (figure.data[1].base[0], figure.data[1].x[0]) == pytest.approx((0.6, 5 / 3 - 0.6))


def test_weights_beyond_the_range_widen_it_and_many_leaders_are_cut() -> None:
    heavy = compare(own(["A", 1, 2], ["B", 2, 1]).table, {"fit": 40, "cost": 40})
    assert list(stability_figure(sensitivity(heavy)).data[0].x) == [50] * 4
    assert stability_figure(sensitivity(heavy)).layout.yaxis.ticktext[0] == "Fit: A"

    level = own(*[[f"Plan {at}", 5, 5] for at in range(30)])
    assert len(stability_figure(sensitivity(level)).data[0].x) == MOST_INTERVALS


@pytest.mark.parametrize("form", list(Form))
def test_profiles_draw_what_was_chosen_each_with_a_line_of_its_own(form: Form) -> None:
    figure = profiles_figure(published(), ["gtm_strategy", "nobody", "sales_strategy"], form=form)

    assert [trace.name for trace in figure.data] == ["GTM strategy", "Sales strategy"]
    assert len({trace.line.dash for trace in figure.data}) == 2
    values = figure.data[0].r if form is Form.RADAR else figure.data[0].y
    assert list(values)[:8] == [10, 8, 10, 7, 10, 8, 9, 7]


def test_in_a_narrow_window_the_lines_run_down_past_the_criteria() -> None:
    figure = profiles_figure(published(), ["gtm_strategy"], form=Form.LINES, narrow=True)

    assert list(figure.data[0].x) == [10, 8, 10, 7, 10, 8, 9, 7]
    assert figure.data[0].y[1] == "Time horizon"
    assert figure.layout.yaxis.autorange == "reversed"


def test_names_from_people_are_text_in_every_picture() -> None:
    nasty = own([NASTY, 3, 4], ["B", 4, 2], header=("Plan", NASTY, "Cost"))
    safety = sensitivity(nasty)
    figures = [
        heat_figure(nasty, reasons={("a_href_http_example_org_x_a", "b"): NASTY}),
        totals_figure(nasty),
        acceptability_figure(rank_acceptability(nasty)),
        stability_figure(safety),
        profiles_figure(nasty, [option.id for option in nasty.table.options]),
        scorecard_picture(nasty, NASTY),
    ]

    assert not any("<a " in figure.to_json().replace("\\u003c", "<") for figure in figures)


@pytest.mark.parametrize("theme", THEMES)
def test_the_picture_to_take_away_holds_both_on_a_ground_of_its_own(theme: Theme) -> None:
    figure = scorecard_picture(published(), "Six concepts", theme)

    assert figure.layout.title.text == "Six concepts"
    assert {trace.xaxis for trace in figure.data} == {None, "x2"}
    assert figure.layout.paper_bgcolor != "rgba(0,0,0,0)"


def test_the_tables_hold_what_the_pictures_show() -> None:
    comparison = published()
    scores = scores_table(comparison)
    assert scores["GTM strategy"].tolist() == [10, 8, 10, 7, 10, 8, 9, 7]
    assert standings_table(comparison, rank_acceptability(comparison))["rank"].tolist() == [
        1,
        2,
        2,
        4,
        5,
        6,
    ]
    intervals = intervals_table(sensitivity(comparison))
    assert intervals.loc[3, ["from", "to"]].tolist() == ["0", "3.5"]
    assert intervals.loc[0, "to"] == "no limit"
    assert published_table(load_scorecard())["as printed"].tolist()[:2] == ["69 / 100", "64 / 100"]


def test_an_option_called_like_a_column_of_ours_has_a_column_of_its_own() -> None:
    assert list(scores_table(own(["weight", 1, 2])).columns) == [
        "criterion",
        "weight",
        "lower is better",
        "weight (option)",
    ]
