"""The review schedule: what is next, each agenda, and the calendar and agenda downloads."""

from collections.abc import Sequence
from datetime import date, time

import streamlit as st

from gtm_framework.charts import severity_sign
from gtm_framework.english import counted
from gtm_framework.exchange.documents import agenda_markdown
from gtm_framework.strategy.reviews import Agenda, AgendaItem, ComingReview, Weekday
from pages.parts import session, workspace
from pages.parts.health import computed, edits
from pages.parts.shell import glossary
from pages.parts.shell.inert import inert

_WEEKS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
_MONTHS = {month: f"{date(2000, month, 1):%B}" for month in range(1, 13)}
_MOST = 6


def reviews(coming: Sequence[ComingReview]) -> None:
    """The four reviews on the left; the selected one's agenda on the right."""
    wanted = session.opened_item("review")
    opened = next((review for review in coming if review.agenda.review == wanted), coming[0])
    left, right = st.columns([4, 9], gap="large")
    with left:
        for review in coming:
            _card(review, is_open=review is opened)
        with st.container(horizontal=True, gap="small"):
            st.download_button(
                "Download calendar (.ics)",
                computed.calendar(),
                file_name=workspace.file_name("reviews", "ics"),
                mime="text/calendar",
                key="calendar",
                icon=":material/event:",
                on_click="ignore",
                help="All four reviews as recurring events with agendas. Re-importing updates the "
                "existing events.",
            )
            with st.popover("Meeting schedule", key="rhythm", icon=":material/schedule:"):
                _rhythm()
    with right:
        _agenda(opened)


def _card(review: ComingReview, *, is_open: bool) -> None:
    plan = review.agenda
    told = counted(review.found, "agenda item") if review.found else "no agenda items"
    st.button(
        f"**{plan.title}**  \n{_day(review.days[0])} · {plan.minutes} min · {told}",
        key=f"pick-{plan.review}",
        type="primary" if is_open else "secondary",
        width="stretch",
        on_click=session.open_item,
        args=("review", str(plan.review)),
    )


def _agenda(review: ComingReview) -> None:
    plan = review.agenda
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(f"{plan.title}, {_day(review.days[0])}", anchor=False, width="stretch")
        st.download_button(
            "Download agenda",
            agenda_markdown(plan, workspace.current().name),
            file_name=workspace.file_name(f"{plan.review}-review", "md", review.days[0]),
            mime="text/markdown",
            key="agenda-download",
            icon=":material/download:",
            type="primary",
            on_click="ignore",
        )
    after = " and ".join(map(_day, review.days[1:]))
    st.caption(f"{plan.purpose} Also scheduled for {after}.", help=glossary.citation(*plan.source.split()))
    with st.container(key="agenda", gap="small"):
        _points(plan)


def _points(plan: Agenda) -> None:
    for number, point in enumerate(plan.points, start=1):
        st.markdown(f"**{number}. {point.text}**", help=glossary.citation(*point.source.split()))
        if not point.items:
            st.caption("Nothing to flag.")
            continue
        st.markdown("\n".join(_line(item) for item in point.items[:_MOST]))
        if len(point.items) > _MOST:
            with st.expander(f"{len(point.items[_MOST:])} more", key=f"more-{plan.review}-{point.id}"):
                st.markdown("\n".join(_line(item) for item in point.items[_MOST:]))


def _line(item: AgendaItem) -> str:
    return f"- {severity_sign(item.severity).glyph} {inert(item.text)}"


def _rhythm() -> None:
    """When the team meets. Changes are saved at once and update the dates."""
    rhythm = workspace.current().health.rhythm
    _choice("weekday", "Weekday", {day: day.capitalize() for day in Weekday}, rhythm.weekday)
    _choice("monthly_week", "Monthly review: week of the month", _WEEKS, rhythm.monthly_week)
    _choice("quarterly_week", "Quarterly review: week of the first month", _WEEKS, rhythm.quarterly_week)
    _choice("yearly_month", "Annual review: month", _MONTHS, rhythm.yearly_month)
    _choice("yearly_week", "Annual review: week of that month", _WEEKS, rhythm.yearly_week)
    st.time_input(
        "Start time",
        value=None,
        key=session.bound_key("rhythm-starts", rhythm.starts),
        on_change=_change_rhythm,
        args=("starts",),
        help="Leave empty for all-day events that don't block the calendar.",
    )
    st.caption("Change any of these to fit your team's calendar.")


def _choice(
    name: str, label: str, words: dict[Weekday, str] | dict[int, str], stored: Weekday | int
) -> None:
    st.selectbox(
        label,
        list(words),
        format_func=words.__getitem__,
        key=session.bound_key(f"rhythm-{name}", stored),
        on_change=_change_rhythm,
        args=(name,),
    )


def _day(day: date) -> str:
    return f"{day:%a}, {session.date_words(day)}"


@session.report_errors
def _change_rhythm(name: str) -> None:
    chosen: Weekday | int | time | None = session.widget_value(f"rhythm-{name}")
    rhythm = edits.sheet.current().rhythm.with_changes(**{name: chosen})
    edits.sheet.change("Set the meeting schedule", rhythm=rhythm)
