import json
import sys
from itertools import count
from pathlib import Path

import pytest

from bench import timing
from bench.timing import Figure, Measure, beside, race, report

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (Measure((0.0714, 0.0701, 0.0753)), "71.4 ms (70.1–75.3)"),
        (Measure((2.0, 1.5, 3.0, 1.0)), "1.75 s (1–3)"),
        (Measure((0.0000012,)), "1.20 µs"),
        (Measure((3e-9,)), "3 ns"),
        (Measure((0,), "wrong"), "0 wrong"),
        (Measure((652341,), "wrong"), "652,341 wrong"),
        (Measure((0.0661,), "×"), "0.0661 ×"),
    ],
)
def test_a_measure_is_its_median_with_its_spread(measure: Measure, text: str) -> None:
    assert str(measure) == text


def test_a_ratio_is_taken_round_by_round() -> None:
    # The machine was twice as slow in the second round; the ratio does not notice.
    figure = Figure("sum", Measure((1.0, 2.0)), Measure((5.0, 10.0)))

    assert figure.ratio == Measure((0.2, 0.2), "×")
    assert str(figure) == "sum | 1.50 s (1–2) | 7.50 s (5–10) | 0.200 ×"


@pytest.mark.parametrize(
    ("limit", "kept", "line"),
    [
        (1.25, True, "sum | 1.20 s (1–9) | 1 s | 1.20 × (1–9), limit 1.25 × kept"),
        (1.1, False, "sum | 1.20 s (1–9) | 1 s | 1.20 × (1–9), limit 1.10 × missed"),
    ],
)
def test_a_limit_holds_for_the_median_of_the_ratio(limit: float, kept: bool, line: str) -> None:
    figure = Figure("sum", Measure((1.0, 1.2, 9.0)), Measure((1.0, 1.0, 1.0)), limit)

    assert str(figure) == line
    assert (figure.as_dict()["limit"], figure.as_dict()["kept"]) == (limit, kept)


@pytest.mark.parametrize(
    ("seconds", "line"),
    [(10e-6, "one | 10 µs | – | –, limit 10 µs kept"), (11e-6, "one | 11 µs | – | –, limit 10 µs missed")],
)
def test_the_limit_of_a_figure_that_stands_alone_holds_for_ours(seconds: float, line: str) -> None:
    assert str(Figure("one", Measure((seconds,)), limit=10e-6)) == line


def test_a_figure_alone_or_beside_nothing_has_no_ratio() -> None:
    assert str(Figure("memory", Measure((64,), "MiB"))) == "memory | 64 MiB | – | –"
    assert (
        str(Figure("ranks", Measure((0,), "wrong"), Measure((0,), "wrong"), limit=0))
        == "ranks | 0 wrong | 0 wrong | –, limit 0 wrong kept"
    )
    assert Figure("memory", Measure((64,), "MiB")).as_dict() == {
        "what": "memory",
        "ours": {"median": 64, "low": 64, "high": 64, "unit": "MiB", "values": [64]},
        "beside": None,
        "ratio": None,
        "limit": None,
        "kept": None,
    }


def test_contenders_take_turns_and_each_round_begins_with_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "SHORTEST_SAMPLE", 0)
    calls: list[str] = []

    times = race({"a": lambda: calls.append("a"), "b": lambda: calls.append("b")}, rounds=3)

    warming_up, timed = calls[:4], calls[4:]
    assert warming_up == ["a", "a", "b", "b"]
    assert timed == ["a", "b", "b", "a", "a", "b"]
    assert [len(measure.values) for taken in times.values() for measure in (taken.wall, taken.cpu)] == [
        3
    ] * 4


def test_a_race_that_takes_too_long_ends_after_the_fewest_rounds() -> None:
    times = race({"a": lambda: None}, rounds=50, seconds=0, fewest_rounds=4)

    assert len(times["a"].wall.values) == 4


def test_what_is_quicker_than_the_clock_is_called_many_times_a_sample(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ticks = count(0, 0.0001)  # a clock on which everything between two looks takes a tenth of a millisecond
    monkeypatch.setattr(timing, "perf_counter", lambda: next(ticks))
    calls: list[None] = []

    times = race({"a": lambda: calls.append(None)}, rounds=1)

    # Two calls to warm up, then as many as fill two milliseconds.
    assert len(calls) == 2 + 20
    assert times["a"].wall.median == pytest.approx(0.0001 / 20)


def test_everybody_else_is_set_beside_ours() -> None:
    figures = beside("sum", "ours", {"ours": int, "a loop": int, "the floor": int}, rounds=2)

    assert [figure.what for figure in figures] == ["sum, beside a loop", "sum, beside the floor"]
    assert figures[0].ours is figures[1].ours


def test_a_limit_belongs_to_one_of_the_others_by_the_clock_and_in_cpu_seconds() -> None:
    contenders = {"ours": int, "a loop": int, "the floor": int}

    figures = beside("sum", "ours", contenders, limits={"the floor": 2}, cpu=True, rounds=2)

    assert [(figure.what, figure.limit) for figure in figures] == [
        ("sum, beside a loop", None),
        ("sum, beside a loop, CPU", None),
        ("sum, beside the floor", 2),
        ("sum, beside the floor, CPU", 2),
    ]


def test_a_report_prints_a_line_a_figure_and_keeps_every_sample(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "figures.json"
    monkeypatch.setattr(sys, "argv", ["bench", "--json", str(kept)])

    report(lambda: [Figure("sum", Measure((1.0,)), Measure((2.0,)))], packages=("numpy", "no-such-package"))

    heading, columns, line = capsys.readouterr().out.splitlines()
    assert heading.startswith("# python 3.")
    assert heading.endswith(", no-such-package not installed")
    assert columns == "what | ours | beside | ratio"
    assert line == "sum | 1 s | 2 s | 0.500 ×"
    assert json.loads(kept.read_text(encoding="utf-8"))["figures"][0]["ratio"]["values"] == [0.5]


def test_without_a_file_a_report_is_only_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench"])

    report(list)

    assert len(capsys.readouterr().out.splitlines()) == 2
