"""One field of the roadmap as a widget: input type, choices, and label."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from gtm_framework.charts import level_sign
from gtm_framework.strategy import Outlook
from gtm_framework.strategy.alignment import parents_for
from gtm_framework.strategy.cascade import QuarterlyInitiative, Status, Tactic, Thing, quarters_on_offer
from gtm_framework.triage import SCALE
from pages.parts import session

LABELS = {
    "title": "Title",
    "description": "Notes",
    "owner": "Owner",
    "start": "Start date",
    "end": "End date",
    "date": "Due date",
    "number": "Target value",
    "baseline": "Baseline",
    "unit": "Unit",
    "supports": "Supports",
    "quarter": "Quarter",
    "initiative": "Source idea",
    "person_weeks": "Person-weeks",
    "impact": "Impact (1 to 10)",
    "effort": "Effort (1 to 10)",
    "kpi": "KPI",
    "target": "Target",
    "lower_is_better": "Lower is better",
    "needs": "Depends on",
    "status": "Status",
    "closed_reason": "Reason it ended",
    "tags": "Labels",
}

_HELP = {
    "number": "The value to reach by the due date",
    "unit": "What the value counts, such as % of the segment",
    "initiative": "The idea this work implements. Its scores apply unless you enter scores here.",
    "person_weeks": "Number of people × weeks. If empty, estimated from the effort score.",
    "quarter": "Choose a quarter, or type one such as 2026-Q3",
}
_NUMBERS = ("number", "baseline", "target", "person_weeks", "impact", "effort")
_DAYS = ("start", "end", "date")
_SCORES = ("impact", "effort")


def field(
    outlook: Outlook,
    thing: Thing,
    name: str,
    key: str,
    *,
    on_change: Callable[..., None],
    args: tuple[Any, ...],
) -> None:
    """Draw the widget of one field with its stored value."""
    common: dict[str, Any] = {"on_change": on_change, "args": args, "help": _HELP.get(name)}
    stored = getattr(thing, name)
    label = LABELS[name]
    if name in _NUMBERS:
        low, high = SCALE if name in _SCORES else (None, None)
        low = 0 if name == "person_weeks" else low
        st.number_input(
            label,
            min_value=None if low is None else float(low),
            max_value=None if high is None else float(high),
            value=None,
            step=1.0,
            format="%g",
            key=session.bound_key(key, stored),
            **common,
        )
    elif name in _DAYS:
        st.date_input(
            label,
            value=None,
            min_value=date.min,
            max_value=date.max,
            format=session.date_format(),
            key=session.bound_key(key, stored),
            **common,
        )
    elif name == "lower_is_better":
        st.checkbox(label, key=session.bound_key(key, stored), **common)
    elif name == "needs":
        _needs(outlook, thing, key, common)
    elif name == "tags":
        _tags(outlook, thing, key, common)
    elif name in _CHOICES:
        _choice(_CHOICES[name](outlook, thing), label, name, session.bound_key(key, str(stored)), common)
    elif name == "description":
        st.text_area(label, key=session.bound_key(key, stored), height=90, **common)
    else:
        st.text_input(label, key=session.bound_key(key, stored), **common)


def _choice(labels: Mapping[str, str], label: str, name: str, key: str, common: Mapping[str, Any]) -> None:
    st.selectbox(
        label,
        list(labels),
        format_func=lambda value: labels.get(value, value),
        key=key,
        accept_new_options=name == "quarter",
        **common,
    )


def _parents(outlook: Outlook, thing: Thing) -> dict[str, str]:
    """What it can support by level and dates, including its current parent."""
    now = [outlook.cascade.get(thing.supports)] if thing.supports else []
    allowed = {made.id: made for made in (*now, *parents_for(outlook.cascade, thing))}
    return {"": "nothing"} | {
        made.id: f"{level_sign(made.level).glyph} {made.title}" for made in allowed.values()
    }


def _quarters(outlook: Outlook, thing: Thing) -> dict[str, str]:
    offered = quarters_on_offer(outlook.cascade, session.today())
    blank = {} if isinstance(thing, QuarterlyInitiative) else {"": "same as parent"}
    return blank | {quarter: quarter for quarter in offered}


def _ideas(outlook: Outlook, thing: Thing) -> dict[str, str]:
    named = getattr(thing, "initiative", "")
    listed = {entry.initiative.id: entry.initiative.title for entry in outlook.classified}
    return {"": "none", **({named: f"{named} (not in the list)"} if named else {}), **listed}


def _statuses(outlook: Outlook, thing: Thing) -> dict[str, str]:  # noqa: ARG001 - one shape for all choices
    return {str(status): str(status) for status in Status}


_CHOICES: Mapping[str, Callable[[Outlook, Thing], dict[str, str]]] = {
    "supports": _parents,
    "quarter": _quarters,
    "initiative": _ideas,
    "status": _statuses,
}


def _needs(outlook: Outlook, thing: Thing, key: str, common: Mapping[str, Any]) -> None:
    others = {tactic.id: tactic.title for tactic in outlook.cascade.tactics if tactic.id != thing.id}
    stored = list(thing.needs) if isinstance(thing, Tactic) else []
    st.multiselect(
        LABELS["needs"],
        list(others),
        format_func=lambda tactic_id: others[tactic_id],
        key=session.bound_key(key, stored),
        **common,
    )


def _tags(outlook: Outlook, thing: Thing, key: str, common: Mapping[str, Any]) -> None:
    stored = list(getattr(thing, "tags", ()))
    tagged: tuple[QuarterlyInitiative | Tactic, ...] = (
        *outlook.cascade.quarterly_initiatives,
        *outlook.cascade.tactics,
    )
    known = {tag for made in tagged for tag in made.tags}
    st.multiselect(
        LABELS["tags"],
        sorted(known),
        accept_new_options=True,
        key=session.bound_key(key, stored),
        **common,
    )
