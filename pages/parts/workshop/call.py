"""The decision on one idea, in its row of the list: the decision, owner, due date, and reason."""

from typing import Any

import streamlit as st

from gtm_framework.charts import quadrant_sign
from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import Decision
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.results import IdeaRecord
from gtm_framework.workshop.rules import rules
from pages.parts import session
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller

_SCORES = ("impact", "effort")


def quadrant_words(idea: IdeaRecord) -> str:
    """An idea's quadrant as its sign and its name."""
    quadrant = idea.ranked.quadrant
    return f"{quadrant_sign(quadrant).glyph} {quadrant.label}" if quadrant else "not scored"


def call_row(look: WorkshopView, idea: IdeaRecord) -> None:
    """One row: rank and title with the room's result, then the decision, its owner, and its due date."""
    item, made = idea.item.id, idea.decision
    closed = look.state.finished_at is not None
    calls = {call.id: call for call in rules().calls}
    title, what, who, when, more = st.columns(
        [25, 15, 11, 13, 5], gap="xsmall", vertical_alignment="center"
    )
    with title:
        rank = "–" if idea.ranked.rank is None else idea.ranked.rank
        st.markdown(f"**{rank}** · {inert(idea.item.title)}")
        scored = [
            f"{axis.title.lower()} {axis.value}"
            for axis in idea.axes
            if axis.value and axis.axis in _SCORES
        ]
        st.caption(inert(" · ".join([quadrant_words(idea), *scored])))
    what.segmented_control(
        f"Decision on {inert(idea.item.title)}",
        list(calls),
        format_func=lambda one: calls[one].title,
        key=session.shared_key(f"call-what-{item}", made.call if made else None),
        label_visibility="collapsed",
        disabled=closed,
        on_change=_call,
        args=(item,),
    )
    who.text_input(
        f"Owner of {inert(idea.item.title)}",
        key=session.shared_key(f"call-owner-{item}", made.owner if made else ""),
        placeholder="Owner",
        label_visibility="collapsed",
        disabled=closed or made is None,
        on_change=_change,
        args=(item, "owner"),
    )
    when.date_input(
        f"Due date of {inert(idea.item.title)}",
        key=session.shared_key(f"call-due-{item}", made.due if made else None),
        format=session.date_format(),
        label_visibility="collapsed",
        disabled=closed or made is None,
        on_change=_change,
        args=(item, "due"),
    )
    if not closed:
        with more.popover(
            "",
            icon=":material/more_vert:",
            key=f"call-more-{item}",
            help="Reason, person-weeks",
            on_change="rerun",
        ) as opened:
            if opened.open:
                _details(look, idea)


def _decision(item: str) -> Decision | None:
    here = controller.current_view().state
    return next((one for one in here.decisions if one.item == item), None)


def _call(item: str) -> None:
    """Make the decision that was tapped; tapping it again removes it."""
    made, call = _decision(item), session.shared_value(f"call-what-{item}")
    if call is None:
        if made:
            controller.do(ev.TakeBack, item=item)
    elif made is None or call != made.call:
        _decide(item, made, call=call)


def _change(item: str, field: str) -> None:
    made = _decision(item)
    if made is None:
        return
    stands = getattr(made, field)
    told = session.shared_value(f"call-{field}-{item}", stands)
    if told != stands:
        _decide(item, made, **{field: told})


def _decide(item: str, made: Decision | None, **changes: Any) -> None:
    kept = made.model_dump(exclude={"item", "at"}) if made else {}
    controller.do(ev.Decide, item=item, **{**kept, **changes})


def _details(look: WorkshopView, idea: IdeaRecord) -> None:
    """The reason, the amount of work, and the way back to the votes."""
    item, made = idea.item.id, idea.decision
    if made:
        st.text_area(
            "Reason",
            key=session.shared_key(f"call-reason-{item}", made.reason),
            height=90,
            on_change=_change,
            args=(item, "reason"),
        )
        st.caption(f"Decided by {inert(made.decider)}")
    _weeks(look, idea)
    if any(axis.placed for axis in idea.axes):
        st.button(
            "Use the vote",
            key=f"ballots-stand-{item}",
            type="tertiary",
            on_click=controller.do,
            args=(ev.LetBallotsStand,),
            kwargs={"item": item},
            help="The card was moved on the board or ranked by comparison",
        )


def _weeks(look: WorkshopView, idea: IdeaRecord) -> None:
    item = idea.item.id
    given = look.state.weeks.get(item)
    by_effort = "from effort score" if idea.weeks is not None else "not known"
    st.number_input(
        "Person-weeks",
        min_value=0.0,
        step=1.0,
        format="%g",
        value=None,
        key=session.shared_key(f"weeks-{item}", given),
        placeholder=by_effort if given is None else None,
        on_change=_set_weeks,
        args=(item,),
        help="If empty, estimated from the effort score",
    )


def _set_weeks(item: str) -> None:
    stands = controller.current_view().state.weeks.get(item)
    weeks = session.shared_value(f"weeks-{item}", stands)
    if weeks != stands:
        controller.do(ev.SetWeeks, item=item, weeks=weeks)
