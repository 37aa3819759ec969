"""How long a phase is open, in a workshop where people take part on their own time."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from gtm_framework.store.workshops import WorkshopView
from gtm_framework.workshop import events as ev
from gtm_framework.workshop.agenda import after_deadline
from pages.parts import session
from pages.parts.live.deadline import is_late
from pages.parts.live.moment import moment_words, visitors_zone
from pages.parts.workshop import controller

_EVENING = time(17, 0)


def deadline(look: WorkshopView) -> None:
    """The current phase's deadline, and how to change it."""
    here = look.state
    told = moment_words(here.open_until) if here.open_until else "No deadline yet"
    late = is_late(here)
    if late:
        st.warning(f"The deadline has passed. {after_deadline(here)}", icon=":material/event_busy:")
    with st.popover(
        f"{'Closed' if late else 'Open until'}: {told}",
        icon=":material/event:",
        key="deadline",
        on_change="rerun",
    ) as opened:
        if not opened.open:
            return
        zone = visitors_zone()
        stands = here.open_until.astimezone(zone) if here.open_until else None
        st.date_input(
            "Last day",
            value=stands.date() if stands else None,
            min_value=controller.now().astimezone(zone).date(),
            format=session.date_format(),
            key=f"deadline-day-{here.revision}",
        )
        st.time_input(
            "Time",
            value=stands.time() if stands else _EVENING,
            key=f"deadline-time-{here.revision}",
            help=f"In your time zone, {zone.key.replace('_', ' ')}",
        )
        st.button(
            "Set deadline", key="deadline-set", type="primary", on_click=_set, args=(here.revision, zone)
        )
        if stands:
            st.button(
                "Remove deadline",
                key="deadline-none",
                on_click=controller.do,
                args=(ev.OpenUntil,),
                kwargs={"until": None},
            )


@controller.changing
def _set(revision: int, zone: ZoneInfo) -> None:
    day = session.widget_value(f"deadline-day-{revision}")
    if day is None:
        raise controller.current_view().state.refuse(
            "The deadline has no day yet. Choose the last day first."
        )
    at = session.widget_value(f"deadline-time-{revision}") or _EVENING
    controller.act((ev.OpenUntil, {"until": datetime.combine(day, at, tzinfo=zone)}))
