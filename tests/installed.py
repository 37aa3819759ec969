"""The product as others get it: built into a wheel and installed into a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[1]


class Installed(NamedTuple):
    """One installation.

    Attributes:
        wheel: The wheel that it came from.
        folder: Where its packages lie.
    """

    wheel: Path
    folder: Path

    @property
    def names(self) -> list[str]:
        """The files in the wheel."""
        with ZipFile(self.wheel) as archive:
            return archive.namelist()

    @property
    def command(self) -> list[str]:
        """The installed command."""
        found = [*self.folder.glob("bin/gtm-framework*"), *self.folder.glob("Scripts/gtm-framework*")]
        return [sys.executable, str(found[0])] if os.name == "posix" else [str(found[0])]

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which Python finds this installation before anything else."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
        return {**inherited, "PYTHONPATH": str(self.folder)}


def install(folder: Path) -> Installed:
    """Build the source distribution, from it the wheel, and install that; no index is asked."""
    python = [sys.executable, "-m"]
    built, target = folder / "built", folder / "installed"
    _run([*python, "build", "--no-isolation", "--outdir", str(built), str(ROOT)])
    [wheel] = built.glob("*.whl")
    _run(
        [
            *python,
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
            "--target",
            str(target),
            str(wheel),
        ]
    )
    return Installed(wheel, target)


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
