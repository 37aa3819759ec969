"""The theme: the product's stylesheets, with its colors as CSS variables."""

from dataclasses import asdict
from functools import cache
from pathlib import Path

import streamlit as st

from gtm_framework.charts import Theme, ink, severity_sign
from gtm_framework.strategy import Severity
from pages.parts import session

_PARTS = Path(__file__).parents[1]
_STROKES = {Severity.HIGH: "solid", Severity.MEDIUM: "dashed", Severity.LOW: "dotted"}


def inject_css(*files: str) -> None:
    """Apply stylesheets in the colors of the visitor's theme.

    Args:
        files: Paths within `pages/parts`, such as ``"join/join.css"``.
    """
    rules = "\n".join(_read(file) for file in files)
    st.html(f"<style>\n{_variables(session.theme())}\n{rules}</style>")


@cache
def _variables(theme: Theme) -> str:
    """The ``--gtm-`` variables available to every stylesheet."""
    values = asdict(ink(theme))
    for severity in Severity:
        sign = severity_sign(severity)
        values[severity] = f"{sign.width:g}px {_STROKES[severity]} {sign.colour(theme)}"
    return ":root { " + " ".join(f"--gtm-{name}: {value};" for name, value in values.items()) + " }"


@cache
def _read(file: str) -> str:
    return _PARTS.joinpath(file).read_text(encoding="utf-8")
