"""Texts that a person reads outside of `data/`: literals in code, scripts of components, documentation."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.language.wording import Text

ROOT = Path(__file__).parents[2]
SHOWN_TO_NOBODY = ("gtm_framework/store/migrations",)
_SCRIPT_TEXT = re.compile(r"""(?<![\w$])(["'`])((?:(?!\1)[^\\\n]|\\.)*)\1""")
_SENTENCE = re.compile(r"^[^<>{}=;]*[A-Za-z’']+ [A-Za-z’']+")


def literals(*folders: str) -> Iterator[Text]:
    """Every text of two words or more in the code of some folders; a formatted value is ``{}``."""
    for path in _files("py", *folders):
        for line, text in _of_module(ast.parse(path.read_text(encoding="utf-8"))):
            yield Text(f"{_name(path)}:{line}", text)


def scripts() -> Iterator[Text]:
    """Sentences in the components' scripts."""
    for path in _files("js", "pages"):
        for line, source in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if source.lstrip().startswith(("//", "*", "/*")):
                continue
            for _, text in _SCRIPT_TEXT.findall(source):
                if _SENTENCE.match(text):
                    yield Text(f"{_name(path)}:{line}", text)


def documentation() -> Iterator[Text]:
    """The lines of the documentation outside of code blocks."""
    pages = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    for path in [*pages, *sorted((ROOT / "docs").rglob("*.md"))]:
        in_code = False
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.lstrip().startswith("```"):
                in_code = not in_code
            elif not in_code and line.strip():
                yield Text(f"{_name(path)}:{number}", re.sub(r"`[^`]*`|\]\([^)]*\)|^\s+", "", line))


def buttons() -> Iterator[Text]:
    """The labels of buttons that are written out where the button is."""
    kinds = ("button", "form_submit_button", "download_button")
    for path in _files("py", "pages"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in kinds
                and node.args
                and (text := written(node.args[0]))
            ):
                yield Text(f"{_name(path)}:{node.lineno}", text)


def _files(ending: str, *folders: str) -> list[Path]:
    found = (path for folder in folders for path in sorted((ROOT / folder).rglob(f"*.{ending}")))
    return [path for path in found if not _name(path).startswith(SHOWN_TO_NOBODY)]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _of_module(tree: ast.Module) -> Iterator[tuple[int, str]]:
    unread = _unread(tree)
    for node in ast.walk(tree):
        if id(node) not in unread and (text := written(node)) and " " in text.strip():
            yield getattr(node, "lineno", 0), text


def _unread(tree: ast.Module) -> set[int]:
    """Docstrings, texts below an assignment, and the parts of a formatted text."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            found |= {id(part) for part in node.values}
    return found


def written(node: ast.AST) -> str:
    """The text of a literal, a formatted value as ``{value}``; empty for anything else."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{value}" for part in parts
            )
    return ""
