"""What frames the shared screen: type for the back of a room, the goal and the time, and nothing else."""

from datetime import timedelta

import streamlit as st

from gtm_framework.charts.signs import ink
from gtm_framework.inert import inert_html
from gtm_framework.store import UnavailableError
from gtm_framework.store.ballot_box import BallotBox
from gtm_framework.store.ballot_records import Look, Pulse
from gtm_framework.workshop.rules import rules
from gtm_framework.workshop.seen import Viewer
from gtm_framework.workshop.timer import clock_face
from pages.parts import state

POLL = 0.5
"""Seconds between two looks: the time is told, and what has moved is drawn."""

_LOOK = """
<style>
[data-testid="stHeader"] { display: none; }
.block-container { max-width: none; padding: 1.2rem 2.5rem; }
.block-container [data-testid="stVerticalBlock"] { gap: 0.4rem; }
.present, .st-key-present-top { font-size: clamp(22px, 2.2vw, 48px); color: TEXT; line-height: 1.25; }
.st-key-present-top { border-bottom: 2px solid LINE; padding-bottom: 0.4rem; flex-wrap: nowrap !important; }
.present .goal { font-weight: 600; font-size: 1.15em; overflow-wrap: anywhere; }
.present .clock { text-align: right; font-size: 2.1em; font-weight: 700; line-height: 1;
  white-space: nowrap; font-variant-numeric: tabular-nums; }
.present .clock small { display: block; font-size: 0.4em; font-weight: 400; margin-top: 0.2em; }
.present .over { text-decoration: underline; text-underline-offset: 0.15em; }
.present h1 { font-size: 1.7em !important; line-height: 1.15 !important; padding: 0.5em 0 0.2em !important;
  overflow-wrap: anywhere; }
.present p { font-size: 1em; margin: 0.2em 0; max-width: 45em; }
.present .phase { font-size: 0.85em; margin: 0; }
.present .in { display: grid; grid-template-columns: auto 1fr; gap: 1.4em; align-items: center;
  margin-top: 0.6em; }
.present .in img { width: min(60vh, 40vw); height: auto; display: block; }
.present .code { font-size: 2.6em; font-weight: 700; letter-spacing: 0.04em; line-height: 1.15;
  white-space: nowrap; font-variant-numeric: tabular-nums; }
.present .levels { border-collapse: collapse; margin-top: 0.4em; }
.present .levels td { border: 0; padding: 0.12em 1em 0.12em 0; }
.present .levels td:first-child { font-weight: 700; font-variant-numeric: tabular-nums;
  white-space: nowrap; }
.present .done { font-size: 2.4em; font-weight: 700; font-variant-numeric: tabular-nums; }
.present ul.ideas { columns: 2; column-gap: 2em; margin: 0.4em 0; font-size: 1em; padding-left: 1.1em; }
.present ul.ideas.few { columns: 1; font-size: 1.1em; }
.present ul.ideas.many { font-size: 0.78em; columns: 3; }
.present li { break-inside: avoid; margin: 0 0 0.25em;
  font-size: 1em; overflow-wrap: anywhere; }
.present .versus { display: grid; grid-template-columns: 1fr 1fr; gap: 1em; margin-top: 0.6em; }
.present .versus div { border: 3px solid TEXT; border-radius: 0.3em; padding: 0.8em; font-size: 1.2em;
  font-weight: 600; min-height: 4em; display: grid; place-items: center; text-align: center;
  overflow-wrap: anywhere; }
.present ul.dots { columns: 2; font-size: 1em; list-style: none; padding: 0; }
.present ul.dots b { display: inline-block; min-width: 1.4em; }
.present table.strips { width: 100%; border-collapse: collapse; table-layout: fixed; margin-top: 0.3em;
  --row: clamp(28px, calc((100vh - 10.5rem) / (var(--rows) + 1)), 84px);
  font-size: min(1.15em, calc(var(--row) * 0.56)); }
.present .strips th, .present .strips td { border: 0; padding: 0 0.2em; height: var(--row);
  line-height: 1.05; font-size: 1em; }
.present .strips col.name { width: 32%; }
.present .strips col.result { width: 3em; }
.present .strips tbody tr { border-top: 1px solid LINE; }
.present .strips tbody tr.follows { border-top: 0; }
.present .strips .follows th[scope=row] { text-align: right; padding-right: 1em; }
.present .strips th[scope=row] { text-align: left; font-weight: 500; }
.present .strips thead th { font-weight: 400; text-align: left; height: 1.4em; }
.present .strips thead td { height: 1.4em; }
.present .strip div { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; }
.present .strip span { display: grid; place-items: center; height: calc(var(--row) * 0.84); min-width: 0; }
.present .strip b { width: min(100%, calc(var(--row) * 0.74)); aspect-ratio: 1; border-radius: 50%;
  display: grid; place-items: center; font-size: 0.95em; }
.present .strip i { font-style: normal; font-size: 0.6em; opacity: 0.65; }
.present .strip .middle { box-shadow: inset 0 -3px 0 TEXT; }
.present .strips .result { font-weight: 700; font-size: 1.15em; text-align: left;
  font-variant-numeric: tabular-nums; white-space: nowrap; }
@media (max-width: 760px) {
  .block-container { padding: 1rem; }
  .present, .st-key-present-top { font-size: 18px; }
  .present .in { grid-template-columns: 1fr; }
  .present .in img { width: min(70vw, 20rem); }
  .present .code { font-size: 2em; }
  .present ul.ideas { columns: 1 !important; }
  .present .strips, .present .strips tbody, .present .strips tr { display: block; }
  .present .strips thead { display: none; }
  .present .strips th[scope=row] { display: block; width: auto; height: auto; padding-top: 0.4em; }
  .present .strips td.strip { display: inline-block; width: 78%; }
  .present .strips td.result { display: inline-block; width: 18%; }
}
</style>
"""


def box() -> BallotBox:
    """The ballot box of this server's store."""
    return BallotBox(state.store())


def look() -> None:
    """The styles of this screen."""
    colours = ink(state.theme())
    st.html(_LOOK.replace("TEXT", colours.text).replace("LINE", colours.line))


def shown(workshop_id: str) -> tuple[Pulse, Look]:
    """What the room may see, looked up once for each thing that moved."""
    pulse = box().pulse(workshop_id)
    seen = state.once("present-look", (workshop_id, pulse), lambda: box().look(workshop_id, Viewer.SCREEN))
    return pulse, seen


def top(pulse: Pulse, seen: Look) -> None:
    """The goal left, the time right, in every phase."""
    with st.container(
        key="present-top", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        phase = rules().phase(seen.state.phase)
        named = phase.title if seen.state.visits and not seen.state.finished_at else ""
        goal = inert_html(seen.state.goal) or "The goal is about to be asked."
        said = f"<p class='phase'>{inert_html(named)}</p><div class='goal'>{goal}</div>"
        st.html(f"<div class='present'>{said}</div>")
        with st.container(width="content"):
            _clock(pulse, seen)


def _moved(workshop_id: str, pulse: Pulse) -> bool:
    """Whether anything has moved; a store that does not answer for a moment has not."""
    try:
        return box().pulse(workshop_id) != pulse
    except UnavailableError:
        return False


@st.fragment(run_every=POLL)
def _clock(pulse: Pulse, seen: Look) -> None:
    """The time; and the look whether anything has moved, which draws the screen anew."""
    here = seen.state
    if _moved(here.id, pulse):
        st.rerun()
    if here.timer is None or here.finished_at:
        return
    now = state.store().clock()
    left = here.timer.left(now)
    over = " over" if left < timedelta() else ""
    item = f"<small>this idea {clock_face(here.item_timer.left(now))}</small>" if here.item_timer else ""
    held = "<small>held</small>" if here.timer.held_since else ""
    face = f"<div class='clock{over}' role='timer'>{clock_face(left)}{item}{held}</div>"
    st.html(f"<div class='present'>{face}</div>")
