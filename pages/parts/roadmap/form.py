"""The fields of one roadmap item, each saved when it loses focus."""

from collections.abc import Mapping

import streamlit as st

from gtm_framework.strategy import Level, Outlook
from gtm_framework.strategy.cascade import QuarterlyInitiative, Thing, moved, put
from pages.parts import session
from pages.parts.roadmap import edits, widgets
from pages.parts.roadmap.widgets import LABELS

Rows = tuple[tuple[str, ...], ...]

_FIRST: Mapping[Level, Rows] = {
    Level.PILLAR: (("title",), ("owner", "start", "end")),
    Level.OBJECTIVE: (("title",), ("number", "unit", "date"), ("owner", "supports")),
    Level.QUARTERLY_INITIATIVE: (("title",), ("owner", "quarter"), ("supports", "initiative")),
    Level.TACTIC: (
        ("title",),
        ("owner", "quarter", "person_weeks"),
        ("kpi", "target", "unit"),
        ("supports", "status"),
    ),
}
"""The form, row by row."""

_MORE: Mapping[Level, Rows] = {
    Level.PILLAR: (("description",),),
    Level.OBJECTIVE: (("baseline", "start"), ("description",)),
    Level.QUARTERLY_INITIATIVE: (("person_weeks", "impact", "effort"), ("tags",), ("description",)),
    Level.TACTIC: (
        ("initiative",),
        ("start", "end"),
        ("impact", "effort"),
        ("lower_is_better",),
        ("needs",),
        ("closed_reason",),
        ("tags",),
        ("description",),
    ),
}
"""Fields under More."""


def form(outlook: Outlook, thing: Thing) -> None:
    """The fields, further fields under More, and the delete button."""
    _fields(outlook, thing, _FIRST[thing.level])
    with st.container(horizontal=True, gap="small"):
        with st.popover("More", icon=":material/more_horiz:", key=f"more-{thing.id}"):
            _fields(outlook, thing, _MORE[thing.level])
        st.button(
            f"Delete {thing.level.words}",
            key=f"take-out-{thing.id}",
            icon=":material/delete:",
            help="Its children stay in the tree, unlinked",
            on_click=_take_out,
            args=(thing.id,),
        )


def _fields(outlook: Outlook, thing: Thing, rows: Rows) -> None:
    for row in rows:
        for column, name in zip(st.columns(len(row), gap="small"), row, strict=True):
            key = f"thing-{thing.id}-{name}"
            with column:
                widgets.field(outlook, thing, name, key, on_change=_set, args=(thing.id, name, key))


@session.report_errors
def _set(thing_id: str, name: str, key: str) -> None:
    cascade = edits.roadmap.current()
    thing = cascade.get(thing_id)
    value = session.widget_value(key)
    if name == "quarter" and isinstance(thing, QuarterlyInitiative):
        changed = moved(cascade, thing_id, value or "")
    else:
        changed = put(cascade, thing.with_changes(**{name: value}))
    edits.roadmap.save(changed, f"Edit {LABELS[name].lower()} of “{thing.title}”")


@session.report_errors
def _take_out(thing_id: str) -> None:
    edits.take_out(thing_id)
