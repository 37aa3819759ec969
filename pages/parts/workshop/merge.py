"""Clarify and merge: reword an idea, put doubles together, take them apart again."""

import pandas as pd
import streamlit as st

from gtm_framework.store.ballots import WorkshopView
from gtm_framework.triage.hints.duplicates import likely_duplicates
from gtm_framework.triage.initiative import Initiative
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.entries import Item
from pages.parts import session
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller, picking

_ALIKE_SHOWN = 3


def merge(look: WorkshopView) -> None:
    """The likely doubles, then the list with the idea that is open beside it."""
    if look.state.finished_at:
        return
    _alike(look)
    items = {item.id: item for item in look.state.items}
    rows, open_one = st.columns([6, 5], gap="medium")
    with rows:
        table = pd.DataFrame(
            {
                "idea": [item.title for item in items.values()],
                "+": [f"+{len(item.merged)}" if item.merged else "" for item in items.values()],
            }
        )
        columns = {
            "idea": st.column_config.TextColumn("idea", width=300),
            "+": st.column_config.TextColumn("+", width=36, help="Ideas that were put into it"),
        }
        chosen = picking.pick("merge", table, list(items), "The ideas in the room", columns)
    with open_one:
        _one(look, items[chosen])


def _alike(look: WorkshopView) -> None:
    """Pairs whose titles say the same, to be put together or kept."""
    ideas = [Initiative(id=item.id, title=item.title) for item in look.state.items]
    pairs = session.cached(
        "workshop-alike",
        [(idea.id, idea.title) for idea in ideas],
        lambda: likely_duplicates(ideas),
    )
    kept = session.get_local("workshop-kept-apart") or frozenset()
    for pair in [p for p in pairs if (p.first, p.second) not in kept][:_ALIKE_SHOWN]:
        first, second = look.state.item(pair.first), look.state.item(pair.second)
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"alike-{pair.first}-{pair.second}"
        ):
            st.markdown(f"Alike: **{inert(first.title)}** and **{inert(second.title)}**")
            st.button(
                "One idea",
                key=f"one-{pair.first}-{pair.second}",
                on_click=controller.do,
                args=(ev.Merge,),
                kwargs={"item": second.id, "into": first.id},
            )
            st.button(
                "Two",
                key=f"two-{pair.first}-{pair.second}",
                on_click=session.set_local,
                args=("workshop-kept-apart", kept | {(pair.first, pair.second)}),
            )


def reword(item: Item) -> None:
    """Another title or another meaning; the ballots stay with the idea."""
    with st.form(f"reword-{item.id}", border=False):
        st.text_input("Title", value=item.title, key=f"reword-title-{item.id}")
        st.text_area("What it means", value=item.notes, key=f"reword-notes-{item.id}", height=90)
        st.form_submit_button("Reword", key="reword", type="primary", on_click=_reword, args=(item.id,))


def _one(look: WorkshopView, item: Item) -> None:
    reword(item)
    others = {one.id: one.title for one in look.state.items if one.id != item.id}
    if others:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                "The same as",
                list(others),
                index=None,
                format_func=lambda one: others[one],
                key=f"same-as-{item.id}",
                placeholder="Another idea",
            )
            st.button(
                "Put into it",
                key="merge-into",
                on_click=_merge,
                args=(item.id,),
            )
    for part in item.merged:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(inert(f"also: {part.words or part.title}"))
            st.button(
                "Take out",
                key=f"part-{part.id}",
                on_click=controller.do,
                args=(ev.Part,),
                kwargs={"item": part.id, "out_of": item.id},
            )
    if item.words and item.words != item.title:
        st.caption(inert(f"First wording: {item.words}"))


@controller.changing
def _merge(item: str) -> None:
    into = session.widget_value(f"same-as-{item}")
    if into is None:
        raise controller.current_view().state.refuse("Choose the idea that it is the same as.")
    controller.act((ev.Merge, {"item": item, "into": into}))


@controller.changing
def _reword(item: str) -> None:
    title, notes = (
        session.widget_value(f"reword-title-{item}"),
        session.widget_value(f"reword-notes-{item}"),
    )
    controller.act((ev.Reword, {"item": item, "title": title, "notes": notes}))
