"""How the choices fit together: the ring, conflicts (worst first), and the coherence check."""

from collections.abc import Collection, Sequence

import streamlit as st

from gtm_framework.charts import reply_sign, severity_sign
from gtm_framework.charts.figures import ROOM_HEIGHT, ring_figure
from gtm_framework.charts.tables import pairs_table, ring_table
from gtm_framework.english import counted
from gtm_framework.strategy import Severity
from gtm_framework.strategy.coherence import Cited, Finding, QuestionAnswered, Reply, Standing, WeakFooting
from gtm_framework.strategy.page import load_form, step_of
from pages.parts import session
from pages.parts.shell import glossary, staging
from pages.parts.shell.inert import inert
from pages.parts.shell.picture_downloads import picture_downloads
from pages.parts.strategy.cards import open_choice

_SHOWN = 3
"""Conflicts shown at once; the others are folded."""
_CLASHES, _QUESTIONS, _TABLE = "Conflicts", "Coherence check", "Table"


def coherence(standing: Standing, opened: Collection[str]) -> None:
    """The ring, and the findings below it."""
    _ring(standing, opened)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        shown = st.segmented_control(
            "Show",
            [_CLASHES, _QUESTIONS, _TABLE],
            default=_CLASHES,
            required=True,
            key="coherence-shown",
            label_visibility="collapsed",
            persist_state="session",
        )
        st.markdown(
            f"**{_verdict(standing)}**", help=glossary.about("severity", "contradiction"), width="content"
        )
    with st.container(key="coherence-list", gap="small"):
        if shown == _QUESTIONS:
            questions(standing.questions)
        elif shown == _TABLE:
            _tables(standing)
        else:
            remarks(standing)
    picture_downloads("strategy", lambda: ring_figure(standing.ring, presenting=ROOM_HEIGHT))


def presented(standing: Standing) -> None:
    """For a shared screen: the ring and one conflict, the worst first."""
    at = staging.turned("presented-conflict", len(standing.conflicts))
    ring, worst = st.columns([5, 4], gap="medium")
    with ring:
        _ring(standing, _cited(standing.conflicts[at : at + 1]))
    with worst:
        st.header(_verdict(standing), anchor=False)
        for finding in standing.conflicts[at : at + 1]:
            _told(finding, _numbers(standing).get(finding.id, ""))


def _cited(findings: Sequence[Finding]) -> list[str]:
    """The choices that conflicts are about, which the ring shows larger."""
    paths = (cited.path for finding in findings for cited in finding.cites)
    return [load_form().choice(path.partition(".")[0]).id for path in paths]


def _ring(standing: Standing, opened: Collection[str]) -> None:
    st.plotly_chart(
        ring_figure(
            standing.ring,
            session.theme(),
            opened=opened,
            presenting=session.stage(),
            height=int(session.window()[1] * 0.375),
        ),
        key="ring",
        on_select=_open_clicked,
        selection_mode="points",
        config={"displayModeBar": False},
        alt=f"The ten choices as a ring. {_verdict(standing)} The Table view shows the same data",
    )


def _verdict(standing: Standing) -> str:
    """The result of the page in one sentence."""
    severities = [finding.severity for finding in standing.conflicts]
    found = {severity: severities.count(severity) for severity in Severity}
    if not standing.answers_given:
        return "Answer a few cards to see conflicts."
    if not any(found.values()):
        return "No conflicts."
    told = ", ".join(f"{count} {severity}" for severity, count in found.items() if count)
    return f"{counted(len(standing.conflicts), 'conflict')}: {told}"


def remarks(standing: Standing) -> None:
    """Unproven assumptions first, then the worst conflicts; the others are folded."""
    if not standing.remarks and standing.answers_given:
        st.markdown(
            f":material/check: No conflicts in {counted(standing.answers_given, 'answer')}. "
            f"{counted(len(standing.answers_open), 'question')} still open."
        )
    if standing.weak:
        _weak_ground(standing.weak)
    numbers = _numbers(standing)
    for finding in standing.conflicts[:_SHOWN]:
        contradiction(finding, numbers[finding.id])
    others = standing.conflicts[_SHOWN:]
    if others:
        with st.expander(f"Show {counted(len(others), 'more conflict')}", key="more-conflicts"):
            for finding in others:
                contradiction(finding, numbers[finding.id])


def _numbers(standing: Standing) -> dict[str, str]:
    """The numbers of the conflicts, as shown on the lines of the ring and on the cards."""
    return {f.id: f"**{place}** · " for place, f in enumerate(standing.conflicts, start=1)}


def _weak_ground(weak: Sequence[WeakFooting]) -> None:
    """Unproven choices that many others depend on, on one line if they fit."""
    line = st.container(
        border=True, key="remark-weak", horizontal=True, gap="xsmall", vertical_alignment="center"
    )
    with line:
        st.markdown("**Unproven assumptions**", help=glossary.about("footing", "evidence"), width="content")
        for footing in weak:
            st.button(
                f"{severity_sign(footing.severity).glyph} {step_of(footing.choice).number} {footing.name}: "
                f"{footing.evidence}",
                key=f"open-{footing.id}",
                help=f"{footing.reason} {footing.question}",
                on_click=open_choice,
                args=(footing.choice,),
            )


def contradiction(finding: Finding, number: str = "") -> None:
    """One conflict: the problem, its answers as links to their cards, and the question that helps."""
    with st.container(border=True, key=f"remark-{finding.severity}-{finding.id}", gap="xsmall"):
        st.markdown(f"{number}{_reason(finding)}")
        with st.container(horizontal=True, gap="small", wrap=False, key=f"cited-{finding.id}"):
            for cited in finding.cites:
                _link(finding, cited)
        st.caption(finding.question, help=glossary.citation(finding.source))


def _told(finding: Finding, number: str) -> None:
    """One conflict on a shared screen: read-only."""
    with st.container(border=True, key=f"remark-{finding.severity}-{finding.id}", gap="xsmall"):
        st.markdown(f"{number}{_reason(finding)}")
        st.caption("  \n".join(f"{_choice(cited)}: {_answer(cited)}" for cited in finding.cites))
        st.markdown(finding.question)


def _reason(finding: Finding) -> str:
    sign = severity_sign(finding.severity)
    since = ", new since the last version" if any(cited.before for cited in finding.cites) else ""
    return f"{sign.words}{since} · **{finding.reason}**"


def _answer(cited: Cited) -> str:
    """The answer in words; for a changed answer, before and after."""
    return cited.words if cited.before in ("", cited.words) else f"{cited.before} → {cited.words}"


def _choice(cited: Cited) -> str:
    """The choice by its number and name, as on the cards and on the ring."""
    return f"{step_of(cited.path.partition('.')[0]).number} {cited.choice}"


def _link(finding: Finding, cited: Cited) -> None:
    st.button(
        f"{_choice(cited)}: {_answer(cited)}",
        key=f"open-{finding.id}-{cited.path}",
        help=inert(f"{_answer(cited)}. {cited.said}"),
        wrap=False,
        width="stretch",
        on_click=open_choice,
        args=(load_form().choice(cited.path.partition(".")[0]).id,),
    )


def questions(answered: Sequence[QuestionAnswered]) -> None:
    """The seven questions of the coherence check, with the answers behind each result."""
    for question in answered:
        sign = reply_sign(question.reply)
        with st.container(gap=None, key=f"question-{question.id}"):
            st.markdown(
                f"{sign.glyph} **{sign.label}** · {question.question}",
                help=glossary.citation(question.source),
            )
            st.caption(_behind(question))


def _behind(question: QuestionAnswered) -> str:
    form = load_form()
    if question.reply is Reply.OPEN:
        waits = [
            f"{form.choice(p.partition('.')[0]).name}, {form.attribute(p).name}" for p in question.open
        ]
        return f"Not answered yet: {'; '.join(waits)}."
    if question.conflicts:
        return " ".join(conflict.reason for conflict in question.conflicts)
    weak = [form.choice(choice_id).name for choice_id in question.weak]
    grounds = f" Unproven: {', '.join(weak)}." if weak else ""
    rests = "; ".join(f"{cited.attribute}: {cited.words}" for cited in question.rests_on)
    return f"{rests}.{grounds}"


def _tables(standing: Standing) -> None:
    st.dataframe(pairs_table(standing.ring), hide_index=True, key="pairs", alt="Pairs in conflict")
    st.dataframe(ring_table(standing.ring), hide_index=True, key="choices", alt="The ten choices")


def _open_clicked() -> None:
    points = session.widget_value("ring")["selection"]["points"]
    clicked = [point["customdata"] for point in points if point.get("customdata")]
    if clicked:
        open_choice(clicked[0])
