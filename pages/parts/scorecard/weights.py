"""Weights of the eight criteria: one row of sliders, and switches that reverse a criterion."""

import streamlit as st

from gtm_framework.scorecard import Criterion, Scorecard, load_scorecard
from pages.parts import session


def weight_sliders() -> tuple[dict[str, float], list[str]]:
    """Draw the controls; the link keeps their values.

    Returns:
        Maps criterion ids to weights, and the ids of the reversed criteria.
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
    """The same values without drawing the controls, for a view that hides them."""
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
        help=f"{criterion.why_it_matters} Only the ratio of the weights matters; 0 leaves the "
        "criterion out.",
        bind="query-params",
    )


def _switch(criterion: Criterion) -> bool:
    with st.container(horizontal=True, vertical_alignment="center", key=f"turn-row-{criterion.id}"):
        minimized = st.toggle(
            f"Reverse “{criterion.name.lower()}”", key=_turn_key(criterion), bind="query-params"
        )
        st.caption(criterion.turn_note, width="stretch")
    return minimized


def _weight_key(criterion: Criterion) -> str:
    return f"weight-{criterion.id}"


def _turn_key(criterion: Criterion) -> str:
    return f"turn-{criterion.id}"
