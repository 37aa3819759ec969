"""Keeps a participant's half-typed text on their own device until it is submitted.

Nobody else may read it, so it goes to no store: after a reload, the same browser finds it again.
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
    """Keep the text of some fields.

    Args:
        owner: The owner's id; another person in the same browser starts with empty fields.
        fields: Keys of the fields; the first one shows whether all were submitted.
        sent: What has been submitted from the first field.
    """
    _KEPT(key="kept-here", data={"owner": owner, "fields": list(fields), "sent": list(sent)})
