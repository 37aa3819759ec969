"""A report as one HTML file: it loads nothing, runs nothing, and prints on A4 and Letter."""

from base64 import b64encode
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from gtm_framework.charts import ink, kind_sign, on, quadrant_sign, readable_on, severity_sign, shade
from gtm_framework.english import written_day
from gtm_framework.inert import inert_html
from gtm_framework.report.blocks import Report
from gtm_framework.triage import Kind, Quadrant

_LONGEST_WORD = 22
_TEMPLATES = Path(__file__).with_name("templates")


def report_html(report: Report, paper: str = "") -> str:
    """Write a report as HTML.

    Args:
        report: The report. User-typed text stays plain text.
        paper: A CSS paper size such as ``"A4"`` or ``"letter"``; empty for the printer's.

    Example:
        >>> from datetime import date
        >>> from gtm_framework.report import build_report
        >>> from gtm_framework.workspace import example_workspace
        >>> report = build_report(example_workspace("contradictory"), date(2026, 10, 5))
        >>> "Quayside Metrics" in report_html(report, "letter")
        True
    """
    logo = b64encode(report.logo).decode("ascii") if report.logo else ""
    page = environment().get_template("report.html")
    return page.render(report=report, day=written_day(report.day), logo=logo, paper=paper)


@cache
def environment() -> Environment:
    """The templates; user-typed text stays plain text, in HTML and in SVG."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=_plain,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "ink": ink("light"),
        "kinds": tuple(Kind),
        "quadrants": tuple(Quadrant),
        "kind_sign": kind_sign,
        "quadrant_sign": quadrant_sign,
        "severity_sign": severity_sign,
        "readable_on": readable_on,
        "shade": lambda share: shade(share, "light"),
        "ink_on": lambda share: on(shade(share, "light")),
    }
    made.tests["long"] = _has_long_word
    return made


def _has_long_word(text: str) -> bool:
    """Whether a word has to be broken to keep a table within the page."""
    return any(len(word) > _LONGEST_WORD for word in text.split())


def _plain(value: object) -> object:
    """User-typed text without control characters; existing markup stays unchanged."""
    return Markup(inert_html(value)) if isinstance(value, str) and not isinstance(value, Markup) else value  # noqa: S704
