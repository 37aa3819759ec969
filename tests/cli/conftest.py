"""The command, run inside the test, or as a program of its own where that makes a difference."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from gtm_framework.cli import main

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "gtm_framework.cli"]


class Done(NamedTuple):
    """How a run of the command ended."""

    code: int
    out: bytes
    err: list[str]


@pytest.fixture
def command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Done]:
    """Run the command in an empty folder: `command("triage", "ideas.csv", given=b"...")`."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str, given: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "argv", ["gtm-framework", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsysbinary.readouterr()
        return Done(int(ended.value.code or 0), out, err.decode().splitlines())

    return run


@pytest.fixture
def environment() -> dict[str, str]:
    """What a program of its own needs to find this checkout from any folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120", "TERM": "dumb"}
