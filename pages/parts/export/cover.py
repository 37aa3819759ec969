"""The report's cover and sections; saved with the workspace."""

from datetime import date

import streamlit as st

from gtm_framework.report import logo_from, readable_logo, section_choices
from gtm_framework.workspace import REPORT
from pages.parts import session, workspace
from pages.parts.workspace import DocumentEditor

_LOGO_TYPES = ("png", "jpg", "jpeg", "gif", "webp")
settings = DocumentEditor(REPORT, lambda workspace: workspace.report)


def cover() -> None:
    """Client, date, logo, and sections."""
    st.header("Report")
    kept = settings.current()
    client, on = st.columns([3, 2])
    with client:
        st.text_input(
            "Client",
            key=session.bound_key("report-client", kept.client),
            placeholder=workspace.current().name,
            on_change=_set_client,
            help="The name on the cover; the workspace’s name if you leave it empty",
        )
    with on:
        st.date_input("Date", value=session.today(), key="report-day", format=session.date_format())
    _logo(kept.logo)
    _sections(kept.sections)


def day() -> date:
    """The date on the cover."""
    chosen = session.widget_value("report-day")
    return chosen if isinstance(chosen, date) else session.today()


def _logo(kept: str) -> None:
    content = readable_logo(kept)
    if content:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.image(content, width=120)
            st.button("Delete logo", key="report-logo-remove", on_click=_remove_logo)
        return
    st.file_uploader("Client’s logo (optional)", type=_LOGO_TYPES, key="report-logo", on_change=_read_logo)


def _sections(kept: tuple[str, ...] | None) -> None:
    choices = {choice.id: choice for choice in section_choices()}
    usual = [choice.id for choice in choices.values() if choice.chosen]
    # Set in every run: if the first run is interrupted, the browser would show no section as chosen.
    session.set_widget("report-sections", usual if kept is None else list(kept))
    st.pills(
        "Sections",
        list(choices),
        selection_mode="multi",
        format_func=lambda name: choices[name].name,
        key="report-sections",
        on_change=_set_sections,
        help="Sections with nothing in them are left out",
    )


@session.report_errors
def _set_client() -> None:
    settings.change("Set the client on reports", client=session.widget_value("report-client") or "")


@session.report_errors
def _set_sections() -> None:
    chosen = tuple(session.widget_value("report-sections") or ())
    settings.change("Choose the sections of reports", sections=chosen)


@session.report_errors
def _read_logo() -> None:
    file = session.widget_value("report-logo")
    if file is not None:
        settings.change("Change the logo on reports", logo=logo_from(file.getvalue(), file.name))


@session.report_errors
def _remove_logo() -> None:
    settings.change("Delete the logo on reports", logo="")
