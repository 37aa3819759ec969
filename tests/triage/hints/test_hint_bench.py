import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from bench import hints as bench
from bench import learn_hints
from gtm_framework.triage.initiative import Kind

S, T, U = Kind.STRATEGIC, Kind.TACTICAL, Kind.UNDECIDED


def test_there_are_enough_statements_of_both_kinds_and_none_is_in_two_files() -> None:
    files = (*bench.MEASURED, *learn_hints.SOURCES)
    lines = {name: bench.read_lines(bench.STATEMENTS / f"{name}.csv") for name in files}
    lines["pairs"] = bench.pairs(read_before=True) + bench.pairs(read_before=False)
    lines["styles"] = bench.styles(read_before=True) + bench.styles(read_before=False)
    every = [text.casefold() for found in lines.values() for text, _ in found]

    assert len(every) == len(set(every)) >= 10_000
    for found in lines.values():
        assert min(sum(label is kind for _, label in found) for kind in (S, T)) >= 40


@pytest.mark.parametrize("name", ["lists_learn", "lists_kept"])
def test_about_one_clear_line_in_ten_of_the_lists_is_strategic(name: str) -> None:
    labels = [label for _, label in bench.read_lines(bench.STATEMENTS / f"{name}.csv")]

    assert 0.08 <= labels.count(S) / (labels.count(S) + labels.count(T)) <= 0.15


@pytest.mark.parametrize("name", bench.READ_TWICE)
def test_a_line_that_was_read_twice_has_the_label_on_which_both_readings_agree(name: str) -> None:
    with (bench.STATEMENTS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    for row in rows:
        assert row["label"] == (row["first"] if row["first"] == row["second"] else U)


def test_kappa_is_the_agreement_beyond_chance(tmp_path: Path) -> None:
    path = tmp_path / "both.csv"
    rows = [("s", "s")] * 20 + [("s", "t")] * 5 + [("t", "s")] * 10 + [("t", "t")] * 15
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("first", "second"), *rows])

    # 35 of 50 alike; by chance 25/50 * 30/50 + 25/50 * 20/50 = 0.5
    assert bench.agreement(path) == pytest.approx((0.7, 0.4))


def test_precision_is_that_of_a_list_with_one_strategic_line_in_ten() -> None:
    table = Counter({(S, S): 8, (S, U): 2, (T, S): 5, (T, T): 95})
    found = bench.Tally("mine", table, ())

    assert found.precision(S) == pytest.approx(0.1 * 0.8 / (0.1 * 0.8 + 0.9 * 0.05))
    assert found.precision(T) == 1
    low, high = found.precision_interval(S)
    assert 0 < low < 0.64 < high < 1
    assert bench.Tally("none", Counter({(S, S): 8}), ()).precision(S) is None


def test_a_tally_counts_what_is_committed_on_and_what_is_right() -> None:
    lines = [
        ("Become the market leader", S),
        ("Run ads", S),
        ("Print flyers", T),
        ("Petra", T),
        ("Falcon", U),
    ]
    found = bench.tally("mine", lines)

    assert (found.labelled, found.committed, found.right, found.faint) == (4, 3, 2, (0, 1))
    assert found.wrong == (("Run ads", T),)
    assert str(found).startswith("mine: 4 lines, accuracy 66.7% of 3 committed, coverage 75.0%\n")
    assert found.as_dict()["confusion"] == {
        "strategic as strategic": 1,
        "strategic as tactical": 1,
        "tactical as tactical": 1,
        "tactical as undecided": 1,
        "undecided as undecided": 1,
    }


def test_a_set_without_a_verdict_has_no_accuracy() -> None:
    found = bench.tally("empty", [("Petra", U)])

    assert found.as_dict()["accuracy"] is found.as_dict()["coverage"] is None
    assert str(found).startswith("empty: 0 lines\n")


@pytest.fixture
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with every set of the project, one line or two in each."""
    own = tmp_path / "own"
    own.mkdir()
    files = {
        "lists_kept": [
            ("text", "label", "field"),
            ("Print flyers", "strategic", "sales"),
            ("Petra", "undecided", "hr"),
            ("Win the market", "tactical", "tooling"),
        ],
        "hard": [("text", "label", "first", "second"), ("Call Bo", "strategic", "strategic", "strategic")],
        "styles": [("text", "label", "first", "second"), ("Call Ann", "tactical", "tactical", "strategic")],
        "pairs": [("subject", "strategic", "tactical"), ("ads", "Run ads", "Send mails")],
        "mine": [("text", "label"), ("Send letters", "strategic")],
    }
    for name, rows in files.items():
        with (own / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    monkeypatch.setattr(bench, "STATEMENTS", own)
    return own


def test_the_command_prints_every_set_and_writes_the_figures(
    own_files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = own_files / "out.json"

    bench.main([str(own_files / "mine.csv"), "--errors", "--json", str(written)])

    printed = capsys.readouterr().out
    assert printed.startswith(
        "lists_kept, words alone: 2 lines, accuracy 0.0% of 2 committed, coverage 100.0%\n"
        "lists_kept: 2 lines, accuracy 0.0% of 2 committed, coverage 100.0%\n"
    )
    assert "lists_kept, called strategic, go-to-market: 0 right, 0 wrong, 0 unclear\n" in printed
    assert (
        "lists_kept, called strategic, engineering: 0 right, 1 wrong, 0 unclear, 20.0 wrong in 20\n"
        in printed
    )
    assert "styles: two readings agree on 0.0% of the lines, kappa 0.00" in printed
    assert "µs of processor time a line" in printed
    assert "hard: two readings agree on 100.0% of the lines, kappa 1.00" in printed
    assert "as tactical: Send letters" in printed
    assert "Print flyers" not in printed
    assert "Call Bo" not in printed
    figures = json.loads(written.read_text(encoding="utf-8"))
    names = ["lists_kept", "hard", "pairs_kept", "styles_kept", "pairs_read", "styles_read", "mine.csv"]
    assert [s["set"] for s in figures["sets"]] == names
    assert [s["set"] for s in figures["words_alone"]] == [f"{name}, words alone" for name in names]
    assert figures["agreement"] == {
        "hard": {"alike": 1, "kappa": 1},
        "styles": {"alike": 0, "kappa": 0},
    }
    assert figures["called_strategic"]["engineering"] == {"strategic": 0, "tactical": 1, "undecided": 0}
    assert 0 < figures["of_the_reference"] < figures["microseconds_a_line"]


@pytest.mark.usefixtures("own_files")
def test_the_figures_count_wrong_verdicts_verdicts_and_verdicts_on_unclear_lines_of_each_set() -> None:
    *counts, pace = bench.figures()

    assert [(figure.what, *figure.ours.values) for figure in counts[:3]] == [
        ("wrong verdicts from hints of 2 labelled lines, lists_kept", 2),
        ("verdicts from hints of 2 labelled lines, lists_kept", 2),
        ("verdicts from hints of 1 faint lines, lists_kept", 0),
    ]
    assert len(counts) == 3 * len(bench.own_sets())
    assert pace.ours.unit == "s"
    assert min(pace.ours.values) > 0


@pytest.mark.parametrize("name", ["lists_kept", "hard", "pairs_kept", "styles_kept"])
def test_of_lines_that_were_not_read_three_in_four_are_decided_and_96_in_100_of_these_are_right(
    name: str,
) -> None:
    found = bench.tally(name, bench.own_sets()[name])

    assert found.committed >= 0.75 * found.labelled
    assert found.right >= 0.96 * found.committed


def test_strategic_is_right_in_85_of_100_go_to_market_lines_and_wrong_in_2_of_20_engineering_lines() -> (
    None
):
    found = bench.called_strategic()
    market, engineering = found["go-to-market"], found["engineering"]

    assert market[S] >= 0.85 * (market[S] + market[T])
    assert 20 * engineering[T] <= 2 * engineering.total()
    assert min(market.total(), engineering.total()) > 20
