"""Silent votes, the reveal, the re-vote: nothing about votes before it, all of them without names after."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.charts.votes import steps, vote_rows, votes_html, votes_table
from gtm_framework.english import counted
from gtm_framework.store.workshops import WorkshopView
from gtm_framework.triage import Rubric, levels
from gtm_framework.workshop import Round
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.agenda import hidden_rounds
from gtm_framework.workshop.discussion import changes
from gtm_framework.workshop.rules import Votes, rules
from gtm_framework.workshop.votes import voted_on
from pages.parts import session
from pages.parts.shell.inert import inert
from pages.parts.shell.table_of_chart import table_of_chart
from pages.parts.workshop import controller, placing


def silent(look: WorkshopView) -> None:
    """A vote in progress: the question, what the levels mean, which ideas; no votes, not even your own."""
    now_open = look.state.open_round
    if hidden_rounds(look.state):
        reveal_button("Reveal votes", look)
    if now_open:
        _beside(look, now_open)
    elif look.state.current_phase.reveals and look.seen.heard:
        grids(look)
    else:
        st.caption("No vote is open. Restart the phase to hold one.")


def _beside(look: WorkshopView, now_open: Round) -> None:
    """The questions on the left, their ideas on the right."""
    left, right = st.columns([1, 1], gap="medium")
    with left:
        for axis in now_open.axes:
            _levels(axis)
    with right:
        asked(look, now_open)


def _levels(axis: str) -> None:
    """The questions, and what their answers mean."""
    rule = rules().axis(axis)
    if rule.votes is Votes.CHOICE:
        question = Rubric.default().by_id[axis]
        told = " · ".join(inert(option.label) for option in question.options)
        st.markdown(f"**{rule.title}.** {inert(question.question)}  \n{told}")
    else:
        rows = [
            f"| {level.span} | {inert(level.text)} |"
            for level in levels(axis)  # type: ignore[arg-type]
        ]
        st.markdown("\n".join([f"| {rule.title} | Meaning |", "| --- | --- |", *rows]))


def asked(look: WorkshopView, one: Round) -> None:
    """The ideas to vote on."""
    items = [look.state.item(item) for item in voted_on(look.state, one)]
    st.markdown(f"**{counted(len(items), 'idea')}** on every device:")
    st.markdown("\n".join(f"- {inert(item.title)}" for item in items))


def reveal_button(label: str, look: WorkshopView) -> None:
    """The only button that reveals votes."""
    st.button(
        label,
        key="reveal",
        type="primary",
        icon=":material/visibility:",
        disabled=look.state.finished_at is not None,
        on_click=controller.do,
        args=(ev.Reveal,),
        help="Reveals every vote at once, to everyone, and closes the vote for good",
    )


def reveal(look: WorkshopView) -> None:
    """Reveal the votes; then where they are, widest gap first."""
    if hidden_rounds(look.state):
        reveal_button("Reveal votes", look)
    elif not look.seen.heard:
        st.caption("No votes yet. Go to one of the silent phases first.")
    grids(look)


def again(look: WorkshopView) -> None:
    """The re-vote: silent, then before and after side by side."""
    if look.state.open_round:
        reveal_button("Reveal re-vote", look)
        _beside(look, look.state.open_round)
        return
    if hidden_rounds(look.state):
        reveal_button("Reveal re-vote", look)
    found = changes(look.state, look.seen)
    if not found:
        st.caption("No re-votes yet. Restart the phase to vote again.")
    else:
        closer = [c for c in found if c.closer is not None and c.closer > 0]
        st.markdown(f"**{len(closer)} of {counted(len(found), 'score')}** moved closer together.")
    grids(look, again=True)


def grids(look: WorkshopView, *, again: bool = False) -> None:
    """Where the votes are, one axis at a time; what the room agrees on comes last."""
    axes = [axis for axis in rules().scored_axes if look.seen.rounds(axis)]
    if again:
        axes = [axis for axis in axes if len(look.seen.rounds(axis)) > 1]
    if not axes:
        return
    placing.guard(look)
    wanted = session.opened_item("workshop-axis")
    first = "impact" if "impact" in axes else axes[0]
    key = session.bound_key("workshop-axis", wanted if wanted in axes else first)
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="grid-head"
    ):
        st.segmented_control(
            "Asked",
            axes,
            required=True,
            format_func=lambda axis: rules().axis(axis).title,
            key=key,
            label_visibility="collapsed",
            on_change=lambda: session.open_item("workshop-axis", session.widget_value(key)),
        )
        _whole(look, str(session.widget_value(key)))
    grid(look, str(session.widget_value(key)), _items(look, again=again), compare=again)


def _items(look: WorkshopView, *, again: bool) -> list[str]:
    if not again:
        return [item.id for item in look.state.shortlist]
    twice = {change.item for change in changes(look.state, look.seen)}
    return [item.id for item in look.state.shortlist if item.id in twice]


def _whole(look: WorkshopView, axis: str) -> None:
    """How similar the room's rankings of the whole list are."""
    found = [whole for whole in look.seen.wholes if whole.axis == axis and whole.concordance.w is not None]
    if found:
        told = " → ".join(f"{float(whole.concordance.w or 0):.2f}" for whole in found)
        st.caption(f"Kendall's W {told}", width="content", help=inert(rules().agreement.concordance))


def grid(
    look: WorkshopView, axis: str, items: Sequence[str], *, compare: bool = False, titles: bool = True
) -> None:
    """The votes on some ideas as a grid of the scale, with its table."""
    rows = vote_rows(look.state, look.seen, axis, items, compare=compare)
    if not rows:
        st.caption(f"No results for {rules().axis(axis).title.lower()} yet.")
        return
    columns = steps(look.state, axis)
    caption = f"{rules().axis(axis).title}: votes per score; the framed score is the room’s"
    st.html(votes_html(rows, columns, caption, session.theme(), titles=titles))
    if rules().axis(axis).votes is Votes.CHOICE:
        options = {option.id: option.label for option in Rubric.default().by_id[axis].options}
        st.caption(inert(" · ".join(f"{name}: {options[name]}" for name in columns)))
    if titles:
        table_of_chart(votes_table(rows, columns), f"votes-{axis}")
