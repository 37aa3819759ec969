"""The audit of the dependencies: what it prints, and when it fails."""

import importlib.util
import subprocess
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).resolve().parents[1] / ".ci" / "audit"


@pytest.fixture
def audit() -> ModuleType:
    loader = SourceFileLoader("audit", str(FILE))
    spec = importlib.util.spec_from_loader("audit", loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


SOUND = {"name": "a", "version": "1", "vulns": []}
SKIPPED = {"name": "b", "skip_reason": "not found"}
FAULTY = {"name": "c", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
UNREACHABLE = "The list of known vulnerabilities could not be reached for 1 of"


def test_a_known_vulnerability_fails_and_names_the_fix(
    audit: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.told([SOUND, FAULTY]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "c 2: PYSEC-1; fixed in: 3",
        "Audited 2 of 2 dependencies: 1 with known vulnerabilities.",
    ]


def test_what_was_not_looked_up_is_said_and_not_counted(
    audit: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.told([SOUND, SKIPPED]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{UNREACHABLE} 2 dependencies, which were not audited: b",
        "Audited 1 of 2 dependencies: 0 with known vulnerabilities.",
    ]


def test_an_audit_that_does_not_run_says_so(
    audit: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = subprocess.CompletedProcess([], 1, "", "ConnectionError: no route\n")
    monkeypatch.setattr(audit.subprocess, "run", lambda *_, **__: failed)

    assert audit.audit("python") == 0
    assert capsys.readouterr().out == (
        "The list of known vulnerabilities could not be reached: no dependency was audited "
        "(ConnectionError: no route).\n"
    )
