"""What the matrix page is made of: its controls, the plot, the list beside it, pictures to take away."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from gtm_framework.charts.matrix_figure import matrix_figure
from gtm_framework.charts.pictures import FORMATS, picture, why_no_picture
from gtm_framework.charts.signs import kind_sign
from gtm_framework.charts.tables import list_table, matrix_table, unscored_table
from gtm_framework.triage.explain import why
from gtm_framework.triage.matrix import THRESHOLDS
from gtm_framework.triage.ranking import Ranked
from gtm_framework.triage.selection import matching
from pages.parts import session, workspace
from pages.parts.shell import filters
from pages.parts.shell.inert import inert
from pages.parts.shell.table_of_chart import table_of_chart

_STEPS = tuple(float(step) for step in range(THRESHOLDS[0], THRESHOLDS[1] + 1))


def controls(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Method and threshold, which hold everywhere, and a filter that holds here."""
    method, line, kinds = st.columns([3, 3, 3], vertical_alignment="bottom")
    with method:
        filters.method_choice()
    with line:
        st.select_slider(
            "high is above",
            _STEPS,
            format_func=lambda step: f"{step:g}",
            key=session.bound_key("threshold", float(workspace.current().settings.threshold)),
            on_change=_choose_threshold,
            help="Scores above this line are high, on both axes; it holds on every page and in the export.",
        )
    with kinds:
        chosen = filters.kind_filter("matrix-kinds")
    return matching(ranked, kinds=chosen)


def beside(shown: Sequence[Ranked]) -> None:
    """The idea that was clicked, the list in its order, and what has no place yet."""
    picked = workspace.picked_idea()
    opened = next((item for item in shown if item.initiative.id == picked), None)
    if opened:
        with st.container(border=True, key="opened"):
            sign = kind_sign(opened.verdict.final_kind)
            st.markdown(f"**{sign.glyph} {inert(opened.initiative.title)}**")
            st.caption(inert(why(opened)))
            st.page_link("pages/triage.py", label="Open it in Triage", icon=":material/arrow_forward:")
    placed = [item for item in shown if item.rank is not None]
    ids = [item.initiative.id for item in placed]
    st.dataframe(
        _table("placed", list_table, placed)[["rank", "verdict", "idea"]],
        hide_index=True,
        key=session.selection_key("matrix-list", [ids.index(picked)] if picked in ids else [], "idea"),
        on_select=lambda: _open_row(ids),
        selection_mode=session.SINGLE_ROW,
        height=320,
        column_config={"rank": st.column_config.NumberColumn("#", width=40)},
        alt="The ranked ideas in their order",
    )
    unscored = _table("unscored", unscored_table, shown)
    if len(unscored):
        st.caption(f"{len(unscored)} without a rank")
        st.dataframe(
            unscored, hide_index=True, key="matrix-unscored", alt="Ideas without a rank and what they lack"
        )


def table_and_pictures(shown: Sequence[Ranked]) -> None:
    """The plot as a table, and as a file where a browser to draw it is found."""
    table_of_chart(_table("matrix", matrix_table, shown), "matrix")
    missing = session.cached("no-picture", None, why_no_picture)
    if missing:
        st.caption(missing)
        return
    pictures: dict[str, bytes] = session.cached("pictures", workspace.cache_key(), dict)
    with st.container(horizontal=True, vertical_alignment="center"):
        for sort in FORMATS:
            if st.button(f"Make {sort.upper()}", key=f"make-{sort}", icon=":material/image:"):
                with st.spinner(f"Drawing the {sort.upper()}"):
                    pictures[sort] = picture(matrix_figure(shown, presenting=True), sort)
        for drawn, content in pictures.items():
            st.download_button(
                f"Download {drawn.upper()}",
                content,
                file_name=f"matrix.{drawn}",
                key=f"download-{drawn}",
                on_click="ignore",
            )


def _table(
    name: str, draw: Callable[[Sequence[Ranked]], pd.DataFrame], items: Sequence[Ranked]
) -> pd.DataFrame:
    of = (workspace.cache_key(), [item.initiative.id for item in items])
    return session.cached(f"table-{name}", of, lambda: draw(items))


def _open_row(ids: Sequence[str]) -> None:
    rows = session.selected_rows("matrix-list")
    if rows:
        workspace.pick_idea(ids[rows[0]])


@session.report_errors
def _choose_threshold() -> None:
    workspace.change_settings(
        "Move the line between low and high", threshold=session.widget_value("threshold")
    )
