"""What counts how much among the eight criteria: one row of sliders, and what can be turned round."""

import streamlit as st

from gtm_framework.scorecard.content import Criterion
from gtm_framework.scorecard.scorecard import Scorecard, load_scorecard
from pages.parts import session


def weight_sliders() -> tuple[dict[str, float], list[str]]:
    """Draw the controls; their values stand in the link.

    Returns:
        Criterion id to weight, and the ids of the criteria that are turned round.
    """
    scorecard = load_scorecard()
    with (
        st.container(key="weights"),
        st.grid(min_column_width=128, vertical_alignment="bottom", gap="small"),
    ):
        weights = {criterion.id: _slider(scorecard, criterion) for criterion in scorecard.criteria}
    minimized = [
        criterion.id for criterion in scorecard.criteria if criterion.turn_note and _switch(criterion)
    ]
    return weights, minimized


def chosen_weights() -> tuple[dict[str, float], list[str]]:
    """The same without drawing them, for a screen that shows none."""
    scorecard = load_scorecard()
    weights = {
        c.id: session.widget_value(_weight_key(c), scorecard.weights.start) for c in scorecard.criteria
    }
    return weights, [c.id for c in scorecard.criteria if session.widget_value(_turn_key(c), default=False)]


def _slider(scorecard: Scorecard, criterion: Criterion) -> float:
    limits = scorecard.weights
    return st.slider(
        criterion.name,
        limits.low,
        limits.high,
        limits.start,
        limits.step,
        format="%g",
        key=_weight_key(criterion),
        help=f"{criterion.why_it_matters} Only the ratio of the weights counts; 0 leaves it out.",
        bind="query-params",
    )


def _switch(criterion: Criterion) -> bool:
    with st.container(horizontal=True, vertical_alignment="center", key=f"turn-row-{criterion.id}"):
        minimized = st.toggle(
            f"Turn “{criterion.name.lower()}” round", key=_turn_key(criterion), bind="query-params"
        )
        st.caption(criterion.turn_note, width="stretch")
    return minimized


def _weight_key(criterion: Criterion) -> str:
    return f"weight-{criterion.id}"


def _turn_key(criterion: Criterion) -> str:
    return f"turn-{criterion.id}"
