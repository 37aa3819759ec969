"""The exercise: classify one statement at a time, see the reasons at once, and a score."""

import streamlit as st

from gtm_framework.strategy import Guide, Label, Statement, tally
from pages.parts import session
from pages.parts.shell import glossary
from pages.parts.shell.inert import inert

_ANSWERS = "_exercise"
_WORDS = {Label.STRATEGY: "a strategy", Label.TACTIC: "a tactic", Label.PLAN: "a plan"}


def exercise(guide: Guide) -> None:
    """The next statement, or the end of the exercise."""
    sorted_as = _sorted()
    shown = session.opened_item("statement")
    statement = next((s for s in guide.statements if s.id == shown), None) or next(
        (s for s in guide.statements if s.id not in sorted_as), None
    )
    card, aside = st.columns([3, 2], gap="large")
    with aside:
        _tally(guide, sorted_as)
    with card:
        if statement is None:
            st.header("That was the last statement.", anchor=False)
        elif statement.id in sorted_as:
            _reasons(statement, Label(sorted_as[statement.id]))
        else:
            _question(statement)


def _question(statement: Statement) -> None:
    with st.container(border=True, key="statement"):
        st.caption("Strategy, tactic, or plan?")
        st.header(inert(statement.text), anchor=False)
        with st.container(horizontal=True):
            for label in Label:
                st.button(
                    _WORDS[label].capitalize(),
                    key=f"sort-{label}",
                    on_click=_sort,
                    args=(statement.id, label),
                    width="stretch",
                )


def _reasons(statement: Statement, given: Label) -> None:
    with st.container(border=True, key="statement"):
        st.header(inert(statement.text), anchor=False)
        right = given == statement.label
        said = f"It’s {_WORDS[statement.label]}."
        if right:
            st.success(f"Yes. {said}", icon=":material/check:")
        else:
            st.warning(f"You chose {_WORDS[given]}. {said}", icon=":material/close:")
        for reason in statement.reasons:
            st.markdown(f"- {reason}")
        st.caption("Source", help=glossary.citation(statement.source))
        st.button(
            "Next statement",
            key="statement-next",
            type="primary",
            on_click=session.open_item,
            args=("statement", None),
            shortcut="Enter",
        )


def _tally(guide: Guide, sorted_as: dict[str, str]) -> None:
    counted = tally(guide, sorted_as)
    score = f"**{counted.right} of {counted.answered} correct** · " if counted.answered else ""
    st.markdown(f"{score}{counted.of} statements in total")
    st.progress(counted.share)
    for (label, taken_for), times in counted.confused:
        st.caption(f"{_WORDS[label].capitalize()} mistaken for {_WORDS[taken_for]}: {times}")
    if sorted_as:
        st.button("Start over", key="exercise-again", type="tertiary", on_click=_begin_again)


def _sort(statement_id: str, label: Label) -> None:
    session.set_widget(_ANSWERS, {**_sorted(), statement_id: label})
    session.open_item("statement", statement_id)


def _sorted() -> dict[str, str]:
    """How this visitor has classified the statements: maps statement ids to labels."""
    return dict(session.widget_value(_ANSWERS, {}))


def _begin_again() -> None:
    session.clear_widgets(_ANSWERS)
    session.open_item("statement", None)
