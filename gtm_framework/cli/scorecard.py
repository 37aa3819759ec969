"""`gtm-framework scorecard`: the six concepts, or the options of a table of one's own, compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gtm_framework.cli import files
from gtm_framework.errors import UnknownNameError

if TYPE_CHECKING:
    from gtm_framework.scorecard.comparison import Comparison
    from gtm_framework.scorecard.rank_acceptability import RankAcceptability
    from gtm_framework.scorecard.sensitivity import Sensitivity


class Format(StrEnum):
    """In which form a comparison is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


_BY_ENDING = {".csv": Format.CSV, ".json": Format.JSON, ".md": Format.MARKDOWN}


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with everything that is said about it."""

    comparison: "Comparison"
    safety: "Sensitivity"
    rank_acceptability: "Sequence[RankAcceptability]"
    note: str


def scorecard(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help="A CSV whose first column names the options and whose other columns are the criteria; "
            "- reads standard input. Without it the six concepts are compared.",
            show_default=False,
        ),
    ] = None,
    weights: Annotated[
        str, typer.Option(metavar="purpose=2,…", help="Weights; a criterion that is not named weighs 1.")
    ] = "",
    lower_is_better: Annotated[
        str, typer.Option("--lower-is-better", metavar="a,b", help="The criteria to turn round.")
    ] = "",
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(Format),
            help="The form; without it the ending of -o tells, else it is a table.",
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="Where to write; - is standard output.")
    ] = files.STANDARD,
) -> None:
    """Compare options on weighted criteria: totals, shares, ranks, and how safe the first place is."""
    chosen = _form(form, output)
    compared = _compared(file, weights, lower_is_better)
    written = _written(compared, chosen)
    with files.opened(output) as out:
        out.write(written)


def _form(form: str | None, output: str) -> Format:
    if form is None:
        return _BY_ENDING.get(Path(output).suffix.lower(), Format.TABLE)
    if form not in list(Format):
        raise UnknownNameError("format", form, Format)
    return Format(form)


def _compared(file: str | None, weights: str, lower_is_better: str) -> Compared:
    # Heavy rooms are entered only when the command runs, so that --help answers at once.
    from gtm_framework.scorecard.comparison import compare  # noqa: PLC0415
    from gtm_framework.scorecard.rank_acceptability import rank_acceptability  # noqa: PLC0415
    from gtm_framework.scorecard.scorecard import load_scorecard  # noqa: PLC0415
    from gtm_framework.scorecard.sensitivity import sensitivity  # noqa: PLC0415
    from gtm_framework.scorecard.weighting import read_names, read_weights  # noqa: PLC0415

    if file is None:
        table, note = load_scorecard().table, load_scorecard().reason
    else:
        from gtm_framework.exchange.scorecard_file import read_options  # noqa: PLC0415

        name, content = files.read(file)
        table, note = read_options(content, name), ""
    comparison = compare(table, read_weights(weights), read_names(lower_is_better))
    return Compared(comparison, sensitivity(comparison), rank_acceptability(comparison), note)


def _written(compared: Compared, form: Format) -> bytes:
    from gtm_framework.cli import terminal  # noqa: PLC0415
    from gtm_framework.exchange import scorecard_markdown, scorecard_out  # noqa: PLC0415

    parts = (compared.comparison, compared.safety, compared.rank_acceptability, compared.note)
    if form is Format.CSV:
        return scorecard_out.comparison_csv(compared.comparison)
    if form is Format.JSON:
        return scorecard_out.comparison_json(*parts).encode()
    if form is Format.MARKDOWN:
        return scorecard_markdown.comparison_markdown(*parts).encode()
    return terminal.comparison_text(*parts).encode()
