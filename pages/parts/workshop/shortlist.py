"""The shortlist by hidden dots: wait for the room, reveal them, set the shortlist."""

import streamlit as st

from gtm_framework.english import counted
from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.discussion import by_dots
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.votes import dot_limit
from pages.parts import session
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller, votes

_DOT = "●"


def shortlist(look: WorkshopView) -> None:
    """The open round, then the dots and which ideas stay."""
    if look.state.open_round:
        dots = dot_limit(len(look.state.open_round.items))
        st.markdown(f"Each person has **{counted(dots, 'dot')}**, no more than one per idea.")
        votes.reveal_button("Reveal dots", look)
        votes.asked(look, look.state.open_round)
        return
    keep = rules().dots.keep
    dotted = by_dots(look.state, look.seen, keep)
    if not dotted:
        st.caption("No dots yet. Restart the phase to vote, or choose the ideas here.")
    _choice(look, dotted or tuple((item.id, 0, item.shortlisted) for item in look.state.items))


def _choice(look: WorkshopView, dotted: tuple[tuple[str, int, bool], ...]) -> None:
    """Each idea with its dots and whether it stays; all ties at the cut stay until someone decides."""
    drawn = any(not item.shortlisted for item in look.state.items)
    with st.form(f"shortlist-{look.state.revision}", border=False):
        with st.container(key="shortlist-ideas"), st.grid(2, gap="xsmall", min_column_width=280):
            for item_id, dots, stays in dotted:
                item = look.state.item(item_id)
                laid = f"{''.join(_DOT for _ in range(dots))} {dots}" if dots else "no dots"
                st.checkbox(
                    f"{inert(item.title)} · {laid}",
                    value=item.shortlisted if drawn else stays,
                    key=f"keep-{look.state.revision}-{item_id}",
                )
        st.form_submit_button(
            "Set shortlist",
            key="shortlist",
            type="primary",
            disabled=look.state.finished_at is not None,
            on_click=_draw,
            args=(look.state.revision, tuple(item_id for item_id, _, _ in dotted)),
        )
    if drawn:
        kept, of = len(look.state.shortlist), counted(len(look.state.items), "idea")
        st.caption(f"{kept} of {of} shortlisted; the others stay parked.")


@controller.changing
def _draw(revision: int, items: tuple[str, ...]) -> None:
    keep = tuple(item for item in items if session.widget_value(f"keep-{revision}-{item}"))
    controller.act((ev.Shortlist, {"keep": keep}))
