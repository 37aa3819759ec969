"""The open idea: verdict and reasons, the next question, impact and effort, and actions."""

import plotly.graph_objects as go
import streamlit as st

from gtm_framework.charts import Theme, kind_sign, quadrant_sign
from gtm_framework.charts.figures import contributions_figure
from gtm_framework.charts.tables import contributions_table
from gtm_framework.triage import Initiative, Question, Ranked, Rubric, Verdict, stability
from gtm_framework.triage.explain import (
    flip_sentence,
    next_step,
    output_sentence,
    place_sentence,
    score_sentence,
    shown_coverage,
    shown_lean,
    stability_sentence,
    verdict_sentence,
)
from gtm_framework.triage.worklist import next_open
from pages.parts import session, workspace
from pages.parts.shell import glossary
from pages.parts.shell.inert import inert
from pages.parts.shell.objective_choice import objective_choice
from pages.parts.triage import details, method_inputs, pad, suggestions, wording_verdict
from pages.parts.triage.exclusion_notes import exclusion_notes


def picked_idea(item: Ranked) -> None:
    """Everything about one idea, in the order a person works on it."""
    initiative, verdict = item.initiative, item.verdict
    with st.container(horizontal=True, vertical_alignment="top", key="idea-head"):
        st.header(wording_verdict.title(initiative), anchor=False)
        details.menu(initiative)
    exclusion_notes(initiative.id)
    _verdict(verdict)
    wording_verdict.verdict_row(initiative)
    pad.pad(item)
    method_inputs.row(item)
    objective_choice(initiative)
    _place(item)
    suggestions.marks(initiative)
    _all_questions(initiative, verdict)


def _verdict(verdict: Verdict) -> None:
    sign = kind_sign(verdict.final_kind)
    settled = "final" if verdict.decided else f"{shown_coverage(verdict)}% answered"
    by_hand = " · overridden" if verdict.initiative.override else ""
    # In one element: a browser takes as long for a short text as for a long one.
    st.markdown(
        _with_small_print(
            f"**{sign.words}** · {shown_lean(verdict.lean)} · {settled}{by_hand}",
            verdict_sentence(verdict),
            flip_sentence(verdict) if verdict.contributions else "",
            f"Reason for the override: {verdict.initiative.override.reason}"
            if verdict.initiative.override
            else "",
            output_sentence(verdict) if verdict.initiative.output else "",
        ),
        help=glossary.about("lean", "coverage", "decided"),
    )


def _because(verdict: Verdict) -> None:
    if verdict.contributions:
        st.plotly_chart(
            _bars(workspace.cache_key(), verdict.initiative.id, session.theme(), verdict),
            key="because",  # one for all ideas: it is redrawn in place, and nothing in it is clickable
            config={"displayModeBar": False},
            alt=f"What each answer adds to the lean of {shown_lean(verdict.lean)}; the table under "
            "Answers and reasoning shows the same data",
        )


@st.cache_resource(max_entries=200, show_spinner=False)
def _bars(shows: tuple[str, int], idea: str, theme: Theme, _verdict: Verdict) -> go.Figure:  # noqa: ARG001
    """The chart of one verdict, identified by the revision and the idea; made once for all visitors."""
    return contributions_figure(_verdict, theme)


def _all_questions(initiative: Initiative, verdict: Verdict) -> None:
    with st.expander("Answers and reasoning", key="all-questions", on_change="rerun") as every:
        if every.open:
            _every_question(initiative, verdict)


def _every_question(initiative: Initiative, verdict: Verdict) -> None:
    _because(verdict)
    st.caption(inert(next_step(verdict)))
    for question in Rubric.default().questions:
        _one_question(initiative, question)
        suggestions.beside_answer(initiative, question.id)
    st.dataframe(
        contributions_table(verdict),
        hide_index=True,
        column_config={"adds": st.column_config.NumberColumn(format="%+.3f")},
        alt="Contribution of each answer to the lean",
    )


def _one_question(initiative: Initiative, question: Question) -> None:
    labels = {option.id: option.label for option in question.options}
    given = initiative.answers.get(question.id)
    if given is not None and given not in labels:
        labels[given] = Rubric.default().words(question.id, given)
    key = session.bound_key(f"answer-{initiative.id}-{question.id}", given)
    st.selectbox(
        question.question,
        list(labels),
        index=None,
        format_func=lambda answer: labels[answer],
        placeholder="Not answered",
        key=key,
        help=question.help,
        on_change=_answer_from,
        args=(initiative.id, question, key),
    )


def _place(item: Ranked) -> None:
    tint = f"{quadrant_sign(item.quadrant).glyph} " if item.quadrant else ""
    st.markdown(
        _with_small_print(
            f"**{tint}{inert(place_sentence(item))}**",
            score_sentence(item),
            *map(stability_sentence, stability([item])),
        ),
        help=glossary.about("quadrant", "stability"),
    )
    following = next_open(workspace.listed(), item.initiative.id)
    if following:
        st.button(
            "Next idea to score",
            key="next-open",
            icon=":material/arrow_forward:",
            icon_position="right",
            on_click=workspace.pick_idea,
            args=(following.initiative.id,),
            help="Goes to the next idea missing a number for the ranking method, then to the next one "
            "without a verdict",
        )


def _with_small_print(head: str, *sentences: str) -> str:
    """A line with small print below it."""
    return "  \n".join([head, *(f":small[{inert(told)}]" for told in sentences if told)])


@session.report_errors
def _answer_from(initiative_id: str, question: Question, key: str) -> None:
    workspace.answer_question(initiative_id, question.id, session.widget_value(key))
