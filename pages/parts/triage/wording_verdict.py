"""Under the title of an idea without a verdict: what its wording says, and one key that settles it."""

import streamlit as st

from gtm_framework.triage import Initiative, Kind
from gtm_framework.triage.hints import is_open
from gtm_framework.triage.worklist import KINDS, said
from pages.parts import session, workspace
from pages.parts.shell.inert import inert
from pages.parts.shell.wording import marked_title, outcome

_HELP = "Answers purpose, form, and metrics this way where they’re blank. You can undo it."


def title(initiative: Initiative) -> str:
    """The title as Markdown, with the deciding words marked until there is a verdict."""
    if not is_open(initiative):
        return inert(initiative.title)
    return marked_title(initiative.title, workspace.hints_of(initiative.title, initiative.description))


def verdict_row(initiative: Initiative) -> None:
    """What the wording says, with a button for each verdict; nothing once there is a verdict."""
    if not is_open(initiative):
        return
    hints = workspace.hints_of(initiative.title, initiative.description)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="wording"):
        st.markdown(f":material/lightbulb: {outcome(hints)}", width="stretch")
        with st.container(horizontal=True, gap="small", width="content"):
            for letter, kind in KINDS.items():
                st.button(
                    kind.capitalize(),
                    key=f"say-{kind}-{initiative.id}",
                    type="primary" if hints.kind is kind else "secondary",
                    shortcut=letter.upper(),
                    on_click=_say,
                    args=(initiative.id, kind),
                    help=_HELP,
                )


@session.report_errors
def _say(initiative_id: str, kind: Kind) -> None:
    before = workspace.get_initiative(initiative_id)
    workspace.edit_ideas([said(before, kind)], f"Set “{before.title}” to {kind}")
