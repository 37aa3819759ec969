"""The command as a program of its own: pipes, terminals, closed streams, and never a traceback."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND

Environment = Mapping[str, str]

IDEAS = "title,impact,effort\nOwn the benchmark,8,4\n\x1b]0;taken\x07\x1b[31mred,4,2\n"

posix = pytest.mark.skipif(os.name != "posix", reason="streams as POSIX has them")


@pytest.fixture
def ideas(tmp_path: Path) -> Path:
    path = tmp_path / "ideas.csv"
    path.write_text(IDEAS, encoding="utf-8")
    return path


def shell(line: str, folder: Path, environment: Environment) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which $RUN is the command; a fault anywhere in a pipe counts."""
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line.replace('$RUN', ' '.join(COMMAND))}"],
        cwd=folder,
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )


def in_terminal(words: list[str], folder: Path, environment: Environment) -> str:
    """What a person in a terminal sees of a run of the command; standard error goes there too."""
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, *words], cwd=folder, env=dict(environment), stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        seen = b""
        try:
            while piece := os.read(ours, 4096):
                seen += piece
        except OSError:  # Linux says so when the other side is closed
            pass
    os.close(ours)
    assert process.returncode == 0, seen
    return seen.decode()


@posix
def test_a_terminal_shows_a_table_to_read(ideas: Path, environment: Environment) -> None:
    seen = in_terminal(["triage", "ideas.csv"], ideas.parent, environment)

    assert "Own the benchmark" in seen
    assert "Quick win, do now: impact 8, effort 4." in seen
    assert "rank,id,title" not in seen


@posix
def test_what_people_typed_cannot_steer_the_terminal(ideas: Path, environment: Environment) -> None:
    seen = in_terminal(["triage", "ideas.csv"], ideas.parent, {**environment, "NO_COLOR": "1"})

    assert "red" in seen
    assert "\x1b]0;" not in seen
    assert "\x1b[31m" not in seen


@posix
def test_a_terminal_with_a_file_to_write_shows_the_summary_alone(
    ideas: Path, environment: Environment
) -> None:
    seen = in_terminal(["triage", "ideas.csv", "-o", "out.csv"], ideas.parent, environment)

    assert "2 ideas: " in seen
    assert "Own the benchmark" not in seen
    assert (ideas.parent / "out.csv").read_text(encoding="utf-8").startswith("rank,id,title")


@posix
def test_a_pipe_carries_the_list(ideas: Path, environment: Environment) -> None:
    done = shell("$RUN triage - < ideas.csv | cat > out.csv", ideas.parent, environment)

    assert done.returncode == 0
    assert (ideas.parent / "out.csv").read_text(encoding="utf-8").startswith("rank,id,title")


@posix
def test_a_reader_that_has_enough_is_no_fault(ideas: Path, environment: Environment) -> None:
    many = "title\n" + "".join(f"Idea number {n} of a long list\n" for n in range(20_000))
    ideas.write_text(many, encoding="utf-8")

    done = shell("$RUN triage ideas.csv | head -n 1", ideas.parent, environment)

    assert (done.returncode, done.stdout[:13]) == (0, "rank,id,title")
    assert done.stderr.splitlines() == [
        "ideas.csv: 20,000 rows (UTF-8, comma)",
        "20,000 ideas: 0 strategic, 0 tactical, 20000 undecided; 20000 not ranked.",
        (
            "20,000 ideas lack impact; no column in the file looks like it (choose one with --column "
            "impact=COLUMN)."
        ),
        (
            "20,000 ideas lack effort; no column in the file looks like it (choose one with --column "
            "effort=COLUMN)."
        ),
        (
            "Suggestions for the first 100 undecided ideas: 1 decided, 0 leaning, 99 unclear. "
            "Accept them with --accept-hints."
        ),
    ]


@posix
@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "$RUN triage - <&-",
            "standard input: it is closed. Pipe a CSV file into it, or name a file.",
        ),
        ("$RUN triage ideas.csv >&-", "standard output: it is closed. Name a file with -o."),
        (
            "$RUN triage ideas.csv > /dev/full",
            "standard output: can't write the file (No space left on device). Use another name.",
        ),
    ],
)
def test_a_stream_that_cannot_be_used_is_one_line_and_exit_code_2(
    ideas: Path, environment: Environment, line: str, told: str
) -> None:
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")

    done = shell(line, ideas.parent, environment)

    assert (done.returncode, done.stderr.splitlines()) == (2, [told])


@posix
@pytest.mark.parametrize("line", ["$RUN --help >&-", "$RUN --version | true", "$RUN triage ideas.csv 2>&-"])
def test_nobody_listening_is_no_fault(ideas: Path, environment: Environment, line: str) -> None:
    done = shell(line, ideas.parent, environment)

    assert (done.returncode, done.stderr) == (0, "")


def test_a_terminal_without_a_sign_shows_its_number(ideas: Path, environment: Environment) -> None:
    ideas.write_text("title,impact\nÜber alles,twelve\n", encoding="utf-8")

    done = subprocess.run(
        [*COMMAND, "triage", "ideas.csv"],
        cwd=ideas.parent,
        env={**environment, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.isascii()


def test_the_package_itself_can_be_run_from_any_folder(tmp_path: Path, environment: Environment) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gtm_framework.cli", "--version"],
        cwd=tmp_path,
        env=dict(environment),
        capture_output=True,
        check=True,
    )

    assert done.stdout.startswith(b"gtm-framework ")
