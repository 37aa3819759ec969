"""A figure as a PNG or SVG file, drawn by a browser on this machine if there is one."""

from importlib.util import find_spec
from typing import Literal

import plotly.graph_objects as go

from gtm_framework.errors import GtmError

Format = Literal["png", "svg"]

FORMATS: tuple[Format, ...] = ("png", "svg")
_WIDTH, _HEIGHT = 1280, 720


def why_no_picture() -> str:
    """Empty if pictures can be made here; otherwise what is missing and what to do."""
    if find_spec("kaleido") is None:
        return "PNG and SVG downloads need the package kaleido. Install it and restart the app."
    if browser_path() is None:
        return "PNG and SVG downloads need Chrome or Chromium. Install one of them and reload."
    return ""


def browser_path() -> str | None:
    """The Chrome or Chromium on this machine, or None."""
    if find_spec("choreographer") is None:
        return None
    from choreographer.browsers.chromium import Chromium  # noqa: PLC0415  (comes with kaleido)

    found = Chromium.find_browser(skip_local=False)
    return None if found is None else str(found)


def picture(figure: go.Figure, sort: Format) -> bytes:
    """Draw a figure at 1280×720 on a white background.

    Raises:
        GtmError: If no browser on this machine can draw it.
    """
    missing = why_no_picture()
    if missing:
        raise GtmError(missing)
    figure = go.Figure(figure).update_layout(paper_bgcolor="white", plot_bgcolor="white")
    drawn = figure.to_image(format=sort, width=_WIDTH, height=_HEIGHT, scale=2 if sort == "png" else 1)
    return bytes(drawn)
