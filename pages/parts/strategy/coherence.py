"""How the choices fit: the ring, what clashes worst first, the seven questions."""

from collections.abc import Collection, Sequence

import streamlit as st

from gtm_framework.charts.ring_figure import ring_figure
from gtm_framework.charts.signs import reply_sign, severity_sign
from gtm_framework.charts.strategy_tables import pairs_table, ring_table
from gtm_framework.strategy.coherence.coherence import Cited, Finding
from gtm_framework.strategy.coherence.footing import WeakFooting
from gtm_framework.strategy.coherence.questions import QuestionAnswered, Reply
from gtm_framework.strategy.coherence.standing import Standing
from gtm_framework.strategy.page.form_file import load_form
from gtm_framework.strategy.severity import Severity
from pages.parts import session
from pages.parts.shell import glossary
from pages.parts.shell.inert import inert
from pages.parts.strategy.cards import open_choice

_FOR_THE_ROOM = 2
_CLASHES, _QUESTIONS, _TABLE = "What clashes", "Seven questions", "As a table"


def coherence(standing: Standing, opened: Collection[str]) -> None:
    """The ring, and beneath it what there is to say."""
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


def presented(standing: Standing) -> None:
    """For a shared screen: the ring, and the worst of what clashes."""
    ring, worst = st.columns([5, 4], gap="medium")
    with ring:
        _ring(standing, ())
    with worst:
        st.subheader(_verdict(standing), anchor=False)
        for finding in standing.clashes[:_FOR_THE_ROOM]:
            _told(finding, _numbers(standing).get(finding.id, ""))


def _ring(standing: Standing, opened: Collection[str]) -> None:
    st.plotly_chart(
        ring_figure(standing.ring, session.theme(), opened=opened, presenting=session.presenting()),
        key="ring",
        on_select=_open_clicked,
        selection_mode="points",
        config={"displayModeBar": False},
        alt=f"The ten choices as a ring; {_verdict(standing)} The table below it holds the same",
    )


def _verdict(standing: Standing) -> str:
    """How the page stands, in one sentence."""
    found = {severity: standing.count(severity) for severity in Severity}
    if not standing.answers_given:
        return "Nothing is answered yet, so nothing can clash."
    if not any(found.values()):
        return "No two answers clash."
    told = ", ".join(f"{count} {severity}" for severity, count in found.items() if count)
    return f"To look at: {told}."


def remarks(standing: Standing) -> None:
    """Weak ground first, then the way from the page before, then what clashes, worst first."""
    if not standing.remarks and standing.answers_given:
        st.success(
            f"Nothing pulls apart in the {standing.answers_given} answers given; "
            f"{len(standing.answers_open)} are still open.",
            icon=":material/check:",
        )
    if standing.weak:
        _weak_ground(standing.weak)
    if standing.moves:
        st.caption("In the way here from the version before")
    for move in standing.moves:
        contradiction(move)
    if standing.moves and standing.contradictions:
        st.caption("On the page as it is now")
    for finding in standing.contradictions:
        contradiction(finding, _numbers(standing)[finding.id])


def _numbers(standing: Standing) -> dict[str, str]:
    """The numbers of the contradictions, as they stand on the lines of the ring."""
    return {f.id: f"**{place}** · " for place, f in enumerate(standing.contradictions, start=1)}


def _weak_ground(weak: Sequence[WeakFooting]) -> None:
    """The choices on belief or nothing on which much rests, on one line where there is room."""
    line = st.container(
        border=True, key="remark-weak", horizontal=True, gap="xsmall", vertical_alignment="center"
    )
    with line:
        st.markdown("**On weak ground**", help=glossary.about("footing", "evidence"), width="content")
        for footing in weak:
            st.button(
                f"{severity_sign(footing.severity).glyph} {footing.name}: {footing.evidence}",
                key=f"open-{footing.id}",
                help=f"{footing.reason} {footing.question}",
                on_click=open_choice,
                args=(footing.choice,),
            )


def contradiction(finding: Finding, number: str = "") -> None:
    """One contradiction: why, its answers as the ways to their cards, what would settle it."""
    with st.container(border=True, key=f"remark-{finding.severity}-{finding.id}", gap="xsmall"):
        st.markdown(f"{number}{_reason(finding)}")
        with st.container(horizontal=True, gap="small", wrap=False, key=f"cited-{finding.id}"):
            for cited in finding.cites:
                _link(finding, cited)
        st.caption(f"{finding.question} ({finding.source})", help=glossary.citation(finding.source))


def _told(finding: Finding, number: str) -> None:
    """One contradiction for a room: nothing to click, everything to read."""
    with st.container(border=True, key=f"remark-{finding.severity}-{finding.id}", gap="xsmall"):
        st.markdown(f"{number}{_reason(finding)}")
        st.caption("  \n".join(f"{cited.choice}: {_answer(cited)}" for cited in finding.cites))
        st.markdown(finding.question)


def _reason(finding: Finding) -> str:
    sign = severity_sign(finding.severity)
    return f"{sign.glyph} {sign.label} · **{finding.reason}**"


def _answer(cited: Cited) -> str:
    """The answer in words; where it moved, from what to what."""
    return cited.words if cited.before in ("", cited.words) else f"{cited.before} → {cited.words}"


def _link(finding: Finding, cited: Cited) -> None:
    st.button(
        f"{cited.choice}: {_answer(cited)}",
        key=f"open-{finding.id}-{cited.path}",
        help=inert(f"{_answer(cited)}. {cited.said}"),
        wrap=False,
        width="stretch",
        on_click=open_choice,
        args=(load_form().choice(cited.path.partition(".")[0]).id,),
    )


def questions(answered: Sequence[QuestionAnswered]) -> None:
    """The seven questions of coherence, with what each reply rests on."""
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
        return f"Waits for: {'; '.join(waits)}."
    if question.clashes:
        return " ".join(clash.reason for clash in question.clashes)
    weak = [form.choice(choice_id).name for choice_id in question.weak]
    grounds = f" On weak ground: {', '.join(weak)}." if weak else ""
    rests = "; ".join(f"{cited.attribute}: {cited.words}" for cited in question.rests_on)
    return f"{rests}.{grounds}"


def _tables(standing: Standing) -> None:
    st.dataframe(pairs_table(standing.ring), hide_index=True, key="pairs", alt="The pairs that clash")
    st.dataframe(ring_table(standing.ring), hide_index=True, key="choices", alt="The ten choices")


def _open_clicked() -> None:
    points = session.widget_value("ring")["selection"]["points"]
    clicked = [point["customdata"] for point in points if point.get("customdata")]
    if clicked:
        open_choice(clicked[0])
