"""The app: which pages there are, what frames them; it computes nothing."""

import streamlit as st

from gtm_framework.errors import GtmError
from pages.parts.frame import frame
from pages.parts.inert import inert

# Each address is the title, with its capital: an address equal to a file's name would make Streamlit
# open that file by itself, without this script, on the first visit after a start.
PAGES = {"Triage": "triage", "Matrix": "matrix", "Strategy": "strategy", "Health": "health", "Guide": "guide"}

st.set_page_config(
    page_title="GTM framework", page_icon="◆", layout="wide", initial_sidebar_state="collapsed"
)
page = st.navigation(
    [
        st.Page(f"pages/{name}.py", title=title, url_path=title, default=title == "Triage")
        for title, name in PAGES.items()
    ],
    position="top",
)
try:
    frame()
    page.run()
except GtmError as error:
    st.error(inert(str(error)), icon=":material/error:")
