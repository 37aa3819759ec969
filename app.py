"""The app: which pages there are for whom, what frames them; it computes nothing."""

from typing import Literal

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.store import UnavailableError
from pages.parts.shell import gate
from pages.parts.shell.frame import frame
from pages.parts.shell.inert import inert
from pages.parts.shell.outage import outage

PAGES = {
    "Triage": "triage",
    "Matrix": "matrix",
    "Scorecard": "scorecard",
    "Strategy": "strategy",
    "Roadmap": "roadmap",
    "Health": "health",
    "Workshop": "workshop",
    "Guide": "guide",
}

# Reached by a button, not by the navigation.
HIDDEN = {"Rapid": "rapid"}

# All that there is for a visitor without the facilitator's pass; a page that is not named here cannot run.
GUESTS = {"GTM framework": "closed", "Join": "join"}

# For participants and for the shared screen: without the frame.
BARE = {"Join": "join", "Presenting view": "present"}


def pages(titles: dict[str, str], *, hidden: bool = False) -> list[st.Page]:
    """The pages of these titles; the first page of all is where a visitor without an address begins."""
    first = next(iter(PAGES if is_open else GUESTS))
    shown: Literal["hidden", "visible"] = "hidden" if hidden else "visible"
    return [
        st.Page(f"pages/{name}.py", title=title, url_path=name, default=title == first, visibility=shown)
        for title, name in titles.items()
    ]


is_open = gate.is_open()
listed, unlisted = (PAGES, HIDDEN | BARE) if is_open else ({}, GUESTS)
page = st.navigation([*pages(listed), *pages(unlisted, hidden=True)], position="top")
st.set_page_config(
    page_title=f"{page.title} · GTM framework",
    page_icon="◆",
    layout="wide",
    initial_sidebar_state="collapsed",
)
try:
    if is_open and page.url_path not in BARE.values():
        frame()
    page.run()
except UnavailableError as error:
    outage(error, is_open=is_open)
except GtmError as error:
    st.error(inert(str(error)), icon=":material/error:")
