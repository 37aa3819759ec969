"""The capacity limit: how many ideas, or how much work."""

import streamlit as st

from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import Capacity
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.rules import rules
from pages.parts import session
from pages.parts.shell.inert import inert
from pages.parts.workshop import controller

_NO_LINE = "none"
_UNITS = {_NO_LINE: "none", "ideas": "ideas", "person_weeks": "person-weeks"}


def capacity_line(look: WorkshopView) -> None:
    """Set the capacity limit and its unit."""
    stands = look.state.capacity
    unit = stands.unit if stands else _NO_LINE
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Capacity limit",
            list(_UNITS),
            format_func=lambda one: _UNITS[one],
            key=session.shared_key("capacity-unit", unit),
            on_change=_set_capacity,
            width=200,
            help=inert(rules().capacity.text),
        )
        if stands:
            st.number_input(
                "Amount",
                min_value=0.0,
                step=1.0,
                format="%g",
                key=session.shared_key("capacity-amount", float(stands.amount)),
                on_change=_set_capacity,
                width=150,
            )


def _set_capacity() -> None:
    stands = controller.current_view().state.capacity
    unit = session.shared_value("capacity-unit", stands.unit if stands else _NO_LINE)
    amount = session.shared_value("capacity-amount", stands.amount if stands else None)
    capacity = None if unit == _NO_LINE else Capacity(unit=unit, amount=5.0 if amount is None else amount)
    if capacity != stands:
        controller.do(ev.SetCapacity, capacity=capacity)
