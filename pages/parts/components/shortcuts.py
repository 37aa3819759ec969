"""The panel of keyboard shortcuts that `?` opens on every screen; its content is `data/shortcuts.toml`."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from gtm_framework.catalog import read_toml
from pages.parts.components.bundle import script, style

_FILE = Path(__file__)
_PANEL = st.components.v2.component(
    "gtm_shortcuts",
    html='<dialog class="shortcuts"></dialog>',
    css=style(_FILE.with_suffix(".css")),
    js=script(_FILE.with_suffix(".js")),
)


def watch() -> None:
    """Put the panel on the page, hidden until `?` is pressed outside a text field."""
    _PANEL(key="shortcuts", data=content())


@cache
def content() -> dict[str, Any]:
    """The panel's title, its hint, and the shortcuts by group."""
    told = read_toml("shortcuts.toml")
    groups = [
        {"title": group["title"], "keys": [[row["key"], row["does"]] for row in group["keys"]]}
        for group in told["group"]
    ]
    return {"title": told["title"], "hint": told["hint"], "groups": groups}
