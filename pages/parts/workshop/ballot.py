"""Shared-screen voting: people without a device vote one after the other, on a screen that shows only that.

What was submitted never comes back to the screen, and it doesn't say who has voted.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from gtm_framework.english import counted
from gtm_framework.store.workshops import WorkshopView
from gtm_framework.triage import STEPS, Rubric, levels
from gtm_framework.workshop import Item, Round
from gtm_framework.workshop.room import Participant, may_score
from gtm_framework.workshop.rules import Votes, rules
from gtm_framework.workshop.votes import Answer, Ballot, dot_limit, own_order, voted_on
from pages.parts import session
from pages.parts.live.ballot_box import ballot_box
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller

_SEAT = "workshop-seat"
_NOBODY = "-"
_UNCOUNTED: Mapping[str, str] = {Answer.SKIP: "skip", Answer.DONT_KNOW: "don't know"}


def seat() -> str | None:
    """Who the screen is for; None outside shared-screen voting."""
    return session.opened_item(_SEAT) or None


def button(look: WorkshopView, here: Sequence[Participant]) -> None:
    """The button for shared-screen voting, if someone needs it now."""
    takes = look.state.open_round or look.state.current_phase.takes_ideas
    if takes and not look.state.finished_at and any(not person.device for person in here):
        st.button(
            "Shared-screen voting",
            key="room-ballot",
            icon=":material/how_to_vote:",
            width="stretch",
            on_click=session.open_item,
            args=(_SEAT, _NOBODY),
            help="For people without a device. This screen shows nothing else until you return.",
        )


def screen(look: WorkshopView) -> None:
    """One person's voting form, or the question who is next."""
    people = {p.id: p for p in look.people if not p.device and p.left_at is None}
    person = people.get(seat() or "")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        called = controller.names(look)
        heading = inert(called[person.id]) if person else "Who’s voting?"
        st.header(heading, anchor=False, width="content")
        st.button("Back to workshop", key="seat-back", on_click=_leave, args=(person,))
    if person is None:
        st.markdown("Choose your name, vote, submit, and hand over the screen.")
        for one in people.values():
            st.button(
                inert(called[one.id]),
                key=f"seat-take-{one.id}",
                on_click=session.open_item,
                args=(_SEAT, one.id),
            )
    elif look.state.current_phase.takes_ideas:
        _ideas(person)
    elif look.state.open_round:
        _ballot(look, look.state.open_round, person)
    else:
        st.info("No vote is open right now. Go back to the workshop.")


def _leave(person: Participant | None) -> None:
    if person:
        _forget(person)
    session.open_item(_SEAT, None)


def _ideas(person: Participant) -> None:
    with st.form(f"seat-ideas-{person.id}", border=False):
        st.text_area(
            "Your ideas, one per line (anonymous)",
            key=f"seat-{person.id}-ideas",
            height=200,
        )
        st.form_submit_button(
            "Submit", key="seat-hand-in", type="primary", on_click=_hand_in, args=(person,)
        )


@controller.changing
def _hand_in(person: Participant) -> None:
    here = controller.current_view().state
    for line in session.widget_value(f"seat-{person.id}-ideas", "").splitlines():
        if line.strip():
            ballot_box().hand_in(here.id, person.id, line)
    _handed_in(person, "Ideas submitted.")


def _handed_in(person: Participant, told: str) -> None:
    _forget(person)
    session.open_item(_SEAT, _NOBODY)
    session.notify(told)


def _forget(person: Participant) -> None:
    """Remove every trace of a vote from this visitor's session."""
    here = controller.current_view().state
    keys = [f"seat-{person.id}-ideas"]
    for one in here.rounds:
        keys.extend(_key(person, one, axis, item) for axis in one.axes for item in one.items)
    session.clear_widgets(*keys)


def _key(person: Participant, one: Round, axis: str, item: str) -> str:
    return f"seat-{person.id}-{one.number}-{axis}-{item}"


def _ballot(look: WorkshopView, one: Round, person: Participant) -> None:
    axes = [axis for axis in one.axes if axis in may_score(look.state, person)]
    items = [look.state.item(item) for item in own_order(voted_on(look.state, one), person.id)]
    if not axes:
        st.info("Your role doesn’t vote here. Hand over the screen.")
        return
    with st.form(f"seat-ballot-{person.id}-{one.number}", border=False):
        for axis in axes:
            _about(axis, len(items))
        for item in items:
            asked = [axis for axis in axes if one.asks_about(item.id, axis)]
            _one_idea(look, one, person, asked, item)
        st.form_submit_button(
            "Submit",
            key="seat-cast",
            type="primary",
            on_click=_cast,
            args=(person, one, tuple(axes), tuple(item.id for item in items)),
        )


def _about(axis: str, ideas: int) -> None:
    """The questions, with the level texts."""
    rule = rules().axis(axis)
    if rule.votes is Votes.DOTS:
        dots = dot_limit(ideas)
        st.markdown(f"You have **{counted(dots, 'dot')}**, no more than one per idea.")
    elif rule.votes is Votes.CHOICE:
        st.markdown(f"**{rule.title}**: {inert(Rubric.default().by_id[axis].question)}")
    else:
        told = " · ".join(f"{level.span} {level.text}" for level in levels(axis))  # type: ignore[arg-type]
        st.markdown(f"**{rule.title}**: {inert(told)}")


def _one_idea(look: WorkshopView, one: Round, person: Participant, axes: Sequence[str], item: Item) -> None:
    choices = [axis for axis in axes if rules().axis(axis).votes is Votes.CHOICE]
    if choices:
        st.markdown(f"**{inert(item.title)}**")
    for axis, place in zip(choices, st.columns(len(choices) or 1), strict=False):
        question = Rubric.default().by_id[axis]
        labels = {option.id: option.label for option in question.options} | dict(_UNCOUNTED)
        place.selectbox(
            rules().axis(axis).title,
            [*look.state.options[axis], *_UNCOUNTED],
            index=None,
            format_func=partial(_label, labels),
            key=_key(person, one, axis, item.id),
            placeholder="Choose",
        )
    for axis in axes:
        if rules().axis(axis).votes is Votes.SCORE:
            st.segmented_control(
                inert(
                    item.title if len(axes) == 1 else f"{item.title}: {rules().axis(axis).title.lower()}"
                ),
                [*STEPS, *_UNCOUNTED],
                format_func=lambda step: _UNCOUNTED.get(step, str(step)),
                key=_key(person, one, axis, item.id),
            )
        elif rules().axis(axis).votes is Votes.DOTS:
            st.checkbox(inert(item.title), key=_key(person, one, axis, item.id))


def _label(labels: Mapping[str, str], choice: str) -> str:
    return labels.get(choice, choice)


@controller.changing
def _cast(person: Participant, one: Round, axes: Sequence[str], items: Sequence[str]) -> None:
    here = controller.current_view().state
    cast = [
        _read(person, one, axis, item, given)
        for axis in axes
        for item in items
        if (given := session.widget_value(_key(person, one, axis, item))) is not None
    ]
    in_order = sorted(
        cast, key=lambda ballot: ballot.value not in (0, None)
    )  # dots are removed before they are placed
    left = ballot_box().cast(here.id, person.id, *in_order)
    more = "" if not left else " Some answers are missing; choose the name again to continue."
    _handed_in(person, f"Vote submitted.{more}")


def _read(person: Participant, one: Round, axis: str, item: str, given: Any) -> Ballot:
    where: dict[str, Any] = {"person": person.id, "item": item, "axis": axis, "round": one.number}
    if given in _UNCOUNTED:
        return Ballot(**where, answer=Answer(given))
    return Ballot(**where, value=int(given) if isinstance(given, bool) else given)
