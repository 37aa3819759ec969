"""Clarify and merge: reword an idea, merge duplicates, unmerge them."""

import streamlit as st

from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import Item, alike
from gtm_framework.workshop import events as ev
from pages.parts import session
from pages.parts.components import merge_cards
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller

_OPENED = "workshop-merge"
_ALIKE_SHOWN = 3
_WORDS_SHOWN = 4


def merge(look: WorkshopView) -> None:
    """The likely duplicates, then the ideas as cards with the open one next to them."""
    if look.state.finished_at:
        return
    _alike(look)
    items = {item.id: item for item in look.state.items}
    opened = session.opened_item(_OPENED) or ""
    chosen = opened if opened in items else next(iter(items))
    rows, open_one = st.columns([6, 5], gap="medium")
    with rows:
        st.caption("Drag one card onto another to merge them. With the keyboard: M, arrows, Enter.")
        merge_cards.merge_cards(items.values(), chosen, on_merged=_pressed)
    with open_one:
        _one(look, items[chosen])


@controller.changing
def _pressed() -> None:
    merge_cards.take(
        lambda item, into: controller.act((ev.Merge, {"item": item, "into": into})),
        lambda item: session.open_item(_OPENED, item),
    )


def _alike(look: WorkshopView) -> None:
    """Pairs of titles with shared words, to merge or to keep as two."""
    pairs = alike(look.state.items)
    kept = session.get_local("workshop-kept-apart") or frozenset()
    for pair in [p for p in pairs if (p.first, p.second) not in kept][:_ALIKE_SHOWN]:
        first, second = look.state.item(pair.first), look.state.item(pair.second)
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"alike-{pair.first}-{pair.second}"
        ):
            shared = ", ".join(pair.shared[:_WORDS_SHOWN])
            more = "…" if len(pair.shared) > _WORDS_SHOWN else ""
            st.markdown(
                f"**{inert(first.title)}** and **{inert(second.title)}** share: {inert(shared)}{more}"
            )
            st.button(
                "Merge pair",
                key=f"one-{pair.first}-{pair.second}",
                on_click=controller.do,
                args=(ev.Merge,),
                kwargs={"item": second.id, "into": first.id},
            )
            st.button(
                "Keep both ideas",
                key=f"two-{pair.first}-{pair.second}",
                on_click=session.set_local,
                args=("workshop-kept-apart", kept | {(pair.first, pair.second)}),
            )


def reword(item: Item) -> None:
    """A new title or a new meaning; the votes stay with the idea."""
    with st.form(f"reword-{item.id}", border=False):
        st.text_input("Title", value=item.title, key=f"reword-title-{item.id}")
        st.text_area("Meaning", value=item.notes, key=f"reword-notes-{item.id}", height=90)
        st.form_submit_button(
            "Save wording", key="reword", type="primary", on_click=_reword, args=(item.id,)
        )


def _one(look: WorkshopView, item: Item) -> None:
    reword(item)
    others = {one.id: one.title for one in look.state.items if one.id != item.id}
    if others:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                "Merge into",
                list(others),
                index=None,
                format_func=lambda one: others[one],
                key=f"same-as-{item.id}",
                placeholder="Choose an idea",
            )
            st.button(
                "Merge ideas",
                key="merge-into",
                on_click=_merge,
                args=(item.id,),
            )
    for part in item.merged:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(inert(f"also: {part.words or part.title}"))
            st.button(
                "Unmerge",
                key=f"part-{part.id}",
                on_click=controller.do,
                args=(ev.Part,),
                kwargs={"item": part.id, "out_of": item.id},
            )
    if item.words and item.words != item.title:
        st.caption(inert(f"Original wording: {item.words}"))


@controller.changing
def _merge(item: str) -> None:
    into = session.widget_value(f"same-as-{item}")
    if into is None:
        raise controller.current_view().state.refuse("No idea is selected. Choose the idea to merge into.")
    controller.act((ev.Merge, {"item": item, "into": into}))


@controller.changing
def _reword(item: str) -> None:
    title, notes = (
        session.widget_value(f"reword-title-{item}"),
        session.widget_value(f"reword-notes-{item}"),
    )
    controller.act((ev.Reword, {"item": item, "title": title, "notes": notes}))
