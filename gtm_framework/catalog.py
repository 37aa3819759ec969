"""The only reader of TOML: the rules and content in `data/`, each number with its unit and source."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from gtm_framework.errors import RefusedError, UnknownNameError

_TOML_CHARACTERS = 1_000_000
_DIGITS = 300
_DEPTH = 100
_TOO_MANY_DIGITS = re.compile(rf"(?<![\w\"'])[-+]?\d[\d_]{{{_DIGITS},}}")
_STRINGS = re.compile(
    r"""\#[^\n]*
    |   \"{3} (?: \\. | [^\\] )*? (?: \"{3} | \Z )  # without an end it reaches to the last line
    |   '{3} .*? (?: '{3} | \Z )
    |   " (?: \\. | [^"\\\n] )* "
    |   ' [^'\n]* '""",
    re.VERBOSE | re.DOTALL,
)
_BRACKETS = re.compile(r"[\[\]{}]")
_DEEP_KEY = re.compile(rf"^[^\n#=]*(?:\.[^\n#=.]*){{{_DEPTH}}}", re.MULTILINE)
_PACKAGE = Path(__file__).resolve().parent


@cache
def data_folder() -> Path:
    """Where the data is: inside the package when installed, next to it in a checkout."""
    installed = _PACKAGE / "data"
    return installed if installed.is_dir() else _PACKAGE.parent / "data"


def data_file(name: str) -> Path:
    """The path of one file in `data/`.

    Args:
        name: The file's name with its extension, such as ``"rubric.toml"``.

    Raises:
        UnknownNameError: If there is no such file.
    """
    path = data_folder() / name
    if not path.is_file():
        raise UnknownNameError("data file", name, sorted(p.name for p in data_folder().iterdir()))
    return path


def data_names(folder: str, ending: str) -> list[str]:
    """The names, without the extension, of the files in one folder of `data/`, in alphabetical order.

    Args:
        folder: The folder inside `data/`, such as ``"examples"``.
        ending: The file extension, such as ``".toml"``.
    """
    return sorted(path.stem for path in (data_folder() / folder).glob(f"*{ending}"))


def parse_toml(text: str, name: str) -> dict[str, Any]:
    """Read TOML text that came from `name`.

    Raises:
        RefusedError: If it is not valid TOML; the error names the line.
    """
    _check_toml(text, name)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RefusedError(name, [f"Not valid TOML: {error}. Correct the file."]) from error
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise RefusedError(name, [f"Not valid TOML: {str(error)[:200]}. Correct the file."]) from error


def _check_toml(text: str, name: str) -> None:
    """Reject input that would stop the parser or keep it busy, before parsing starts.

    Raises:
        RefusedError: If the text is too long, is nested too deeply, or has a number with too many digits.
    """
    if len(text) > _TOML_CHARACTERS:
        fault = f"It has {len(text):,} characters; the limit is {_TOML_CHARACTERS:,}. Shorten it."
        raise RefusedError(name, [fault])
    text = _STRINGS.sub('""', text)
    if _TOO_MANY_DIGITS.search(text):
        raise RefusedError(name, [f"A number has more than {_DIGITS} digits. Shorten it."])
    depth = deepest = 0
    for sign in _BRACKETS.findall(text):
        depth += 1 if sign in "[{" else -1
        deepest = max(deepest, depth)
    if deepest > _DEPTH or _DEEP_KEY.search(text):
        raise RefusedError(name, [f"It is nested more than {_DEPTH} levels deep. Use fewer levels."])


def read_own_toml(path: Path, what: str) -> dict[str, Any]:
    """The content of a user's own TOML file.

    Args:
        path: Path of the file.
        what: What to call it in an error.

    Raises:
        RefusedError: If it can't be read or is not valid TOML.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RefusedError(
            what, [f"Can't read the file: {error}. Check the name and the folder."]
        ) from error
    return parse_toml(text, what)


def read_toml(name: str) -> dict[str, Any]:
    """The content of one TOML file in `data/`, read again on every call; callers cache what they build."""
    return parse_toml(data_file(name).read_text(encoding="utf-8"), name)


@cache
def sources() -> dict[str, str]:
    """The documents behind the product: id (``"S0"`` to ``"S4"``, ``"house"``) to a short citation."""
    return {key: entry["citation"] for key, entry in read_toml("sources.toml").items()}


@cache
def source_titles() -> dict[str, str]:
    """The same documents with titles short enough to show on a page instead of their ids."""
    return {key: entry["title"] for key, entry in read_toml("sources.toml").items()}
