"""The parts of the matrix page: its controls, the plot, the list next to it, and picture downloads."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from gtm_framework.charts import kind_sign, quadrant_sign
from gtm_framework.charts.figures import matrix_figure
from gtm_framework.charts.matrix import PICTURE, legible_parts
from gtm_framework.charts.tables import matrix_table, unscored_table
from gtm_framework.english import counted, joined
from gtm_framework.triage import THRESHOLDS, Quadrant, Ranked
from gtm_framework.triage.explain import missing_words, why
from gtm_framework.triage.worklist import decided, decision_words, matching
from pages.parts import session, workspace
from pages.parts.components.idea_rows import IdeaRow, idea_rows
from pages.parts.matrix import matrix_board
from pages.parts.shell import filters, staging, toolbar
from pages.parts.shell.inert import inert
from pages.parts.shell.matrix_plot import matrix_plot, matrix_view
from pages.parts.shell.picture_downloads import picture_downloads
from pages.parts.shell.scope import scope_mark
from pages.parts.shell.table_of_chart import table_of_chart

_ALL = "All four"
_STEPS = tuple(float(step) for step in range(THRESHOLDS[0], THRESHOLDS[1] + 1))


def controls(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Method and threshold, which apply everywhere, and a filter for this page."""
    method, line, kinds = st.columns([3, 3, 3], vertical_alignment="bottom")
    with method:
        filters.method_choice()
    with line:
        st.select_slider(
            "“High” starts above",
            _STEPS,
            format_func=lambda step: f"{step:g}",
            key=session.shared_key("threshold", float(workspace.current().settings.threshold)),
            on_change=_choose_threshold,
            help="Scores above this value count as high, on both axes. It applies to every page and the "
            "export.",
        )
    with kinds, st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = filters.kind_filter("matrix-kinds")
        decision = filters.decision_filter("matrix-decided")
    return decided(matching(ranked, kinds=chosen), decision)


def views() -> Quadrant | None:
    """The line above the plot: plot or board, and the quadrant to zoom into, which is returned."""
    with toolbar.row("matrix-views"):
        matrix_board.switch()
        return None if matrix_board.is_chosen() else zoom()


def draw(shown: Sequence[Ranked], numbered: Mapping[str, int], quadrant: Quadrant | None) -> None:
    """The matrix, to read or to move ideas on."""
    if matrix_board.is_chosen():
        matrix_board.show(shown, numbered, workspace.picked_idea())
    else:
        matrix_plot(shown, numbered, quadrant)
    if not any(item.quadrant for item in shown):
        st.caption("None of these ideas has a place yet. Score them in Triage.")
    by = workspace.current().settings.ranking_method
    if by.axes:
        named = joined([f"{axis} is {inert(by.axis_label(axis))}" for axis in by.axes])
        st.caption(f"Under this method, {named}. Score it on each idea in Triage.")


def presented(ranked: Sequence[Ranked], numbered: Mapping[str, int]) -> None:
    """The matrix for a room: only the plot and its key, quadrant by quadrant if there are many ideas."""
    quadrant = None if matrix_board.is_chosen() else _presented_quadrant(ranked, numbered)
    left, right = st.columns([2, 1], gap="medium")
    with left:
        draw(ranked, numbered, quadrant)
    with right:
        key(ranked, numbered, quadrant, height=int(session.window()[1] * 0.88))


def _presented_quadrant(ranked: Sequence[Ranked], numbered: Mapping[str, int]) -> Quadrant | None:
    """The chosen quadrant, or the part of the matrix that the room has turned to."""
    zoomed = session.widget_value("matrix-zoom")
    view = matrix_view(zoomed if isinstance(zoomed, Quadrant) else None)
    parts = session.cached(
        "matrix-parts", (workspace.cache_key(), view), lambda: legible_parts(ranked, numbered, view)
    )
    return parts[staging.turned("presented-matrix", len(parts))]


def zoom() -> Quadrant | None:
    """The quadrant the plot is zoomed into; None shows all four."""
    chosen = st.segmented_control(
        "Show",
        [_ALL, *Quadrant],
        default=_ALL,
        required=True,
        format_func=lambda quadrant: (
            quadrant_sign(quadrant).words if isinstance(quadrant, Quadrant) else quadrant
        ),
        key="matrix-zoom",
        label_visibility="collapsed",
        persist_state="session",
        help="Zoom into one quadrant",
    )
    return chosen if isinstance(chosen, Quadrant) else None


def key(
    shown: Sequence[Ranked], numbered: Mapping[str, int], quadrant: Quadrant | None, height: int
) -> None:
    """The numbered key: every idea on the plot with its number and full title."""
    placed = [item for item in shown if item.quadrant and quadrant in (None, item.quadrant)]
    idea_rows(
        session.cached(
            "key-rows",
            (
                workspace.cache_key(),
                [(item.initiative.id, numbered[item.initiative.id]) for item in placed],
            ),
            lambda: [_key_row(item, numbered) for item in placed],
        ),
        key="matrix-key",
        label="Numbered key",
        height=height,
        picked=workspace.picked_idea(),
        on_pick=workspace.pick_idea,
        large=session.presenting(),
        legend=session.presenting(),  # on the page, the filter names the symbols
    )


def _key_row(item: Ranked, numbered: Mapping[str, int]) -> IdeaRow:
    idea, number = item.initiative, numbered[item.initiative.id]
    text = missing_words(item) if item.rank in (None, number) else f"rank {item.rank}"
    told = " · ".join(filter(None, (text, decision_words(idea))))
    return IdeaRow(idea.id, number, idea.title, item.verdict.final_kind, told, **scope_mark(idea.id))


def beside(shown: Sequence[Ranked], numbered: Mapping[str, int], quadrant: Quadrant | None) -> None:
    """The open idea, the key, and the ideas without a place."""
    picked = workspace.picked_idea()
    opened = next((item for item in shown if item.initiative.id == picked), None)
    if opened:
        with st.container(border=True, key="opened"):
            sign = kind_sign(opened.verdict.final_kind)
            st.markdown(f"**{sign.glyph} {inert(opened.initiative.title)}**")
            st.caption(inert(why(opened)))
            st.page_link("pages/triage.py", label="Open in Triage", icon=":material/arrow_forward:")
    view = matrix_view()
    key(shown, numbered, quadrant, view.key_height if opened else view.height)


def unplaced(shown: Sequence[Ranked]) -> None:
    """The unranked ideas, each with what it is missing for the method."""
    unscored = _table("unscored", unscored_table, shown)
    if len(unscored):
        st.header(f"{counted(len(unscored), 'unranked idea')}")
        st.dataframe(
            unscored, hide_index=True, key="matrix-unscored", alt="Unranked ideas and what they are missing"
        )


def table_and_pictures(shown: Sequence[Ranked]) -> None:
    """The plot as a table, and as a file if there is a browser to draw it."""
    table_of_chart(_table("matrix", matrix_table, shown), "matrix")
    picture_downloads("matrix", lambda: matrix_figure(shown, view=PICTURE))


def _table(
    name: str, draw: Callable[[Sequence[Ranked]], pd.DataFrame], items: Sequence[Ranked]
) -> pd.DataFrame:
    of = (workspace.cache_key(), [item.initiative.id for item in items])
    return session.cached(f"table-{name}", of, lambda: draw(items))


@session.report_errors
def _choose_threshold() -> None:
    workspace.change_settings("Change where “high” starts", threshold=session.shared_value("threshold"))
