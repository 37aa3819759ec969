"""The ways in: paste a list, upload a file, look at the example, add one idea."""

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.exchange.csv_in import read_csv
from gtm_framework.exchange.example import example_ideas
from gtm_framework.exchange.limits import PAGE_ROWS, check_size
from gtm_framework.exchange.pasted import pasted_ideas
from gtm_framework.exchange.report import FileRefused, Report
from gtm_framework.exchange.sheet import Sheet
from gtm_framework.triage.initiative import Initiative
from pages.parts import session, workspace
from pages.parts.shell.inert import inert

_SHOWN_FAULTS = 20


def empty_state() -> None:
    """The empty page: three ways to a list, side by side."""
    paste, upload, example = st.columns([5, 4, 3], gap="medium")
    with paste, st.container(border=True, key="door-paste"):
        st.subheader("Paste your list")
        paste_box(height=250)
    with upload, st.container(border=True, key="door-upload"):
        st.subheader("Upload a file")
        upload_box()
    with example, st.container(border=True, key="door-example"):
        st.subheader("Look at an example")
        st.write("Twenty-four ideas of an invented company, answered and scored in part.")
        example_button()


def add_menu() -> None:
    """The same ways in, beside a list that is there already."""
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
    """One idea: a title and, where there is more to say, a note."""
    with st.form("one", border=False, clear_on_submit=False):
        st.text_input(
            "Title", key=session.draft_key("title"), placeholder="Own the benchmark for our trade"
        )
        st.text_area("Notes", key=session.draft_key("notes"), height=80)
        st.form_submit_button("Add this idea", type="primary", on_click=_add_one)


def paste_box(height: int) -> None:
    """Many ideas, one a line."""
    st.text_area(
        "One idea a line",
        key=session.draft_key("paste"),
        height=height,
        placeholder="Own the benchmark for our trade\nWin-back mails to lost customers\nA partner channel",
        help="A dash or a number in front of a line is left out. Whatever follows a tab becomes its notes.",
    )
    st.button(
        "Triage this list", type="primary", key="paste-add", on_click=_add_pasted, shortcut="Ctrl+Enter"
    )


def upload_box() -> None:
    """A CSV of this product's, of a spreadsheet's or of another tool's."""
    file = st.file_uploader(
        "CSV, up to 20 MB or 10,000 rows",
        type=["csv", "tsv", "txt"],
        key=f"upload-{workspace.current().revision}",
        help="Exports of Jira, Linear, Asana, Trello, ClickUp, GitLab, Plane and plain spreadsheets are "
        "recognised by their headers; only a title is needed.",
    )
    st.caption("A longer list goes through the command line: `gtm-framework triage FILE -o OUT.csv`")
    if file is None:
        return
    check_size(file.name, file.size)
    _read(file.name, file.getvalue())


def example_button() -> None:
    """Fill the workspace with the example."""
    st.button("Load the example", key="example", on_click=_add_example)


def _read(name: str, content: bytes) -> None:
    """Take a file in, or say what is wrong with it and offer its good rows."""
    bar = st.progress(0.0, text="Reading")

    def show(done: int, of: int) -> None:
        bar.progress(done / of)

    try:
        sheet = read_csv(content, name=name, max_rows=PAGE_ROWS, progress=show)
    except FileRefused as refused:
        bar.empty()
        _refused(name, content, refused.report)
        return
    bar.empty()
    if not sheet.initiatives():
        st.error(inert(f"{name}: a header row and no idea below it. Give one idea a row."))
        return
    _take(sheet)
    st.rerun()


def _refused(name: str, content: bytes, report: Report) -> None:
    told = "one fault" if report.fault_count == 1 else f"{report.fault_count:,} faults"
    st.error(inert(f"{name}: nothing was added. Mend the {told} below and upload it again."))
    for fault in report.faults[:_SHOWN_FAULTS]:
        st.text(str(fault))
    with st.expander("How the file was read"):
        st.text("\n".join(report.lines()))
    if report.taken:
        st.button(
            f"Add the {report.taken} good rows, leave out the others",
            key="upload-good-rows",
            on_click=_add_good_rows,
            args=(name, content),
        )


@session.report_errors
def _add_good_rows(name: str, content: bytes) -> None:
    _take(read_csv(content, name=name, on_bad="skip", max_rows=PAGE_ROWS))


def _take(sheet: Sheet) -> None:
    ideas = sheet.initiatives()
    workspace.add_ideas(ideas, f"Add {len(ideas)} ideas from {sheet.report.file}")
    session.notify(
        f"{len(ideas)} ideas from {sheet.report.file}. " + " ".join(sheet.report.remarks), undo=True
    )


@session.report_errors
def _add_one() -> None:
    idea = Initiative(title=session.draft_text("title"), description=session.draft_text("notes"))
    workspace.add_ideas([idea], f"Add “{idea.title}”")
    session.clear_drafts("title", "notes")


@session.report_errors
def _add_pasted() -> None:
    ideas = pasted_ideas(session.draft_text("paste"))
    if not ideas:
        raise GtmError("The box is empty. Type or paste one idea a line.")
    workspace.add_ideas(ideas, f"Paste {len(ideas)} ideas")
    session.clear_drafts("paste")


@session.report_errors
def _add_example() -> None:
    workspace.add_ideas(example_ideas(), "Load the example")
