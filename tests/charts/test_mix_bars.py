"""The mix as bars and as tables: the same numbers in both, a blank where nothing is known."""

from gtm_framework.charts.figures.mix import mix_figure
from gtm_framework.charts.tables.mix import mix_table, shift_table, target_words
from gtm_framework.strategy.health.mix_changes import mix_change
from gtm_framework.strategy.health.mix_target import target
from gtm_framework.strategy.health.mixes import Mix, mix
from gtm_framework.strategy.work.counting import work_of
from tests.strategy.cascades import classified, made, pillar, whole

LIST = [
    classified("a", "strategic", effort=None, quarter="2026-Q3", inputs={"person_weeks": 6}),
    classified("b", "tactical", quarter="2026-Q3", inputs={"person_weeks": 2}),
    classified("c", "tactical", quarter="2026-Q4"),
    classified("d", "undecided", inputs={"person_weeks": 5}),
]


def divided() -> Mix:
    return mix(work_of(made(), LIST))


def test_the_table_holds_effort_count_and_each_quarter() -> None:
    table = mix_table(divided(), target("before_fit"))

    assert table.to_dict("list") == {
        "work": ["All work, by effort", "All work, by count", "2026-Q3", "2026-Q4", "Not scheduled"],
        "strategic": ["75%", "33%", "75%", "–", "–"],
        "tactical": ["25%", "67%", "25%", "–", "–"],
        "target": ["60%"] * 5,
        "items": [4, 4, 2, 1, 1],
        "person-weeks": [13.0, 13.0, 8.0, 0.0, 5.0],
    }


def test_the_bars_are_the_table_and_unknown_shares_say_so() -> None:
    figure = mix_figure(divided(), target("before_fit"))
    strategic, tactical = figure.data

    assert list(strategic.x) == [0.75, 1 / 3, 0.75, None, None]
    assert list(tactical.x)[:1] == [0.25]
    assert list(strategic.y) == list(mix_table(divided(), None)["work"])
    told = [note.text for note in figure.layout.annotations]
    assert [text.startswith("unknown") for text in told] == [True, True, False]
    assert told[-1] == "target 60% (default)"


def test_without_a_stage_no_target_is_drawn() -> None:
    assert not mix_figure(divided(), None, "dark", presenting=720).layout.shapes
    assert set(mix_table(divided(), None)["target"]) == {"–"}


def test_work_without_any_quarter_has_no_row_for_it() -> None:
    assert list(mix_table(mix(work_of(made(), LIST[3:])), None)["work"]) == [
        "All work, by effort",
        "All work, by count",
    ]


def test_a_target_says_whose_it_is() -> None:
    assert target_words(target("scaling")) == "target 20% strategic for the stage “scaling” (default)"
    assert target_words(target("scaling", 0.3)) == "target 30% strategic, set by you"
    [line] = [
        note.text
        for note in mix_figure(divided(), target("scaling", 0.3)).layout.annotations
        if note.text.startswith("target")
    ]
    assert line == "target 30%"


def test_what_has_moved_is_named_by_title_or_by_what_is_left_of_it() -> None:
    cascade = whole(pillars=[pillar(title="Own the trade")])
    before = mix(work_of(cascade, [classified("a", supports="o", inputs={"person_weeks": 1})]))
    after = mix(work_of(made(), [classified("a", "strategic", inputs={"person_weeks": 1})]))
    table = shift_table(mix_change(before, after, ["Motion"]), cascade)

    rows = {tuple(row) for row in table.itertuples(index=False)}
    assert ("kind", "strategic", "0%", "100%") in rows
    assert ("pillar", "Own the trade", "100%", "0%") in rows
    assert ("pillar", "none", "0%", "100%") in rows
