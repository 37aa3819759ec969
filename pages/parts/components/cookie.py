"""Has the browser keep something small, or forget it; what it keeps comes with its next connection."""

from pathlib import Path

import streamlit as st

_cookie = st.components.v2.component(
    "gtm_cookie",
    html="<span></span>",
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)


def keep_cookie(name: str, value: str, *, hours: int) -> None:
    """Have the browser keep a value, for this site's own pages only; an empty one is forgotten.

    Args:
        name: Its name: letters, digits and hyphens.
        value: Letters and digits.
        hours: For how long.
    """
    _cookie(key=f"cookie-{name}", data={"name": name, "value": value, "hours": hours})


def kept(name: str) -> str:
    """What the browser kept, or nothing."""
    return st.context.cookies.to_dict().get(name, "")
