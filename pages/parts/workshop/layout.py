"""What frames every phase of a workshop: its look, the goal and the timer on top, the run-sheet."""

from datetime import datetime, timedelta

import streamlit as st

from gtm_framework.charts.signs import ink
from gtm_framework.store.ballot_records import Look
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.rounds import SheetLine, Standing
from gtm_framework.workshop.rounds import run_sheet as sheet_of
from gtm_framework.workshop.state import Workshop
from gtm_framework.workshop.timer import Timer, clock_face
from pages.parts import state
from pages.parts.frame.inert import inert
from pages.parts.workshop import desk as workshop_desk

MINUTE = timedelta(minutes=1)

_ICONS = {
    Standing.DONE: ":material/check:",
    Standing.SKIPPED: ":material/remove:",
    Standing.AHEAD: ":material/radio_button_unchecked:",
}
_WORDS = {Standing.DONE: "Done", Standing.SKIPPED: "Skipped", Standing.AHEAD: "To come"}

_LOOK = """
<style>
.st-key-workshop-top { position: sticky; top: 3.7rem; z-index: 50; background: GROUND;
  margin-top: -1.2rem; padding: 0.2rem 0 0.4rem; border-bottom: 1px solid LINE;
  flex-wrap: nowrap !important; }
.st-key-workshop-goal { min-width: 0; }
.st-key-workshop-goal p { font-size: 1.35rem; font-weight: 600; line-height: 1.25; margin: 0;
  overflow-wrap: anywhere; }
.st-key-workshop-clock .clock { font-size: 1.9rem; font-weight: 600; line-height: 1; text-align: right;
  font-variant-numeric: tabular-nums; white-space: nowrap; }
.st-key-workshop-clock .clock small { font-size: 0.85rem; font-weight: 400; display: block;
  line-height: 1.4; }
.st-key-workshop-clock .over { text-decoration: underline; text-underline-offset: 0.2em; }
.st-key-workshop-sheet { gap: 0.05rem !important; }
.st-key-workshop-sheet button { min-height: 1.85rem; padding: 0.1rem 0.4rem; }
.st-key-workshop-sheet button > div, .st-key-workshop-sheet button > div > span { width: 100%;
  justify-content: flex-start; text-align: left; }
.st-key-workshop-sheet button p { font-size: 0.92rem; text-align: left; line-height: 1.2; }
.st-key-sheet-now { border-left: 4px solid TEXT; padding: 0.2rem 0 0.2rem 0.6rem; margin: 0.2rem 0; }
.st-key-sheet-now p { margin: 0; line-height: 1.3; }
:is(.st-key-sheet-now, .st-key-workshop-room, .st-key-talking, .st-key-workshop-goal)
  [data-testid="stMarkdownContainer"] { margin-bottom: 0; }
.st-key-record { overflow-x: auto; }
.st-key-record table { font-size: 0.85rem; width: 100%; }
.st-key-record th, .st-key-record td { padding: 0.2rem 0.4rem; }
.st-key-record h1 { font-size: 1.4rem !important; }
.st-key-record p { margin-bottom: 0.3rem; }
.st-key-workshop-phase blockquote { margin: 0.1rem 0 0.2rem; padding: 0 0 0 0.8rem; }
.st-key-workshop-phase blockquote p { font-size: 1.1rem; color: TEXT !important; }
.st-key-workshop-room p { line-height: 1.35; margin-bottom: 0.15rem; overflow-wrap: anywhere; }
.st-key-versus button { min-height: 4.2rem; }
.st-key-versus button p { font-size: 1.15rem; line-height: 1.25; overflow-wrap: anywhere;
  white-space: normal; }
[class*="st-key-seat-"] [data-testid="stWidgetLabel"] p { font-size: 1rem; }
@media (max-width: 760px) {
  [data-testid="stHorizontalBlock"]:has(.st-key-workshop-sheet) { flex-direction: column; }
  [data-testid="stColumn"]:has(.st-key-workshop-sheet) { order: 3; }
  [data-testid="stColumn"]:has(.st-key-workshop-phase) { order: 1; }
  [data-testid="stColumn"]:has(.st-key-workshop-room) { order: 2; }
  .st-key-workshop-goal p { font-size: 1.1rem; }
  .st-key-workshop-clock .clock { font-size: 1.4rem; }
}
</style>
"""


def look() -> None:
    """The styles of this page."""
    colours = ink(state.theme())
    st.html(
        _LOOK.replace("LINE", colours.line).replace("TEXT", colours.text).replace("GROUND", colours.ground)
    )


def top(look: Look) -> None:
    """The goal and the timer: in sight in every phase, wherever the page is scrolled to."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="workshop-top"
    ):
        with st.container(key="workshop-goal"):
            goal = look.state.goal or "Which question does this workshop answer? Ask it below."
            st.markdown(inert(goal))
        with st.container(
            horizontal=True, width="content", vertical_alignment="center", gap="xsmall", key="timer"
        ):
            with st.container(key="workshop-clock", width="content"):
                _clock()
            if look.state.timer:
                _timer_buttons(look.state)


@st.fragment(run_every=1)
def _clock() -> None:
    """The time, told every second; and the look whether anything has moved, which draws the page anew."""
    if workshop_desk.moved():
        st.rerun()
    here, now = workshop_desk.shown().state, workshop_desk.now()
    if here.finished_at:
        st.html("<div class='clock'>closed<small>reopen it at the record</small></div>")
    elif here.timer is None:
        st.html("<div class='clock'>–:––<small>not begun</small></div>")
    else:
        item = ""
        if here.item_timer:
            item = f"<small>this idea {clock_face(here.item_timer.left(now))}</small>"
        st.html(f"{_face(here.timer, now)}{item}</div>")


def _face(timer: Timer, now: datetime) -> str:
    left = timer.left(now)
    tone = " over" if left < timedelta() else ""
    held = " held" if timer.held_since else ""
    planned = clock_face(timer.planned)
    return f"<div class='clock{tone}' role='timer'>{clock_face(left)}<small>of {planned}{held}</small>"


def _timer_buttons(here: Workshop) -> None:
    timer = here.timer
    stands = bool(timer and timer.held_since)
    st.button(
        "",
        key="timer-hold",
        icon=":material/play_arrow:" if stands else ":material/pause:",
        help="Let the time run on" if stands else "Hold the time",
        on_click=workshop_desk.do,
        args=(ev.Resume if stands else ev.Hold,),
    )
    st.button(
        "+1",
        key="timer-more",
        help="One minute more",
        on_click=workshop_desk.do,
        args=(ev.Extend,),
        kwargs={"by": MINUTE},
    )


def run_sheet(look: Look) -> None:
    """The phases in their order: where the workshop stands, and the way to every other one."""
    for line in sheet_of(look.state, workshop_desk.now()):
        if line.standing is Standing.NOW and line.visits:
            with st.container(key="sheet-now"):
                st.markdown(f"**{line.rule.title}**  \n{line.rule.minutes} min · now")
        else:
            _way_to(line, closed=look.state.finished_at is not None)
    st.button(
        "All workshops",
        key="workshop-close",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=workshop_desk.close,
        help="This one goes on meanwhile; nothing is lost",
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
        on_click=workshop_desk.do,
        args=(ev.GoTo,),
        kwargs={"phase": line.rule.id},
    )
