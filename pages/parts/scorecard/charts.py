"""The pictures of a comparison, the same for the six concepts and for a table of one's own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from gtm_framework.charts.bars_figure import acceptability_figure, totals_figure
from gtm_framework.charts.heat_figure import Cell, drawn_in_full, heat_figure
from gtm_framework.charts.scorecard_tables import intervals_table, scores_table, standings_table
from gtm_framework.charts.stability_figure import stability_figure
from gtm_framework.scorecard.comparison import Comparison
from gtm_framework.scorecard.rank_acceptability import RankAcceptability, rank_acceptability
from gtm_framework.scorecard.sensitivity import Sensitivity, sensitivity
from gtm_framework.scorecard.wording import acceptability_sentence, outcome_sentence, safety_sentence
from pages.parts import session
from pages.parts.shell.inert import inert
from pages.parts.shell.table_of_chart import table_of_chart

_NO_BAR = {"displayModeBar": False}


@dataclass(frozen=True)
class ComparisonView:
    """A comparison on a screen.

    Attributes:
        name: Part of the keys of its widgets.
        title: What stands over its files.
        comparison: What is shown.
        reasons: Why a cell has its score.
        most: The largest weight that can be chosen, if there is one.
        note: What to know about its totals.
    """

    name: str
    title: str
    comparison: Comparison
    reasons: Mapping[Cell, str] = field(default_factory=dict)
    most: float | None = None
    note: str = ""

    @property
    def cache_key(self) -> object:
        """What everything that is computed from it depends on."""
        return self.comparison.table, self.comparison.weighting

    def safety(self) -> Sensitivity:
        """How far each weight can be changed."""
        return session.cached(f"safety-{self.name}", self.cache_key, lambda: sensitivity(self.comparison))

    def rank_acceptability(self) -> Sequence[RankAcceptability]:
        """How often each is first with random weights."""
        return session.cached(
            f"chances-{self.name}", self.cache_key, lambda: rank_acceptability(self.comparison)
        )


def presented(board: ComparisonView) -> None:
    """Heat map and bars alone, for a shared screen."""
    left, right = st.columns([5, 4], gap="small", vertical_alignment="center")
    with left:
        heat(board)
    with right:
        bars(board)


def heat(board: ComparisonView) -> None:
    """The heat map; a click on a cell opens it."""
    st.plotly_chart(
        heat_figure(
            board.comparison,
            session.theme(),
            reasons=board.reasons,
            picked=opened_cell(board.name),
            presenting=session.presenting(),
        ),
        key=f"heat-{board.name}",
        on_select=_opener(board.name),
        selection_mode="points",
        config=_NO_BAR,
        alt="Heat map of the scores; a table below holds the same",
    )
    if not drawn_in_full(board.comparison):
        st.caption("The picture holds the first 40 rows and columns; the tables and the CSV hold all.")


def bars(board: ComparisonView) -> None:
    """The totals from first to last."""
    st.plotly_chart(
        totals_figure(board.comparison, session.theme(), presenting=session.presenting()),
        key=f"bars-{board.name}",
        config=_NO_BAR,
        alt="Bars of the totals from first to last; a table below holds the same",
    )


def outcome(board: ComparisonView) -> None:
    """Who is first and what would change it, in two sentences."""
    st.markdown(f"**{inert(outcome_sentence(board.comparison))}**")
    st.markdown(inert(safety_sentence(board.safety(), board.most)))


def safety(board: ComparisonView) -> None:
    """The sensitivity as two pictures: one weight at a time, and all at random."""
    left, right = st.columns([11, 8], gap="large")
    with left:
        st.subheader("How far one weight can move", anchor=False)
        st.caption(
            "The bar is where the leader stays first while all other weights stay as they are; "
            "◆ is the weight now. Beside it, who leads beyond the end."
        )
        st.plotly_chart(
            stability_figure(board.safety(), session.theme(), most=board.most or 0),
            key=f"holds-{board.name}",
            config=_NO_BAR,
            alt="For each criterion the weights with which the leader stays first; also as a table below",
        )
    with right:
        st.subheader("If nobody knew the weights", anchor=False)
        st.caption(inert(acceptability_sentence(board.rank_acceptability())))
        st.plotly_chart(
            acceptability_figure(board.rank_acceptability(), session.theme()),
            key=f"chances-{board.name}",
            config=_NO_BAR,
            alt="How often each option is first with random weights; a table below holds the same",
        )


def tables_of_charts(board: ComparisonView) -> None:
    """The tables of all charts."""
    table_of_chart(scores_table(board.comparison), f"scores-{board.name}", "The scores as a table")
    table_of_chart(
        standings_table(board.comparison, board.rank_acceptability()),
        f"standings-{board.name}",
        "The order as a table",
    )
    table_of_chart(
        intervals_table(board.safety()), f"holds-{board.name}", "How far each weight can move, as a table"
    )


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
    """The cell of a board that is open."""
    cell: Cell | None = session.widget_value(f"_cell-{board}")
    return cell
