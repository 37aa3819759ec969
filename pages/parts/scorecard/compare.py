"""The six concepts beside each other: heat map, totals, weights, and what lies behind them."""

import streamlit as st

from gtm_framework.catalog import sources
from gtm_framework.errors import GtmError
from gtm_framework.scorecard.comparison import compare
from gtm_framework.scorecard.scorecard import load_scorecard
from pages.parts import state
from pages.parts.frame.inert import inert
from pages.parts.scorecard import charts as scorecard_charts
from pages.parts.scorecard import concepts as scorecard_concepts
from pages.parts.scorecard import files as scorecard_files
from pages.parts.scorecard import weights as scorecard_weights
from pages.parts.scorecard.charts import Board


def view() -> None:
    """The whole tab, from the picture to the files."""
    picture = st.container()
    weights, turned = scorecard_weights.row()
    try:
        board = _board(weights, turned)
    except GtmError as error:
        picture.error(inert(str(error)), icon=":material/error:")
        return
    with picture:
        left, right = st.columns([11, 8], gap="medium")
        with left:
            scorecard_charts.heat(board)
            _reason(board)
        with right:
            scorecard_charts.bars(board)
            scorecard_charts.outcome(board)
    scorecard_files.downloads(board)
    scorecard_charts.safety(board)
    left, right = st.columns([11, 8], gap="large")
    with left:
        scorecard_concepts.profiles(board)
    with right:
        scorecard_concepts.verdict()
    scorecard_concepts.all_cards()
    scorecard_concepts.published()
    scorecard_charts.twins(board)


def presented() -> None:
    """Heat map and bars alone, for a shared screen."""
    scorecard_charts.presented(_board(*scorecard_weights.held()))


def _board(weights: dict[str, float], turned: list[str]) -> Board:
    scorecard = load_scorecard()
    return Board(
        name="scorecard",
        title=scorecard.title,
        comparison=compare(scorecard.table, weights, turned),
        reasons={
            (criterion, concept): cell.rationale
            for criterion, row in scorecard.cells.items()
            for concept, cell in row.items()
        },
        most=scorecard.weights.high,
        note=scorecard.reason,
    )


def _reason(board: Board) -> None:
    """The cell that was clicked: why it has its score, and where that stands."""
    picked = state.picked_cell(board.name)
    with st.container(key="reason"):
        if picked is None:
            st.caption("Click a cell for its reason and its source.")
            return
        scorecard = load_scorecard()
        cell = scorecard.cell(*picked)
        criterion, concept = scorecard.criterion(picked[0]), scorecard.concept(picked[1])
        st.markdown(f"**{concept.name}, {criterion.name.lower()}: {cell.score}.** {inert(cell.rationale)}")
        st.caption(inert("; ".join(f"{name}: {sources()[name]}" for name in cell.source)))
