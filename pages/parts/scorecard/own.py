"""Your own scorecard: typed or uploaded, weighted, and compared by the same engine."""

import pandas as pd
import streamlit as st

from gtm_framework.english import counted
from gtm_framework.errors import GtmError, RefusedError
from gtm_framework.exchange import PAGE_ROWS, check_size
from gtm_framework.exchange.scorecards import ALL, CriteriaAre, own_table_csv, read_scorecard
from gtm_framework.scorecard.own import LOWER, NAME, WEIGHT, OwnTable, example_own_table
from pages.parts import session, workspace
from pages.parts.scorecard import charts, files, own_editor
from pages.parts.scorecard.charts import ComparisonView
from pages.parts.shell.inert import inert

_FAULTS_SHOWN = 20
_ROWS_SHOWN = 9


def view() -> None:
    """The editable table on the left, the result on the right."""
    left, right = st.columns([11, 8], gap="medium")
    with left:
        _criteria()
        _options()
        _files()
    board = _board(right)
    if board is None:
        return
    with left:
        charts.heat(board)
    with right:
        charts.bars(board)
        charts.outcome(board)
        files.downloads(board)
    charts.safety(board)
    charts.tables_of_charts(board)


def presented() -> None:
    """The ranking or the scores alone, for a shared screen."""
    board = _board(st.container())
    if board is not None:
        charts.presented(board)


def _board(otherwise: "st.delta_generator.DeltaGenerator") -> ComparisonView | None:
    try:
        comparison = session.cached("own", own_editor.own_table(), own_editor.own_table().comparison)
    except RefusedError as refused:
        with otherwise:
            st.warning(
                "Fix these cells to see the comparison. Your entries are saved.", icon=":material/edit:"
            )
            for fault in refused.faults[:_FAULTS_SHOWN]:
                st.text(fault)
        return None
    return ComparisonView(name="own-table", title="Your own scorecard", comparison=comparison)


def _criteria() -> None:
    key, base = own_editor.own_editor("criteria")
    st.data_editor(
        pd.DataFrame(
            {
                NAME: [criterion.name for criterion in base.criteria],
                WEIGHT: [criterion.weight for criterion in base.criteria],
                LOWER: [criterion.lower_is_better for criterion in base.criteria],
            }
        ),
        hide_index=True,
        num_rows="dynamic",
        key=key,
        on_change=_edit_criteria,
        column_config={
            NAME: st.column_config.TextColumn("criterion", width="large"),
            WEIGHT: st.column_config.TextColumn("weight", width=80, default="1", help="0 or more"),
            LOWER: st.column_config.CheckboxColumn("lower is better", width=110, default=False),
        },
        alt="Editable criteria with their weights and directions",
    )


def _options() -> None:
    key, base = own_editor.own_editor("options")
    columns = {NAME: [option.name for option in base.options]}
    columns |= {str(at): [option.scores[at] for option in base.options] for at in range(len(base.criteria))}
    names = {str(at): criterion.name or f"criterion {at + 1}" for at, criterion in enumerate(base.criteria)}
    st.data_editor(
        pd.DataFrame(columns),
        hide_index=True,
        num_rows="dynamic",
        key=key,
        on_change=_edit_options,
        height=36 * (min(len(base.options), _ROWS_SHOWN) + 2) + 2,
        column_config={
            NAME: st.column_config.TextColumn("option", width="medium"),
            **{at: st.column_config.TextColumn(name, help="0 to 10") for at, name in names.items()},
        },
        alt="Editable options with a score from 0 to 10 for each criterion",
    )


def _files() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover("Upload a CSV", icon=":material/upload:", key="own-upload"):
            _upload()
        st.download_button(
            "Download table (CSV)",
            own_table_csv(own_editor.own_table()),
            file_name=workspace.file_name("table", "csv"),
            mime="text/csv",
            key="own-table-download",
            icon=":material/download:",
            on_click="ignore",
            help="You can upload this file again",
        )
        st.button("Use the example", key="own-example", on_click=_take_example)


def _upload() -> None:
    rescale = st.checkbox(
        "Rescale measured values, such as prices, to 0 to 10",
        key="own-rescale",
        help="The smallest number of each criterion becomes 0, and the largest 10.",
    )
    criteria = st.selectbox(
        "Criteria are in",
        [None, *CriteriaAre],
        format_func=lambda axis: "columns or rows (detect)" if axis is None else str(axis),
        key="own-criteria-are",
    )
    file = st.file_uploader(
        "Options and criteria with scores from 0 to 10.",
        type=["csv", "tsv", "txt", "xlsx"],
        key=f"own-file-{own_editor.own_editor('options')[0]}",
    )
    if file is None:
        return
    check_size(file.name, file.size)
    try:
        read = read_scorecard(
            file.getvalue(),
            file.name,
            criteria=criteria,
            normalize=[ALL] if rescale else (),
            max_rows=PAGE_ROWS,
        )
    except GtmError as refused:
        st.error(
            inert(f"{file.name} was not imported. Fix this and upload it again."), icon=":material/error:"
        )
        for line in str(refused).splitlines()[:_FAULTS_SHOWN]:
            st.text(line)
        return
    table = own_editor.own_table().filled_from(read.table, read.weights, read.lower_is_better)
    own_editor.save_own_table(table, f"Upload scorecard {file.name}")
    session.notify(
        " ".join([f"Imported {counted(len(table.options), 'option')} from {file.name}.", *read.notes])
    )
    st.rerun()


@session.report_errors
def _edit_criteria() -> None:
    own_editor.save_own_edits("criteria", OwnTable.with_criteria)


@session.report_errors
def _edit_options() -> None:
    own_editor.save_own_edits("options", OwnTable.with_options)


@session.report_errors
def _take_example() -> None:
    own_editor.save_own_table(example_own_table(), "Use the example scorecard")
