"""The ballot of a participant: what they are asked now, and taking their answers in."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.store import UnavailableError
from gtm_framework.store.ballots import ToAnswer, WorkshopView
from gtm_framework.workshop.ballots import dot_limit, voted_on
from gtm_framework.workshop.entries import Round
from gtm_framework.workshop.people import may_score
from gtm_framework.workshop.rule_parts import Votes
from gtm_framework.workshop.rules import rules
from pages.parts import state
from pages.parts.frame.outbox import fresh
from pages.parts.join import ballot_paper
from pages.parts.join import desk as join_desk
from pages.parts.join.desk import Seat

_ACK, _OPEN = "join-ack", "join-open"
_NOTHING: Mapping[str, Any] = {"from": "", "seq": 0, "refused": {}}


def axes(seat: Seat, one: Round, shown: WorkshopView) -> list[str]:
    """What this person is asked in a round."""
    return [axis for axis in one.axes if axis in may_score(shown.state, seat.person)]


@st.fragment
def paper(seat: Seat, one: Round, shown: WorkshopView) -> None:
    """The questions of the open round; an answer draws this part anew and nothing else."""
    items = voted_on(shown.state, one)
    asked = [(item, axis) for item in items for axis in axes(seat, one, shown)]
    questions = [
        ballot_paper.question(shown.state.item(item), axis, shown.state.options) for item, axis in asked
    ]
    open_still = _open_still(seat, one)
    answered = [pair for pair in asked if pair not in open_still]
    on_dots = any(rules().axis(axis).votes is Votes.DOTS for _, axis in asked)
    if on_dots and answered and not _here(seat, one):
        _laid_before(seat)
        return
    # That an idea has a dot is the ballot itself: of dots nothing is told back before all are laid.
    ballot_paper.ballot_paper(
        questions,
        () if on_dots and open_still else answered,
        paper=_name(seat, one),
        dots=dot_limit(len(items)),
        ack=state.typed(_ACK, _NOTHING),
        on_cast=lambda: _take_in(seat, one),
    )


def _open_still(seat: Seat, one: Round) -> ToAnswer:
    """What is not answered yet; while the store does not answer, what was open when it last did.

    So the paper stays, and with it the answers that wait on the device until they are taken in.
    """
    paper = _name(seat, one)
    try:
        now_open = join_desk.box().to_answer(seat.workshop, seat.person.id)
    except UnavailableError:
        known: Mapping[str, ToAnswer] = state.typed(_OPEN, {})
        if paper not in known:
            raise
        return known[paper]
    state.put_in(_OPEN, {paper: now_open})
    return now_open


def _name(seat: Seat, one: Round) -> str:
    return f"{seat.workshop}-{seat.person.id}-{one.number}"


def _here(seat: Seat, one: Round) -> bool:
    """Whether the dots were laid since the page was opened; the page does not know where others lie."""
    return bool(state.typed(_ACK, _NOTHING).get("paper") == _name(seat, one))


def _laid_before(seat: Seat) -> None:
    st.subheader("Your dots are laid", anchor=False)
    st.markdown("Where they lie is shown to nobody before the reveal, on this device neither.")
    st.button("Lay them anew", key="join-dots-anew", width="stretch", on_click=_start_over, args=(seat,))


@state.guarded
def _start_over(seat: Seat) -> None:
    join_desk.box().start_over(seat.workshop, seat.person.id)


def _take_in(seat: Seat, one: Round) -> None:
    """Take in what the paper sent, each answer once; what is refused goes back with its reason."""
    sent, before = ballot_paper.sent(), state.typed(_ACK, _NOTHING)
    refused = {}
    seq = before["seq"] if before["from"] == sent["from"] else 0
    for raw in fresh(sent, before):
        try:
            ballot = ballot_paper.read(raw, seat.person.id, one.number)
            join_desk.box().cast(seat.workshop, seat.person.id, ballot)
        except UnavailableError:
            break  # neither taken in nor refused: it waits on the device and is sent again
        except GtmError as error:
            refused[raw["seq"]] = str(error)
        seq = raw["seq"]
    state.put_in(_ACK, {"from": sent["from"], "seq": seq, "refused": refused, "paper": _name(seat, one)})
