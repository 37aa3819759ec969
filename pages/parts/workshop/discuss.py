"""Discuss in the order of disagreement: the widest gap first, one idea at a time, with its own timer."""

import pandas as pd
import streamlit as st

from gtm_framework.store.ballots import WorkshopView
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.discussion import Queued, next_up, queue
from gtm_framework.workshop.rules import rules
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller, merge, picking, placing, votes

_GRIDS = 2
"""Of the idea under discussion, the questions on which the room is furthest apart are drawn."""


def discuss(look: WorkshopView) -> None:
    """The idea under discussion on top, then the queue."""
    queued = queue(look.state, look.seen)
    if not queued:
        st.caption("Nothing was uncovered yet, so there is no order to discuss in.")
        return
    _steps(look, queued)
    for one in queued:
        if one.item == look.state.talking:
            _talking(look, one)
    placing.guard(look)
    _queue(look, queued)
    with st.container(horizontal=True):
        placing.ways(look)


def _steps(look: WorkshopView, queued: tuple[Queued, ...]) -> None:
    """The way on: the next idea of the queue, or the end of the talk."""
    waiting = next_up(tuple(one for one in queued if one.item != look.state.talking))
    closed = look.state.finished_at is not None
    with st.container(horizontal=True, vertical_alignment="center"):
        if waiting:
            st.button(
                f"{'Next' if look.state.talking else 'Begin with'}: "
                f"{inert(look.state.item(waiting.item).title)}",
                key="talk-next",
                type="primary",
                icon=":material/forum:",
                disabled=closed,
                on_click=controller.do,
                args=(ev.Talk,),
                kwargs={"item": waiting.item},
            )
        else:
            st.markdown("Everything has been talked about.")
        if look.state.talking:
            st.button("Enough on this one", key="talk-end", on_click=controller.do, args=(ev.EndTalk,))


def _talking(look: WorkshopView, widest: Queued) -> None:
    """The idea under discussion with its ballots, large enough to talk over."""
    item = look.state.item(look.state.talking)
    with st.container(border=True, key="talking"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.subheader(inert(item.title), anchor=False, width="content")
            with st.popover("Reword", key=f"reword-talked-{item.id}", on_change="rerun") as opened:
                if opened.open:
                    merge.reword(item)
        if item.notes:
            st.markdown(inert(item.notes))
        for apart in widest.on[:_GRIDS]:
            votes.grid(look, apart.axis, [item.id], titles=False)
        rest = [f"{rules().axis(a.axis).title}: {a.words}, {a.sentence}" for a in widest.on[_GRIDS:]]
        st.caption(inert(" · ".join(rest)))


def _queue(look: WorkshopView, queued: tuple[Queued, ...]) -> None:
    table = pd.DataFrame(
        {
            "idea": [look.state.item(one.item).title for one in queued],
            "spread": [one.widest for one in queued],
            "on": [rules().axis(one.on[0].axis).title.lower() for one in queued],
            "the gap": [one.on[0].sentence for one in queued],
            "talked": [_mark(look, one) for one in queued],
        }
    )
    columns = {
        "spread": st.column_config.ProgressColumn(
            "spread", min_value=0.0, max_value=1.0, format="%.2f", help=inert(rules().agreement.text)
        ),
        "talked": st.column_config.TextColumn("talked", width=70),
    }
    ids = [one.item for one in queued]
    chosen = picking.pick("discuss", table, ids, "The ideas, the widest disagreement first", columns)
    if chosen != look.state.talking and not look.state.finished_at:
        st.button(
            inert(f"Talk about “{look.state.item(chosen).title}”"),
            key="talk-picked",
            on_click=controller.do,
            args=(ev.Talk,),
            kwargs={"item": chosen},
        )


def _mark(look: WorkshopView, one: Queued) -> str:
    if one.item == look.state.talking:
        return "now"
    return "yes" if one.talked else ""
