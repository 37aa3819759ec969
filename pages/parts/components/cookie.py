"""Stores or deletes a small value in the browser, which sends it with its next connection."""

from pathlib import Path

import streamlit as st

from pages.parts.components.bundle import script

_cookie = st.components.v2.component(
    "gtm_cookie", html="<span></span>", js=script(Path(__file__).with_suffix(".js"))
)


def keep_cookie(name: str, value: str, *, hours: int) -> None:
    """Store a value in the browser, for this site's own pages only; an empty value deletes it.

    Args:
        name: Its name: letters, digits and hyphens.
        value: Letters and digits.
        hours: For how long.
    """
    _cookie(key=f"cookie-{name}", data={"name": name, "value": value, "hours": hours})


def cookie_value(name: str) -> str:
    """The value the browser stored, or an empty text."""
    return st.context.cookies.to_dict().get(name, "")
