"""The six disciplines in detail: profiles, cards, verdict, published totals."""

import streamlit as st

from gtm_framework.charts import series_signs
from gtm_framework.charts.figures import Form, profiles_figure
from gtm_framework.charts.tables import published_table
from gtm_framework.scorecard import Concept, load_scorecard
from pages.parts import session
from pages.parts.scorecard.charts import ComparisonView
from pages.parts.shell import glossary
from pages.parts.shell.inert import inert
from pages.parts.shell.picture_downloads import picture_downloads

_NARROW = 640
"""The width in pixels below which the lines run downward."""


def profiles(board: ComparisonView) -> None:
    """Two or three disciplines over all criteria; the link keeps the selection."""
    scorecard = load_scorecard()
    names = {concept.name: concept.id for concept in scorecard.concepts}
    default = [scorecard.concept(best.concept).name for best in scorecard.best_for]
    st.header("Side-by-side profiles", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.multiselect(
            "Disciplines",
            list(names),
            default,
            max_selections=len(series_signs()),
            key="concepts",
            bind="query-params",
            label_visibility="collapsed",
            select_all=False,
            placeholder="Choose two or three disciplines",
        )
        form = st.segmented_control(
            "Chart type",
            list(Form),
            default=Form.RADAR,
            required=True,
            format_func=lambda form: form.value.capitalize(),
            key="profile",
            bind="query-params",
            label_visibility="collapsed",
        )
    shown = [names[name] for name in chosen]
    st.plotly_chart(
        profiles_figure(
            board.comparison, shown, session.theme(), form, narrow=session.window()[0] < _NARROW
        ),
        key="profiles",
        config={"displayModeBar": False},
        alt="Scores of the selected disciplines on every criterion; the scores table shows the same data",
    )
    picture_downloads("profiles", lambda: profiles_figure(board.comparison, shown, form=form))


def verdict() -> None:
    """The conclusion, and the best discipline for each type of team."""
    scorecard = load_scorecard()
    st.header("Conclusion", anchor=False)
    for line in scorecard.verdict:
        st.markdown(inert(line))
    for best in scorecard.best_for:
        name = scorecard.concept(best.concept).name
        st.markdown(f"**{inert(best.who)}: {inert(name)}.** {inert(best.why)}")
    st.caption("Source", help=glossary.citation(*scorecard.source))


def all_cards() -> None:
    """One card for each discipline."""
    st.header("The six disciplines", anchor=False)
    with st.grid(min_column_width=330, gap="small"):
        for concept in load_scorecard().concepts:
            with st.container(border=True, key=f"card-{concept.id}", height="stretch"):
                card(concept)


def card(concept: Concept) -> None:
    """Everything about one discipline."""
    scorecard = load_scorecard()
    st.markdown(f"**{inert(concept.name)}** ({concept.short})")
    st.markdown(inert(concept.definition))
    facts(concept)
    marked = [*(("+", line) for line in concept.pros), *(("−", line) for line in concept.cons)]
    st.markdown("  \n".join(f"**{mark}** {inert(line)}" for mark, line in marked))
    for best in scorecard.best_for:
        if best.concept == concept.id:
            st.markdown(f"**Best for:** {inert(best.who)}")
    st.caption("Source", help=glossary.citation(*concept.source))


def facts(concept: Concept) -> None:
    """Owner, horizon, KPIs, and the discipline it is most often confused with."""
    other = load_scorecard().concept(concept.confused_with.concept)
    st.markdown(
        f"**Owner:** {inert(concept.owner)}  \n"
        f"**Horizon:** {inert(concept.horizon)}  \n"
        f"**KPIs:** {inert(', '.join(concept.kpis))}  \n"
        f"**Often confused with:** {inert(other.name)}. {inert(concept.confused_with.why)}"
    )


def published() -> None:
    """The totals as published, and why the shares use a different maximum."""
    scorecard = load_scorecard()
    st.header("Published totals", anchor=False)
    st.markdown(inert(scorecard.reason))
    with st.container(key="published"):
        st.dataframe(
            published_table(scorecard),
            hide_index=True,
            alt="Published totals and their share of the true maximum",
        )
    st.caption("Source", help=glossary.citation(*scorecard.printed.source))
