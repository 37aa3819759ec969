"""`gtm-framework scorecard`: compare the six disciplines, or the options of your own table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gtm_framework.cli import files
from gtm_framework.errors import GtmError, UnknownNameError

if TYPE_CHECKING:
    from gtm_framework.exchange.scorecards import ScorecardFile
    from gtm_framework.scorecard import Comparison, RankAcceptability, Scale, Sensitivity


class Format(StrEnum):
    """The output format of a comparison."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


_BY_ENDING = {".csv": Format.CSV, ".json": Format.JSON, ".md": Format.MARKDOWN}


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with all its explanations."""

    comparison: "Comparison"
    safety: "Sensitivity"
    rank_acceptability: "Sequence[RankAcceptability]"
    note: str
    notes: "Sequence[str]" = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a file, according to the options."""

    criteria: str | None
    scale: str | None
    normalize: str


def scorecard(  # noqa: PLR0917  (the command line names them)
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help="A table of options and criteria, in CSV or XLSX; - reads standard input. "
            "Default: the six disciplines.",
            show_default=False,
        ),
    ] = None,
    weights: Annotated[
        str, typer.Option(metavar="purpose=2,…", help="Weights. Default: 1 for each criterion.")
    ] = "",
    lower_is_better: Annotated[
        str, typer.Option("--lower-is-better", metavar="a,b", help="Criteria to reverse (lower is better).")
    ] = "",
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(Format),
            help="Output format. Default: from the extension of -o, else a table.",
        ),
    ] = None,
    criteria: Annotated[
        str | None,
        typer.Option(
            metavar="columns|rows", help="Where the criteria are. Default: detected from the file."
        ),
    ] = None,
    scale: Annotated[
        str | None, typer.Option(metavar="LOW-HIGH", help="Range of the scores. Default: 0-10.")
    ] = None,
    normalize: Annotated[
        str,
        typer.Option(metavar="a,b", help="Criteria with measured values to rescale (min-max), or “all”."),
    ] = "",
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Don't print how the table was read.")
    ] = False,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="Output file; - is standard output.")
    ] = files.STANDARD,
) -> None:
    """Compare options on weighted criteria.

    Shows totals, shares, ranks, and how safe first place is.
    """
    chosen = _form(form, output)
    if files.is_same(file, output):
        raise GtmError(f"{output}: this is the input table. Use another name for -o.")
    reading = Reading(criteria, scale, normalize)
    compared = _compared(file, weights, lower_is_better, reading)
    written = _written(compared, chosen)
    for line in () if quiet else compared.notes:
        typer.echo(line, err=True)
    with files.opened(output) as out:
        out.write(written)


def _form(form: str | None, output: str) -> Format:
    if form is None:
        return _BY_ENDING.get(Path(output).suffix.lower(), Format.TABLE)
    if form not in list(Format):
        raise UnknownNameError("format", form, Format)
    return Format(form)


def _compared(file: str | None, weights: str, lower_is_better: str, reading: Reading) -> Compared:
    # Heavy packages are imported only when the command runs, so that --help is fast.
    from gtm_framework.scorecard import compare, load_scorecard, rank_acceptability, sensitivity  # noqa: PLC0415
    from gtm_framework.scorecard.own import read_names, read_weights  # noqa: PLC0415

    if file is None:
        note, notes = load_scorecard().reason, tuple[str, ...]()
        comparison = compare(load_scorecard().table, read_weights(weights), read_names(lower_is_better))
    else:
        own = _own_scorecard(file, reading)
        note, notes = "", own.notes
        lower = (*own.lower_is_better, *read_names(lower_is_better))
        comparison = compare(own.table, own.weights_with(read_weights(weights)), lower)
    return Compared(comparison, sensitivity(comparison), rank_acceptability(comparison), note, notes)


def _own_scorecard(file: str, reading: Reading) -> "ScorecardFile":
    from gtm_framework.exchange.scorecards import CriteriaAre, read_scorecard  # noqa: PLC0415
    from gtm_framework.scorecard.own import read_names  # noqa: PLC0415

    if reading.criteria is not None and reading.criteria not in list(CriteriaAre):
        raise UnknownNameError("value for --criteria", reading.criteria, CriteriaAre)
    name, content = files.read(file)
    return read_scorecard(
        content,
        name,
        scale=_scale(reading.scale),
        criteria=CriteriaAre(reading.criteria) if reading.criteria else None,
        normalize=read_names(reading.normalize),
    )


def _scale(text: str | None) -> "Scale | None":
    """The range of scores, from text such as ``0-100``."""
    from gtm_framework.scorecard import Scale, read_number  # noqa: PLC0415

    if text is None:
        return None
    ends = re.fullmatch(r"(-?[^-]+)-(-?[^-]+)", text)
    low, high = map(read_number, ends.groups() if ends else ("", ""))
    if low is None or high is None:
        raise GtmError(f"--scale {text}: not in the form LOW-HIGH. Write, for example, --scale 0-100.")
    return Scale(low, high)


def _written(compared: Compared, form: Format) -> bytes:
    from gtm_framework.cli import terminal  # noqa: PLC0415
    from gtm_framework.exchange.scorecards import comparison_csv, comparison_json, comparison_markdown  # noqa: PLC0415

    parts = (compared.comparison, compared.safety, compared.rank_acceptability, compared.note)
    if form is Format.CSV:
        return comparison_csv(compared.comparison)
    if form is Format.JSON:
        return comparison_json(*parts).encode()
    if form is Format.MARKDOWN:
        return comparison_markdown(*parts).encode()
    return terminal.comparison_text(*parts).encode()
