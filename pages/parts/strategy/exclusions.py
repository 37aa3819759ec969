"""The company's exclusions: the list with conflicting ideas, starting points, and the editor."""

from itertools import cycle

import streamlit as st

from gtm_framework.english import counted
from gtm_framework.strategy.exclusions import (
    CARD_FIELD,
    Exclusion,
    Sort,
    exclusions_from,
    sorts,
    starting_points,
)
from gtm_framework.workspace import Workspace
from pages.parts import session
from pages.parts.shell import glossary
from pages.parts.shell.inert import inert
from pages.parts.strategy import edits

_NEW = "new"
_NAMES_SHOWN = 5
_OFFER_HEIGHT = 200


def exclusions(workspace: Workspace) -> None:
    """The exclusions on the left, the starting points on the right."""
    refused = workspace.strategy.exclusions
    if not refused and session.opened_item("exclusion") is None:
        _nothing_yet()
        return
    listed, offered = st.columns([7, 5], gap="large")
    with listed:
        st.header("Exclusions", anchor=False, help=glossary.about("exclusion"))
        for exclusion in refused:
            if session.opened_item("exclusion") == exclusion.id:
                _editor(exclusion)
            else:
                _refusal(exclusion, workspace)
        if session.opened_item("exclusion") == _NEW:
            _editor(None)
        else:
            _new("Add another exclusion")
    with offered:
        st.header("Six starting points", anchor=False, help=glossary.citation("S4"))
        st.caption("Click one to add it, then edit it to fit your company.")
        taken = {exclusion.id for exclusion in refused}
        for start in starting_points():
            _offer(start, is_taken=start.id in taken)


def _nothing_yet() -> None:
    """The six starting points as cards, and a button for a custom exclusion."""
    st.header("What do you say no to, even when it looks attractive?", anchor=False)
    st.caption(
        "Start with one of these and edit it to fit your company. Ideas on Triage that conflict with an "
        "exclusion are flagged, also in the export.",
        help=glossary.about("exclusion"),
    )
    names = _names()
    for start, column in zip(starting_points(), cycle(st.columns(3, gap="medium"))):
        with column, st.container(border=True, key=f"offer-{start.id}", height=_OFFER_HEIGHT):
            st.markdown(f"**{start.what}**")
            st.caption(f"{names[start.sort]} – {start.reason}")
            _offer(start, "Add exclusion")
    _new("Add another exclusion")
    _from_card()


def _from_card() -> None:
    """The card's text on the one-pager as exclusions, if no list was made from it yet."""
    text = edits.strategy.current().page.fields.get(CARD_FIELD, "")
    if text.strip():
        st.button(
            "Use the text on your one-pager",
            key="exclusions-from-card",
            icon=":material/playlist_add:",
            help=inert(text),
            on_click=_take_card,
        )


@session.report_errors
def _take_card() -> None:
    strategy = edits.strategy.current()
    made = exclusions_from(strategy.page.fields.get(CARD_FIELD, ""))
    edits.strategy.save(strategy.with_exclusions(made), "Make a list of the exclusions on the one-pager")


def _new(label: str) -> None:
    st.button(label, key="exclusion-new", icon=":material/add:", on_click=_open, args=(_NEW,))


def _refusal(exclusion: Exclusion, workspace: Workspace) -> None:
    with st.container(border=True, key=f"exclusion-{exclusion.id}", gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top"):
            st.markdown(f"**{inert(exclusion.what)}**  \n{_names()[exclusion.sort]}", width="stretch")
            with st.container(horizontal=True, width="content"):
                st.button("Edit", key=f"edit-{exclusion.id}", on_click=_open, args=(exclusion.id,))
                st.button(
                    "",
                    key=f"remove-{exclusion.id}",
                    icon=":material/delete:",
                    help="Remove exclusion",
                    on_click=_remove,
                    args=(exclusion.id,),
                )
        st.caption(inert(f"{exclusion.reason} Keywords: {', '.join(exclusion.words) or 'none'}."))
        touching = [
            idea.title
            for idea in workspace.initiatives
            if any(touch.exclusion.id == exclusion.id for touch in workspace.touched.get(idea.id, ()))
        ]
        if touching:
            named = "; ".join(touching[:_NAMES_SHOWN])
            told = f"Conflicts with {counted(len(touching), 'idea')}: {named}"
            st.markdown(f":material/block: {inert(told)}")


def _editor(exclusion: Exclusion | None) -> None:
    """The editor of one exclusion; nothing changes until it is saved."""
    form = f"exclusion-form-{exclusion.id if exclusion else _NEW}"
    names = _names()
    with st.form(form):
        st.text_input(
            "Exclusion", key=session.draft_key(f"{form}-what", exclusion.what if exclusion else "")
        )
        st.selectbox(
            "Type of exclusion",
            list(names),
            index=list(names).index(exclusion.sort) if exclusion else 0,
            format_func=lambda sort: names[sort],
            key=f"{form}-sort",
            help="  \n".join(f"**{shown.name}**: {shown.help}" for shown in sorts()),
        )
        st.text_area(
            "Keywords that flag an idea, one per line",
            key=session.draft_key(f"{form}-words", "\n".join(exclusion.words) if exclusion else ""),
            height=110,
            help="Matches whole words, singular or plural, in any case. Negated sentences don't "
            "match: “not for agencies” isn't about agencies.",
        )
        st.text_input(
            "Reason", key=session.draft_key(f"{form}-reason", exclusion.reason if exclusion else "")
        )
        with st.container(horizontal=True):
            st.form_submit_button(
                "Save exclusion", type="primary", key=f"{form}-save", on_click=_save, args=(form, exclusion)
            )
            st.form_submit_button("Cancel", key=f"{form}-close", on_click=_close, args=(form,))


def _offer(start: Exclusion, label: str = "", *, is_taken: bool = False) -> None:
    st.button(
        label or start.what,
        key=f"start-{start.id}",
        icon=":material/check:" if is_taken else ":material/add:",
        disabled=is_taken,
        help=None if label else start.reason,
        width="content" if label else "stretch",
        on_click=_add,
        args=(start,),
    )


def _names() -> dict[Sort, str]:
    return {shown.sort: shown.name for shown in sorts()}


def _open(exclusion_id: str | None) -> None:
    session.open_item("exclusion", exclusion_id)


def _close(form: str) -> None:
    session.clear_drafts(*(f"{form}-{field}" for field in ("what", "words", "reason")))
    _open(None)


@session.report_errors
def _add(start: Exclusion) -> None:
    strategy = edits.strategy.current()
    changed = strategy.with_exclusions((*strategy.exclusions, start))
    edits.strategy.save(changed, f"Add exclusion “{start.what}”")


@session.report_errors
def _remove(exclusion_id: str) -> None:
    strategy = edits.strategy.current()
    left = (kept for kept in strategy.exclusions if kept.id != exclusion_id)
    edits.strategy.save(strategy.with_exclusions(left), "Remove an exclusion")
    session.notify("Exclusion removed.", undo=True)


@session.report_errors
def _save(form: str, before: Exclusion | None) -> None:
    made = Exclusion(
        id=before.id if before else "",
        sort=session.widget_value(f"{form}-sort"),
        what=session.draft_text(f"{form}-what"),
        words=tuple(session.draft_text(f"{form}-words").splitlines()),
        reason=session.draft_text(f"{form}-reason"),
    )
    strategy = edits.strategy.current()
    kept = strategy.exclusions
    changed = tuple(made if one.id == made.id else one for one in kept) if before else (*kept, made)
    edits.strategy.save(strategy.with_exclusions(changed), f"Save exclusion “{made.what}”")
    _close(form)
