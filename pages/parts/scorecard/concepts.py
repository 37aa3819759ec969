"""The six concepts one by one and a few beside each other: profiles, cards, verdict, printed totals."""

import streamlit as st

from gtm_framework.catalog import sources
from gtm_framework.charts.profiles_figure import Form, profiles_figure
from gtm_framework.charts.scorecard_tables import published_table
from gtm_framework.charts.series import series_signs
from gtm_framework.scorecard.content import Concept
from gtm_framework.scorecard.scorecard import load_scorecard
from pages.parts import session
from pages.parts.scorecard.charts import ComparisonView
from pages.parts.shell.inert import inert


def profiles(board: ComparisonView) -> None:
    """Two or three concepts over all criteria; which ones stands in the link."""
    scorecard = load_scorecard()
    names = {concept.name: concept.id for concept in scorecard.concepts}
    default = [scorecard.concept(best.concept).name for best in scorecard.best_for]
    st.subheader("Two or three beside each other", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.multiselect(
            "Concepts",
            list(names),
            default,
            max_selections=len(series_signs()),
            key="concepts",
            bind="query-params",
            label_visibility="collapsed",
            select_all=False,
            placeholder="Choose two or three concepts",
        )
        form = st.segmented_control(
            "Drawn as",
            list(Form),
            default=Form.RADAR,
            required=True,
            format_func=lambda form: form.value.capitalize(),
            key="profile",
            bind="query-params",
            label_visibility="collapsed",
        )
    st.plotly_chart(
        profiles_figure(board.comparison, [names[name] for name in chosen], session.theme(), form),
        key="profiles",
        config={"displayModeBar": False},
        alt="The scores of the chosen concepts on every criterion; the table of scores holds the same",
    )


def verdict() -> None:
    """What the comparison comes to, and which concept is best for whom."""
    scorecard = load_scorecard()
    st.subheader("The verdict", anchor=False)
    for line in scorecard.verdict:
        st.markdown(inert(line))
    for best in scorecard.best_for:
        name = scorecard.concept(best.concept).name
        st.markdown(f"**{inert(best.who)}: {inert(name)}.** {inert(best.why)}")
    st.caption(_cited(scorecard.source))


def all_cards() -> None:
    """One card for each concept."""
    st.subheader("The six concepts", anchor=False)
    with st.grid(min_column_width=330, gap="small"):
        for concept in load_scorecard().concepts:
            with st.container(border=True, key=f"card-{concept.id}", height="stretch"):
                card(concept)


def card(concept: Concept) -> None:
    """Everything about one concept."""
    scorecard = load_scorecard()
    st.markdown(f"**{inert(concept.name)}** ({concept.short})")
    st.markdown(inert(concept.definition))
    facts(concept)
    marked = [*(("+", line) for line in concept.pros), *(("−", line) for line in concept.cons)]
    st.markdown("  \n".join(f"**{mark}** {inert(line)}" for mark, line in marked))
    for best in scorecard.best_for:
        if best.concept == concept.id:
            st.markdown(f"**Best for:** {inert(best.who)}")
    st.caption(_cited(concept.source))


def facts(concept: Concept) -> None:
    """Owner, horizon, KPIs, and what a concept is most often taken for."""
    other = load_scorecard().concept(concept.confused_with.concept)
    st.markdown(
        f"**Owner:** {inert(concept.owner)}  \n"
        f"**Horizon:** {inert(concept.horizon)}  \n"
        f"**KPIs:** {inert(', '.join(concept.kpis))}  \n"
        f"**Most often taken for:** {inert(other.name)}. {inert(concept.confused_with.why)}"
    )


def published() -> None:
    """The totals as printed, and why the shares are of another maximum."""
    scorecard = load_scorecard()
    st.subheader("The totals as they were published", anchor=False)
    st.markdown(inert(scorecard.reason))
    with st.container(key="published"):
        st.dataframe(
            published_table(scorecard),
            hide_index=True,
            alt="The published totals and their share of the true maximum",
        )
    st.caption(_cited(scorecard.printed.source))


def _cited(names: tuple[str, ...]) -> str:
    return inert("; ".join(f"{name}: {sources()[name]}" for name in names))
