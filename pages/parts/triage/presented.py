"""Triage for a room: the ranked list in large type, or one idea of it."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.charts import kind_sign, quadrant_sign
from gtm_framework.triage import Ranked
from gtm_framework.triage.explain import place_sentence, score_sentence, verdict_sentence
from pages.parts import session, workspace
from pages.parts.shell import heading
from pages.parts.shell.inert import inert
from pages.parts.triage import idea_list

_OPENED = "presented-idea"


def presented(ranked: Sequence[Ranked]) -> None:
    """The list; clicking an idea shows only that idea until someone goes on or back to the list."""
    opened = session.opened_item(_OPENED)
    at = next((at for at, item in enumerate(ranked) if item.initiative.id == opened), None)
    if at is None:
        heading.unseen("Triage")
        idea_list.rows(ranked, picked=workspace.picked_idea(), on_pick=_open)
    else:
        _one_idea(ranked, at)


def _one_idea(ranked: Sequence[Ranked], at: int) -> None:
    item = ranked[at]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("List", key="back-to-list", icon=":material/list:", on_click=_open, args=(None,))
        _way("Previous", at - 1, ranked)
        _way("Next", at + 1, ranked)
        st.markdown(f"{at + 1} of {len(ranked)}", width="content")
    sign = kind_sign(item.verdict.final_kind)
    st.title(inert(item.initiative.title), anchor=False)
    st.markdown(f"**{sign.words}**")
    st.markdown(inert(verdict_sentence(item.verdict)))
    glyph = f"{quadrant_sign(item.quadrant).glyph} " if item.quadrant else ""
    st.markdown(f"**{glyph}{inert(place_sentence(item))}**")
    st.markdown(inert(score_sentence(item)))
    for note in item.notes:
        st.markdown(inert(note))


def _way(name: str, to: int, ranked: Sequence[Ranked]) -> None:
    there = 0 <= to < len(ranked)
    target = ranked[to].initiative.id if there else None
    st.button(name, key=f"presented-{name.lower()}", on_click=_open, args=(target,), disabled=not there)


def _open(idea: str | None) -> None:
    session.open_item(_OPENED, idea)
    if idea:
        workspace.pick_idea(idea)
