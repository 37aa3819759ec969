"""How people take part: together or on their own time, with a manual or an automatic reveal."""

import streamlit as st

from gtm_framework.store.workshops import OpeningSettings
from gtm_framework.workshop import RevealWhen, Workshop
from gtm_framework.workshop.agenda import LEAST_VOTERS, voters_expected
from gtm_framework.workshop.rules import rules
from pages.parts import session

_TOGETHER = {False: "Together, in one session", True: "When they can, until a deadline"}
_REVEAL = {
    RevealWhen.MANUAL: "When you reveal them",
    RevealWhen.EVERYONE: "When everyone has voted",
    RevealWhen.DEADLINE: "When everyone has voted, or at the deadline",
}


def way_of_voting(name: str, stands: Workshop | None = None) -> None:
    """The choices, as set in a workshop or as defaults for a new one."""
    st.radio(
        "People vote",
        list(_TOGETHER),
        index=int(bool(stands and stands.open_always)),
        format_func=lambda one: _TOGETHER[one],
        key=f"{name}-always",
        horizontal=True,
        help="With a deadline, people follow the link and vote on their own time. You set the deadline of "
        "each phase.",
    )
    shown = list(_REVEAL)
    st.radio(
        "Votes are revealed",
        shown,
        index=shown.index(stands.reveal_when) if stands else 0,
        format_func=lambda one: _REVEAL[one],
        key=f"{name}-reveal",
        horizontal=True,
    )
    if session.widget_value(f"{name}-reveal", RevealWhen.MANUAL) is not RevealWhen.MANUAL:
        st.number_input(
            "Number of voters",
            min_value=LEAST_VOTERS,
            max_value=rules().limits.people,
            value=voters_expected(stands),
            key=f"{name}-expected",
            help="Before a deadline, nothing is revealed until this many people have answered everything.",
        )


def chosen_way(name: str) -> OpeningSettings:
    """What was chosen."""
    reveal = session.widget_value(f"{name}-reveal", RevealWhen.MANUAL)
    return {
        "open_always": bool(session.widget_value(f"{name}-always", False)),
        "reveal_when": reveal,
        "expected": int(session.widget_value(f"{name}-expected", LEAST_VOTERS))
        if reveal is not RevealWhen.MANUAL
        else 0,
    }
