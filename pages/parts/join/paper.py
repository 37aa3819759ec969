"""A participant's voting form: the current questions, and recording the answers."""

from collections.abc import Mapping

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.store import UnavailableError
from gtm_framework.store.workshops import ToAnswer, WorkshopView
from gtm_framework.workshop import Round
from gtm_framework.workshop.discussion import SaidBefore
from gtm_framework.workshop.room import may_score
from gtm_framework.workshop.rules import Votes, rules
from gtm_framework.workshop.votes import asked_ends, dot_limit, questions, voted_on
from pages.parts import session
from pages.parts.components import ballot_paper, outbox
from pages.parts.join.controller import Seat
from pages.parts.live.ballot_box import ballot_box

_OPEN = "join-open"


def asked_axes(seat: Seat, one: Round, shown: WorkshopView) -> list[str]:
    """This person's questions in a round."""
    return [axis for axis in one.axes if axis in may_score(shown.state, seat.person)]


@st.fragment
def ballot(seat: Seat, one: Round, shown: WorkshopView) -> None:
    """The questions of the open round; an answer redraws only this part."""
    asked = questions(shown.state, one, seat.person)
    drawn = [
        ballot_paper.question(shown.state.item(item), axis, shown.state.options) for item, axis in asked
    ]
    open_still = _open_still(seat, one)
    answered = [pair for pair in asked if pair not in open_still]
    on_dots = any(rules().axis(axis).votes is Votes.DOTS for _, axis in asked)
    if on_dots and answered and not _here(seat, one):
        _laid_before(seat)
        return
    # Whether an idea has a dot is the vote itself, so nothing about dots is sent back until all are placed.
    ballot_paper.ballot_paper(
        drawn,
        () if on_dots and open_still else answered,
        paper=_name(seat, one),
        dots=dot_limit(len(voted_on(shown.state, one))),
        ends=asked_ends(shown.state, one, seat.person),
        said=_said_before(seat, one, shown),
        on_cast=lambda: _take(seat, one),
    )


def _open_still(seat: Seat, one: Round) -> ToAnswer:
    """What isn't answered yet; if the store doesn't respond, what was open when it last did.

    So the form stays, and with it the answers that wait on the device until they are recorded.
    """
    paper = _name(seat, one)
    try:
        now_open = ballot_box().to_answer(seat.workshop, seat.person.id)
    except UnavailableError:
        known: Mapping[str, ToAnswer] = session.widget_value(_OPEN, {})
        if paper not in known:
            raise
        return known[paper]
    session.set_widget(_OPEN, {paper: now_open})
    return now_open


def _said_before(seat: Seat, one: Round, shown: WorkshopView) -> Mapping[tuple[str, str], SaidBefore]:
    """This person's answers in an earlier vote on the same; looked up once per form."""
    if not any(earlier.revealed and set(earlier.axes) & set(one.axes) for earlier in shown.state.rounds):
        return {}
    return session.cached(
        "join-said", _name(seat, one), lambda: ballot_box().said_before(seat.workshop, seat.person.id)
    )


def _name(seat: Seat, one: Round) -> str:
    return f"{seat.workshop}-{seat.person.id}-{one.number}"


def _here(seat: Seat, one: Round) -> bool:
    """Whether the dots were placed since the page was opened; the page doesn't know where they are."""
    return bool(outbox.acknowledged(ballot_paper.NAME).get("paper") == _name(seat, one))


def _laid_before(seat: Seat) -> None:
    st.header("Dots submitted", anchor=False)
    st.markdown("Dots stay hidden until the reveal, here too.")
    st.button("Change my dots", key="join-dots-anew", width="stretch", on_click=_start_over, args=(seat,))


@session.report_errors
def _start_over(seat: Seat) -> None:
    ballot_box().start_over(seat.workshop, seat.person.id)


def _take(seat: Seat, one: Round) -> None:
    """Cast the votes the form sent; rejected ones are returned with a reason."""
    rejected: dict[int, str] = {}
    outbox.acknowledged(ballot_paper.NAME).update(refused=rejected, paper=_name(seat, one))

    def cast(entry: outbox.Entry) -> None:
        try:
            if ballot_paper.takes_back(entry):
                where = (str(entry.get("item", "")), str(entry.get("axis", "")))
                ballot_box().withdraw(seat.workshop, seat.person.id, *where)
                return
            ballot = ballot_paper.read(entry, seat.person.id, one.number)
            ballot_box().cast(seat.workshop, seat.person.id, ballot)
        except UnavailableError:
            raise
        except GtmError as error:
            rejected[entry["seq"]] = str(error)

    outbox.take(ballot_paper.NAME, cast, event="cast")
