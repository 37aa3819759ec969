"""`gtm-framework triage`: what it writes, where, with which exit code, and what it says."""

import csv
import io
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from gtm_framework import __version__
from tests.cli.conftest import Done

Command = Callable[..., Done]

IDEAS = "title,impact,effort,purpose\nWin-back mails,4,2,tactical\nOwn the benchmark,8,4,strategic\n"
FAULTY = "title,impact,effort,purpose\nWin-back mails,12,2,tactical\nOwn it,8,4,stategic\nThird,5,5,\n"


@pytest.fixture
def ideas(tmp_path: Path) -> Path:
    path = tmp_path / "ideas.csv"
    path.write_text(IDEAS, encoding="utf-8")
    return path


def rows(out: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out.decode())))


def places(out: bytes) -> list[tuple[str, str]]:
    return [(row["rank"], row["title"]) for row in rows(out)]


def test_the_version_is_printed(command: Command) -> None:
    assert command("--version") == Done(0, f"gtm-framework {__version__}\n".encode(), [])


def test_help_names_the_command(command: Command) -> None:
    done = command("--help")

    assert (done.code, done.err) == (0, [])
    assert b"triage" in done.out


def test_a_list_goes_to_standard_output_in_its_order_and_a_summary_beside_it(
    command: Command, ideas: Path
) -> None:
    done = command("triage", "ideas.csv")

    assert done.code == 0
    assert places(done.out) == [("1", "Own the benchmark"), ("2", "Win-back mails")]
    assert done.err == [
        "ideas.csv: 2 rows (UTF-8, comma)",
        (
            "Assumed: impact (4 to 8) and effort (2 to 4) are on 1 to 10. To change that, use --scale "
            "NAME=SCALE, such as --scale impact=0-10."
        ),
        "2 ideas: 0 strategic, 0 tactical, 2 undecided; 0 not ranked.",
        (
            "Suggestions for the 2 undecided ideas: 2 decided, 0 leaning, 0 unclear. "
            "Accept them with --accept-hints."
        ),
    ]


def test_a_dash_reads_standard_input_and_writes_standard_output(command: Command) -> None:
    done = command("triage", "-", "-o", "-", given=IDEAS.encode())

    assert done.code == 0
    assert len(rows(done.out)) == 2
    assert done.err[0] == "standard input: 2 rows (UTF-8, comma)"


def test_a_file_is_written_and_standard_output_stays_empty(
    command: Command, ideas: Path, tmp_path: Path
) -> None:
    piped = command("triage", "ideas.csv")

    done = command("triage", "ideas.csv", "-o", "out.csv")

    assert (done.code, done.out) == (0, b"")
    assert (tmp_path / "out.csv").read_bytes() == piped.out
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ideas.csv", "out.csv"]


def test_a_list_is_written_over_itself_only_when_asked_for(command: Command, ideas: Path) -> None:
    piped = command("triage", "ideas.csv")

    refused = command("triage", "ideas.csv", "-o", "ideas.csv")
    told = "ideas.csv: this is the input list. Use another name for -o, or add --overwrite."

    assert refused == Done(2, b"", [told])
    assert command("triage", "ideas.csv", "-o", "ideas.csv", "--overwrite").code == 0
    assert ideas.read_bytes() == piped.out


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_a_written_file_has_the_permissions_of_any_new_file(
    command: Command, ideas: Path, tmp_path: Path
) -> None:
    before = os.umask(0o027)
    try:
        command("triage", "ideas.csv", "-o", "out.csv")
        (tmp_path / "any.csv").touch()
    finally:
        os.umask(before)

    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("out.csv", "any.csv")]
    assert modes == [0o640, 0o640]


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_a_link_stays_a_link_and_what_it_points_to_is_written(
    command: Command, ideas: Path, tmp_path: Path
) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "out.csv").symlink_to(tmp_path / "kept" / "real.csv")

    assert command("triage", "ideas.csv", "-o", "out.csv").code == 0
    assert (tmp_path / "out.csv").is_symlink()
    assert len(rows((tmp_path / "kept" / "real.csv").read_bytes())) == 2


@pytest.mark.skipif(os.name != "posix", reason="devices as POSIX has them")
def test_a_device_is_written_to_and_not_replaced(command: Command, ideas: Path) -> None:
    assert command("triage", "ideas.csv", "-o", os.devnull).code == 0
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_another_method_and_threshold_hold(command: Command, ideas: Path) -> None:
    done = command("triage", "ideas.csv", "--method", "ratio", "--threshold", "3")

    assert [(row["score"], row["quadrant"]) for row in rows(done.out)] == [
        ("2", "major_project"),
        ("2", "quick_win"),
    ]


def test_a_rubric_of_ones_own_decides(command: Command, ideas: Path, tmp_path: Path) -> None:
    rubric = (Path(__file__).resolve().parents[2] / "data" / "rubric.toml").read_text(encoding="utf-8")
    assert "min_coverage_percent = 30" in rubric
    (tmp_path / "ours.toml").write_text(
        rubric.replace("min_coverage_percent = 30", "min_coverage_percent = 10"), encoding="utf-8"
    )

    done = command("triage", "ideas.csv", "--rubric", "ours.toml")

    assert {row["title"]: row["kind"] for row in rows(done.out)} == {
        "Own the benchmark": "strategic",
        "Win-back mails": "tactical",
    }


def test_every_fault_of_a_file_has_a_line_of_its_own_and_nothing_is_written(
    command: Command, ideas: Path, tmp_path: Path
) -> None:
    ideas.write_text(FAULTY, encoding="utf-8")

    done = command("triage", "ideas.csv", "-o", "out.csv")

    assert (done.code, done.out, len(done.err)) == (2, b"", 2)
    first = "ideas.csv, row 2, column impact: '12' is outside 1 to 10. Fix the cell, or leave it empty."
    assert done.err[0] == first
    assert done.err[1].startswith("ideas.csv, row 3, column purpose: 'stategic' ")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ideas.csv"]


def test_good_rows_are_let_through_when_asked_for_and_the_others_are_still_told(
    command: Command, ideas: Path
) -> None:
    ideas.write_text(FAULTY, encoding="utf-8")

    done = command("triage", "ideas.csv", "--skip-bad-rows")

    assert done.code == 0
    assert [row["title"] for row in rows(done.out)] == ["Third"]
    assert "1 row imported, 2 rows left out" in done.err
    assert sum(line.startswith("ideas.csv, row ") for line in done.err) == 2


def test_every_fault_of_a_rubric_has_a_line_of_its_own(
    command: Command, ideas: Path, tmp_path: Path
) -> None:
    (tmp_path / "ours.toml").write_text('threshold_percent = "high"\n', encoding="utf-8")

    done = command("triage", "ideas.csv", "--rubric", "ours.toml")

    assert (done.code, done.out) == (2, b"")
    assert len(done.err) > 1
    assert all(line.startswith("rubric ours.toml: ") for line in done.err)


SEE = "See gtm-framework --help."
LINES = [
    (["triage"], f"Missing argument 'IDEAS.csv'. {SEE}"),
    (["triage", "ideas.csv", "more.csv"], f"Got unexpected extra argument(s) (more.csv). {SEE}"),
    (["triage", "ideas.csv", "-o"], f"Option '-o' requires an argument. {SEE}"),
    (["rank"], f"No such command 'rank'. {SEE}"),
    (["--vresion"], f"No such option: --vresion (Possible options: --version). {SEE}"),
    (["triage", "nothing.csv"], "nothing.csv: file not found. Check the name and the folder."),
    (["triage", "two\nlines"], "two lines: file not found. Check the name and the folder."),
    (["triage", "folder"], "folder: can't read the file (Is a directory). Use a CSV file."),
    (
        ["triage", "ideas.csv", "--method", "rise"],
        "Unknown method 'rise'. Did you mean 'rice'?",
    ),
    (
        ["triage", "ideas.csv", "--threshold", "11"],
        "threshold: 11 is outside 1 to 9. Enter a number from 1 to 9, or leave it empty.",
    ),
    (
        ["triage", "ideas.csv", "-o", "nowhere/out.csv"],
        "nowhere/out.csv: can't write the file (No such file or directory). Use another name.",
    ),
    (
        ["triage", "ideas.csv", "-o", "ideas.csv/out.csv"],
        "ideas.csv/out.csv: can't write the file (Not a directory). Use another name.",
    ),
    (
        ["triage", "ideas.csv", "-o", "folder"],
        "folder: can't write the file (Is a directory). Use another name.",
    ),
    (
        ["--port", "70000"],
        "port: 70000 is outside 1 to 65535. Enter a number from 1 to 65535, or leave it empty.",
    ),
]


@pytest.mark.parametrize(("words", "line"), LINES)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(
    command: Command, ideas: Path, tmp_path: Path, words: list[str], line: str
) -> None:
    (tmp_path / "folder").mkdir()

    assert command(*words) == Done(2, b"", [line])
    assert ideas.read_text(encoding="utf-8") == IDEAS


@pytest.mark.parametrize("words", [["--port", "x"], ["triage", "ideas.csv", "--threshold", "high"]])
def test_a_word_where_a_number_belongs_is_one_line_and_exit_code_2(
    command: Command, ideas: Path, words: list[str]
) -> None:
    done = command(*words)

    assert (done.code, done.out, len(done.err)) == (2, b"", 1)
    assert done.err[0].startswith(f"Invalid value for '{words[-2]}': ")


@pytest.mark.parametrize("words", [["triage", "ideas.csv", "--rubric", "no.toml"], ["triage", "no.csv"]])
def test_a_missing_file_is_one_line_and_exit_code_2(
    command: Command, ideas: Path, words: list[str]
) -> None:
    done = command(*words)

    assert (done.code, done.out, len(done.err)) == (2, b"", 1)
    assert "no." in done.err[0]


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"%PDF-1.7\n", b"\0\0\0\0", b"owner\nAna\n", b"title\n", b'title\n"x']
)
def test_no_file_whatever_brings_more_than_lines_of_its_faults(
    command: Command, ideas: Path, content: bytes
) -> None:
    ideas.write_bytes(content)

    done = command("triage", "ideas.csv")

    assert done.code in (0, 2)
    assert done.err
    assert all(
        line.startswith(("ideas.csv", "0 ideas", "1 idea", "There are no rows")) for line in done.err
    )


def test_a_stop_while_it_runs_leaves_nothing_half_written(
    command: Command, ideas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gtm_framework.exchange.lists.triage_file.Triaged.write", stopped)

    assert command("triage", "ideas.csv", "-o", "out.csv") == Done(
        130, b"", ["Stopped. Nothing was written."]
    )
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ideas.csv"]


def test_a_list_too_long_for_this_machine_is_one_line(
    command: Command, ideas: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_much(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("gtm_framework.exchange.lists.triage_plan", too_much)

    assert command("triage", "ideas.csv") == Done(
        2, b"", ["Not enough memory for this list. Split it, or use a machine with more memory."]
    )
