import csv
import hashlib
import json
from pathlib import Path

import pytest

from bench import hints as bench
from gtm_framework.triage.initiative import Kind

S, T, U = Kind.STRATEGIC, Kind.TACTICAL, Kind.UNDECIDED


def texts(name: str) -> list[str]:
    return [text for text, _ in bench.read_lines(bench.STATEMENTS / f"{name}.csv")]


def test_there_are_enough_statements_of_both_kinds_and_none_stands_twice() -> None:
    lines = {name: bench.read_lines(bench.STATEMENTS / f"{name}.csv") for name in bench.OWN}
    every = [text for found in lines.values() for text, _ in found]

    assert len(every) == len({text.casefold() for text in every}) >= 300
    for found in lines.values():
        assert min(sum(label is kind for _, label in found) for kind in (S, T)) >= 100


def test_the_halves_were_drawn_by_a_rule_and_by_nobody() -> None:
    for name, parity in (("dev", 0), ("held_out", 1)):
        assert {hashlib.blake2b(t.encode(), digest_size=4).digest()[0] % 2 for t in texts(name)} == {parity}


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


def test_the_command_prints_every_set_and_writes_the_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    shown = {"dev": "Run ads", "held_out": "Print flyers", "later": "Call Bo", "mine": "Send mails"}
    for name, text in shown.items():
        with (own / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["text", "label"], [text, "strategic"]])
    monkeypatch.setattr(bench, "STATEMENTS", own)

    bench.main([str(own / "mine.csv"), "--errors", "--json", str(tmp_path / "out.json")])

    printed = capsys.readouterr().out
    assert printed.startswith(
        "dev, words alone: 1 lines, accuracy 0.0% of 1 committed, coverage 100.0%\n"
        "dev: 1 lines, accuracy 0.0% of 1 committed, coverage 100.0%\n"
    )
    assert "as tactical: Run ads" in printed
    assert "as tactical: Send mails" in printed
    assert "Print flyers" not in printed
    figures = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [s["set"] for s in figures["sets"]] == ["dev", "held_out", "later", "mine.csv"]
    assert [s["set"] for s in figures["words_alone"]] == [
        f"{name}, words alone" for name in ("dev", "held_out", "later", "mine.csv")
    ]
    assert figures["microseconds_a_line"] > 0


def test_the_figures_count_wrong_verdicts_verdicts_and_verdicts_on_faint_lines_of_each_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        ["text", "label"],
        ["Run ads", "strategic"],
        ["Print flyers", "tactical"],
        ["Petra", "undecided"],
    ]
    for name in bench.OWN:
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(lines)
    monkeypatch.setattr(bench, "STATEMENTS", tmp_path)

    *counts, pace = bench.figures()

    assert [(figure.what, *figure.ours.values) for figure in counts[:3]] == [
        ("wrong verdicts from hints of 2 labelled lines, dev", 1),
        ("verdicts from hints of 2 labelled lines, dev", 2),
        ("verdicts from hints of 1 faint lines, dev", 0),
    ]
    assert len(counts) == 3 * len(bench.OWN)
    assert pace.ours.unit == "s"
    assert min(pace.ours.values) > 0
