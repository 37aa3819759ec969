"""The call on one idea: one named person decides, with a reason, an owner and a date."""

import streamlit as st

from gtm_framework.charts.signs import kind_sign, quadrant_sign
from gtm_framework.store.ballots import WorkshopView
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.record import IdeaRecord
from gtm_framework.workshop.rules import rules
from pages.parts import session
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller

_SCORES = ("impact", "effort")


def kind_words(idea: IdeaRecord) -> str:
    """An idea's verdict as its sign and its name."""
    sign = kind_sign(idea.ranked.verdict.final_kind)
    return f"{sign.glyph} {sign.label}"


def quadrant_words(idea: IdeaRecord) -> str:
    """An idea's quadrant as its sign and its name."""
    quadrant = idea.ranked.quadrant
    return f"{quadrant_sign(quadrant).glyph} {quadrant.label}" if quadrant else "not scored"


def call_on(look: WorkshopView, idea: IdeaRecord) -> None:
    """What stands for the idea, the form of the call, its work, and the ways back."""
    item, made = idea.item, idea.decision
    st.subheader(inert(item.title), anchor=False)
    if look.state.finished_at:
        return
    scored = [
        f"{axis.title.lower()} {axis.value}" for axis in idea.axes if axis.value and axis.axis in _SCORES
    ]
    st.caption(inert(" · ".join([kind_words(idea), quadrant_words(idea), *scored])))
    calls = {call.id: call for call in rules().calls}
    with st.form(f"call-{item.id}", border=False):
        st.segmented_control(
            "The call",
            list(calls),
            default=made.call if made else None,
            format_func=lambda one: calls[one].title,
            key=f"call-what-{item.id}",
            help=" ".join(f"{call.title}: {call.help}" for call in calls.values()),
        )
        st.text_area("Reason", value=made.reason if made else "", key=f"call-why-{item.id}", height=68)
        decider, owner = st.columns(2)
        decider.text_input(
            "Decided by", value=made.decider if made else look.state.decider, key=f"call-by-{item.id}"
        )
        owner.text_input("Owner", value=made.owner if made else "", key=f"call-owner-{item.id}")
        due, decide = st.columns(2, vertical_alignment="bottom")
        due.date_input("By", value=made.due if made else None, key=f"call-due-{item.id}")
        decide.form_submit_button("Decide", key="call", type="primary", on_click=_decide, args=(item.id,))
    _weeks(look, idea)
    if any(axis.placed for axis in idea.axes):
        st.button(
            "Let its ballots stand",
            key="ballots-stand",
            type="tertiary",
            on_click=controller.do,
            args=(ev.LetBallotsStand,),
            kwargs={"item": item.id},
            help="It was moved on the board, or placed by comparing",
        )
    if made:
        st.button(
            "Take the call back",
            key="call-back",
            type="tertiary",
            on_click=controller.do,
            args=(ev.TakeBack,),
            kwargs={"item": item.id},
        )


@controller.changing
def _decide(item: str) -> None:
    call = session.widget_value(f"call-what-{item}")
    if call is None:
        raise controller.current_view().state.refuse("Choose a call first: do, later or no.")
    controller.act(
        (
            ev.Decide,
            {
                "item": item,
                "call": call,
                "reason": session.widget_value(f"call-why-{item}", ""),
                "decider": session.widget_value(f"call-by-{item}", ""),
                "owner": session.widget_value(f"call-owner-{item}", ""),
                "due": session.widget_value(f"call-due-{item}"),
            },
        )
    )


def _weeks(look: WorkshopView, idea: IdeaRecord) -> None:
    item = idea.item.id
    given = look.state.weeks.get(item)
    by_effort = "by its effort" if idea.weeks is not None else "not known"
    st.number_input(
        "Person-weeks",
        min_value=0.0,
        step=1.0,
        format="%g",
        value=None,
        key=session.bound_key(f"weeks-{item}", given),
        placeholder=by_effort if given is None else None,
        on_change=_set_weeks,
        args=(item,),
        help="Empty: what the effort score stands for",
    )


def _set_weeks(item: str) -> None:
    stands = controller.current_view().state.weeks.get(item)
    weeks = session.widget_value(f"weeks-{item}", stands)
    if weeks != stands:
        controller.do(ev.SetWeeks, item=item, weeks=weeks)
