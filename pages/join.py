"""Join: a participant's page, made for a phone: who they are, what they are asked, what was uncovered."""

import streamlit as st

from pages.parts.frame import entry
from pages.parts.frame.keep_alive import keep_alive
from pages.parts.join import desk as join_desk
from pages.parts.join import entry as join_entry
from pages.parts.join import frame as join_frame
from pages.parts.join import ideas as join_ideas
from pages.parts.join import paper as join_paper
from pages.parts.join import seen as join_seen

entry.through_app()
keep_alive()
join_frame.look()
seat = join_desk.take_seat()
join_desk.remember()
wanted = join_entry.wanted()

if seat is None or wanted not in (None, seat.workshop):
    join_entry.enter(wanted)
    st.stop()

shown = join_desk.look(seat)
if seat.person.left_at:
    join_entry.left(seat, seat.person)
    join_frame.watch(seat, counts=False)
    st.stop()

join_frame.goal(shown)
now_open = shown.state.open_round
if join_seen.takes_ideas(shown):
    join_ideas.ideas(seat)
elif now_open and join_paper.axes(seat, now_open, shown):
    join_paper.paper(seat, now_open, shown)
else:
    join_seen.waiting(shown)
    join_seen.uncovered(shown)
join_frame.watch(seat, counts=join_frame.counts(shown))
join_frame.foot(seat)
