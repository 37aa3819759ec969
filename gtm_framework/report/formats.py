"""Every format a report can be written in, by file extension."""

from collections.abc import Callable, Mapping

from gtm_framework.errors import GtmError
from gtm_framework.report.blocks import Report
from gtm_framework.report.html import report_html
from gtm_framework.report.markdown import report_markdown
from gtm_framework.report.pdf import report_pdf
from gtm_framework.report.slides import report_slides

_WRITERS: Mapping[str, Callable[[Report, str], bytes]] = {
    ".html": lambda report, _: report_html(report).encode(),
    ".pdf": report_pdf,
    ".pptx": lambda report, _: report_slides(report),
    ".md": lambda report, _: report_markdown(report).encode(),
}

ENDINGS = tuple(_WRITERS)
"""The possible file extensions of a report."""


def check_ending(name: str) -> str:
    """The extension of a file name.

    Raises:
        GtmError: If we can't write a report in that format.

    Example:
        >>> check_ending("Firstfix, October.PDF")
        '.pdf'
    """
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if ending not in _WRITERS:
        listed = f"{', '.join(ENDINGS[:-1])}, or {ENDINGS[-1]}"
        raise GtmError(f"{name}: we can't write a report in this format. Use a name that ends in {listed}.")
    return ending


def report_bytes(report: Report, ending: str, paper: str = "A4") -> bytes:
    """Write a report.

    Args:
        report: The report.
        ending: One of `ENDINGS`.
        paper: Paper size of a PDF, ``"A4"`` or ``"letter"``.

    Raises:
        GtmError: If a PDF is requested and there is no Chrome or Chromium, or printing fails.

    Example:
        >>> from datetime import date
        >>> from gtm_framework.report import build_report
        >>> from gtm_framework.workspace import example_workspace
        >>> report = build_report(example_workspace("contradictory"), date(2026, 10, 5))
        >>> report_bytes(report, ".md").decode().splitlines()[0]
        '# Go-to-market report: Quayside Metrics'
    """
    return _WRITERS[ending](report, paper)
