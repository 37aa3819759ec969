"""The first two phases: the goal as a question, and the silent brainstorm."""

from typing import Any

import streamlit as st

from gtm_framework.english import counted
from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import events as ev
from pages.parts import session, workspace
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller


def goal(look: WorkshopView) -> None:
    """The goal and the decision owner; the timer is next to them, to start when the room is ready."""
    with st.form("goal-form", border=False):
        st.text_input(
            "Question to answer",
            value=look.state.goal,
            key=f"goal-{look.state.id}",
            placeholder="Which work wins us the mid-market this year?",
        )
        st.text_input(
            "Decision owner",
            value=look.state.decider,
            key=f"decider-{look.state.id}",
            placeholder="One person’s name",
            help="Scores are advisory; one person decides and gives reasons.",
        )
        st.form_submit_button(
            "Save goal",
            key="goal-set",
            type="primary",
            disabled=look.state.finished_at is not None,
            on_click=_set_goal,
        )
    if not look.state.visits:
        st.caption(
            "People can already join with the code on the shared screen. The clock starts when "
            "you start the timer at the top."
        )


@controller.changing
def _set_goal() -> None:
    here = controller.current_view().state
    asked, decider = (
        session.widget_value(f"goal-{here.id}", ""),
        session.widget_value(f"decider-{here.id}", ""),
    )
    events: list[tuple[type[ev.Event], dict[str, Any]]] = []
    if asked.strip() != here.goal or not here.goal:
        events.append((ev.AskGoal, {"goal": asked}))
    if decider.strip() and decider.strip() != here.decider:
        events.append((ev.NameDecider, {"decider": decider}))
    controller.act(*events)


def ideas(look: WorkshopView) -> None:
    """Collect what the room has submitted, add more from the list, or type what people say."""
    st.button(
        "Collect ideas",
        key="gather",
        type="primary",
        icon=":material/inbox:",
        on_click=controller.gather,
        disabled=look.state.finished_at is not None,
        help="Adds every submitted idea to the list, anonymously, in alphabetical order",
    )
    st.caption(
        "Until then, nobody can see other people’s ideas, including you. You can collect more than once."
    )
    _from_the_list(look)
    st.text_area(
        "Ideas, one per line",
        key=session.draft_key(controller.field("ideas")),
        height=100,
        placeholder="For ideas mentioned out loud; everyone sees them right away",
    )
    st.button("Add ideas", key="write-down", on_click=controller.write_down)
    listed(look)


def _from_the_list(look: WorkshopView) -> None:
    inside = {part.id for item in look.state.items for part in (item, *item.merged)}
    others = {i.id: i.title for i in workspace.current().initiatives if i.id not in inside}
    if not others:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = f"bring-in-{look.state.id}"
        st.multiselect(
            "From the workspace",
            list(others),
            format_func=lambda one: others[one],
            key=key,
            placeholder=f"{counted(len(others), 'more idea')}",
        )
        st.button("Add selected ideas", key="bring-in", on_click=_bring_in, args=(key,))


@controller.changing
def _bring_in(key: str) -> None:
    chosen = session.widget_value(key)
    if chosen:
        controller.bring_in(chosen)
        session.set_widget(key, [])


def listed(look: WorkshopView) -> None:
    """The ideas in the room, as a list."""
    if not look.state.items:
        st.caption("No ideas in the workshop yet.")
        return
    st.markdown(f"**{counted(len(look.state.items), 'idea')} in the workshop**")
    st.markdown("\n".join(f"- {inert(item.title)}" for item in look.state.items))
