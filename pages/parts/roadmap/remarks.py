"""The roadmap's issues, worst first, each with its fixes."""

from functools import partial

import streamlit as st

from gtm_framework.charts import severity_sign
from gtm_framework.english import counted
from gtm_framework.errors import GtmError
from gtm_framework.strategy import Expects, Fix, Level, Outlook, Remark, Severity, percent
from gtm_framework.strategy.alignment import Prompt
from gtm_framework.strategy.cascade import apply_fix, apply_fix_to_initiative
from gtm_framework.strategy.work import ServedEffort
from pages.parts import session, workspace
from pages.parts.roadmap import edits
from pages.parts.shell import glossary
from pages.parts.shell.inert import inert

_SHOWN = 3
"""Issues shown above the tree before "Show all"."""


def remarks(outlook: Outlook) -> None:
    """The issues, and the share of unlinked effort.

    Their container is always present, so that the form below keeps unsaved text as issues come and go.
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
        if outlook.alignment.effort.unserved:
            return "Every tactic leads up to a pillar, but other work doesn’t."
        return "No issues. Every tactic leads up to a pillar."
    severities = [remark.severity for remark in outlook.remarks]
    told = [
        f"{severity_sign(severity).glyph} {severities.count(severity)} {severity}"
        for severity in Severity
        if severity in severities
    ]
    return f"{counted(len(severities), 'issue')}: {', '.join(told)}"


def _effort(effort: ServedEffort) -> str:
    if effort.share is None:
        return "No effort estimates yet."
    unlinked = (
        f"{effort.unserved:g} of {effort.total:g} person-weeks ({percent(effort.share)}) are unlinked."
    )
    if effort.unserved == effort.total:
        unlinked = f"All planned work ({effort.total:g} person-weeks) is unlinked."
    if not effort.unserved:
        unlinked = f"All planned work ({effort.total:g} person-weeks) is linked to an objective."
    if not effort.unknown_ids:
        return unlinked
    without = counted(len(effort.unknown_ids), "item has", "items have")
    return f"{unlinked} {without} no effort estimate."


def _remark(remark: Remark) -> None:
    """One issue, with its fix on the same line if it fits."""
    with st.container(key=f"remark-{remark.severity}-{remark.id}", gap="xsmall"):
        why, fix = st.columns([2, 1], vertical_alignment="center", gap="small")
        why.markdown(
            inert(f"{remark.reason} {remark.question}"), help=glossary.citation(*remark.source.split())
        )
        with fix, st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            _ways(remark)


def _ways(remark: Remark) -> None:
    """The first fix, the others one click away; without a fix, a link to the place to resolve it."""
    if remark.fixes:
        _fix(remark, 0)
        if len(remark.fixes) > 1:
            with st.popover("Other fixes", key=f"or-{remark.id}"):
                for place in range(1, len(remark.fixes)):
                    _fix(remark, place)
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
            "Open capacity",
            key=f"settle-{remark.id}",
            on_click=edits.open_view,
            args=("Capacity",),
        )


def _fix(remark: Remark, place: int) -> None:
    """The widget of one fix; a value applies it."""
    fix = remark.fixes[place]
    key = f"fix-{remark.id}-{place}"
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
                format=session.date_format(),
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
    summary = f"Fix issue: {fix.label}"
    if fix.level is not Level.INITIATIVE:
        edits.roadmap.save(apply_fix(edits.roadmap.current(), fix, value), summary)
        return
    idea = workspace.current().initiative(fix.target)
    if idea is None:
        raise GtmError("The fix wasn’t applied: its idea was deleted. Undo the deletion, then try again.")
    workspace.edit_ideas([apply_fix_to_initiative(idea, fix, str(value))], summary)
