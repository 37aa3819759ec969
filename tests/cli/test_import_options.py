"""Options that say how a file is read: each answers a question or overrides what was found."""

import tomllib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from gtm_framework.exchange.files.grid_in import grid_of_file
from tests.cli.conftest import Done
from tests.cli.test_cli_triage import places, rows

Command = Callable[..., Done]

FIVES = "Idea,Impact,Effort\nBenchmark,5,2\nWin-back,3,4\n"
QUESTION = (
    "ideas.csv: Which scale is Impact on, 1 to 5 or 1 to 10? The answer changes the quadrants: its "
    "numbers go from 3 "
    "to 5. Answer with --scale impact=1-5 or --scale impact=1-10."
)


def put(tmp_path: Path, content: str | bytes, name: str = "ideas.csv") -> str:
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def workbook(**sheets: list[list[object]]) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for at, line in enumerate(lines):
                sheet.write_row(at, 0, line)
    return out.getvalue()


def test_an_ambiguous_file_ends_with_code_2_the_question_and_the_flag(
    command: Command, tmp_path: Path
) -> None:
    done = command("triage", put(tmp_path, FIVES), "-o", "out.csv")

    assert (done.code, done.out, done.err) == (2, b"", [QUESTION])
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(("scale", "quadrant"), [("1-5", "quick_win"), ("1-10", "fill_in")])
def test_a_scale_answers_it(command: Command, tmp_path: Path, scale: str, quadrant: str) -> None:
    done = command("triage", put(tmp_path, FIVES), "--scale", f"impact={scale}")

    assert done.code == 0
    assert rows(done.out)[0]["quadrant"] == quadrant


def test_a_preview_prints_the_plan_and_writes_nothing(command: Command, tmp_path: Path) -> None:
    done = command("triage", put(tmp_path, FIVES), "--preview", "-o", "out.csv")

    assert (done.code, done.err) == (0, [])
    assert done.out.decode().splitlines() == [
        "Idea [Benchmark, Win-back] → title",
        "Impact [5, 3] → impact, 1 to 10 (its numbers go from 3 to 5)",
        "Effort [2, 4] → effort, 1 to 10 (its numbers go from 2 to 4)",
        (
            "Assumed: Impact (3 to 5) and Effort (2 to 4) are on 1 to 10. To change that, use --scale "
            "NAME=SCALE, such as --scale impact=1-5."
        ),
        (
            "Which scale is Impact on, 1 to 5 or 1 to 10? The answer changes the quadrants: its numbers "
            "go from 3 to 5."
        ),
    ]
    assert not (tmp_path / "out.csv").exists()


def test_a_title_and_columns_are_chosen_by_their_headers(command: Command, tmp_path: Path) -> None:
    text = "Topic,Worth,Work\nBenchmark,8,2\nWin-back,3,7\n"

    asked = command("triage", put(tmp_path, text))
    done = command(
        "triage", "ideas.csv", "--title", "Topic", "--column", "impact=Worth", "--column", "effort=work"
    )

    assert asked.code == 2
    assert asked.err[0].endswith('Answer with --title "Topic".')
    assert places(done.out) == [("1", "Benchmark"), ("2", "Win-back")]


def test_the_summary_names_what_is_missing_and_the_column_that_looks_like_it(
    command: Command, tmp_path: Path
) -> None:
    done = command("triage", put(tmp_path, "Idea,Desirability,Effort\nBenchmark,8,2\nWin-back,3,7\n"))

    assert done.err[-1] == (
        '2 ideas lack impact; it could be the column Desirability (--column impact="Desirability").'
    )


def test_a_sheet_and_a_header_row_are_chosen(command: Command, tmp_path: Path) -> None:
    old = [["Idea", "Impact", "Effort"], ["Old", 8, 2], ["Older", 8, 3]]
    new = [["Idea", "Impact", "Effort"], ["Title", "Impact", "Effort"], ["New", 8, 2]]
    put(tmp_path, workbook(Old=old, New=new), "ideas.xlsx")

    assert places(command("triage", "ideas.xlsx", "--sheet", "old").out)[0] == ("1", "Old")
    done = command("triage", "ideas.xlsx", "--sheet", "New", "--header-row", "2")
    assert places(done.out) == [("1", "New")]


def test_an_encoding_and_a_delimiter_are_chosen(command: Command, tmp_path: Path) -> None:
    put(tmp_path, "Idea|Impact;x|Effort\nŽižkov|8|2\n".encode("cp1250"))

    done = command("triage", "ideas.csv", "--encoding", "cp1250", "--delimiter", "pipe")

    assert rows(done.out)[0]["title"] == "Žižkov"
    assert done.err[0] == "ideas.csv: 1 row (Windows-1250, pipe)"


def test_answers_are_kept_and_asked_for_no_more(command: Command, tmp_path: Path) -> None:
    put(tmp_path, "Topic,Impact,Effort\nBenchmark,5,2\nWin-back,3,4\n")
    command(
        "triage", "ideas.csv", "--title", "Topic", "--scale", "impact=1-5", "--save-mapping", "kept.toml"
    )
    put(tmp_path, "Effort,Impact,Topic\n1,4,Next month\n5,1,Later\n", "next.csv")

    done = command("triage", "next.csv", "--mapping", "kept.toml")

    assert done.code == 0
    assert [(row["title"], row["quadrant"]) for row in rows(done.out)] == [
        ("Next month", "quick_win"),
        ("Later", "time_sink"),
    ]
    kept = tomllib.loads((tmp_path / "kept.toml").read_text(encoding="utf-8"))
    assert kept["mapping"][0]["scales"] == {"impact": "1-5", "effort": "1-5"}


def test_the_sheet_and_the_header_row_are_kept_too(command: Command, tmp_path: Path) -> None:
    def book(title: str) -> bytes:
        header = ["Idea", "Impact", "Effort"]
        plan = [["Idea bank", "of", "us"], ["Topic", "Impact", "Effort"], [title, 8, 2]]
        return workbook(Long=[header, ["Old", 8, 2], ["Older", 8, 3]], Plan=plan)

    put(tmp_path, book("This month"), "one.xlsx")
    put(tmp_path, book("Next month"), "two.xlsx")
    chosen = ("--sheet", "Plan", "--header-row", "2", "--title", "Topic")
    command("triage", "one.xlsx", *chosen, "--save-mapping", "kept.toml")

    done = command("triage", "two.xlsx", "--mapping", "kept.toml")

    assert places(done.out) == [("1", "Next month")]


def test_quiet_says_nothing(command: Command, tmp_path: Path) -> None:
    done = command("triage", put(tmp_path, FIVES), "--scale", "impact=1-5", "--quiet")

    assert (done.code, done.err) == (0, [])
    assert len(rows(done.out)) == 2


def test_a_workbook_is_written_that_reads_back_as_the_same_list(command: Command, tmp_path: Path) -> None:
    put(tmp_path, FIVES)
    out = command("triage", "ideas.csv", "--scale", "impact=1-5").out

    done = command("triage", "ideas.csv", "--scale", "impact=1-5", "-o", "out.xlsx")

    assert (done.code, done.out) == (0, b"")
    written, text = grid_of_file(tmp_path / "out.xlsx"), grid_of_file(out)
    assert (written.headers, written.columns) == (text.headers, text.columns)


@pytest.mark.parametrize("ending", ["xls", "ods", "numbers"])
def test_a_workbook_of_another_sort_is_refused_before_anything_is_read(
    command: Command, tmp_path: Path, ending: str
) -> None:
    done = command("triage", put(tmp_path, FIVES), "-o", f"out.{ending}")

    told = f"out.{ending}: unsupported output format. Use a name that ends in .csv or .xlsx."
    assert (done.code, done.err) == (2, [told])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            ["--scale", "impact"],
            "--scale impact: not in the form NAME=VALUE. Write, for example, --scale impact=...",
        ),
        (
            ["--delimiter", "dot"],
            "--delimiter dot: unknown separator. Use one of comma, semicolon, tab, pipe.",
        ),
        (
            ["--sheet", "A"],
            "ideas.csv: it is not a workbook, so it has no sheet 'A'. Remove the sheet option.",
        ),
        (["--column", "impact=Efort"], "Unknown column of the file 'Efort'. Did you mean 'Effort'?"),
        (["--mapping", "none.toml"], "none.toml: can't read the file. Use a TOML file in UTF-8."),
    ],
)
def test_an_option_that_does_not_fit_is_one_line_and_exit_code_2(
    command: Command, tmp_path: Path, given: list[str], told: str
) -> None:
    done = command("triage", put(tmp_path, FIVES), *given)

    assert (done.code, done.err) == (2, [told])


def test_two_sheets_that_look_like_lists_are_asked_about(command: Command, tmp_path: Path) -> None:
    now: list[list[object]] = [["Idea", "Impact", "Effort"], ["Benchmark", 8, 2]]
    later: list[list[object]] = [["Idea", "Impact", "Effort"], ["Win-back", 9, 3]]
    name = put(tmp_path, workbook(Now=now, Later=later, Notes=[["Read this first"]]), "ideas.xlsx")

    asked, answered = command("triage", name), command("triage", name, "--sheet", "later")
    question = "ideas.xlsx: Which sheet has the list: Now or Later?"

    assert (asked.code, asked.err) == (
        2,
        [f'{question} Answer with --sheet "Now" or --sheet "Later".'],
    )
    assert [row["title"] for row in rows(answered.out)] == ["Win-back"]


def test_two_columns_that_could_be_the_impact_are_asked_about(command: Command, tmp_path: Path) -> None:
    name = put(tmp_path, "Idea,Business Impact,Customer Impact,Effort\nA,8,3,2\nB,7,9,5\n")

    asked = command("triage", name)
    answered = command("triage", name, "--column", "impact=Customer Impact")

    assert asked.code == 2
    assert (
        'Answer with --column impact="Business Impact" or --column impact="Customer Impact".'
        in asked.err[0]
    )
    assert [row["title"] for row in rows(answered.out)] == ["B", "A"]


OPEN_STYLE = "Idea,Reach,Impact,Confidence,Effort\nA,1.200,8,80%,2\nB,900,6,50%,4\n"


def test_a_period_in_doubt_ends_with_code_2_and_the_flag_that_answers_it(
    command: Command, tmp_path: Path
) -> None:
    name = put(tmp_path, OPEN_STYLE)
    done = command("triage", name, "--method", "rice", "-o", "out.csv")

    assert (done.code, done.err) == (
        2,
        [
            (
                "ideas.csv: Does 1.200 mean 1200 or 1.2? Both are possible in Reach, and the ranks differ. "
                "Answer with --decimal comma or --decimal period."
            )
        ],
    )
    for answer, reach in (("comma", "1200"), ("period", "1.2")):
        done = command("triage", name, "--method", "rice", "--decimal", answer)
        assert {row["title"]: row["reach"] for row in rows(done.out)}["A"] == reach
