"""A figure as a file: PNG or SVG, drawn by a browser on this machine where there is one."""

from importlib.util import find_spec
from typing import Literal

import plotly.graph_objects as go

from gtm_framework.errors import GtmError

Format = Literal["png", "svg"]

FORMATS: tuple[Format, ...] = ("png", "svg")
_WIDTH, _HEIGHT = 1280, 720


def why_no_picture() -> str:
    """Empty when pictures can be made here; otherwise what is missing and what to do."""
    if find_spec("kaleido") is None:
        return "No PNG or SVG here: install the package kaleido, then start the app again."
    from choreographer.browsers.chromium import Chromium  # noqa: PLC0415  (comes with kaleido)

    if Chromium.find_browser(skip_local=False) is None:
        return (
            "No PNG or SVG here: no Chrome or Chromium is found on this machine. Install one, then reload."
        )
    return ""


def picture(figure: go.Figure, sort: Format) -> bytes:
    """Draw a figure at 1280×720.

    Raises:
        GtmError: If no browser on this machine can draw it.
    """
    missing = why_no_picture()
    if missing:
        raise GtmError(missing)
    drawn = figure.to_image(format=sort, width=_WIDTH, height=_HEIGHT, scale=2 if sort == "png" else 1)
    return bytes(drawn)
