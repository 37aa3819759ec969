"""What is installed is what was tested: the wheel carries the app, and works without a checkout."""

import subprocess
import sys
from pathlib import Path

import pytest

from gtm_framework import __version__
from tests.installed import ROOT, Installed

pytestmark = pytest.mark.xdist_group("packaging")

IDEAS = "title,impact,effort\nWin-back mails,4,2\nOwn the benchmark,8,4\n"


def run(installed: Installed, words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, cwd=folder, env=installed.environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("room", ["app.py", "pages", "data", ".streamlit"])
def test_the_wheel_carries_every_file_of(installed: Installed, room: str) -> None:
    here = [ROOT / room, *(ROOT / room).rglob("*")]
    files = [path for path in here if path.is_file() and "__pycache__" not in path.parts]
    into = "gtm_framework/" if room == "data" else "gtm_framework/app/"

    assert files
    assert {f"{into}{path.relative_to(ROOT).as_posix()}" for path in files} <= set(installed.names)


def test_the_wheel_carries_the_library_whole_with_its_migrations_types_and_licence(
    installed: Installed,
) -> None:
    library = {path.relative_to(ROOT).as_posix() for path in (ROOT / "gtm_framework").rglob("*.py")}

    assert library <= set(installed.names)
    assert "gtm_framework/store/migrations/versions/v0001_workspaces.py" in installed.names
    assert "gtm_framework/py.typed" in installed.names
    assert any(name.endswith("licenses/LICENSE") for name in installed.names)


def test_the_wheel_carries_nothing_else(installed: Installed) -> None:
    outside = [name for name in installed.names if not name.startswith("gtm_framework")]

    assert outside == []
    assert not [name for name in installed.names if name.endswith((".pyc", ".db"))]


def test_the_installed_package_stands_on_its_own_files(installed: Installed, tmp_path: Path) -> None:
    where = "import gtm_framework; from gtm_framework import catalog; print(catalog.data_folder())"

    done = run(installed, [sys.executable, "-c", where], tmp_path)

    assert Path(done.stdout.strip()) == installed.folder / "gtm_framework" / "data"


def test_the_installed_command_prints_the_version(installed: Installed, tmp_path: Path) -> None:
    done = run(installed, [*installed.command, "--version"], tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (0, f"gtm-framework {__version__}\n", "")


def test_the_installed_command_triages_a_list_from_any_folder(installed: Installed, tmp_path: Path) -> None:
    (tmp_path / "ideas.csv").write_text(IDEAS, encoding="utf-8")

    done = run(installed, [*installed.command, "triage", "ideas.csv", "-o", "out.csv"], tmp_path)

    assert (done.returncode, done.stdout) == (0, "")
    written = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[:3:2] for line in written[1:]] == [
        ["1", "Own the benchmark"],
        ["2", "Win-back mails"],
    ]


def test_the_metadata_agrees_with_the_code(installed: Installed) -> None:
    [metadata] = installed.folder.glob("gtm_framework-*.dist-info/METADATA")

    assert f"Version: {__version__}\n" in metadata.read_text(encoding="utf-8")
