"""Every download; each file is made on request."""

from collections.abc import Callable
from datetime import date, datetime

import streamlit as st

from gtm_framework.exchange.documents import reviews_file
from gtm_framework.exchange.lists import all_trackers, csv_bytes, list_workbook, tracker_csv
from gtm_framework.report import ENDINGS, PAPERS, Report, build_report, report_bytes, why_no_pdf
from gtm_framework.store import last_outcome
from gtm_framework.triage import Rubric
from gtm_framework.workspace import Workspace
from pages.parts import session, workspace

_LABELS = {".html": "Report (HTML)", ".pdf": "PDF", ".pptx": "Slides (PPTX)", ".md": "Markdown"}
_MIMES = {
    "html": "text/html",
    "pdf": "application/pdf",
    "md": "text/markdown",
    "csv": "text/csv",
    "ics": "text/calendar",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def downloads(day: date) -> None:
    """The report in every format, the list, and the files for other tools."""
    current = workspace.current()
    workshop = last_outcome(session.store(), current)

    def report() -> Report:
        return build_report(current, day, workshop=workshop)

    _report(report, day)
    _list(current)
    _tracker(current)
    _calendar(current, session.today(), session.store().clock())


def _report(report: Callable[[], Report], day: date) -> None:
    st.header("Download the report")
    missing = session.cached("no-pdf", None, why_no_pdf)
    paper = session.widget_value("report-paper") or PAPERS[0]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for ending in ENDINGS:
            if not (missing and ending == ".pdf"):
                _report_file(report, ending, paper, day)
        if not missing:
            st.segmented_control(
                "Paper",
                PAPERS,
                default=PAPERS[0],
                required=True,
                key="report-paper",
                format_func=str.capitalize,
                label_visibility="collapsed",
                help="Paper size of the PDF",
            )
    if missing:
        st.caption(missing)


def _report_file(report: Callable[[], Report], ending: str, paper: str, day: date) -> None:
    name = workspace.file_name("report", ending.removeprefix("."), day)
    _file(_LABELS[ending], lambda: report_bytes(report(), ending, paper), name, primary=ending == ".html")


def _list(current: Workspace) -> None:
    st.header("Ideas")
    rubric = Rubric.default()
    with st.container(horizontal=True):
        _file(
            "Workbook (XLSX)",
            lambda: list_workbook(current.ranked(), rubric),
            workspace.file_name("ideas", "xlsx"),
        )
        _file("CSV", lambda: csv_bytes(current.ranked(), rubric), workspace.file_name("ideas", "csv"))


def _tracker(current: Workspace) -> None:
    trackers = {tracker.id: tracker for tracker in all_trackers().trackers}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "Issues for",
            list(trackers),
            format_func=lambda name: trackers[name].name,
            key="tracker",
            width=200,
        )
        only_decided = st.toggle(
            "Decided ideas only", key="only-decided", help="Ideas decided as “Do now” or “Later”"
        )
        _file(
            "Issues (CSV)",
            lambda: tracker_csv(current.ranked(), chosen, only_decided=only_decided),
            workspace.file_name(chosen, "csv"),
            key="export-issues",
        )
    st.caption(trackers[chosen].how, help=trackers[chosen].column_source)


def _calendar(current: Workspace, day: date, now: datetime) -> None:
    st.header("Reviews")
    _file("Calendar (.ics)", lambda: reviews_file(current, day, now), workspace.file_name("reviews", "ics"))


def _file(
    label: str, content: Callable[[], bytes], name: str, *, key: str = "", primary: bool = False
) -> None:
    ending = name.rpartition(".")[2]
    st.download_button(
        label,
        content,
        file_name=name,
        mime=_MIMES[ending],
        key=key or f"export-{ending}",
        icon=":material/download:",
        type="primary" if primary else "secondary",
        on_click="ignore",
    )
