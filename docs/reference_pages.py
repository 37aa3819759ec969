"""The reference pages, generated from the code and from `data/` each time the documentation is built."""

import importlib
import inspect
import tomllib
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import typer

import gtm_framework
from gtm_framework import catalog

ROOT = Path(__file__).resolve().parents[1]


def on_files(files: Any, config: Any) -> Any:
    """Add the generated pages (called by MkDocs)."""
    from mkdocs.structure.files import File

    for name, page in PAGES.items():
        files.append(File.generated(config, f"reference/{name}.md", content=page()))
    return files


def cli() -> str:
    """The help text of the command and of each of its subcommands."""
    from gtm_framework.cli import app

    command: Any = typer.main.get_command(app)
    parts = ["# Command line", "Generated from the command itself.", _help(command, "gtm-framework")]
    for name, sub in command.commands.items():
        parts += [f"## {name}", _help(sub, f"gtm-framework {name}")]
    return _page(parts)


def api() -> str:
    """The public names of the library, from their docstrings."""
    parts = ["# Python API", "Everything you can import from `gtm_framework`."]
    parts += [f"::: gtm_framework.{name}" for name in gtm_framework.__all__]
    return _page(parts)


def packages() -> str:
    """What each package of the library shows the others, in one line each."""
    parts = [
        "# Packages",
        "Import a name from its package, such as `from gtm_framework.triage.methods import all_methods`. "
        "The modules behind a package may change without notice.",
    ]
    for stub in sorted((ROOT / "gtm_framework").rglob("__init__.pyi"))[1:]:
        name = ".".join(stub.parent.relative_to(ROOT).parts)
        package = importlib.import_module(name)
        rows = [(f"`{shown}`", _first_line(getattr(package, shown))) for shown in sorted(package.__all__)]
        parts += [f"## {name}", inspect.getdoc(package) or "", _table(("Name", "What it is"), rows)]
    return _page(parts)


def rubric() -> str:
    """Every question of the rubric with its options, weights, and sources."""
    raw = _data("rubric.toml")
    parts = [
        "# Rubric",
        f"A verdict needs at least {raw['min_coverage_percent']}% of the weight answered and a lean at least "
        f"{raw['threshold_percent'] / 100:g} away from the middle. "
        "[How a verdict is computed](../explanation/verdict.md) explains both numbers.",
    ]
    for question in raw["question"]:
        parts.append(f"## {question['question']}")
        parts.append(f"`{question['id']}` · weight {question['weight']} · {_sources(question['source'])}")
        if "help" in question:
            parts.append(question["help"])
        if "options" in question:
            rows = [
                (option["label"], f"`{option['id']}`", _lean(option["lean"]))
                for option in question["options"]
            ]
            parts.append(_table(("Option", "In files", "Lean"), rows))
    return _page(parts)


def scales() -> str:
    """Every scale with its range and its middle."""
    rows = []
    for name, scale in _data("scales.toml")["scale"].items():
        middle = _middle(scale.get("ten", []))
        rows.append((scale["name"], f"`{name}`", _range(scale), middle, _sources(scale["source"])))
    return _page(
        [
            "# Scales",
            "A formula uses a number as written. On the matrix, each number is placed on 1 to 10; numbers above "
            "the middle count as high. Scales without a middle have no place on the matrix.",
            _table(("Scale", "Name in files", "Values", "Middle", "Source"), rows),
        ]
    )


def methods() -> str:
    """Every ranking method with its formula and its inputs."""
    raw = _data("methods.toml")
    parts = ["# Methods", f"The default is `{raw['default']}`. All scores are computed exactly."]
    for name, method in raw["method"].items():
        parts.append(f"## {method['name']}")
        parts.append(f"`{name}` · {method['formula']} · {_sources(method['source'])}")
        inputs = [*method["numerator"], *method.get("denominator", [])]
        rows = [(_input(raw, each)["label"], f"`{each}`", _input(raw, each)["unit"]) for each in inputs]
        parts.append(_table(("Input", "Column", "Values"), rows))
    return _page(parts)


def rules() -> str:
    """The rules behind conflicts, roadmap issues, and warning signs."""
    parts = ["# Rules", "The rules are data. Each names its source."]
    conflicts = _data("coherence.toml")["rule"]
    parts.append("## Strategy conflicts")
    rows = [(r["severity"], r["reason"], r["question"], _sources([r["source"]])) for r in conflicts]
    parts.append(_table(("Severity", "Conflict", "Question", "Source"), rows))
    parts.append("## Roadmap issues")
    issues = _data("cascade.toml")["remarks"].values()
    rows = [(r["severity"], r["reason"], r["question"], _sources(r["source"].split())) for r in issues]
    parts.append(_table(("Severity", "Issue", "Question", "Source"), rows))
    parts.append("## Warning signs")
    signs = _data("health.toml")["symptoms"].values()
    rows = [(s["title"], s["question"], s["advice"], _sources(s["source"].split())) for s in signs]
    parts.append(_table(("Sign", "Question", "Advice", "Source"), rows))
    return _page(parts)


def formats() -> str:
    """The columns of a list, and the files of a workspace."""
    raw = _data("headers.toml")
    rows = [(f"`{name}`", ", ".join(names[:8])) for name, names in raw["alias"].items()]
    written = ", ".join(
        f"`{name}`" for name in (question.id for question in gtm_framework.Rubric.default().questions)
    )
    return _page(
        [
            "# File formats",
            "## Lists in (CSV, Excel, pasted tables)",
            "`title` is the only required column. The import recognizes these headers, in any case and with "
            "spaces, hyphens, or underscores between words. Columns it doesn't recognize are kept unchanged.",
            _table(("Column", "Recognized headers (first ones)"), rows),
            "Answers go in columns named after the rubric's questions: "
            + written
            + ". Use the option's name "
            "from the [rubric](rubric.md), or `strategic`, `mixed`, or `tactical`.",
            "## Lists out (CSV, Excel)",
            "UTF-8, RFC 4180, one header row. The result columns come first, then every column of your file "
            "unchanged, and `why` last. Cells that a spreadsheet would run as a formula are made inert; "
            "importing the file again restores them exactly.",
            "## Workspaces (JSON)",
            "*Export workspace (JSON)* in the workspace menu writes one file with everything in the workspace. "
            "*Import workspace* reads it back exactly. `gtm-framework check` reads the same file.",
            "## Your own rubric and methods (TOML)",
            "See [Define your own scoring](../how-to/scoring.md).",
        ]
    )


def glossary() -> str:
    """The glossary of the app's guide."""
    terms = sorted(_data("guide.toml")["term"], key=lambda term: term["name"].casefold())
    parts = ["# Glossary", "The app shows the same definitions behind its help icons."]
    parts += [f"**{term['name']}**<br>{term['meaning']}" for term in terms]
    return _page(parts)


PAGES: Mapping[str, Callable[[], str]] = {
    "cli": cli, "api": api, "packages": packages, "rubric": rubric, "scales": scales, "methods": methods, "rules": rules,
    "formats": formats, "glossary": glossary,
}  # fmt: skip


def _first_line(thing: object) -> str:
    """What a function or class does; a choice of values shows them, and a constant shows its value."""
    if get_origin(thing) is Literal:
        return "One of " + ", ".join(f"`{value}`" for value in get_args(thing))
    if inspect.isclass(thing) or (callable(thing) and not get_origin(thing)):
        return (inspect.getdoc(thing) or "").partition("\n")[0]
    return (
        f"`{thing}`"
        if isinstance(thing, str | int | tuple) or get_origin(thing)
        else f"A `{type(thing).__name__}`"
    )


def _data(name: str) -> Any:
    return tomllib.loads((ROOT / "data" / name).read_text(encoding="utf-8"))


def _help(command: Any, name: str) -> str:
    context = command.context_class(command, info_name=name, max_content_width=88, terminal_width=88)
    return f"```text\n{command.get_help(context)}\n```"


def _input(raw: Mapping[str, Any], name: str) -> Mapping[str, str]:
    given = raw["input"].get(name, {})
    return {"label": given.get("label", name.replace("_", " ")), "unit": given.get("unit", "")}


def _range(scale: Mapping[str, Any]) -> str:
    if scale["kind"] == "words":
        return ", ".join(str(word) for word in scale["words"])
    if "steps" in scale:
        return ", ".join(f"{step:g}" for step in scale["steps"])
    high = scale.get("high")
    return f"{scale.get('low', 0):g} or more" if high is None else f"{scale.get('low', 0):g} to {high:g}"


def _middle(places: list[list[float]]) -> str:
    """The number whose place on the matrix is 5."""
    for (low, low_place), (high, high_place) in pairwise(places):
        if low_place <= 5 <= high_place:
            return f"{low + (high - low) * (5 - low_place) / (high_place - low_place):g}"
    return "–"


def _lean(lean: int) -> str:
    return {1: "strategic (+1)", 0: "neutral (0)", -1: "tactical (−1)"}[lean]


def _sources(names: Iterable[str]) -> str:
    titles = catalog.source_titles()
    return "; ".join(titles.get(name, name) for name in names)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = tuple(heads)
    lines = [heads, ("---",) * len(heads), *(tuple(row) for row in rows)]
    return "\n".join(
        f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in line)} |" for line in lines
    )


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"
