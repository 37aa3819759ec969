"""What is wrong with the roadmap: a list, worst first, each remark with what mends it."""

from functools import partial

import streamlit as st

from gtm_framework.charts.signs import severity_sign
from gtm_framework.errors import GtmError
from gtm_framework.strategy.alignment.feedback import Prompt
from gtm_framework.strategy.cascade.editing import apply_fix, apply_fix_to_initiative
from gtm_framework.strategy.level import Level
from gtm_framework.strategy.outlook import Outlook
from gtm_framework.strategy.ratios import percent
from gtm_framework.strategy.remarks import Expects, Fix, Remark
from gtm_framework.strategy.severity import Severity
from gtm_framework.strategy.work.served import ServedEffort
from pages.parts import session, workspace
from pages.parts.roadmap import edits
from pages.parts.shell.inert import inert

_SHOWN = 3
"""How many remarks stand above the tree before the rest is asked for."""


def remarks(outlook: Outlook) -> None:
    """The remarks, and how much of the effort serves no objective.

    They have a place of their own: as they come and go, the form below them keeps what is half-typed.
    """
    with st.container(key="all-that-is-remarked"):
        _remarks(outlook)


def _remarks(outlook: Outlook) -> None:
    found = outlook.remarks
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{_how_many(outlook)}**", width="content")
        if len(found) > _SHOWN:
            st.toggle(f"Show all {len(found)}", key="all-remarks", persist_state="session")
        st.markdown(inert(_effort(outlook.alignment.effort)), width="content")
    shown = found if session.widget_value("all-remarks") else found[:_SHOWN]
    for remark in shown:
        _remark(remark)


def _how_many(outlook: Outlook) -> str:
    if not outlook.remarks:
        return "Nothing to mend: every tactic leads up to a pillar."
    severities = [remark.severity for remark in outlook.remarks]
    told = [
        f"{severity_sign(severity).glyph} {severities.count(severity)} {severity}"
        for severity in Severity
        if severity in severities
    ]
    return "To mend: " + ", ".join(told)


def _effort(effort: ServedEffort) -> str:
    if effort.share is None:
        return "Nobody has given an effort yet."
    unserved = f"{effort.unserved:g} of {effort.total:g} person-weeks ({percent(effort.share)})"
    told = f"{unserved} serve no objective."
    return f"{told} {len(effort.unknown_ids)} without an effort." if effort.unknown_ids else told


def _remark(remark: Remark) -> None:
    """One remark: why, and what mends it on the same line where there is room."""
    with st.container(key=f"remark-{remark.severity}-{remark.id}", gap="xsmall"):
        why, fix = st.columns([2, 1], vertical_alignment="center", gap="small")
        why.markdown(inert(f"{remark.reason} {remark.question}"), help=f"Source: {remark.source}")
        with fix, st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            _ways(remark)


def _ways(remark: Remark) -> None:
    """The first mend in sight, the others one click away; without one, the way to where it is settled."""
    if remark.fixes:
        _mend(remark, 0)
        if len(remark.fixes) > 1:
            with st.popover("Or", key=f"or-{remark.id}"):
                for place in range(1, len(remark.fixes)):
                    _mend(remark, place)
    elif isinstance(remark, Prompt):
        top = remark.chain[-1]
        st.button(
            inert(f"Open {top.level.replace('_', ' ')}: {top.title}"),
            key=f"settle-{remark.id}",
            on_click=_open,
            args=(top.id,),
        )
    else:
        st.button(
            "Look at the capacity",
            key=f"settle-{remark.id}",
            on_click=edits.open_view,
            args=("Capacity",),
        )


def _mend(remark: Remark, place: int) -> None:
    """The widget that a mend asks for; giving it a value mends the remark."""
    fix = remark.fixes[place]
    key = f"mend-{remark.id}-{place}"
    run = partial(_carry_out, fix, key)
    match fix.expects:
        case Expects.NOTHING:
            st.button(inert(fix.label), key=key, on_click=_apply, args=(fix, ""))
        case Expects.CHOICE if len(fix.choices) == 1:
            only = fix.choices[0]
            label = inert(f"{fix.label} → {only.label}" if only.value else fix.label)
            st.button(label, key=key, on_click=_apply, args=(fix, only.value))
        case Expects.CHOICE:
            labels = {choice.value: choice.label for choice in fix.choices}
            st.selectbox(
                inert(fix.label),
                list(labels),
                index=None,
                format_func=lambda value: labels[value],
                placeholder=fix.label,
                label_visibility="collapsed",
                key=key,
                on_change=run,
            )
        case Expects.TEXT if fix.choices:
            st.selectbox(
                inert(fix.label),
                [choice.value for choice in fix.choices],
                index=None,
                accept_new_options=True,
                placeholder=f"{fix.label}: choose or type",
                label_visibility="collapsed",
                key=key,
                on_change=run,
            )
        case Expects.TEXT:
            st.text_input(
                inert(fix.label),
                placeholder=fix.label,
                label_visibility="collapsed",
                key=key,
                on_change=run,
            )
        case Expects.NUMBER:
            st.number_input(
                inert(fix.label),
                value=None,
                placeholder=fix.label,
                label_visibility="collapsed",
                key=key,
                on_change=run,
            )
        case Expects.DATE:
            st.date_input(
                inert(fix.label),
                value=None,
                format="YYYY-MM-DD",
                label_visibility="collapsed",
                key=key,
                on_change=run,
            )


def _open(thing_id: str) -> None:
    edits.open_view("Tree")
    edits.open_thing(thing_id)


def _carry_out(fix: Fix, key: str) -> None:
    value = session.widget_value(key)
    session.set_widget(key, "" if fix.expects is Expects.TEXT and not fix.choices else None)
    is_blank = value is None or (value == "" and fix.expects is not Expects.CHOICE)
    if not is_blank:
        _apply(fix, value)


@session.report_errors
def _apply(fix: Fix, value: object) -> None:
    summary = f"Mend: {fix.label}"
    if fix.level is not Level.INITIATIVE:
        edits.roadmap.save(apply_fix(edits.roadmap.current(), fix, value), summary)
        return
    idea = workspace.current().initiative(fix.target)
    if idea is None:
        raise GtmError(f"The idea {fix.target!r} is no longer there. Undo brings it back.")
    workspace.edit_ideas([apply_fix_to_initiative(idea, fix, str(value))], summary)
