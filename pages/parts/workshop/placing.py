"""The spread guard and its remedy: ranking ideas by comparison, one question at a time."""

import streamlit as st

from gtm_framework.english import counted
from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import Workshop
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.discussion import spread_guard
from gtm_framework.workshop.rules import Votes, rules
from gtm_framework.workshop.votes import (
    WHICH_HAS_MORE,
    Placing,
    most_questions,
    scores_from_order,
    standing,
)
from pages.parts import workspace
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller


def guard(look: WorkshopView) -> None:
    """Warn if nearly everything is rated high, and offer ranking by comparison; otherwise nothing."""
    axis = rules().guard.axis
    stands = [standing(look.state, look.seen, item.id, axis) for item in look.state.shortlist]
    scores = [one.value if one and isinstance(one.value, int) else None for one in stands]
    placed = axis in look.state.placed
    found = spread_guard(scores, workspace.current().settings.threshold)
    if found.warns and not placed and not look.state.finished_at:
        with st.container(key="guard", horizontal=True, vertical_alignment="center", border=True):
            st.markdown(f":material/unfold_more: {inert(found.sentence)}")
            _begin(look, axis, primary=True)


def ways(look: WorkshopView) -> None:
    """Ranking by comparison on either axis, for a room that wants it anyway."""
    for axis in WHICH_HAS_MORE:
        if rules().axis(axis).votes is Votes.SCORE and look.seen.rounds(axis):
            _begin(look, axis, primary=False)


def _begin(look: WorkshopView, axis: str, *, primary: bool) -> None:
    most = most_questions(len(look.state.shortlist))
    st.button(
        f"Rank by {rules().axis(axis).title.lower()}",
        key=f"place-{axis}-{'guard' if primary else 'way'}",
        type="primary" if primary else "secondary",
        on_click=controller.do,
        args=(ev.StartPlacing,),
        kwargs={"axis": axis},
        help=f"Up to {counted(most, 'question')}. {inert(rules().placing.text)}",
    )


def placing(here: Workshop, under_way: Placing) -> None:
    """The next comparison, or the complete ranking."""
    question = under_way.question
    if question is None:
        st.header(f"Ranking by {rules().axis(under_way.axis).title.lower()}", anchor=False)
        _order(here, under_way)
    else:
        st.header(WHICH_HAS_MORE[under_way.axis], anchor=False)
        with st.container(key="versus"):
            left, right = st.columns(2)
            for place, item, higher in ((left, question.item, True), (right, question.than, False)):
                place.button(
                    inert(here.item(item).title),
                    key=f"higher-{'this' if higher else 'that'}",
                    width="stretch",
                    on_click=controller.do,
                    args=(ev.AnswerPlacing,),
                    kwargs={"higher": higher},
                )
        left_over = under_way.most_left
        st.caption(
            f"{len(under_way.answers)} answered, up to {left_over} to go. Decide together, out loud."
        )
    with st.container(horizontal=True):
        st.button(
            "Undo last answer",
            key="placing-undo",
            disabled=not under_way.answers,
            on_click=controller.do,
            args=(ev.UndoPlacing,),
        )
        st.button(
            "Cancel ranking",
            key="placing-drop",
            on_click=controller.do,
            args=(ev.EndPlacing,),
            kwargs={"keep": False},
            help="The votes stay as they were",
        )


def _order(here: Workshop, under_way: Placing) -> None:
    st.markdown("The ranking is complete. If you keep it, it replaces the voted scores.")
    scores = scores_from_order(under_way.order)
    st.markdown(
        "\n".join(f"1. {inert(here.item(item).title)} · {scores[item]}" for item in under_way.order)
    )
    st.button(
        "Keep ranking",
        key="placing-keep",
        type="primary",
        on_click=controller.do,
        args=(ev.EndPlacing,),
        kwargs={"keep": True},
    )
