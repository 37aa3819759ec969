"""The charts of a comparison, for the six disciplines and for your own scorecard."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from gtm_framework.charts.figures import (
    Cell,
    acceptability_figure,
    drawn_in_full,
    heat_figure,
    stability_figure,
    totals_figure,
)
from gtm_framework.charts.tables import intervals_table, scores_table, standings_table
from gtm_framework.scorecard import (
    Comparison,
    RankAcceptability,
    Sensitivity,
    rank_acceptability,
    sensitivity,
)
from gtm_framework.scorecard.wording import acceptability_sentence, outcome_sentence, safety_sentence
from pages.parts import session
from pages.parts.shell import staging
from pages.parts.shell.inert import inert
from pages.parts.shell.table_of_chart import table_of_chart

_PARTS = ("Ranking", "Scores")
_NO_BAR = {"displayModeBar": False}


@dataclass(frozen=True)
class ComparisonView:
    """A comparison on screen.

    Attributes:
        name: Prefix of its widget keys.
        title: Title of its exported files.
        comparison: The comparison shown.
        reasons: The reason for each cell's score.
        most: The largest weight available, if limited.
        note: A note about its totals.
    """

    name: str
    title: str
    comparison: Comparison
    reasons: Mapping[Cell, str] = field(default_factory=dict)
    most: float | None = None
    note: str = ""

    @property
    def cache_key(self) -> object:
        """Cache key for everything computed from it."""
        return self.comparison.table, self.comparison.weighting

    def safety(self) -> Sensitivity:
        """The weight sensitivity."""
        return session.cached(f"safety-{self.name}", self.cache_key, lambda: sensitivity(self.comparison))

    def rank_acceptability(self) -> Sequence[RankAcceptability]:
        """How often each option ranks first with random weights."""
        return session.cached(
            f"chances-{self.name}", self.cache_key, lambda: rank_acceptability(self.comparison)
        )


def presented(board: ComparisonView) -> None:
    """The ranking or the scores, for a shared screen."""
    if staging.part("scorecard", _PARTS) == _PARTS[0]:
        bars(board)
        st.markdown(f"**{inert(outcome_sentence(board.comparison))}**")
    else:
        heat(board)


def heat(board: ComparisonView) -> None:
    """The heat map; a click on a cell opens it."""
    st.plotly_chart(
        heat_figure(
            board.comparison,
            session.theme(),
            reasons=board.reasons,
            picked=opened_cell(board.name),
            presenting=session.stage(),
        ),
        key=f"heat-{board.name}",
        on_select=_opener(board.name),
        selection_mode="points",
        config=_NO_BAR,
        alt="Heat map of the scores; a table below shows the same data",
    )
    if not drawn_in_full(board.comparison):
        st.caption(
            "The chart shows the first 40 rows and columns; the tables and the CSV have all of them."
        )


def bars(board: ComparisonView) -> None:
    """The totals from first to last."""
    st.plotly_chart(
        totals_figure(board.comparison, session.theme(), presenting=session.stage()),
        key=f"bars-{board.name}",
        config=_NO_BAR,
        alt="Totals from first to last; a table below shows the same data",
    )


def outcome(board: ComparisonView) -> None:
    """The leader and what would change it, in two sentences."""
    st.markdown(f"**{inert(outcome_sentence(board.comparison))}**")
    st.markdown(inert(safety_sentence(board.safety(), board.most)))


def safety(board: ComparisonView) -> None:
    """The sensitivity as two charts: one weight at a time, and all weights at random."""
    left, right = st.columns([11, 8], gap="large")
    with left:
        st.header("Weight sensitivity", anchor=False)
        st.caption(
            "Bars show the weight range in which the leader stays first, all other weights unchanged; "
            "◆ is today’s weight. Labels name the leader beyond each end."
        )
        st.plotly_chart(
            stability_figure(board.safety(), session.theme(), most=board.most or 0),
            key=f"holds-{board.name}",
            config=_NO_BAR,
            alt="The weight range of each criterion in which the leader stays first; a table below "
            "shows the same data",
        )
    with right:
        st.header("If weights were random", anchor=False)
        st.caption(inert(acceptability_sentence(board.rank_acceptability())))
        st.plotly_chart(
            acceptability_figure(board.rank_acceptability(), session.theme()),
            key=f"chances-{board.name}",
            config=_NO_BAR,
            alt="How often each option ranks first with random weights; a table below shows the same data",
        )


def tables_of_charts(board: ComparisonView) -> None:
    """The tables of all charts."""
    table_of_chart(scores_table(board.comparison), f"scores-{board.name}", "Scores as a table")
    table_of_chart(
        standings_table(board.comparison, board.rank_acceptability()),
        f"standings-{board.name}",
        "Ranking as a table",
    )
    table_of_chart(intervals_table(board.safety()), f"holds-{board.name}", "Weight sensitivity as a table")


def _opener(name: str) -> Callable[[], None]:
    def open_clicked() -> None:
        points = session.widget_value(f"heat-{name}")["selection"]["points"]
        if points:
            criterion, option = points[0]["customdata"]
            open_cell(name, (criterion, option))

    return open_clicked


def open_cell(board: str, cell: Cell | None) -> None:
    """Open one cell (criterion, option) of a board, or close it."""
    session.set_widget(f"_cell-{board}", cell)


def opened_cell(board: str) -> Cell | None:
    """The open cell of a board."""
    cell: Cell | None = session.widget_value(f"_cell-{board}")
    return cell
