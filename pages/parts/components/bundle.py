"""A component's script and style, read from the files next to its Python module."""

import re
from pathlib import Path

_IMPORT = re.compile(r'^import\b[^;]*?\bfrom "(\./[^"]+|\.\./[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default\b)", re.MULTILINE)


def script(entry: Path) -> str:
    """A component's script as one module: each imported file, once, before the files that import it.

    Streamlit takes one script per component. The files are separate modules for the editor, the linter, and
    the tests.
    """
    parts: dict[Path, str] = {}

    def add(file: Path) -> None:
        if file in parts:
            return
        source = file.read_text(encoding="utf-8")
        for imported in _IMPORT.findall(source):
            add(file.parent.joinpath(imported).resolve())
        parts[file] = _EXPORT.sub("", _IMPORT.sub("", source))

    add(entry.resolve())
    return "\n".join(parts.values())


def style(file: Path) -> str:
    """A component's style."""
    return file.read_text(encoding="utf-8")
