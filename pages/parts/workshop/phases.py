"""The phase in the middle: what it is for, what it needs, and the way on to the next one."""

from collections.abc import Callable

import streamlit as st

from gtm_framework.store.ballots import WorkshopView
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.rounds import missing_for
from gtm_framework.workshop.rule_parts import PhaseRule
from gtm_framework.workshop.rules import rules
from pages.parts.frame.inert import inert
from pages.parts.workshop import decide as workshop_decide
from pages.parts.workshop import desk as workshop_desk
from pages.parts.workshop import discuss as workshop_discuss
from pages.parts.workshop import ideas as workshop_ideas
from pages.parts.workshop import merge as workshop_merge
from pages.parts.workshop import placing as workshop_placing
from pages.parts.workshop import record as workshop_record
from pages.parts.workshop import shortlist as workshop_shortlist
from pages.parts.workshop import votes as workshop_votes

SCREENS: dict[str, Callable[[WorkshopView], None]] = {
    "goal": workshop_ideas.goal,
    "ideas": workshop_ideas.ideas,
    "merge": workshop_merge.merge,
    "shortlist": workshop_shortlist.shortlist,
    "silent": workshop_votes.silent,
    "reveal": workshop_votes.reveal,
    "discuss": workshop_discuss.discuss,
    "revote": workshop_votes.again,
    "decide": workshop_decide.decide,
    "record": workshop_record.shown,
}
"""What `data/workshop.toml` can name as the desk's screen of a phase."""


def phase(look: WorkshopView) -> None:
    """The present phase; while ideas are placed against one another, that and nothing else."""
    here = rules().phase(look.state.phase)
    if look.state.placing:
        workshop_placing.placing(look.state, look.state.placing)
        return
    _head(look, here)
    SCREENS[here.screens.desk](look)


def _head(look: WorkshopView, here: PhaseRule) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(here.title, anchor=False, width="content")
        with st.container(horizontal=True, width="content", gap="xsmall", key="phase-ways"):
            if look.state.visits and not look.state.finished_at:
                _ways_on(look, here)
    st.markdown(f"> {inert(here.says)}")
    st.caption(inert(here.does))


def _ways_on(look: WorkshopView, here: PhaseRule) -> None:
    st.button(
        "",
        key="phase-again",
        icon=":material/replay:",
        help="Begin this phase again, with its full time",
        on_click=workshop_desk.do,
        args=(ev.GoTo,),
        kwargs={"phase": here.id},
    )
    order = [one.id for one in rules().phases]
    following = order[order.index(here.id) + 1 :]
    if following:
        then = rules().phase(following[0])
        missing = missing_for(look.state, then)
        st.button(
            f"Next: {then.title}",
            key="phase-next",
            icon=":material/arrow_forward:",
            disabled=bool(missing),
            help=" ".join(missing) or inert(then.why),
            on_click=workshop_desk.do,
            args=(ev.GoTo,),
            kwargs={"phase": then.id},
        )
