"""The ring as a picture and as tables: who is joined, how strongly, under which number."""

from gtm_framework.charts.figures.ring import ring_figure
from gtm_framework.charts.signs import severity_sign
from gtm_framework.charts.tables.strategy import changes_table, pairs_table, ring_table
from gtm_framework.strategy.coherence.coherence import check
from gtm_framework.strategy.coherence.comparison import compare
from gtm_framework.strategy.coherence.ring import ring
from gtm_framework.strategy.coherence.standings import standing
from gtm_framework.strategy.page.one_page import OnePage
from gtm_framework.strategy.severity import Severity
from gtm_framework.strategy.versions.examples import strategy_example

CONTRADICTORY = strategy_example("contradictory").strategy.page
COHERENT = strategy_example("coherent-product-led").strategy.page


def test_each_conflicting_pair_is_one_line_with_the_style_of_its_severity() -> None:
    lines = [trace for trace in ring_figure(ring(CONTRADICTORY)).data if trace.mode == "lines"]

    for severity in (Severity.HIGH, Severity.MEDIUM):
        sign = severity_sign(severity)
        entry, *of_it = [line for line in lines if line.legendgroup == sign.label]
        assert entry.showlegend
        assert entry.name == f"{severity} (3)"
        assert len(of_it) == 3
        assert {(line.line.dash, line.line.width, line.line.color) for line in of_it} == {
            (sign.symbol, sign.width, sign.light)
        }


def test_the_legend_counts_conflicts_as_the_list_does_where_a_line_stands_for_several() -> None:
    page = CONTRADICTORY.with_option("services.burden", "heavy")
    conflicts = standing(page).conflicts
    legend = [
        trace.name
        for trace in ring_figure(standing(page).ring).data
        if trace.mode == "lines" and trace.name
    ]

    assert legend == [
        f"{severity} ({count})"
        for severity in Severity
        if (count := [made.severity for made in conflicts].count(severity))
    ]


def test_a_conflict_with_the_version_before_is_a_line_with_the_number_of_the_list() -> None:
    jumped = strategy_example("upmarket-jump").strategy
    stands = standing(jumped.page, jumped.previous)
    places = {finding.id: place for place, finding in enumerate(stands.conflicts, start=1)}
    numbered = {place for pair in stands.ring.pairs for place in pair.places}

    assert {places[move.id] for move in stands.moves if len(move.choices) > 1} <= numbered


def test_severities_differ_in_dash_width_and_colour_in_either_theme() -> None:
    signs = [severity_sign(severity) for severity in Severity]

    for looks in zip(*((s.symbol, s.width, s.light, s.dark, s.glyph) for s in signs), strict=True):
        assert len(set(looks)) == 3


def test_the_numbers_on_the_lines_are_those_of_the_list_of_contradictions() -> None:
    findings = check(CONTRADICTORY)

    for pair in ring(CONTRADICTORY, findings).pairs:
        assert tuple(findings[place - 1].id for place in pair.places) == pair.findings


def test_every_choice_is_a_mark_that_carries_its_id_and_says_how_it_stands() -> None:
    drawn = {
        trace.name: list(trace.customdata)
        for trace in ring_figure(ring(CONTRADICTORY)).data
        if trace.mode == "markers"
    }

    assert drawn == {
        "with evidence": ["positioning", "services"],
        "unproven": ["icp", "problem", "buyer", "motion", "pricing"],
        "not answered": ["distribution", "economics", "product"],
    }


def test_an_opened_choice_is_drawn_larger_and_in_bold() -> None:
    figure = ring_figure(ring(COHERENT), opened=["motion"])
    [marks] = [trace for trace in figure.data if trace.mode == "markers"]
    sizes = dict(zip(marks.customdata, marks.marker.size, strict=True))

    assert sizes["motion"] > sizes["icp"]
    assert "<b>5 Motion</b>" in [note.text for note in figure.layout.annotations]


def test_a_coherent_page_has_no_line() -> None:
    assert not [trace for trace in ring_figure(ring(COHERENT)).data if trace.mode == "lines"]


def test_presenting_enlarges_the_type() -> None:
    small, large = (ring_figure(ring(COHERENT), presenting=shown) for shown in (0, 720))

    assert large.layout.annotations[0].font.size > small.layout.annotations[0].font.size


def test_the_tables_hold_what_the_picture_shows() -> None:
    pairs, choices = pairs_table(ring(CONTRADICTORY)), ring_table(ring(CONTRADICTORY))

    first = pairs[pairs["number"] == "1"].iloc[0]
    assert (first["severity"], first["choice"], first["conflicts with"]) == (
        "▮▮▮ high",
        "5 Motion",
        "7a Pricing and packaging",
    )
    assert list(choices[choices["choice"] == "7b Services and success"].iloc[0]) == [
        "7b Services and success",
        "1 of 3",
        "data",
        "5 Motion (high), 3 Primary buyer and committee (medium)",
    ]


def test_the_table_of_changes_says_where_nothing_stood() -> None:
    page = OnePage().with_option("motion.kind", "sales_led")

    assert changes_table(compare(OnePage(), page)).to_dict("records") == [
        {"answer": "Motion: Type of motion", "before": "–", "after": "sales-led: salespeople sell"}
    ]
