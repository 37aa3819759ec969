"""Which discipline you need: from the decisions you face to the discipline that makes them."""

import streamlit as st

from gtm_framework.scorecard import Answer, find, load_finder, load_scorecard
from pages.parts.scorecard.concepts import facts, verdict
from pages.parts.shell.inert import inert


def view() -> None:
    """Decisions and team on the left, the matching disciplines on the right."""
    left, right = st.columns([8, 11], gap="large")
    with left:
        team = _team()
        decisions = _decisions()
    found = find(decisions, team)
    with right:
        st.markdown(f"**{inert(found.sentence)}**")
        if not found.answers:
            verdict()
        for place, answer in enumerate(found.answers):
            with st.container(border=True, key=f"answer-{answer.concept.id}"):
                _answer(answer, first=place == 0)


def _team() -> str | None:
    teams = {best.who: best.id for best in load_scorecard().best_for}
    chosen = st.segmented_control(
        "What kind of team are you?", list(teams), key="team", bind="query-params"
    )
    return teams[chosen] if chosen else None


def _decisions() -> list[str]:
    st.markdown("Which decisions do you face?")
    with st.container(key="decisions"):
        return [
            decision.id
            for decision in load_finder().decisions
            if st.checkbox(decision.text, key=f"decide-{decision.id}", bind="query-params")
        ]


def _answer(answer: Answer, *, first: bool) -> None:
    concept = answer.concept
    st.markdown(
        f"**{'Start here: ' if first else 'Then: '}{inert(concept.name)}.** {inert(concept.definition)}"
    )
    st.markdown("\n".join(f"- {inert(reason)}" for reason in answer.reasons))
    facts(concept)
