"""`gtm-framework triage`: turns a list of ideas into a prioritized list."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gtm_framework.cli import files, streams
from gtm_framework.cli.list_options import check_questions, choices_of, delimiter_of
from gtm_framework.cli.remembered_decisions import decisions_in, own_decisions
from gtm_framework.errors import GtmError

if TYPE_CHECKING:
    from gtm_framework.exchange.files import Grid
    from gtm_framework.exchange.importing import ImportPlan
    from gtm_framework.exchange.lists import Triaged


def triage(  # noqa: PLR0917  (the command line names them)
    ideas: Annotated[str, typer.Argument(metavar="IDEAS.csv", help="The list; - reads standard input.")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="OUT", help="Output file, .csv or .xlsx; - is standard output."
        ),
    ] = None,
    method: Annotated[
        str | None, typer.Option(help="Ranking method, such as quadrant, ratio, rice, ice, or wsjf.")
    ] = None,
    rubric: Annotated[Path | None, typer.Option(metavar="FILE", help="Your own rubric (TOML).")] = None,
    threshold: Annotated[
        float | None, typer.Option(help="Scores above this count as high (1 to 9).")
    ] = None,
    accept_hints: Annotated[
        bool,
        typer.Option("--accept-hints", help="Answer undecided ideas with suggestions from their wording."),
    ] = False,
    workspace: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Follow the decisions remembered in this exported workspace. If the list is a workspace, "
            "its own decisions apply.",
        ),
    ] = None,
    skip_bad_rows: Annotated[
        bool,
        typer.Option(
            "--skip-bad-rows", help="Import valid rows only. Without it, any error stops the run."
        ),
    ] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="Print how each column is read, and write nothing.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Don't print the summary.")] = False,
    title: Annotated[
        str | None, typer.Option(metavar="COLUMN", help="The column with the idea titles.")
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=COLUMN", help='The source of a field: impact="Business value".'),
    ] = None,
    scale: Annotated[
        list[str] | None, typer.Option(metavar="NAME=SCALE", help="The scale of a field: impact=1-5.")
    ] = None,
    sheet: Annotated[str | None, typer.Option(metavar="NAME", help="The worksheet of a workbook.")] = None,
    header_row: Annotated[
        int | None, typer.Option(metavar="ROW", min=0, help="The row of the header; 0 if there is none.")
    ] = None,
    decimal: Annotated[str | None, typer.Option(help="What separates decimals: period or comma.")] = None,
    encoding: Annotated[str | None, typer.Option(help="The file's encoding, such as cp1252.")] = None,
    delimiter: Annotated[
        str | None, typer.Option(help="The cell separator: comma, semicolon, tab, or pipe.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A mapping saved with --save-mapping (TOML).")
    ] = None,
    save_mapping: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Save the mapping for files with the same headers.")
    ] = None,
    methods: Annotated[Path | None, typer.Option(metavar="FILE", help="Your own methods (TOML).")] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Allow -o to overwrite the input list.")
    ] = False,
) -> None:
    """Classify, place, and rank a list of ideas.

    Without -o, the CSV goes to standard output if it is a pipe; a terminal shows a table instead.
    """
    # Heavy packages are imported only when the command runs, so that --help is fast.
    from gtm_framework.cli import terminal  # noqa: PLC0415
    from gtm_framework.exchange.files import grid_of_file  # noqa: PLC0415
    from gtm_framework.exchange.importing import (  # noqa: PLC0415
        Choices,
        checked_decimal,
        grid_as_kept,
        plan_import,
    )
    from gtm_framework.exchange.lists import triage_plan  # noqa: PLC0415
    from gtm_framework.triage import (  # noqa: PLC0415
        THRESHOLD,
        Rubric,
        check_threshold,
    )
    from gtm_framework.triage.methods import all_methods, methods_from_toml  # noqa: PLC0415
    from gtm_framework.triage.methods import method as method_named  # noqa: PLC0415

    _check_output(ideas, output, overwrite=overwrite)
    known = methods_from_toml(methods) if methods else all_methods()
    by = method_named(method, known)
    line = THRESHOLD if threshold is None else threshold
    check_threshold(line)
    chosen_rubric = Rubric.from_toml(rubric) if rubric else Rubric.default()
    name, content = files.read(ideas)
    remembered = decisions_in(workspace) if workspace else own_decisions(content, name)
    with terminal.progress(f"Reading {name}") as progress:

        def read(kept_sheet: str | None, kept_row: int | None) -> "Grid":
            return grid_of_file(
                content,
                name,
                encoding=encoding,
                delimiter=delimiter_of(delimiter),
                sheet=sheet or kept_sheet,
                header_row=kept_row if header_row is None else header_row,
                progress=progress,
            )

        kept = files.read_text(mapping) if mapping else ""
        grid, found = grid_as_kept(read, kept, str(mapping))
        of_file = Choices(
            sheet=sheet,
            header_row=header_row,
            decimal=checked_decimal(decimal) if decimal else None,
        )
        choices = found | choices_of(title, column or (), scale or ()) | of_file
        plan = plan_import(
            grid, rubric=chosen_rubric, method=by, methods=known, choices=choices, threshold=line
        )
        if preview:
            typer.echo("\n".join(plan.lines()))
            return
        check_questions(name, plan)
        _keep(save_mapping, plan)
        triaged = triage_plan(
            plan,
            threshold=line,
            accept_hints=accept_hints,
            corrections=remembered,
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
    """Reject an output file that is the input list or has an unsupported format."""
    if output is None or output == files.STANDARD:
        return
    if Path(output).suffix.lower() in (".xls", ".ods", ".numbers", ".xlsm", ".xlsb"):
        raise GtmError(f"{output}: unsupported output format. Use a name that ends in .csv or .xlsx.")
    if files.is_same(ideas, output) and not overwrite:
        raise GtmError(f"{output}: this is the input list. Use another name for -o, or add --overwrite.")


def _keep(target: Path | None, plan: "ImportPlan") -> None:
    """Save what every column became, so the next file with these headers raises no questions."""
    if target is None:
        return
    from gtm_framework.exchange.importing import saved  # noqa: PLC0415

    before = files.read_text(target) if target.exists() else ""
    with files.opened(str(target)) as file:
        file.write(saved(plan.settled, plan.grid.headers, before).encode())


def _write(triaged: "Triaged", output: str, progress: Callable[[int, int], None]) -> None:
    if not output.lower().endswith(".xlsx"):
        with files.opened(output) as file:
            triaged.write(file, progress)
        return
    from gtm_framework.exchange.lists import workbook_of_csv  # noqa: PLC0415

    written = BytesIO()
    triaged.write(written, progress)
    with files.opened(output) as file:
        workbook_of_csv(written.getvalue(), file, tuple(triaged.sheet.inputs))
