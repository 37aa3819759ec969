"""The six disciplines compared: heat map, totals, weights, and the reasons behind them."""

import streamlit as st

from gtm_framework.errors import GtmError
from gtm_framework.scorecard import compare, load_scorecard
from pages.parts.scorecard import charts, concepts, files
from pages.parts.scorecard.charts import ComparisonView
from pages.parts.scorecard.weights import chosen_weights, weight_sliders
from pages.parts.shell import glossary
from pages.parts.shell.inert import inert


def view() -> None:
    """The whole tab, from the charts to the downloads."""
    picture = st.container()
    weights, minimized = weight_sliders()
    try:
        board = _board(weights, minimized)
    except GtmError as error:
        picture.error(inert(str(error)), icon=":material/error:")
        return
    with picture:
        left, right = st.columns([11, 8], gap="medium")
        with left:
            charts.heat(board)
            _reason(board)
        with right:
            charts.bars(board)
            charts.outcome(board)
    files.downloads(board)
    charts.safety(board)
    left, right = st.columns([11, 8], gap="large")
    with left:
        concepts.profiles(board)
    with right:
        concepts.verdict()
    concepts.all_cards()
    concepts.published()
    charts.tables_of_charts(board)


def presented() -> None:
    """The ranking or the scores alone, for a shared screen."""
    charts.presented(_board(*chosen_weights()))


def _board(weights: dict[str, float], minimized: list[str]) -> ComparisonView:
    scorecard = load_scorecard()
    return ComparisonView(
        name="scorecard",
        title=scorecard.title,
        comparison=compare(scorecard.table, weights, minimized),
        reasons={
            (criterion, concept): cell.rationale
            for criterion, weight_sliders in scorecard.cells.items()
            for concept, cell in weight_sliders.items()
        },
        most=scorecard.weights.high,
        note=scorecard.reason,
    )


def _reason(board: ComparisonView) -> None:
    """The clicked cell: the reason for its score, and the source."""
    picked = charts.opened_cell(board.name)
    with st.container(key="reason"):
        if picked is None:
            st.caption("Click a cell to see why it has its score.")
            return
        scorecard = load_scorecard()
        cell = scorecard.cell(*picked)
        criterion, concept = scorecard.criterion(picked[0]), scorecard.concept(picked[1])
        st.markdown(f"**{concept.name}, {criterion.name.lower()}: {cell.score}.** {inert(cell.rationale)}")
        st.caption("Source", help=glossary.citation(*cell.source))
