"""The record: read aloud, taken away as a file, and handed back to the workspace."""

import streamlit as st

from gtm_framework.exchange.workshop_csv import record_csv
from gtm_framework.exchange.workshop_record import record_html, record_markdown
from gtm_framework.store.ballots import WorkshopView
from gtm_framework.workshop import events as ev
from pages.parts import session, workspace
from pages.parts.workshop import controller, outcome


def shown(look: WorkshopView) -> None:
    """The ways out of the workshop, then the record as it will be read."""
    made = outcome.current_record()
    of = (look.state.id, look.state.revision, workspace.cache_key())
    markdown = session.cached("workshop-markdown", of, lambda: record_markdown(made))
    html = session.cached("workshop-html", of, lambda: record_html(made))
    table = session.cached("workshop-csv", of, lambda: record_csv(made))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Hand back to the workspace",
            key="give-back",
            type="primary",
            icon=":material/move_to_inbox:",
            on_click=outcome.give_back,
            help="Scores, answers, calls and owners go to the list as one change, which can be undone",
        )
        for name, content, kind in (
            ("Markdown", markdown.encode(), "md"),
            ("To print", html.encode(), "html"),
            ("CSV", table, "csv"),
        ):
            st.download_button(
                name,
                content,
                file_name=f"workshop.{kind}",
                mime={"md": "text/markdown", "html": "text/html", "csv": "text/csv"}[kind],
                key=f"record-{kind}",
                icon=":material/download:",
                on_click="ignore",
            )
        closed = look.state.finished_at is not None
        st.button(
            "Reopen" if closed else "Close the workshop",
            key="finish",
            on_click=controller.do,
            args=(ev.Reopen if closed else ev.Finish,),
            help=None if closed else "Nothing can be changed in it then, until it is reopened",
        )
    with st.container(border=True, key="record"):
        st.markdown(markdown)
