"""The frame of every workshop phase: its look, the goal and the timer at the top, the agenda."""

from datetime import datetime, timedelta

import streamlit as st

from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import Workshop
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.agenda import SheetLine, Standing, Timer, clock_face
from gtm_framework.workshop.agenda import run_sheet as sheet_of
from pages.parts.live.deadline import is_late, reveal_when_due
from pages.parts.shell.inert import inert
from pages.parts.workshop import agenda, controller

MINUTE = timedelta(minutes=1)

_ICONS = {
    Standing.DONE: ":material/check:",
    Standing.SKIPPED: ":material/remove:",
    Standing.AHEAD: ":material/radio_button_unchecked:",
}
_WORDS = {Standing.DONE: "Done", Standing.SKIPPED: "Skipped", Standing.AHEAD: "Upcoming"}


def top(look: WorkshopView) -> None:
    """The goal and the timer: visible in every phase, wherever the page is scrolled to."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="workshop-top"
    ):
        with st.container(key="workshop-goal"):
            goal = look.state.goal or "Add the question this workshop answers."
            if look.state.title:
                st.caption(inert(look.state.title))
            st.markdown(inert(goal))
        with st.container(
            horizontal=True, width="content", vertical_alignment="center", gap="xsmall", key="timer"
        ):
            with st.container(key="workshop-clock", width="content"):
                _clock(late=is_late(look.state))
            if look.state.timer:
                _timer_buttons(look.state)
            elif not look.state.visits and not look.state.finished_at:
                st.button(
                    "Start timer",
                    key="timer-start",
                    icon=":material/play_arrow:",
                    help="Starts the workshop with its first phase",
                    on_click=controller.do,
                    args=(ev.GoTo,),
                    kwargs={"phase": look.state.phase},
                )


@st.fragment(run_every=1)
def _clock(*, late: bool) -> None:
    """The time, updated every second; redraws the page if anything has changed."""
    here, now = controller.current_view().state, controller.now()
    reveal_when_due(here)
    if controller.moved() or is_late(here) != late:
        st.rerun()
    if here.finished_at:
        st.html("<div class='clock'>Ended<small>reopen from the Record step</small></div>")
    elif here.timer is None:
        st.html("<div class='clock'>–:––<small>not started</small></div>")
    else:
        item = ""
        if here.item_timer:
            item = f"<small>this idea {clock_face(here.item_timer.left(now))}</small>"
        st.html(f"{_face(here.timer, now)}{item}</div>")


def _face(timer: Timer, now: datetime) -> str:
    left = timer.left(now)
    tone = " over" if left < timedelta() else ""
    held = ", paused" if timer.held_since else ""
    planned = clock_face(timer.planned)
    return f"<div class='clock{tone}' role='timer'>{clock_face(left)}<small>of {planned}{held}</small>"


def _timer_buttons(here: Workshop) -> None:
    timer = here.timer
    stands = bool(timer and timer.held_since)
    st.button(
        "",
        key="timer-hold",
        icon=":material/play_arrow:" if stands else ":material/pause:",
        help="Resume timer" if stands else "Pause timer",
        on_click=controller.do,
        args=(ev.Resume if stands else ev.Hold,),
    )
    st.button(
        "+1",
        key="timer-more",
        help="Add 1 minute",
        on_click=controller.do,
        args=(ev.Extend,),
        kwargs={"by": MINUTE},
    )


def run_sheet(look: WorkshopView) -> None:
    """The phases in order: the current one, and buttons for every other one."""
    for line in sheet_of(look.state, controller.now()):
        if line.standing is Standing.NOW and line.visits:
            with st.container(key="sheet-now"):
                st.markdown(f"**{line.rule.title}**  \n{line.rule.minutes} min · now")
        else:
            _way_to(line, closed=look.state.finished_at is not None)
    if not look.state.finished_at:
        st.button(
            "Edit agenda",
            key="agenda-edit",
            icon=":material/edit:",
            type="tertiary",
            on_click=agenda.edit,
            help="Phases, minutes, order, and instructions",
        )
    st.button(
        "All workshops",
        key="workshop-close",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=controller.close,
        help="This workshop keeps running; nothing is lost",
    )


def _way_to(line: SheetLine, *, closed: bool) -> None:
    standing = _WORDS.get(line.standing, "First")
    took = f" in {clock_face(line.spent)}" if line.visits else ""
    st.button(
        f"{line.rule.title} · {line.rule.minutes} min",
        key=f"go-{line.rule.id}",
        type="tertiary",
        width="stretch",
        icon=_ICONS.get(line.standing, _ICONS[Standing.AHEAD]),
        help=" ".join(line.missing) or f"{standing}{took}. {line.rule.why}",
        disabled=closed or bool(line.missing),
        on_click=controller.do,
        args=(ev.GoTo,),
        kwargs={"phase": line.rule.id},
    )
