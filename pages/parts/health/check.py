"""The health check: its result, warning signs in the workspace, and questions for the team."""

from collections.abc import Sequence
from itertools import cycle

import streamlit as st

from gtm_framework.charts import reply_sign, severity_sign
from gtm_framework.english import counted
from gtm_framework.strategy.alignment import titles_of
from gtm_framework.strategy.coherence import Reply
from gtm_framework.strategy.health import AnsweredBy, State, Symptom
from gtm_framework.workspace import Checkup
from pages.parts import session
from pages.parts.health import edits, mix
from pages.parts.shell import glossary, staging
from pages.parts.shell.inert import inert

_REPLIES = {State.CLEAR: Reply.YES, State.UNKNOWN: Reply.OPEN}
_PARTS = ("Warning signs", "Mix")
_LONG = 40


def check(checkup: Checkup) -> None:
    """The result and the first action; below them the workspace's warning signs and the questions."""
    _reading(checkup)
    shown = [s for s in checkup.health.symptoms if s.answered_by is AnsweredBy.WORKSPACE]
    asked = [s for s in checkup.health.symptoms if s.answered_by is not AnsweredBy.WORKSPACE]
    if not shown:
        _asked_in_two(asked)
        return
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader("Signs in this workspace", anchor=False)
        for symptom in shown:
            _evidence(symptom, checkup)
    with right:
        st.subheader("Questions only you can answer", anchor=False)
        for symptom in asked:
            _question(symptom)


def presented(checkup: Checkup) -> None:
    """For a shared screen: the result with the warning signs found (worst first), or the mix."""
    if checkup.outlook.work and staging.part("health", _PARTS) == _PARTS[1]:
        mix.presented(checkup)
        return
    _reading(checkup)
    for finding in checkup.health.findings:
        st.markdown(f"{severity_sign(finding.severity).glyph} {inert(finding.reason)}")


def _reading(checkup: Checkup) -> None:
    with st.container(border=True, key="reading", gap="xsmall"):
        st.header(checkup.health.reading, anchor=False, help=glossary.citation("S3", "S2", "house"))
        st.markdown(f"**Do first:** {inert(checkup.health.first)}")


def _asked_in_two(asked: Sequence[Symptom]) -> None:
    """An empty workspace: all questions, in two columns."""
    st.subheader("Questions only you can answer until the workspace has ideas", anchor=False)
    columns = st.columns(2, gap="medium")
    for symptom, column in zip(asked, cycle(columns)):
        with column:
            _question(symptom)


def _evidence(symptom: Symptom, checkup: Checkup) -> None:
    """One warning sign that the workspace answers, with the work it was found in."""
    with st.container(border=True, key=f"symptom-{symptom.id}", gap="xsmall"):
        st.markdown(f"{_sign(symptom)} **{symptom.title}**", help=_sources(symptom))
        st.markdown(inert(symptom.text))
        titles = titles_of(symptom.fields, checkup.workspace.cascade, checkup.outlook.classified)
        if symptom.state is State.FOUND:
            st.caption(symptom.advice)
            if titles:
                with st.popover(
                    f"Show {counted(len(titles), 'item')}", key=f"which-{symptom.id}", type="tertiary"
                ):
                    st.text("\n".join(titles[:_LONG]))
                    if len(titles) > _LONG:
                        st.caption(f"First {_LONG} of {len(titles)} shown.")


def _question(symptom: Symptom) -> None:
    """One warning sign that only people can judge: the question and its answers."""
    words = {option.id: option.text for option in symptom.options}
    with st.container(border=True, key=f"symptom-{symptom.id}", gap="xsmall"):
        st.markdown(f"{_sign(symptom)} **{symptom.title}**", help=_sources(symptom))
        key = session.bound_key(f"answer-{symptom.id}", symptom.answer or None)
        st.pills(
            symptom.question,
            list(words),
            format_func=words.__getitem__,
            key=key,
            on_change=_answer,
            args=(symptom.id, symptom.title, key),
        )
        if symptom.state is State.FOUND:
            st.caption(symptom.advice)


def _sign(symptom: Symptom) -> str:
    if symptom.state is State.FOUND and symptom.severity is not None:
        sign = severity_sign(symptom.severity)
        return f"{sign.words} ·"
    return reply_sign(_REPLIES[symptom.state]).glyph


def _sources(symptom: Symptom) -> str:
    return glossary.citation(*dict.fromkeys([*symptom.source.split(), *symptom.limits_source.split()]))


@session.report_errors
def _answer(symptom_id: str, title: str, key: str) -> None:
    sheet = edits.sheet.current().answered(symptom_id, session.widget_value(key))
    edits.sheet.save(sheet, f"Answer “{title}”")
