"""Discussion in order of disagreement: widest gap first, one idea at a time, with its own timer."""

import pandas as pd
import streamlit as st

from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.discussion import Queued, disputed, next_up, orders, queue, reason_lines
from gtm_framework.workshop.rules import Votes, rules
from pages.parts import session
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller, merge, picking, placing, votes

_ORDER = "workshop-order"
_ORDERS = {Votes.SCORE: "Impact and effort", Votes.CHOICE: "Strategic or tactical"}
_GRIDS = 2
"""How many questions to draw for the idea under discussion: those with the most disagreement."""


def discuss(look: WorkshopView) -> None:
    """The idea under discussion at the top, then the queue."""
    by = _order(look)
    queued = queue(look.state, look.seen, by)
    if not queued:
        st.caption("No results yet. Reveal the votes to see what to discuss.")
        return
    _steps(look, queued)
    for one in queued:
        if one.item == look.state.talking:
            _talking(look, one)
    placing.guard(look)
    _queue(look, queued)
    with st.container(horizontal=True):
        placing.ways(look)


def _order(look: WorkshopView) -> Votes | None:
    """What to order by: scores or choices, which are never mixed; None if nothing was revealed."""
    found = orders(look.seen)
    if len(found) < 2:
        return next(iter(found), None)
    wanted = session.opened_item(_ORDER)
    key = session.bound_key(_ORDER, wanted if wanted in found else found[0])
    st.segmented_control(
        "Order by disagreement on",
        found,
        required=True,
        format_func=lambda votes: _ORDERS[votes],
        key=key,
        help=inert(rules().agreement.order),
        on_change=lambda: session.open_item(_ORDER, session.widget_value(key)),
    )
    return Votes(session.widget_value(key))


def _steps(look: WorkshopView, queued: tuple[Queued, ...]) -> None:
    """The next step: the next idea in the queue, or the end of the discussion."""
    waiting = next_up(tuple(one for one in queued if one.item != look.state.talking))
    closed = look.state.finished_at is not None
    with st.container(horizontal=True, vertical_alignment="center"):
        if waiting:
            st.button(
                f"{'Next' if look.state.talking else 'Start with'}: "
                f"{inert(look.state.item(waiting.item).title)}",
                key="talk-next",
                type="primary",
                icon=":material/forum:",
                disabled=closed,
                on_click=controller.do,
                args=(ev.Talk,),
                kwargs={"item": waiting.item, "axes": disputed(waiting)},
            )
        else:
            st.markdown("All ideas discussed.")
        if look.state.talking:
            st.button("Done discussing", key="talk-end", on_click=controller.do, args=(ev.EndTalk,))


def _talking(look: WorkshopView, widest: Queued) -> None:
    """The idea under discussion with its votes, large enough to discuss."""
    item = look.state.item(look.state.talking)
    with st.container(border=True, key="talking"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.header(inert(item.title), anchor=False, width="content")
            with st.popover("Edit wording", key=f"reword-talked-{item.id}", on_change="rerun") as opened:
                if opened.open:
                    merge.reword(item)
        if item.notes:
            st.markdown(inert(item.notes))
        for apart in widest.on[:_GRIDS]:
            votes.grid(look, apart.axis, [item.id], titles=False)
        heard = [one for apart in widest.on if (one := look.seen.on(item.id, apart.axis))]
        reasons = [f"- {inert(told)}" for one in heard for told in reason_lines(one)]
        if reasons:
            st.markdown("\n".join(reasons))
        rest = [f"{rules().axis(a.axis).title}: {a.words}, {a.sentence}" for a in widest.on[_GRIDS:]]
        st.caption(inert(" · ".join(rest)))


def _queue(look: WorkshopView, queued: tuple[Queued, ...]) -> None:
    table = pd.DataFrame(
        {
            "idea": [look.state.item(one.item).title for one in queued],
            "spread": [one.widest for one in queued],
            "on": [rules().axis(one.on[0].axis).title.lower() for one in queued],
            "disagreement": [one.on[0].sentence for one in queued],
            "talked": [_mark(look, one) for one in queued],
        }
    )
    columns = {
        "idea": st.column_config.TextColumn("idea", width=270),
        "spread": st.column_config.ProgressColumn(
            "spread",
            min_value=0.0,
            max_value=1.0,
            format="%.2f",
            width=105,
            help=inert(rules().agreement.text),
        ),
        "on": st.column_config.TextColumn("on", width=65),
        "disagreement": st.column_config.TextColumn("disagreement", width=125),
        "talked": st.column_config.TextColumn("talked", width=60),
    }
    ids = [one.item for one in queued]
    chosen = picking.pick("discuss", table, ids, "Ideas by disagreement, widest first", columns)
    if chosen != look.state.talking and not look.state.finished_at:
        st.button(
            inert(f"Discuss “{look.state.item(chosen).title}”"),
            key="talk-picked",
            on_click=controller.do,
            args=(ev.Talk,),
            kwargs={"item": chosen, "axes": disputed(next(one for one in queued if one.item == chosen))},
        )


def _mark(look: WorkshopView, one: Queued) -> str:
    if one.item == look.state.talking:
        return "now"
    return "yes" if one.talked else ""
