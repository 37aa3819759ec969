"""How the house is built: what a page may do, what the library must not, which way imports point.

A page formats and lays out; it never computes. Of arithmetic it may hold what says how a thing looks:
texts, lists and paths put together, a step of one (the next number, a heading's row), the height and width
of a thing on the screen, and how far a bar of progress has come. All else belongs into the library.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted({ROOT / "app.py", *(ROOT / "pages").rglob("*.py")})
LIBRARY = sorted((ROOT / "gtm_framework").rglob("*.py"))
ROOMS_WITH_A_CLOCK = ("store", "cli", "live", "sharing")

SIZES = {"height", "width"}
JOINING = (ast.BitOr, ast.BitAnd)
SUMS = {"abs", "divmod", "max", "min", "pow", "round", "sum"}
NUMBER_MODULES = {"decimal", "fractions", "math", "numpy", "operator", "random", "statistics"}
CLOCKS = {"monotonic", "now", "perf_counter", "time_ns", "today", "utcnow"}


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def computing(node: ast.AST) -> Iterator[ast.AST]:
    """What below a node computes rather than formats."""
    if isinstance(node, ast.keyword) and node.arg in SIZES:
        return
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "progress":
        return
    if _computes(node):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from computing(child)


def _computes(node: ast.AST) -> bool:
    match node:
        case ast.BinOp(op=op, left=left, right=right):
            return not (isinstance(op, JOINING) or _joins(op, left, right) or _steps(op, right))
        case ast.AugAssign(op=op, value=value):
            return not (isinstance(op, JOINING) or _joins(op, value, value) or _steps(op, value))
        case ast.Call(func=ast.Name(id=name)):
            return name in SUMS
        case ast.Import(names=names):
            return any(alias.name.partition(".")[0] in NUMBER_MODULES for alias in names)
        case ast.ImportFrom(module=str(module)):
            return module.partition(".")[0] in NUMBER_MODULES
    return False


def _steps(op: ast.operator, right: ast.expr) -> bool:
    return isinstance(op, ast.Add | ast.Sub) and isinstance(right, ast.Constant) and right.value == 1


def _joins(op: ast.operator, left: ast.expr, right: ast.expr) -> bool:
    if isinstance(op, ast.Div):  # a path
        return _is_text_or_list(right)
    return isinstance(op, ast.Add) and (_is_text_or_list(left) or _is_text_or_list(right))


def _is_text_or_list(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=str()) | ast.JoinedStr() | ast.List() | ast.Tuple():
            return True
        case ast.Call(func=ast.Attribute(attr="join")):
            return True
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(op=ast.Add(), left=one, right=other):
            return _is_text_or_list(one) or _is_text_or_list(other)
    return False


def places(paths: list[Path], found: str) -> list[str]:
    return [f"{path.relative_to(ROOT)}: {found}" for path in paths]


@pytest.mark.parametrize(
    "line",
    [
        "total = impact * effort",
        "share = done / of",
        "score += 2",
        "worth = -impact + effort",
        "st.metric('total', sum(scores))",
        "best = max(scores)",
        "import math",
        "from statistics import median",
        "import numpy as np",
        "value = 2**n",
        "text = 3 * '-'",
    ],
)
def test_arithmetic_is_recognised(line: str) -> None:
    assert list(computing(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    [
        "text = 'a' + name",
        "text = LOOK + (LARGE if presenting else '')",
        "text = first + ' ' + last",
        "every = [*ids] + more",
        "number = count + 1",
        "count += 1",
        "st.dataframe(table, height=36 * min(len(rows) + 1, 12) + 2)",
        "bar.progress(done / of)",
        "kinds = shown | {kind}",
        "text = f'{share:.0%}'",
        "style = HERE / 'board.css'",
        "here = len(rows)",
    ],
)
def test_formatting_and_layout_are_left_alone(line: str) -> None:
    assert not list(computing(ast.parse(line)))


def test_no_page_computes() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}"
        for path in PAGES
        for node in computing(tree_of(path))
        if isinstance(node, ast.expr | ast.stmt)
    ]

    assert found == []


def test_only_one_room_touches_the_session_state() -> None:
    touching = {
        path.relative_to(ROOT).parent.as_posix()
        for path in PAGES
        if any(
            getattr(node, "attr", getattr(node, "id", "")) == "session_state"
            for node in ast.walk(tree_of(path))
        )
    }

    assert touching == {"pages/parts/session"}


def imported(tree: ast.Module) -> set[str]:
    """The packages that a module imports, at its head or anywhere below."""
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in names}


def test_the_library_knows_no_user_interface() -> None:
    knowing = [path for path in LIBRARY if imported(tree_of(path)) & {"streamlit", "pages", "app"}]

    assert places(knowing, "imports a user interface") == []


def test_no_room_of_logic_asks_for_the_time() -> None:
    without = [
        p for p in LIBRARY if p.relative_to(ROOT / "gtm_framework").parts[0] not in ROOMS_WITH_A_CLOCK
    ]

    asking = [
        path
        for path in without
        if "time" in imported(tree_of(path))
        or any(isinstance(n, ast.Attribute) and n.attr in CLOCKS for n in ast.walk(tree_of(path)))
    ]

    assert len(without) > 10
    assert places(asking, "asks for the time; take it as an argument") == []


def test_no_module_is_named_after_nothing() -> None:
    nothing = {"common", "helper", "helpers", "manager", "misc", "util", "utils"}
    every = [*LIBRARY, *PAGES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]

    assert places([path for path in every if path.stem in nothing], "name it after what it holds") == []


def test_imports_point_down() -> None:
    pytest.importorskip("importlinter", reason="it comes with the tools of `make check`")

    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config", "pyproject.toml"]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout
