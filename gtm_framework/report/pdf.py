"""A report as PDF, printed by a Chromium on this machine."""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from gtm_framework.charts import browser_path
from gtm_framework.errors import GtmError
from gtm_framework.report.blocks import Report
from gtm_framework.report.html import report_html

PAPERS = ("A4", "letter")
_SECONDS = 120
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)
_REMEDY = "Open the HTML report in any browser and choose Print, Save as PDF."


def why_no_pdf() -> str:
    """Empty if a PDF can be made here; otherwise what is missing and what to do."""
    if browser_path() is None:
        return f"We can't make a PDF here, because no Chrome or Chromium is installed. {_REMEDY}"
    return ""


def report_pdf(report: Report, paper: str = "A4") -> bytes:
    """Print a report.

    Args:
        report: The report.
        paper: ``"A4"`` or ``"letter"``.

    Raises:
        GtmError: If there is no Chrome or Chromium, or printing fails.
    """
    browser = browser_path()
    if browser is None:
        raise GtmError(why_no_pdf())
    # Its own home directory, so an open browser isn't affected.
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page, printed = Path(folder, "report.html"), Path(folder, "report.pdf")
        page.write_text(report_html(report, paper), encoding="utf-8")
        command = [browser, *_flags(), f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}"]
        try:
            subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603
            return printed.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise GtmError(f"{browser} couldn't print the report. {_REMEDY}") from error


def _flags() -> tuple[str, ...]:
    """Chromium doesn't run in a sandbox as root, which is common in containers."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return (*_FLAGS, "--no-sandbox") if is_root else _FLAGS
