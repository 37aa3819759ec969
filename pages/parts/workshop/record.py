"""The record: read aloud, downloaded as a file, and saved to the workspace."""

import streamlit as st

from gtm_framework.english import counted
from gtm_framework.exchange.documents import record_csv, record_html, record_markdown
from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.results import undecided
from pages.parts import session, workspace
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller, outcome

_ENDING = "workshop-ending"


def shown(look: WorkshopView) -> None:
    """The final buttons of the workshop, then the record as it will be read."""
    made = outcome.current_record()
    of = (look.state.id, look.state.revision, workspace.cache_key())
    markdown = session.cached("workshop-markdown", of, lambda: record_markdown(made))
    html = session.cached("workshop-html", of, lambda: record_html(made))
    table = session.cached("workshop-csv", of, lambda: record_csv(made))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Save to workspace",
            key="give-back",
            type="primary",
            icon=":material/move_to_inbox:",
            on_click=outcome.give_back,
            help="Scores, answers, decisions, and owners go to the list as one change, which you can undo",
        )
        for name, content, kind in (
            ("Markdown", markdown.encode(), "md"),
            ("Printable page", html.encode(), "html"),
            ("CSV", table, "csv"),
        ):
            st.download_button(
                name,
                content,
                file_name=workspace.file_name("workshop", kind),
                mime={"md": "text/markdown", "html": "text/html", "csv": "text/csv"}[kind],
                key=f"record-{kind}",
                icon=":material/download:",
                on_click="ignore",
            )
        _end(look)
    _ask_first(look)
    with st.container(border=True, key="record"):
        st.markdown(markdown)


def _end(look: WorkshopView) -> None:
    """End the workshop, or reopen it; with open decisions it asks first."""
    closed = look.state.finished_at is not None
    asks = not closed and bool(undecided(look.state))
    st.button(
        "Reopen workshop" if closed else "End workshop",
        key="finish",
        on_click=session.open_item if asks else controller.do,
        args=(_ENDING, look.state.id) if asks else (ev.Reopen if closed else ev.Finish,),
        help=None if closed else "Locks the workshop until you reopen it",
    )


def _ask_first(look: WorkshopView) -> None:
    """Which ideas have no decision, and what to do with them."""
    left = undecided(look.state)
    if session.opened_item(_ENDING) != look.state.id or not left or look.state.finished_at:
        return
    with st.container(border=True, key="ending"):
        st.markdown(f"**{counted(len(left), 'idea')} without a decision:**")
        st.markdown("\n".join(f"- {inert(look.state.item(item).title)}" for item in left))
        with st.container(horizontal=True):
            st.button(
                "Set them to later and end", key="ending-later", type="primary", on_click=_later_and_end
            )
            st.button("Keep them open and end", key="ending-anyway", on_click=_end_anyway)
            st.button("Cancel", key="ending-no", on_click=session.open_item, args=(_ENDING, None))


@controller.changing
def _later_and_end() -> None:
    controller.act((ev.DecideRest, {"call": "later"}), (ev.Finish, {}))
    session.open_item(_ENDING, None)


@controller.changing
def _end_anyway() -> None:
    controller.act((ev.Finish, {}))
    session.open_item(_ENDING, None)
