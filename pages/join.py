"""Join: a participant's page, made for a phone: who they are, the current question, what was revealed."""

import streamlit as st

from gtm_framework.workshop.room import may_submit
from pages.parts.components.keep_alive import keep_alive
from pages.parts.join import admission, board, controller, ideas, layout, paper, seen
from pages.parts.shell import entry, heading, theme

entry.through_app()
keep_alive()
theme.inject_css("join/join.css")
layout.notices()
seat = controller.take_seat()
controller.remember()
wanted = admission.wanted()

if seat is None or wanted not in (None, seat.workshop):
    admission.enter(wanted)
    st.stop()

shown = controller.view(seat)
if seat.person.left_at:
    admission.left(seat, seat.person)
    layout.watch(seat, counts=False)
    st.stop()

heading.unseen("Workshop")
layout.goal(shown)
now_open = shown.state.open_round
layout.deadline(shown)
if seen.takes_ideas(shown) and may_submit(seat.person) and not layout.is_late(shown):
    ideas.ideas(seat)
elif now_open and not layout.is_late(shown) and paper.asked_axes(seat, now_open, shown):
    paper.ballot(seat, now_open, shown)
elif board.is_open(shown):
    board.everyones_board(seat, shown)
else:
    seen.waiting(shown)
    seen.uncovered(shown)
layout.watch(seat, counts=layout.counts(shown), shown=shown, late=layout.is_late(shown))
layout.foot(seat)
