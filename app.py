"""The app: which pages there are, what frames them; it computes nothing."""

import streamlit as st

from gtm_framework.errors import GtmError
from pages.parts.frame import frame
from pages.parts.inert import inert

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

st.set_page_config(
    page_title="GTM framework", page_icon="◆", layout="wide", initial_sidebar_state="collapsed"
)
page = st.navigation(
    [
        *(
            st.Page(f"pages/{name}.py", title=title, url_path=name, default=title == "Triage")
            for title, name in PAGES.items()
        ),
        *(
            st.Page(f"pages/{name}.py", title=title, url_path=name, visibility="hidden")
            for title, name in HIDDEN.items()
        ),
    ],
    position="top",
)
try:
    frame()
    page.run()
except GtmError as error:
    st.error(inert(str(error)), icon=":material/error:")
