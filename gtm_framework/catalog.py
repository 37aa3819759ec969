"""The only reader of TOML: the rules and content in `data/`, each number with its unit and source."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from gtm_framework.errors import RefusedError, UnknownNameError

_PACKAGE = Path(__file__).resolve().parent


@cache
def data_folder() -> Path:
    """Where the data lies: inside the package when installed, beside it in a checkout."""
    installed = _PACKAGE / "data"
    return installed if installed.is_dir() else _PACKAGE.parent / "data"


def data_file(name: str) -> Path:
    """The path of one file in `data/`.

    Args:
        name: The file's name, with its ending, such as ``"rubric.toml"``.

    Raises:
        UnknownNameError: If there is no such file.
    """
    path = data_folder() / name
    if not path.is_file():
        raise UnknownNameError("data file", name, sorted(p.name for p in data_folder().iterdir()))
    return path


def data_names(folder: str, ending: str) -> list[str]:
    """The names, without the ending, of the files of one folder in `data/`, in alphabetical order.

    Args:
        folder: The folder inside `data/`, such as ``"examples"``.
        ending: What the files end in, such as ``".toml"``.
    """
    return sorted(path.stem for path in (data_folder() / folder).glob(f"*{ending}"))


def parse_toml(text: str, name: str) -> dict[str, Any]:
    """Read TOML text that came from `name`.

    Raises:
        RefusedError: If it is not TOML; the fault names the line.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RefusedError(name, [f"Not valid TOML: {error}."]) from error


def read_own_toml(path: Path, what: str) -> dict[str, Any]:
    """The content of a TOML file of the user's own.

    Args:
        path: Where it lies.
        what: What to call it in a refusal.

    Raises:
        RefusedError: If it cannot be read, or is not TOML.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedError(what, [f"It cannot be read: {error}."]) from error
    return parse_toml(text, what)


def read_toml(name: str) -> dict[str, Any]:
    """The content of one TOML file in `data/`, read afresh: callers keep what they build from it."""
    return parse_toml(data_file(name).read_text(encoding="utf-8"), name)


@cache
def sources() -> dict[str, str]:
    """The documents behind the product: id (``"S0"`` to ``"S4"``, ``"house"``) to a short citation."""
    return {key: entry["citation"] for key, entry in read_toml("sources.toml").items()}


@cache
def source_titles() -> dict[str, str]:
    """The same documents, each by a title short enough to show on a page instead of its id."""
    return {key: entry["title"] for key, entry in read_toml("sources.toml").items()}
