"""`gtm-framework triage`: a list of ideas in, a prioritized list out."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gtm_framework.cli import files, streams
from gtm_framework.errors import GtmError

if TYPE_CHECKING:
    from gtm_framework.exchange.choices import Choices
    from gtm_framework.exchange.import_plan import ImportPlan
    from gtm_framework.exchange.triage_file import Triaged

_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}


def triage(  # noqa: PLR0917  (the command line names them)
    ideas: Annotated[str, typer.Argument(metavar="IDEAS.csv", help="The list; - reads standard input.")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="OUT", help="Where to write, .csv or .xlsx; - is standard output."
        ),
    ] = None,
    method: Annotated[
        str | None, typer.Option(help="The ranking method, such as quadrant, ratio, rice, ice or wsjf.")
    ] = None,
    rubric: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A rubric of your own (TOML).")
    ] = None,
    threshold: Annotated[float | None, typer.Option(help="Scores above it are high, 1 to 9.")] = None,
    accept_hints: Annotated[
        bool,
        typer.Option("--accept-hints", help="Answer what is undecided with what its words suggest."),
    ] = False,
    skip_bad_rows: Annotated[
        bool,
        typer.Option("--skip-bad-rows", help="Let the good rows through; without it nothing is written."),
    ] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="Print what each column becomes, and write nothing.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not say what was read.")] = False,
    title: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="The column that names the ideas.")
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=COLUMN", help='What a column is, such as impact="Business value".'),
    ] = None,
    scale: Annotated[
        list[str] | None, typer.Option(metavar="NAME=SCALE", help="A column's scale, such as impact=1-5.")
    ] = None,
    sheet: Annotated[str | None, typer.Option(metavar="NAME", help="The sheet of a workbook.")] = None,
    encoding: Annotated[str | None, typer.Option(help="The file's encoding, such as cp1252.")] = None,
    delimiter: Annotated[
        str | None, typer.Option(help="The character between cells: comma, semicolon, tab or pipe.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Answers kept by --save-mapping (TOML).")
    ] = None,
    save_mapping: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Keep the answers for files with the same headers.")
    ] = None,
    methods: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Methods of your own (TOML).")
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Let -o write over the list itself.")
    ] = False,
) -> None:
    """Classify, place and rank a list of ideas.

    Without -o the CSV goes to standard output when that is a pipe, and a table to read to a terminal.
    """
    # Heavy rooms are entered only when the command runs, so that --help answers at once.
    from gtm_framework.cli import terminal  # noqa: PLC0415
    from gtm_framework.exchange.grid_in import grid_of_file  # noqa: PLC0415
    from gtm_framework.exchange.import_plan import plan_import  # noqa: PLC0415
    from gtm_framework.exchange.triage_file import triage_plan  # noqa: PLC0415
    from gtm_framework.triage.matrix import THRESHOLD, check_threshold  # noqa: PLC0415
    from gtm_framework.triage.methods import all_methods  # noqa: PLC0415
    from gtm_framework.triage.methods import method as method_named  # noqa: PLC0415
    from gtm_framework.triage.own_methods import methods_from_toml  # noqa: PLC0415
    from gtm_framework.triage.rubric import Rubric  # noqa: PLC0415

    _check_output(ideas, output, overwrite=overwrite)
    known = methods_from_toml(methods) if methods else all_methods()
    by = method_named(method, known)
    line = THRESHOLD if threshold is None else threshold
    check_threshold(line)
    chosen_rubric = Rubric.from_toml(rubric) if rubric else Rubric.default()
    name, content = files.read(ideas)
    with terminal.progress(f"Reading {name}") as progress:
        grid = grid_of_file(
            content,
            name,
            encoding=encoding,
            delimiter=_delimiter(delimiter),
            sheet=sheet,
            progress=progress,
        )
        choices = _choices(grid.headers, mapping, title, column or (), scale or ())
        plan = plan_import(
            grid, rubric=chosen_rubric, method=by, methods=known, choices=choices, threshold=line
        )
        if preview:
            typer.echo("\n".join(plan.lines()))
            return
        _check_questions(name, plan)
        _keep(save_mapping, plan)
        triaged = triage_plan(
            plan,
            threshold=line,
            accept_hints=accept_hints,
            on_bad="skip" if skip_bad_rows else "refuse",
            progress=progress,
        )
        if output is None and streams.is_watched():
            terminal.show(triaged)
        else:
            _write(triaged, output or files.STANDARD, progress)
    if not quiet:
        terminal.summary(triaged)


def _check_output(ideas: str, output: str | None, *, overwrite: bool) -> None:
    """Refuse to write over the list itself, or in a format that we do not write."""
    if output is None or output == files.STANDARD:
        return
    if Path(output).suffix.lower() in (".xls", ".ods", ".numbers", ".xlsm", ".xlsb"):
        raise GtmError(f"{output}: only CSV and XLSX are written. Use a name that ends in .csv or .xlsx.")
    same = ideas != files.STANDARD and Path(output).exists() and Path(output).samefile(ideas)
    if same and not overwrite and Path(output).is_file():
        raise GtmError(f"{output}: it is the list itself. Give -o another name, or add --overwrite.")


def _delimiter(named: str | None) -> str | None:
    if named is None or named in _DELIMITERS.values():
        return named
    if named not in _DELIMITERS:
        raise GtmError(f"--delimiter {named}: it is none of {', '.join(_DELIMITERS)}. Give one of them.")
    return _DELIMITERS[named]


def _choices(
    headers: Sequence[str],
    mapping: Path | None,
    title: str | None,
    columns: Sequence[str],
    scales: Sequence[str],
) -> "Choices":
    """What the options choose, over what a file keeps for these headers."""
    from gtm_framework.exchange.choices import Choices, checked_scale, loaded  # noqa: PLC0415

    kept = Choices()
    if mapping is not None:
        kept = loaded(files.read_text(mapping), headers, str(mapping))
    named = dict(_pair("--column", each) for each in columns)
    if title is not None:
        named["title"] = title
    on = {key: checked_scale(value) for key, value in (_pair("--scale", each) for each in scales)}
    return kept | Choices(named, on)


def _pair(option: str, text: str) -> tuple[str, str]:
    name, found, value = text.partition("=")
    if not found or not name.strip():
        raise GtmError(f"{option} {text}: it is not NAME=VALUE. Write, for example, {option} impact=...")
    return name.strip().lower().replace(" ", "_"), value.strip()


def _check_questions(name: str, plan: "ImportPlan") -> None:
    """Stop at what only a person can decide, with the option that answers it."""
    open_ones = [
        each for each in plan.questions if each.about not in {*plan.choices.columns, *plan.choices.scales}
    ]
    if open_ones:
        raise GtmError("\n".join(f"{name}: {each.text} Answer with {each.flag}." for each in open_ones))


def _keep(target: Path | None, plan: "ImportPlan") -> None:
    """Keep what every column became, so that the next file with these headers asks nothing."""
    if target is None:
        return
    from gtm_framework.exchange.choices import saved  # noqa: PLC0415

    before = files.read_text(target) if target.exists() else ""
    with files.opened(str(target)) as file:
        file.write(saved(plan.settled, plan.grid.headers, before).encode())


def _write(triaged: "Triaged", output: str, progress: Callable[[int, int], None]) -> None:
    if not output.lower().endswith(".xlsx"):
        with files.opened(output) as file:
            triaged.write(file, progress)
        return
    from gtm_framework.exchange.list_workbook import workbook_of_csv  # noqa: PLC0415

    written = BytesIO()
    triaged.write(written, progress)
    with files.opened(output) as file:
        workbook_of_csv(written.getvalue(), file, tuple(triaged.sheet.inputs))
