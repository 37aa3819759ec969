"""What a participant has half-typed, kept on their own device until it is handed in.

Nobody else may read it, so it goes to no store: a reload finds it again in the same browser.
"""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from pages.parts.components.bundle import script

_KEPT = st.components.v2.component(
    "gtm_kept_here",
    html="<span></span>",
    js=script(Path(__file__).with_suffix(".js")),
)


def kept_here(owner: str, fields: Sequence[str], sent: Sequence[str]) -> None:
    """Keep what stands in some text fields.

    Args:
        owner: Whose it is; another person at the same browser begins with empty fields.
        fields: Keys of the fields; the first one tells whether all were handed in.
        sent: What has been handed in from the first field.
    """
    _KEPT(key="kept-here", data={"owner": owner, "fields": list(fields), "sent": list(sent)})
