"""What the documentation shows can be typed, and comes out as shown."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
_CONSOLE = re.compile(r"^```console(?: exit=(\d))?\n(.*?)^```", re.MULTILINE | re.DOTALL)
_PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


class Typed(NamedTuple):
    """One command of a page, and what it prints."""

    page: str
    line: str
    output: str
    code: int


def _commands() -> Iterator[Typed]:
    for page in PAGES:
        for code, text in _CONSOLE.findall(page.read_text(encoding="utf-8")):
            for command in text.split("$ ")[1:]:
                line, _, output = command.partition("\n")
                yield Typed(page.stem, line, output.strip(), int(code or 0))


def _examples() -> list[tuple[str, str]]:
    return [
        (page.stem, code) for page in PAGES for code in _PYTHON.findall(page.read_text(encoding="utf-8"))
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that the pages offer for download, and the command on the path."""
    folder = tmp_path_factory.mktemp("docs")
    for file in (ROOT / "docs" / "files").iterdir():
        shutil.copy(file, folder)
    shutil.copy(ROOT / "data" / "rubric.toml", folder / "ours.toml")
    command = folder / "bin" / "gtm-framework"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m gtm_framework.cli "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return folder


def _as_pattern(output: str) -> str:
    return ".*".join(map(re.escape, output.split("...")))


@pytest.mark.skipif(os.name != "posix", reason="commands for a POSIX shell")
@pytest.mark.parametrize("page", sorted({typed.page for typed in _commands()}))
def test_the_commands_of_a_page_print_what_it_shows(page: str, folder: Path) -> None:
    for typed in _commands():
        if typed.page == page:
            _type(typed, folder)


def _type(typed: Typed, folder: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GTM_", "XDG_"))},
        "HOME": str(folder / "home"),  # the database of whoever runs the tests is not touched
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        typed.line, shell=True, cwd=folder, env=environment, text=True, check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip

    assert re.fullmatch(_as_pattern(typed.output), done.stdout.strip(), flags=re.DOTALL), done.stdout
    if "|" not in typed.line:
        assert done.returncode == typed.code


@pytest.mark.parametrize(("page", "code"), _examples(), ids=lambda part: part[:12])
def test_a_python_example_runs(page: str, code: str) -> None:
    assert "assert " in code
    exec(compile(code, f"{page}.md", "exec"), {})


def test_every_guide_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")

    assert [page.name for page in PAGES if str(page.relative_to(ROOT / "docs")) not in navigation] == []


def test_the_documentation_builds_and_every_link_holds(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    reference = {page.parent.name for page in tmp_path.glob("reference/*/index.html")}
    assert reference == {
        "api",
        "cli",
        "formats",
        "glossary",
        "methods",
        "packages",
        "rubric",
        "rules",
        "scales",
    }


def test_the_built_documentation_loads_nothing_from_another_host(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    page = (tmp_path / "tutorial" / "index.html").read_text(encoding="utf-8")

    assert re.findall(r"<(?:script|img|iframe)[^>]+src=\"?(?:https?:)?//", page) == []
    assert re.findall(r"<link[^>]+rel=\"?stylesheet\"?[^>]+href=\"?(?:https?:)?//", page) == []
