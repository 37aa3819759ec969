"""What a person chose for a file: its title, its columns, their scales. Kept as TOML for the same headers."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gtm_framework.errors import GtmError
from gtm_framework.triage.headers import normal
from gtm_framework.triage.scales import scale

USUAL = "usual"
"""The scale of a column that has none of its own: impact and effort on 1 to 10."""
IGNORE = "ignore"
"""What a column becomes that is only kept."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose.

    Attributes:
        columns: Our name, ``title`` among them, to the header of the column that it is read from; an empty
            header reads it from none.
        scales: Our name to the scale of its column by id, or `USUAL`.
        keep: Rows that are ideas although they do not look like it.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    scales: Mapping[str, str] = field(default_factory=dict)
    keep: tuple[int, ...] = ()

    def __or__(self, other: "Choices") -> "Choices":
        """These choices, with the other ones where both say something."""
        return Choices(
            {**self.columns, **other.columns}, {**self.scales, **other.scales}, other.keep or self.keep
        )


def header_key(headers: Sequence[str]) -> str:
    """The set of headers that choices are kept for; their order does not matter."""
    return " | ".join(sorted(filter(None, map(normal, headers))))


def saved(choices: Choices, headers: Sequence[str], before: str = "") -> str:
    """Choices as TOML, beside those that the text before has for other headers."""
    kept = _parsed(before, "mapping").get("mapping", []) if before else []
    own = {
        "headers": header_key(headers),
        "keep": list(choices.keep),
        "columns": dict(choices.columns),
        "scales": dict(choices.scales),
    }
    entries = [*(each for each in kept if each.get("headers") != own["headers"]), own]
    return "\n".join(_entry(entry) for entry in entries)


def _entry(entry: Mapping[str, Any]) -> str:
    """One mapping; a JSON text or list of numbers is TOML too."""
    lines = ["[[mapping]]", f"headers = {_text(entry['headers'])}", f"keep = {list(entry.get('keep', []))}"]
    for part in ("columns", "scales"):
        lines += [f"[mapping.{part}]"]
        lines += [f"{_text(key)} = {_text(value)}" for key, value in entry.get(part, {}).items()]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def loaded(text: str, headers: Sequence[str], name: str = "mapping") -> Choices:
    """The choices in a TOML text for a set of headers; none when it has none for them.

    Raises:
        GtmError: If it is not TOML, or not in this form.
        UnknownNameError: If it names a scale that does not exist.
    """
    for entry in _parsed(text, name).get("mapping", []):
        if entry.get("headers") == header_key(headers):
            scales = {str(key): checked_scale(str(on)) for key, on in entry.get("scales", {}).items()}
            columns = {str(key): str(header) for key, header in entry.get("columns", {}).items()}
            return Choices(columns, scales, tuple(map(int, entry.get("keep", []))))
    return Choices()


def checked_scale(name: str) -> str:
    """The id of a scale, or `USUAL`.

    Raises:
        UnknownNameError: If no scale goes by that name.
    """
    return name if name == USUAL else scale(name).id


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GtmError(
            f"{name}: it is not TOML ({error}). Give a file that --save-mapping wrote."
        ) from error
    entries = found.get("mapping", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise GtmError(f"{name}: it is not a mapping of columns. Give a file that --save-mapping wrote.")
    return found
