"""The team's own methods: defining one as a table of criteria, editing it, and deleting it."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from gtm_framework.inert import inert_markdown
from gtm_framework.triage.methods import (
    USUAL_SCALE,
    Combine,
    Criterion,
    Method,
    criteria_of,
    default_method,
    method_id,
    with_method,
    without_method,
)
from gtm_framework.triage.scales import AXES, all_scales
from pages.parts import session, workspace

_OPEN, _CHOSEN = "own-methods", "own-method"
_NEW = ""
_HOW = (
    "Rank the list by your own criteria. Impact, effort, reach, and confidence come from "
    "each idea; you score the other criteria on the idea or in the ideas table."
)
_COMBINE: dict[Combine, str] = {"sum": "Weighted sum", "product": "Product"}
_START = (Criterion("Impact"), Criterion("Effort", divides=True))
_BETTER = {False: "more", True: "less"}


def panel() -> None:
    """The button for the team's own methods."""
    with st.popover(
        "Scoring",
        icon=":material/function:",
        key=_OPEN,
        help="Custom ranking methods",
        on_change="rerun",
    ) as opened:
        if opened.open:
            _methods()


def _methods() -> None:
    st.markdown("**Custom scoring**")
    st.caption(_HOW)
    known, own = workspace.current().settings.methods, workspace.current().settings.own_methods
    chosen = _NEW
    if own:
        chosen = st.selectbox(
            "Method",
            [_NEW, *own["method"]],
            format_func=lambda id_: known[id_].name if id_ else "New method",
            key=session.bound_key(_CHOSEN, session.get_local(_CHOSEN) or _NEW),
        )
    _form(chosen, known[chosen] if chosen else None)


def _form(chosen: str, by: Method | None) -> None:
    left, right = st.columns(2)
    name = left.text_input("Name", value=by.name if by else "", key=f"own-method-name-{chosen}")
    combine: Combine = right.radio(
        "Calculation",
        list(_COMBINE),
        index=list(_COMBINE).index(by.combine) if by else 0,
        format_func=_COMBINE.__getitem__,
        horizontal=True,
        key=f"own-method-combine-{chosen}",
    )
    edited = st.data_editor(
        _table(criteria_of(by) if by else _START),
        num_rows="dynamic",
        hide_index=True,
        key=f"own-method-criteria-{chosen}",
        column_config=_columns(),
        alt="Criteria of the method",
    )
    if by:
        st.caption(inert_markdown(f"Saved formula: {by.formula}"))
    with st.container(horizontal=True):
        st.button(
            "Save method",
            key="own-method-save",
            type="primary",
            on_click=_save,
            args=(chosen, name, combine, _criteria(edited)),
        )
        if by:
            st.button("Delete method", key="own-method-delete", on_click=_delete, args=(chosen,))


def _columns() -> dict[str, Any]:
    return {
        "criterion": st.column_config.TextColumn("criterion", required=True, width=140),
        "weight": st.column_config.NumberColumn(
            "weight", min_value=0, width=85, help="Only used in a weighted sum"
        ),
        "scale": st.column_config.SelectboxColumn(
            "scale", options=[each.name for each in all_scales().values()], width=115
        ),
        "better": st.column_config.SelectboxColumn("better", options=list(_BETTER.values()), width=85),
        "divides": st.column_config.CheckboxColumn(
            "divides", width=90, help="Divides the score, as effort does"
        ),
        "matrix axis": st.column_config.SelectboxColumn(
            "matrix axis",
            options=["", *AXES],
            width=110,
            help="Places ideas on this axis of the matrix, instead of their own impact or effort",
        ),
    }


def _table(criteria: Iterable[Criterion]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "criterion": each.label,
                "weight": each.weight,
                "scale": all_scales()[each.scale].name,
                "better": _BETTER[each.less_is_better],
                "divides": each.divides,
                "matrix axis": each.axis or "",
            }
            for each in criteria
        ]
    )


def _criteria(edited: pd.DataFrame) -> tuple[Criterion, ...]:
    scales = {each.name: id_ for id_, each in all_scales().items()}
    rows = edited.astype(object).where(edited.notna(), None).to_dict("records")
    return tuple(
        Criterion(
            label=str(row["criterion"]).strip(),
            weight=1.0 if row["weight"] is None else float(row["weight"]),
            scale=scales.get(str(row["scale"]), USUAL_SCALE),
            less_is_better=row["better"] == _BETTER[True],
            divides=bool(row["divides"]),
            axis=row["matrix axis"] or None,
        )
        for row in rows
        if row["criterion"] and str(row["criterion"]).strip()
    )


@session.report_errors
def _save(chosen: str, name: str, combine: Combine, criteria: tuple[Criterion, ...]) -> None:
    own = with_method(workspace.current().settings.own_methods, name, combine, criteria, replacing=chosen)
    id_ = chosen or method_id(name)
    workspace.change_settings(f"Define the method “{name.strip()}”", own_methods=own, method=id_)
    session.set_local(_CHOSEN, id_)
    session.clear_widgets(*(f"own-method-{part}-{chosen}" for part in ("name", "combine", "criteria")))
    session.notify(f"The list is now ranked by “{name.strip()}”.", undo=True)


@session.report_errors
def _delete(chosen: str) -> None:
    settings = workspace.current().settings
    name = settings.methods[chosen].name
    method = default_method() if settings.method == chosen else settings.method
    own = without_method(settings.own_methods, chosen)
    workspace.change_settings(f"Delete the method “{name}”", own_methods=own, method=method)
    session.set_local(_CHOSEN, None)
    session.notify(f"Deleted the method “{name}”. Ideas keep their scores.", undo=True)
