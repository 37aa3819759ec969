"""What the README says can be typed, and comes out as it says."""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from gtm_framework.exchange.workspaces.file import workspace_bytes

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")

PLANS = "option,cost,reach\nPlan A,3,8\nPlan B,7,4\n"
IDEAS = "title,impact,effort\nWin-back emails,4,2\nOwn the benchmark,8,4\n"


def section(heading: str) -> str:
    _, _, after = README.partition(f"\n## {heading}\n")
    assert after, f"the README has no section {heading!r}"
    return after.partition("\n## ")[0]


def block(heading: str, language: str = "") -> list[str]:
    """The lines of the first block of code in a section."""
    return re.findall(rf"```{language}\n(.*?)```", section(heading), flags=re.DOTALL)[0].splitlines()


OPENING = {
    "gtm-framework": "GTM framework is open at http://127.0.0.1:",
    "gtm-framework --share": "GTM framework is open to your network at http://",
}
SHELL = [line.partition("  #")[0].strip() for line in block("Command line")]


def test_the_python_example_prints_what_its_comments_say() -> None:
    lines = block("Python", "python")
    said = [line.rpartition("  # ")[2] for line in lines if line.startswith("print(") and "  # " in line]
    printed = io.StringIO()

    with contextlib.redirect_stdout(printed):
        exec(compile("\n".join(lines), "README.md", "exec"), {})

    assert said
    assert printed.getvalue().splitlines() == said
    assert sum(line.startswith("print(") for line in lines) == len(said)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the README's lines can be typed: the files that they name, and the command on the path."""
    (tmp_path / "ideas.csv").write_text(IDEAS, encoding="utf-8")
    (tmp_path / "plans.csv").write_text(PLANS, encoding="utf-8")
    (tmp_path / "workspace.json").write_bytes(workspace_bytes("Acme", []))
    shutil.copy(ROOT / "data" / "rubric.toml", tmp_path / "ours.toml")
    command = tmp_path / "bin" / "gtm-framework"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m gtm_framework.cli "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


@contextlib.contextmanager
def typed(line: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "GTM_DATABASE_URL": f"sqlite:///{folder / 'ideas.db'}",
    }
    with subprocess.Popen(
        f"exec {line}", shell=True, cwd=folder, env=environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        yield process
        process.terminate()
        process.communicate()


@pytest.mark.skipif(os.name != "posix", reason="lines for a POSIX shell")
@pytest.mark.parametrize("line", [line for line in SHELL if line not in OPENING])
def test_each_line_for_the_terminal_runs(folder: Path, line: str) -> None:
    with typed(line, folder) as process:
        out, err = process.communicate()

    assert process.returncode == 0, err
    files = re.findall(r"(?:-o|>) (\S+)", line)
    written = (folder / files[0]).read_text(encoding="utf-8") if files else out
    if line.startswith("gtm-framework triage"):
        assert written.startswith("rank,id,title")
        assert "Own the benchmark" in written.splitlines()[1]
    elif line.startswith("gtm-framework check"):
        assert written == "Acme: no findings\n"
    else:
        assert ("GTM strategy" if "plans.csv" not in line else "Plan A") in written


@pytest.mark.skipif(os.name != "posix", reason="lines for a POSIX shell")
@pytest.mark.xdist_group("opening")  # two at once may find the same port free
@pytest.mark.flaky(reruns=2)  # another test's server may take the port between the look and the start
@pytest.mark.parametrize("line", OPENING)
def test_the_command_without_more_opens_the_app_and_serves_on(folder: Path, line: str) -> None:
    assert line in SHELL
    with typed(line, folder) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(OPENING[line])


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md", ".ci/run"])
def test_every_make_target_that_is_named_exists(file: str) -> None:
    targets = set(
        re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    )
    text = (ROOT / file).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`|exec )make (\w+)", text, flags=re.MULTILINE))

    assert named
    assert named <= targets


def test_every_file_that_is_named_exists() -> None:
    named = set(re.findall(r"`((?:data|tests)/[\w./]+)`|\]\((\w[\w./]+)\)|-c (\S+\.txt)", README))
    files = {name for group in named for name in group if name and not name.startswith("http")}

    assert {"data/rubric.toml", "CONTRIBUTING.md", "constraints.txt"} <= files
    assert [name for name in sorted(files) if not (ROOT / name).exists()] == []


def test_the_command_and_the_extras_that_are_named_exist() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert set(re.findall(r"gtm-framework\[(\w+)\]", README)) <= set(project["optional-dependencies"])
    assert "gtm-framework" in project["scripts"]
    least = project["requires-python"].removeprefix(">=")
    assert f"Python {least} or newer" in README
