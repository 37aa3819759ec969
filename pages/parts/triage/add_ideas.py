"""Ways to add ideas: paste a list, upload a file, try the sample, or add one idea."""

import streamlit as st

from gtm_framework.english import counted
from gtm_framework.errors import GtmError
from gtm_framework.exchange import check_size
from gtm_framework.exchange.importing import as_table, check_pasted, is_pasted_table, pasted_ideas
from gtm_framework.exchange.workspaces import example_ideas
from gtm_framework.triage import Initiative
from pages.parts import session, workspace
from pages.parts.shell.empty_state import demo_button
from pages.parts.triage import import_review


def empty_state() -> None:
    """The empty page: three ways to start a list, side by side."""
    paste, upload, example = st.columns([5, 4, 3], gap="medium")
    with paste, st.container(border=True, key="door-paste"):
        st.header("Paste your list")
        paste_box(height=250)
    with upload, st.container(border=True, key="door-upload"):
        st.header("Upload a file")
        upload_box()
    with example, st.container(border=True, key="door-example"):
        st.header("Try sample data")
        st.write("24 ideas from a fictional company, partly scored.")
        example_button()
        st.write("Or see every page filled in:")
        demo_button()


def add_menu() -> None:
    """The same options next to an existing list."""
    with st.popover("Add", icon=":material/add:", type="primary", key="add", on_change="rerun") as opened:
        if opened.open:
            _every_way()


def _every_way() -> None:
    one, many, file, example = st.tabs(["One idea", "Paste a list", "Upload a file", "Example"])
    with one:
        one_box()
    with many:
        paste_box(height=180)
    with file:
        upload_box()
    with example:
        example_button()


def one_box() -> None:
    """One idea: a title and optional notes."""
    with st.form("one", border=False, clear_on_submit=False):
        st.text_input(
            "Title", key=session.draft_key("title"), placeholder="Own the benchmark report for our industry"
        )
        st.text_area("Notes", key=session.draft_key("notes"), height=80)
        st.form_submit_button("Add idea", type="primary", on_click=_add_one)


def paste_box(height: int) -> None:
    """Many ideas, one per line."""
    st.text_area(
        "One idea per line",
        key=session.draft_key("paste"),
        height=height,
        placeholder="Own the benchmark report for our industry\nWin-back emails to churned customers\nA "
        "partner channel",
        help="Bullets and numbering are ignored; text after a tab becomes notes.",
    )
    st.button("Triage list", type="primary", key="paste-add", on_click=_add_pasted, shortcut="Ctrl+Enter")


def upload_box() -> None:
    """A list from a spreadsheet or another tool; it is reviewed before it is added."""
    key = f"upload-{workspace.current().revision}"
    st.file_uploader(
        "CSV, Excel, or another list, up to 20 MB or 10,000 rows",
        type=["csv", "tsv", "txt", "xlsx", "json", "md", "html"],
        key=key,
        on_change=_start_review,
        args=(key,),
        help="Exports of Jira, Linear, Asana, Trello, ClickUp, GitLab, Plane, and plain spreadsheets are "
        "recognized by their headers; only a title is needed. You review the columns before anything is "
        "added.",
    )
    st.caption("For more than 10,000 rows, use the command line: `gtm-framework triage FILE -o OUT.csv`")


def example_button() -> None:
    """Fill the workspace with the sample data."""
    st.button("Load sample data", key="example", on_click=_add_example)


@session.report_errors
def _start_review(key: str) -> None:
    file = session.widget_value(key)
    if file is None:
        return
    check_size(file.name, file.size)
    import_review.start(file.name, file.getvalue())


@session.report_errors
def _add_one() -> None:
    idea = Initiative(title=session.draft_text("title"), description=session.draft_text("notes"))
    workspace.add_ideas([idea], f"Add “{idea.title}”")
    session.clear_drafts("title", "notes")


@session.report_errors
def _add_pasted() -> None:
    text = session.draft_text("paste")
    check_pasted(text)
    if is_pasted_table(text):
        import_review.start("Pasted table", text.encode(errors="replace"), draft="paste")
        return
    ideas = pasted_ideas(text)
    if not ideas:
        raise GtmError("The box is empty. Type or paste one idea per line.")
    new = import_review.nothing_to_decide("Pasted list", as_table(ideas))
    if new is None:
        import_review.start("Pasted list", as_table(ideas), draft="paste")
        return
    workspace.add_ideas(new, f"Paste {counted(len(new), 'idea')}")
    session.clear_drafts("paste")


@session.report_errors
def _add_example() -> None:
    workspace.add_ideas(example_ideas(), "Load sample data")
