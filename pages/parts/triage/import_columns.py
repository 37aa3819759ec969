"""The columns of a file under review: samples, what each becomes, and the scale of its numbers."""

from collections.abc import Sequence

import streamlit as st

from gtm_framework.english import counted
from gtm_framework.exchange.cells import Role
from gtm_framework.exchange.importing import ImportReview, PlannedColumn
from gtm_framework.triage.scales import scale
from pages.parts import session
from pages.parts.shell.inert import inert
from pages.parts.triage import import_state

_NOTHING = ""


def columns(review: ImportReview) -> None:
    """Every column; those kept as they are collapse."""
    used = [each for each in review.plan.columns if each.column.role is not Role.UNKNOWN]
    kept = [each for each in review.plan.columns if each.column.role is Role.UNKNOWN]
    st.header("Columns")
    st.caption("Each column of your file, what it becomes, and the scale of its numbers.")
    _rows(used)
    if kept:
        with st.expander(
            f"{counted(len(kept), 'column')} kept as {'it is' if len(kept) == 1 else 'they are'}"
        ):
            _rows(kept)


def _rows(shown: Sequence[PlannedColumn]) -> None:
    for each in shown:
        header, becomes, on = st.columns([5, 3, 4], vertical_alignment="center")
        with header:
            st.markdown(f"**{inert(each.column.header) or 'No header'}**")
            st.caption(inert(" · ".join(sample[:40] for sample in each.samples)) or "Empty")
        with becomes:
            _becomes(each)
        with on:
            _scale(each)


def _becomes(each: PlannedColumn) -> None:
    column = each.column
    name = _NOTHING if column.role is Role.UNKNOWN else column.name
    if name and name not in each.choices:
        st.markdown(inert(f"{name.replace('_', ' ')} from our own export"))
        return
    st.selectbox(
        "Becomes",
        [_NOTHING, *each.choices],
        key=session.bound_key(f"import-column-{column.at}", name),
        format_func=lambda value: value.replace("_", " ") if value else "Keep as is",
        on_change=_choose_column,
        args=(column.at, column.header, name),
        label_visibility="collapsed",
    )


def _scale(each: PlannedColumn) -> None:
    column = each.column
    if each.scale_choices:
        st.selectbox(
            "Scale",
            each.scale_choices,
            key=session.bound_key(f"import-scale-{column.at}", each.scale),
            format_func=lambda value: scale(value).name,
            on_change=_choose_scale,
            args=(column.at, column.name),
            label_visibility="collapsed",
        )
    if column.why or column.remark:
        st.caption(inert(column.why or column.remark))


def _choose_column(at: int, header: str, before: str) -> None:
    chosen = session.widget_value(f"import-column-{at}")
    import_state.change(import_state.request().with_column(header, before, chosen))


def _choose_scale(at: int, name: str) -> None:
    chosen = session.widget_value(f"import-scale-{at}")
    import_state.change(import_state.request().with_scale(name, chosen))
