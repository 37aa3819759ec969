"""The workshop's settings: names, who sees how many are done, who votes on what."""

import streamlit as st

from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import DoneShown, Workshop
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.rules import rules
from pages.parts import session
from pages.parts.workshop import controller
from pages.parts.workshop.people import role_title
from pages.parts.workshop.start import DONE
from pages.parts.workshop.voting_way import chosen_way, way_of_voting

_TITLE = "set-title"


def settings(look: WorkshopView) -> None:
    """The settings, behind a button."""
    with st.popover(
        "Settings", icon=":material/tune:", key="workshop-settings", on_change="rerun", width="stretch"
    ) as opened:
        if opened.open:
            _how_the_room_works(look.state)


def _how_the_room_works(here: Workshop) -> None:
    st.toggle("Ask for names", key=session.shared_key("set-named", here.named), on_change=_set_named)
    st.radio(
        "Show voting progress to",
        list(DONE),
        format_func=lambda shown: DONE[shown],
        key=session.shared_key("set-done", here.done_shown),
        on_change=_set_done,
    )
    st.caption("Who votes on what")
    for axis, rule in rules().axes.items():
        st.multiselect(
            rule.title,
            list(_voting_roles(here)),
            format_func=role_title,
            key=session.shared_key(f"set-roles-{axis}", _roles_on(here, axis)),
            on_change=_set_roles,
            args=(axis,),
            placeholder="Nobody",
        )
    with st.form(f"set-way-{here.revision}", border=False):
        st.text_input("Title", value=here.title, key=_TITLE, max_chars=rules().limits.title_length)
        way_of_voting("set-way", here)
        st.form_submit_button("Save settings", key="set-way-save", on_click=_set_way)


def _voting_roles(here: Workshop) -> list[str]:
    """The roles that can vote at all; observers never do."""
    return [role for role in here.scores if role not in rules().roles or not rules().roles[role].silent]


def _roles_on(here: Workshop, axis: str) -> list[str]:
    return [role for role in _voting_roles(here) if axis in here.scores[role]]


# A field that comes and goes with its button may report its old value once more: that isn't a change.


def _set_named() -> None:
    here = controller.current_view().state
    named = bool(session.shared_value("set-named", here.named))
    if named != here.named:
        controller.do(ev.SetUp, named=named)


def _set_done() -> None:
    here = controller.current_view().state
    done = DoneShown(session.shared_value("set-done", here.done_shown))
    if done != here.done_shown:
        controller.do(ev.SetUp, done_shown=done)


def _set_roles(axis: str) -> None:
    here = controller.current_view().state
    chosen = session.shared_value(f"set-roles-{axis}", _roles_on(here, axis))
    if set(chosen) == set(_roles_on(here, axis)):
        return
    scores = {}
    for role in _voting_roles(here):
        others = [one for one in here.scores[role] if one != axis]
        voted = [*others, axis] if role in chosen else others
        scores[role] = tuple(one for one in rules().axes if one in voted)
    controller.do(ev.SetUp, scores=scores)


@controller.changing
def _set_way() -> None:
    controller.act((ev.SetUp, {"title": session.widget_value(_TITLE, ""), **chosen_way("set-way")}))
