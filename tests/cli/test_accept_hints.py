"""`gtm-framework triage --accept-hints`, as a person types it."""

import subprocess
import sys
from pathlib import Path

LINES = """\
title
Run a webinar in Q3 to get 200 MQLs
Become the default for field-service margins
Blue Falcon
"""


def triage(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gtm_framework.cli", "triage", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, input=LINES)


def test_without_the_flag_the_summary_says_what_the_words_would_settle(tmp_path: Path) -> None:
    done = triage("-", "-o", str(tmp_path / "out.csv"))

    assert done.stderr.splitlines()[-1] == (
        "Suggestions for the 3 undecided ideas: 2 decided, 0 leaning, 1 unclear. "
        "Accept them with --accept-hints."
    )
    assert "suggested" not in (tmp_path / "out.csv").read_text(encoding="utf-8")


def test_with_the_flag_the_csv_says_what_was_suggested(tmp_path: Path) -> None:
    done = triage("-", "--accept-hints", "-o", str(tmp_path / "out.csv"))

    assert "3 ideas: 1 strategic, 1 tactical, 1 undecided; 3 not ranked." in done.stderr
    header, *rows = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert header.endswith(",answers_from")
    assert sum("purpose=suggested" in row for row in rows) == 2
