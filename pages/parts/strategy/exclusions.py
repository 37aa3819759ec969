"""What the company refuses: the list with the ideas that touch it, starting points, one open to edit."""

from itertools import cycle

import streamlit as st

from gtm_framework.strategy.exclusions.exclusions import Exclusion, Sort, sorts, starting_points
from gtm_framework.workspace import Workspace
from pages.parts import session
from pages.parts.shell import glossary
from pages.parts.shell.inert import inert
from pages.parts.strategy import edits

_NEW = "new"
_NAMES_SHOWN = 5
_OFFER_HEIGHT = 200


def exclusions(workspace: Workspace) -> None:
    """The refusals on the left, the starting points on the right."""
    refused = workspace.strategy.exclusions
    if not refused and session.opened_item("exclusion") is None:
        _nothing_yet()
        return
    listed, offered = st.columns([7, 5], gap="large")
    with listed:
        st.subheader("What we refuse", anchor=False, help=glossary.about("exclusion"))
        for exclusion in refused:
            if session.opened_item("exclusion") == exclusion.id:
                _editor(exclusion)
            else:
                _refusal(exclusion, workspace)
        if session.opened_item("exclusion") == _NEW:
            _editor(None)
        else:
            _new("Refuse something else")
    with offered:
        st.subheader("Six starting points", anchor=False, help=glossary.citation("S4"))
        st.caption("One click refuses it; then edit it until it names your own case.")
        taken = {exclusion.id for exclusion in refused}
        for start in starting_points():
            _offer(start, is_taken=start.id in taken)


def _nothing_yet() -> None:
    """The six starting points as cards, and the way to one's own."""
    st.subheader("What do you refuse, even when it looks attractive?", anchor=False)
    st.caption(
        "Begin with one of these and edit it until it names your own case. An idea of the triage list that "
        "touches a refusal is flagged, and the flag stands in the export.",
        help=glossary.about("exclusion"),
    )
    names = _names()
    for start, column in zip(starting_points(), cycle(st.columns(3, gap="medium"))):
        with column, st.container(border=True, key=f"offer-{start.id}", height=_OFFER_HEIGHT):
            st.markdown(f"**{start.what}**")
            st.caption(f"{names[start.sort]} – {start.reason}")
            _offer(start, "Refuse it")
    _new("Refuse something else")


def _new(label: str) -> None:
    st.button(label, key="exclusion-new", icon=":material/add:", on_click=_open, args=(_NEW,))


def _refusal(exclusion: Exclusion, workspace: Workspace) -> None:
    with st.container(border=True, key=f"exclusion-{exclusion.id}", gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top"):
            st.markdown(f"**{inert(exclusion.what)}**  \n{_names()[exclusion.sort]}", width="stretch")
            st.button("Edit", key=f"edit-{exclusion.id}", on_click=_open, args=(exclusion.id,))
            st.button(
                "",
                key=f"remove-{exclusion.id}",
                icon=":material/delete:",
                help="Refuse it no longer",
                on_click=_remove,
                args=(exclusion.id,),
            )
        st.caption(
            inert(f"{exclusion.reason} Recognised by: {', '.join(exclusion.words) or 'nothing yet'}.")
        )
        touching = [
            idea.title
            for idea in workspace.initiatives
            if any(touch.exclusion.id == exclusion.id for touch in workspace.touched.get(idea.id, ()))
        ]
        if touching:
            named = "; ".join(touching[:_NAMES_SHOWN])
            st.markdown(f":material/block: {inert(f'Touched by {len(touching)} of the ideas: {named}')}")


def _editor(exclusion: Exclusion | None) -> None:
    """One refusal opened; it stays as it was until it is said so."""
    form = f"exclusion-form-{exclusion.id if exclusion else _NEW}"
    names = _names()
    with st.form(form):
        st.text_input(
            "What do we refuse?", key=session.draft_key(f"{form}-what", exclusion.what if exclusion else "")
        )
        st.selectbox(
            "By what is it drawn?",
            list(names),
            index=list(names).index(exclusion.sort) if exclusion else 0,
            format_func=lambda sort: names[sort],
            key=f"{form}-sort",
            help="  \n".join(f"**{shown.name}**: {shown.help}" for shown in sorts()),
        )
        st.text_area(
            "Words by which an idea is recognised, one a line",
            key=session.draft_key(f"{form}-words", "\n".join(exclusion.words) if exclusion else ""),
            height=110,
            help="Whole words in any case, singular or plural. A sentence that itself refuses the thing "
            "is no touch: 'not for agencies' is not about agencies.",
        )
        st.text_input(
            "Why?", key=session.draft_key(f"{form}-reason", exclusion.reason if exclusion else "")
        )
        with st.container(horizontal=True):
            st.form_submit_button(
                "Save", type="primary", key=f"{form}-save", on_click=_save, args=(form, exclusion)
            )
            st.form_submit_button(
                "Close without saving", key=f"{form}-close", on_click=_close, args=(form,)
            )


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
    edits.strategy.change(f"Refuse: {start.what}", exclusions=(*edits.strategy.current().exclusions, start))


@session.report_errors
def _remove(exclusion_id: str) -> None:
    left = tuple(kept for kept in edits.strategy.current().exclusions if kept.id != exclusion_id)
    edits.strategy.change("Take back a refusal", exclusions=left)
    session.notify("It is refused no longer.", undo=True)


@session.report_errors
def _save(form: str, before: Exclusion | None) -> None:
    made = Exclusion(
        id=before.id if before else "",
        sort=session.widget_value(f"{form}-sort"),
        what=session.draft_text(f"{form}-what"),
        words=tuple(session.draft_text(f"{form}-words").splitlines()),
        reason=session.draft_text(f"{form}-reason"),
    )
    kept = edits.strategy.current().exclusions
    changed = tuple(made if one.id == made.id else one for one in kept) if before else (*kept, made)
    edits.strategy.change(f"Refuse: {made.what}", exclusions=changed)
    _close(form)
