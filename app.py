"""The app: which pages exist for whom, and their frame; it computes nothing."""

from typing import Literal

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.store import DamagedRowError, UnavailableError
from pages.parts.session import gate
from pages.parts.shell.damage import damaged_entry
from pages.parts.shell.frame import frame
from pages.parts.shell.inert import inert
from pages.parts.shell.next_step import foot
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

# Reached by a button or a link, not by the navigation.
HIDDEN = {"Rapid": "rapid", "Reports and exports": "export", "Workspaces": "workspaces"}

# Everything available to a visitor without the facilitator's pass; a page not listed here can't run.
GUESTS = {"GTM framework": "closed", "Join": "join"}

FIRST = "first"

# For participants and for the shared screen: without the frame.
BARE = {"Join": "join", "Shared screen": "present"}


def pages(titles: dict[str, str], *, hidden: bool = False) -> list[st.Page]:
    """The pages with these titles; the first of all is where a visitor without an address starts."""
    first = next(iter(PAGES if is_open else GUESTS))
    shown: Literal["hidden", "visible"] = "hidden" if hidden else "visible"
    return [
        st.Page(
            f"pages/{name}.py",
            title=title,
            # Streamlit shows the first page at the bare address and distinguishes pages by these names.
            url_path=FIRST if title == first else name,
            default=title == first,
            visibility=shown,
        )
        for title, name in titles.items()
    ]


is_open = gate.is_open()
listed, unlisted = (PAGES, HIDDEN | BARE) if is_open else ({}, GUESTS)
shown = [*pages(listed), *pages(unlisted, hidden=True)]


def first_by_name() -> None:
    """The first page under its own name; Streamlit only knows it by the bare address."""
    st.switch_page(shown[0], query_params=st.query_params.to_dict())


by_name = st.Page(
    first_by_name,
    title=shown[0].title,
    url_path=next(iter(listed.values() or ["home"])),
    visibility="hidden",
)
page = st.navigation([*shown, by_name], position="top")
st.set_page_config(
    page_title=f"{page.title} · GTM framework",
    page_icon="◆",
    layout="wide",
    initial_sidebar_state="collapsed",
)
# What the frame binds to the address can't be passed on to another page.
is_framed = is_open and page.url_path not in {by_name.url_path, *BARE.values()}
try:
    if is_framed:
        frame()
    try:
        page.run()
    finally:  # most pages end with `st.stop`
        if is_framed and page.url_path in {FIRST, *PAGES.values()}:
            foot("triage" if page.url_path == FIRST else page.url_path)
except UnavailableError as error:
    outage(error, is_open=is_open)
except DamagedRowError as error:
    damaged_entry(error, is_open=is_open)
except GtmError as error:
    st.error(inert(error.worded(for_guest=not is_open)), icon=":material/error:")
